package praktikum.course.markdown;

import java.util.ArrayList;
import java.util.List;
import praktikum.text.FileProblem;
import praktikum.text.yaml.Yaml;
import praktikum.text.yaml.YamlValue;

/** Gathers what is wrong with one file. */
public final class ProblemCollector {

    private final String file;
    private final List<FileProblem> findings = new ArrayList<>();

    public ProblemCollector(String file) {
        this.file = file;
    }

    /** The file that is read. */
    public String file() {
        return file;
    }

    /** What was found so far, in the order it was met; more may be added to it. */
    public List<FileProblem> findings() {
        return findings;
    }

    /** Notes a problem on a line. */
    public void add(int line, String key, Object... args) {
        findings.add(FileProblem.of(file, line, key, args));
    }

    /** Notes what is wrong with a text as YAML. */
    public void addAll(Yaml yaml) {
        findings.addAll(yaml.findings());
    }

    /** A mapping to be asked for its keys; of another shape it is noted and has none. */
    public MappingReader keys(YamlValue value, List<String> allowed) {
        if (value instanceof YamlValue.Fields fields) {
            return new MappingReader(this, fields, allowed);
        }
        if (!(value instanceof YamlValue.Alias)) {
            add(value.line(), "course.mapping");
        }
        return new MappingReader(this, new YamlValue.Fields(List.of(), value.line()), List.of());
    }
}
