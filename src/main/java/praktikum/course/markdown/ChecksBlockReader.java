package praktikum.course.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.course.CheckText;
import praktikum.course.PageValues;
import praktikum.course.markdown.ParsedPage.CheckEntry;
import praktikum.course.markdown.ParsedPage.ParsedCheck;
import praktikum.text.Language;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.Yaml;
import praktikum.text.yaml.YamlValue;

/** Reads a {@code checks} block: a YAML list, an entry per check. */
final class ChecksBlockReader {

    private static final List<String> ENGLISH = List.of("id", "points", "bonus", "says", "hint", "hint-cost", "mistakes");
    private static final List<String> TRANSLATED = List.of("id", "says", "hint", "mistakes");
    private static final Pattern BRACES = Pattern.compile("\\$\\{([^}]*)}");

    private static final Pattern ENTRY = Pattern.compile(" *- +id: +(" + MappingReader.ID + ") *");

    private final ProblemCollector problems;
    private final Language language;

    ChecksBlockReader(ProblemCollector problems, Language language) {
        this.problems = problems;
        this.language = language;
    }

    /**
     * What was read.
     *
     * @param listed whether every entry is among them
     * @param whole whether each of them was understood
     */
    record Read(List<CheckEntry> entries, boolean listed, boolean whole) {
    }

    /** @param line the line of the page that the text starts on */
    Read read(String text, int line) {
        var yaml = Yaml.read(problems.file(), line, text);
        problems.addAll(yaml.findings());
        var entries = new ArrayList<CheckEntry>();
        var listed = yaml.findings().isEmpty();
        var whole = listed;
        if (yaml.root().isPresent() && yaml.root().get() instanceof YamlValue.Items items) {
            for (var item : items.values()) {
                var keys = MappingReader.of(problems, item, language == Language.ENGLISH ? ENGLISH : TRANSLATED);
                var check = check(keys);
                entries.add(new CheckEntry(check.map(ParsedCheck::id).orElse(""), keys.line(), check));
                whole &= check.filter(ParsedCheck::told).isPresent();
            }
        } else if (yaml.findings().isEmpty()) {
            problems.add(yaml.root().map(YamlValue::line).orElse(line), "course.checks-list");
            listed = false;
        }
        if (entries.isEmpty()) {
            ids(text, line, entries);
        }
        return new Read(entries, listed, whole && listed);
    }

    /** Of a list that is not understood as one, the ids alone: whatever is wrong with it, they are meant as they are written. */
    private static void ids(String text, int line, List<CheckEntry> entries) {
        var lines = text.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            var id = ENTRY.matcher(lines[i]);
            if (id.matches()) {
                entries.add(new CheckEntry(id.group(1), line + i, Optional.empty()));
            }
        }
    }

    private Optional<ParsedCheck> check(MappingReader keys) {
        if (keys.names().isEmpty()) {
            return Optional.empty();
        }
        keys.need(language == Language.ENGLISH ? new String[] {"id", "points", "says"} : new String[] {"id", "says"});
        var id = keys.id("id");
        var points = keys.number("points", 1, 100).orElse(0);
        var mistakes = new LinkedHashMap<String, String>();
        var lines = new LinkedHashMap<String, Integer>();
        keys.in("mistakes", List.of()).ifPresent(entries -> entries.names().forEach(name -> {
            lines.put(name, entries.line(name));
            if (!name.matches(MappingReader.ID)) {
                problems.add(entries.line(name), "course.id", name);
            }
            entries.text(name).ifPresent(sentence -> {
                mistakes.put(name, sentence);
                placeholders(sentence, entries.line(name));
            });
        }));
        var words = new CheckText(keys.text("says").orElse(""), keys.text("hint"), mistakes);
        var cost = keys.number("hint-cost", 0, Math.max(points, 1)).orElse(0);
        if (keys.has("hint-cost") && !keys.has("hint")) {
            problems.add(keys.line("hint-cost"), "course.cost-without-hint");
        }
        var bonus = keys.flag("bonus");
        return id.map(name -> new ParsedCheck(name, points, bonus, cost, words, keys.line(), Map.copyOf(lines),
                keys.isMapping("mistakes")));
    }

    private void placeholders(String sentence, int line) {
        BRACES.matcher(sentence).results().map(place -> place.group(1))
                .filter(name -> !name.matches("[a-z][a-z-]*") && PageValues.names("${" + name + "}").isEmpty())
                .forEach(name -> problems.add(line, "course.placeholder", "${" + name + "}"));
    }
}
