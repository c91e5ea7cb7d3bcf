package praktikum.course.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import praktikum.text.Nearest;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Items;
import praktikum.text.yaml.YamlValue.Kind;
import praktikum.text.yaml.YamlValue.Scalar;

/** The keys of one mapping, each asked for by its kind; what is of another kind, or not allowed at all, is noted. */
public final class MappingReader {

    static final String ID = "[a-z0-9][a-z0-9-]*";

    private final ProblemCollector problems;
    private final Fields fields;

    private MappingReader(ProblemCollector problems, Fields fields, List<String> allowed) {
        this.problems = problems;
        this.fields = fields;
        fields.fields().stream().filter(field -> !allowed.isEmpty() && !allowed.contains(field.key()))
                .forEach(field -> problems.add(field.line(), "course.unknown-key", field.key(), Nearest.list(field.key(), allowed)));
    }

    /** A mapping to be asked for its keys; of another shape it is noted and has none. */
    public static MappingReader of(ProblemCollector problems, YamlValue value, List<String> allowed) {
        if (value instanceof Fields fields) {
            return new MappingReader(problems, fields, allowed);
        }
        if (!(value instanceof YamlValue.Alias)) {
            problems.add(value.line(), "course.mapping");
        }
        return new MappingReader(problems, new Fields(List.of(), value.line()), List.of());
    }

    int line() {
        return fields.line();
    }

    /** The line of a key, of the mapping where it is not there. */
    public int line(String key) {
        return fields.field(key).map(YamlValue.Field::line).orElse(fields.line());
    }

    boolean has(String key) {
        return fields.value(key).isPresent();
    }

    /** Notes the keys that are missing; of something that is no mapping, that has been noted already. */
    public void need(String... keys) {
        for (var key : keys) {
            if (!has(key) && !fields.fields().isEmpty()) {
                problems.add(fields.line(), "course.missing-key", key);
            }
        }
    }

    /** The text of a key. */
    public Optional<String> text(String key) {
        return fields.value(key).flatMap(value -> {
            if (value instanceof Scalar scalar && scalar.kind() != Kind.NULL && !scalar.value().isBlank()) {
                return Optional.of(scalar.value().strip());
            }
            wrong(key, "course.text", key);
            return Optional.empty();
        });
    }

    /** An id: small letters, digits and hyphens. */
    public Optional<String> id(String key) {
        return text(key).filter(id -> {
            var fits = id.matches(ID);
            if (!fits) {
                problems.add(line(key), "course.id", id);
            }
            return fits;
        });
    }

    /** A whole number between two others. */
    public OptionalInt number(String key, int least, int most) {
        if (!has(key)) {
            return OptionalInt.empty();
        }
        var text = fields.value(key).filter(Scalar.class::isInstance).map(value -> ((Scalar) value).value()).orElse("");
        if (text.matches("0|[1-9][0-9]{0,5}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        wrong(key, "course.number", text, key, least, most);
        return OptionalInt.empty();
    }

    boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        if (fields.value(key).get() instanceof Scalar scalar && scalar.kind() == Kind.BOOLEAN) {
            return scalar.value().equalsIgnoreCase("true");
        }
        wrong(key, "course.flag", key);
        return false;
    }

    /** The ids of a list, each with its line. */
    Map<String, Integer> ids(String key) {
        var ids = new LinkedHashMap<String, Integer>();
        for (var value : items(key)) {
            if (value instanceof Scalar scalar && scalar.value().matches(ID)) {
                if (ids.putIfAbsent(scalar.value(), scalar.line()) != null) {
                    problems.add(scalar.line(), "course.duplicate", scalar.value());
                }
            } else if (!(value instanceof YamlValue.Alias)) {
                problems.add(value.line(), "course.id", value instanceof Scalar scalar ? scalar.value() : "…");
            }
        }
        return ids;
    }

    /** The mappings of a list. */
    public List<MappingReader> list(String key, List<String> allowed) {
        return items(key).stream().map(item -> MappingReader.of(problems, item, allowed)).toList();
    }

    /** The keys of a mapping below this one; none where there is none. */
    public Optional<MappingReader> in(String key, List<String> allowed) {
        return fields.value(key).map(value -> MappingReader.of(problems, value, allowed));
    }

    /** Whether a list stands below a key. */
    public boolean isList(String key) {
        return fields.value(key).filter(Items.class::isInstance).isPresent();
    }

    /** Whether what stands below a key, if anything does, is a mapping. */
    boolean isMapping(String key) {
        return fields.value(key).map(Fields.class::isInstance).orElse(true);
    }

    // An alias is a problem already, whatever it stands for.
    private void wrong(String key, String sentence, Object... args) {
        if (!(fields.value(key).orElseThrow() instanceof YamlValue.Alias)) {
            problems.add(line(key), sentence, args);
        }
    }

    /** The names of all keys. */
    List<String> names() {
        return fields.fields().stream().map(YamlValue.Field::key).toList();
    }

    private List<YamlValue> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (fields.value(key).get() instanceof Items items) {
            return new ArrayList<>(items.values());
        }
        wrong(key, "course.list", key);
        return List.of();
    }
}
