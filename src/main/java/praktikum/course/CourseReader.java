package praktikum.course;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.text.Finding;
import praktikum.text.Language;
import praktikum.text.yaml.Yaml;
import praktikum.text.yaml.YamlValue;

/** Reads {@code course.yaml} and the pages it names. */
final class CourseReader {

    private static final int LONGEST = 1 << 20;

    private final Source source;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> texts = new TreeMap<>();

    CourseReader(Source source) {
        this.source = source;
    }

    Reading read() {
        var notes = new Notes(source.shown("course.yaml"));
        var keys = text("course.yaml", "course.no-course").flatMap(text -> keys(notes, text));
        if (keys.isEmpty()) {
            findings.addAll(notes.findings());
            return new Reading(Optional.empty(), List.of(), Map.of(), findings);
        }
        var id = keys.get().id("id");
        var title = titles(keys.get());
        var labs = new ArrayList<RawLab>();
        var lines = new LinkedHashMap<String, Integer>();
        var markdown = new Markdown();
        for (var entry : keys.get().list("labs", List.of("id", "weight"))) {
            entry.need("id", "weight");
            var weight = entry.number("weight", 1, 1000).orElse(1);
            entry.id("id").ifPresent(lab -> {
                var first = lines.putIfAbsent(lab, entry.line("id"));
                if (first != null) {
                    notes.add(entry.line("id"), "course.duplicate", lab);
                } else {
                    labs.add(lab(lab, weight, markdown));
                }
            });
        }
        for (var folder : source.folders()) {
            if (!lines.containsKey(folder)) {
                notes.add(keys.get().line("labs"), "course.folder-unnamed", folder);
            }
        }
        findings.addAll(notes.findings());
        var head = new Course(id.orElse(""), title, List.of(), Sha.of(texts));
        return new Reading(Optional.of(head), labs, lines, findings);
    }

    private static Optional<Keys> keys(Notes notes, String text) {
        var yaml = Yaml.read(notes.file(), 1, text);
        notes.addAll(yaml);
        if (yaml.root().isEmpty() && yaml.findings().isEmpty()) {
            notes.add(1, "course.mapping");
        }
        var keys = yaml.root().map(root -> notes.keys(root, List.of("id", "title", "labs")));
        keys.ifPresent(found -> found.need("id", "title", "labs"));
        return keys;
    }

    private static Map<Language, String> titles(Keys keys) {
        var titles = new LinkedHashMap<Language, String>();
        keys.in("title", List.of("en", "id")).ifPresent(title -> {
            title.need("en", "id");
            for (var language : Language.values()) {
                title.text(language.code()).ifPresent(text -> titles.put(language, text));
            }
        });
        return titles;
    }

    private RawLab lab(String id, int weight, Markdown markdown) {
        var english = page(id, id + "/lab.md", Language.ENGLISH, markdown);
        var indonesian = page(id, id + "/lab.id.md", Language.INDONESIAN, markdown);
        var lab = new RawLab(id, weight, english, indonesian, source);
        findings.addAll(Pairing.notes(lab).findings());
        return lab;
    }

    private RawPage page(String lab, String path, Language language, Markdown markdown) {
        var notes = new Notes(source.shown(path));
        var page = text(path, "course.no-page").map(text -> new PageReader(markdown, notes, language).read(text));
        page.flatMap(read -> read.front().id()).filter(id -> !id.equals(lab))
                .ifPresent(id -> notes.add(page.get().front().idLine(), "course.other-id", id, lab));
        page.ifPresent(read -> read.pictures().stream().filter(picture -> !exists(lab, picture.name()))
                .forEach(picture -> notes.add(picture.line(), "course.picture", picture.name())));
        findings.addAll(notes.findings());
        return page.orElse(RawLab.noPage(notes.file()));
    }

    private boolean exists(String lab, String picture) {
        try {
            return Inlines.isPicture(picture) && source.bytes(lab + "/" + picture).isPresent();
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    // Line ends are made one, so that a checkout on another system is the same course.
    private Optional<String> text(String path, String missing) {
        var file = source.shown(path);
        try {
            var bytes = source.bytes(path);
            if (bytes.isEmpty()) {
                findings.add(Finding.of(file, 1, missing));
            } else if (bytes.get().length > LONGEST) {
                findings.add(Finding.of(file, 1, "yaml.too-long", bytes.get().length, LONGEST));
            } else {
                return decode(file, bytes.get()).map(text -> {
                    texts.put(path, text);
                    return text;
                });
            }
        } catch (IOException | SecurityException e) {
            findings.add(Finding.of(file, 1, "yaml.unreadable", e.getClass().getSimpleName()));
        }
        return Optional.empty();
    }

    private Optional<String> decode(String file, byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            return Optional.of((text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n").replace('\r', '\n'));
        } catch (CharacterCodingException e) {
            var line = 1;
            for (var i = 0; i < buffer.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            findings.add(Finding.of(file, line, "yaml.not-utf8"));
            return Optional.empty();
        }
    }
}
