package praktikum.course;

import java.util.ArrayList;
import java.util.List;
import praktikum.text.FileProblem;
import praktikum.text.yaml.Yaml;
import praktikum.text.yaml.YamlValue;

/** Gathers what is wrong with one file. */
final class Notes {

    private final String file;
    private final List<FileProblem> findings = new ArrayList<>();

    Notes(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    List<FileProblem> findings() {
        return findings;
    }

    void add(int line, String key, Object... args) {
        findings.add(FileProblem.of(file, line, key, args));
    }

    void addAll(Yaml yaml) {
        findings.addAll(yaml.findings());
    }

    /** A mapping to be asked for its keys; of another shape it is noted and has none. */
    Keys keys(YamlValue value, List<String> allowed) {
        if (value instanceof YamlValue.Fields fields) {
            return new Keys(this, fields, allowed);
        }
        if (!(value instanceof YamlValue.Alias)) {
            add(value.line(), "course.mapping");
        }
        return new Keys(this, new YamlValue.Fields(List.of(), value.line()), List.of());
    }
}
