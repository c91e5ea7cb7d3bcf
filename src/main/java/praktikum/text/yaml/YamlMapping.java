package praktikum.text.yaml;

import java.util.List;
import java.util.Optional;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Items;
import praktikum.text.yaml.YamlValue.Scalar;

/** A mapping asked by key; what is absent or of another shape is simply not there. */
public record YamlMapping(Fields fields) {

    private static final Fields NONE = new Fields(List.of(), 0);

    /** The value as a mapping, an empty one where it is something else. */
    public static YamlMapping of(YamlValue value) {
        return new YamlMapping(value instanceof Fields fields ? fields : NONE);
    }

    /** The line it starts on, 0 where it is not there. */
    public int line() {
        return fields.line();
    }

    /** The mapping below a key. */
    public YamlMapping in(String key) {
        return fields.value(key).map(YamlMapping::of).orElse(new YamlMapping(NONE));
    }

    /** The scalar of a key, with its line. */
    public Optional<Scalar> scalar(String key) {
        return fields.value(key).filter(Scalar.class::isInstance).map(Scalar.class::cast)
                .filter(scalar -> scalar.kind() != YamlValue.Kind.NULL);
    }

    /** The characters of a scalar. */
    public Optional<String> text(String key) {
        return scalar(key).map(Scalar::value);
    }

    /** True or false. */
    public Optional<Boolean> flag(String key) {
        return scalar(key).filter(scalar -> scalar.kind() == YamlValue.Kind.BOOLEAN).map(scalar -> scalar.value().equalsIgnoreCase("true"));
    }

    /** A whole number of at most nine digits. */
    public Optional<Integer> number(String key) {
        return scalar(key).filter(scalar -> scalar.value().matches("[0-9]{1,9}")).map(scalar -> Integer.parseInt(scalar.value()));
    }

    /** The scalars of a list; none where it is no list. */
    public List<Scalar> scalars(String key) {
        return items(key).stream().filter(Scalar.class::isInstance).map(Scalar.class::cast).toList();
    }

    /** The mappings of a list; none where it is no list. */
    public List<YamlMapping> list(String key) {
        return items(key).stream().filter(Fields.class::isInstance).map(YamlMapping::of).toList();
    }

    /** Whether nothing or a list stands below a key. */
    public boolean absentOrList(String key) {
        return fields.value(key).map(Items.class::isInstance).orElse(true);
    }

    private List<YamlValue> items(String key) {
        return fields.value(key).filter(Items.class::isInstance).map(value -> ((Items) value).values()).orElse(List.of());
    }
}
