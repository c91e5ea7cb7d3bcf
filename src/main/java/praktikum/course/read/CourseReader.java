package praktikum.course.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import praktikum.course.Course;
import praktikum.course.file.CourseFiles;
import praktikum.course.file.CourseHash;
import praktikum.course.file.TextFile;
import praktikum.course.lint.TranslationLint;
import praktikum.course.markdown.InlineConverter;
import praktikum.course.markdown.MappingReader;
import praktikum.course.markdown.PageReader;
import praktikum.course.markdown.ParsedLab;
import praktikum.course.markdown.ParsedPage;
import praktikum.text.FileProblem;
import praktikum.text.Language;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.Yaml;

/** Reads {@code course.yaml} and the pages it names. */
final class CourseReader {

    private static final String COURSE = "course.yaml";

    private final CourseFiles source;
    private final List<FileProblem> findings = new ArrayList<>();
    private final Map<String, String> texts = new TreeMap<>();
    private Predicate<String> unread = lab -> false;

    CourseReader(CourseFiles source) {
        this.source = source;
    }

    /** One page that was read, or why it was not. */
    private record PageFile(String path, ParsedPage page, TextFile text, List<FileProblem> findings) {
    }

    CourseReading read() {
        var problems = new ProblemCollector(source.shown(COURSE));
        var file = TextFile.read(source, COURSE, "course.no-course");
        findings.addAll(file.findings());
        var keys = file.text().flatMap(text -> keys(problems, text));
        if (keys.isEmpty()) {
            findings.addAll(problems.findings());
            return new CourseReading(Optional.empty(), List.of(), lab -> true, findings);
        }
        texts.put(COURSE, file.text().orElse(""));
        var id = keys.get().id("id");
        var title = titles(keys.get());
        var labs = labs(weights(keys.get(), problems));
        findings.addAll(problems.findings());
        return new CourseReading(Optional.of(new Course(id.orElse(""), title, List.of(), CourseHash.of(texts))), labs, unread, findings);
    }

    private static Optional<MappingReader> keys(ProblemCollector problems, String text) {
        var yaml = Yaml.read(problems.file(), 1, text);
        problems.addAll(yaml.findings());
        if (yaml.root().isEmpty() && yaml.findings().isEmpty()) {
            problems.add(1, "course.mapping");
        }
        var keys = yaml.root().map(root -> MappingReader.of(problems, root, List.of("id", "title", "labs")));
        keys.ifPresent(found -> found.need("id", "title", "labs"));
        return keys;
    }

    private static Map<Language, String> titles(MappingReader keys) {
        var titles = new LinkedHashMap<Language, String>();
        keys.in("title", List.of("en", "id")).ifPresent(title -> {
            title.need("en", "id");
            for (var language : Language.values()) {
                title.text(language.code()).ifPresent(text -> titles.put(language, text));
            }
        });
        return titles;
    }

    private Map<String, Integer> weights(MappingReader keys, ProblemCollector problems) {
        var weights = new LinkedHashMap<String, Integer>();
        var entries = 0;
        for (var entry : keys.list("labs", List.of("id", "weight"))) {
            entry.need("id", "weight");
            var weight = entry.number("weight", 1, 1000).orElse(1);
            var id = entry.id("id");
            entries += id.isPresent() ? 0 : 1;
            id.filter(lab -> weights.putIfAbsent(lab, weight) != null)
                    .ifPresent(lab -> problems.add(entry.line("id"), "course.duplicate", lab));
        }
        var unnamed = source.folders().stream().filter(folder -> !weights.containsKey(folder)).toList();
        // Where the list itself is not understood, any lab may be meant by it.
        var understood = entries == 0 && keys.isList("labs");
        unread = understood ? unnamed::contains : lab -> true;
        if (understood) {
            unnamed.forEach(folder -> problems.add(keys.line("labs"), "course.folder-unnamed", folder));
        }
        return weights;
    }

    // Pages are read side by side: a cold start spends most of its time here.
    private List<ParsedLab> labs(Map<String, Integer> weights) {
        var pages = new LinkedHashMap<String, PageFile>();
        weights.keySet().stream().flatMap(lab -> Stream.of(Language.values()).map(language -> Map.entry(lab, language)))
                .toList().parallelStream().map(page -> page(page.getKey(), page.getValue())).toList()
                .forEach(page -> pages.put(page.path(), page));
        pages.values().forEach(page -> {
            findings.addAll(page.findings());
            page.text().text().ifPresent(text -> texts.put(page.path(), text));
        });
        weights.keySet().forEach(lab -> source.pages(lab).stream().map(name -> lab + "/" + name).filter(path -> !pages.containsKey(path))
                .forEach(path -> findings.add(FileProblem.of(source.shown(path), 1, "course.other-page"))));
        var labs = new ArrayList<ParsedLab>();
        weights.forEach((lab, weight) -> labs.add(new ParsedLab(lab, weight, pages.get(path(lab, Language.ENGLISH)).page(),
                pages.get(path(lab, Language.INDONESIAN)).page(), source)));
        labs.forEach(lab -> findings.addAll(TranslationLint.problems(lab).findings()));
        return labs;
    }

    private static String path(String lab, Language language) {
        return lab + (language == Language.ENGLISH ? "/lab.md" : "/lab." + language.code() + ".md");
    }

    private PageFile page(String lab, Language language) {
        var path = path(lab, language);
        var problems = new ProblemCollector(source.shown(path));
        var file = TextFile.read(source, path, "course.no-page");
        problems.findings().addAll(file.findings());
        var page = file.text().map(text -> new PageReader(problems, language).read(text));
        page.flatMap(read -> read.front().id()).filter(id -> !id.equals(lab))
                .ifPresent(id -> problems.add(page.get().front().idLine(), "course.other-id", id, lab));
        page.ifPresent(read -> read.pictures().stream().filter(picture -> !exists(lab, picture.name()))
                .forEach(picture -> problems.add(picture.line(), "course.picture", picture.name())));
        return new PageFile(path, page.orElse(ParsedLab.noPage(problems.file())), file, problems.findings());
    }

    private boolean exists(String lab, String picture) {
        try {
            return InlineConverter.isPicture(picture) && source.bytes(lab + "/" + picture).isPresent();
        } catch (IOException | SecurityException e) {
            return false;
        }
    }
}
