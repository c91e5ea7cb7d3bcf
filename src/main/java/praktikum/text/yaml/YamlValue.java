package praktikum.text.yaml;

import java.util.List;
import java.util.Optional;

/** A value of a YAML document and the line it starts on. */
public sealed interface YamlValue {

    /** The line the value starts on, from 1. */
    int line();

    /** What a scalar is by the YAML 1.2 core schema: only {@code true} and {@code false} are boolean, {@code yes} is text. */
    enum Kind { TEXT, INTEGER, DECIMAL, BOOLEAN, NULL }

    /**
     * A scalar.
     *
     * @param value its characters, as written, without quotes
     */
    record Scalar(String value, Kind kind, int line) implements YamlValue {
    }

    /** What an alias stands for: it is noted as a problem itself, and nothing else is known of it. */
    record Alias(int line) implements YamlValue {
    }

    /** A list. */
    record Items(List<YamlValue> values, int line) implements YamlValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A mapping; keys are scalars and differ. */
    record Fields(List<Field> fields, int line) implements YamlValue {
        public Fields {
            fields = List.copyOf(fields);
        }

        /** The field of that key. */
        public Optional<Field> field(String key) {
            return fields.stream().filter(field -> field.key().equals(key)).findFirst();
        }

        /** The value of that key. */
        public Optional<YamlValue> value(String key) {
            return field(key).map(Field::value);
        }
    }

    /** A key with the line it stands on, and its value. */
    record Field(String key, int line, YamlValue value) {
    }
}
