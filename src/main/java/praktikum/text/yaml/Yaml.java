package praktikum.text.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import praktikum.text.FileProblem;

/**
 * A YAML document that was read.
 *
 * @param root its value, empty where the text holds none, is no YAML or goes on after what was read
 * @param findings what is wrong with it as YAML; not empty where {@code root} misses a part
 */
public record Yaml(Optional<YamlValue> root, List<FileProblem> findings) {

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 1 << 20;

    public Yaml {
        findings = List.copyOf(findings);
    }

    /**
     * Reads one document.
     *
     * @param file what findings name
     * @param firstLine the line of that file the text starts on, from 1
     */
    public static Yaml read(String file, int firstLine, String text) {
        if (text.length() > LONGEST) {
            return wrong(FileProblem.of(file, firstLine, "yaml.too-long", text.length(), LONGEST));
        }
        var settings = LoadSettings.builder().setLabel(file).setCodePointLimit(LONGEST + 1).build();
        var tree = new TreeBuilder(file, firstLine);
        try {
            for (var event : new Parse(settings).parseString(text)) {
                if (!tree.add(event)) {
                    break;
                }
            }
        } catch (MarkedYamlEngineException e) {
            var key = key(String.valueOf(e.getProblem()));
            // What is not closed is looked for where it opens.
            var mark = key.equals("yaml.unclosed") ? e.getContextMark().or(e::getProblemMark) : e.getProblemMark().or(e::getContextMark);
            var line = mark.map(Mark::getLine).orElse(0);
            return wrong(FileProblem.of(file, firstLine + line, key, line(text, line)));
        } catch (ReaderException e) {
            var line = (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
            return wrong(FileProblem.of(file, firstLine + line, "yaml.character", "U+%04X".formatted(e.getCodePoint())));
        } catch (YamlEngineException e) {
            return wrong(FileProblem.of(file, firstLine, "yaml.not-yaml", line(text, 0)));
        }
        return new Yaml(tree.root(), tree.findings());
    }

    private static Yaml wrong(FileProblem finding) {
        return new Yaml(Optional.empty(), List.of(finding));
    }

    private static String line(String text, int index) {
        return text.lines().skip(index).findFirst().orElse("").strip();
    }

    // The library's sentences are English only; the frequent slips get one of ours in both languages.
    private static String key(String problem) {
        if (problem.contains("\\t") || problem.contains("TAB") || problem.contains("'\t'")) {
            return "yaml.tab";
        } else if (problem.contains("mapping values are not allowed")) {
            return "yaml.colon";
        } else if (problem.contains("could not find expected ':'")) {
            return "yaml.no-colon";
        } else if (problem.contains("unexpected end of stream") || problem.contains("expected ',' or")) {
            return "yaml.unclosed";
        } else if (problem.contains("block end")) {
            return "yaml.indent";
        } else {
            return "yaml.not-yaml";
        }
    }
}
