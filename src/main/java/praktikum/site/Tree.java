package praktikum.site;

import java.util.List;
import java.util.Optional;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Items;
import praktikum.text.yaml.YamlValue.Scalar;

/** A mapping asked by key; what is absent or of another shape is simply not there. */
record Tree(Fields fields) {

    private static final Fields NONE = new Fields(List.of(), 0);

    static Tree of(YamlValue value) {
        return new Tree(value instanceof Fields fields ? fields : NONE);
    }

    int line() {
        return fields.line();
    }

    Tree in(String key) {
        return fields.value(key).map(Tree::of).orElse(new Tree(NONE));
    }

    Optional<Scalar> scalar(String key) {
        return fields.value(key).filter(Scalar.class::isInstance).map(Scalar.class::cast).filter(scalar -> scalar.kind() != YamlValue.Kind.NULL);
    }

    Optional<String> text(String key) {
        return scalar(key).map(Scalar::value);
    }

    Optional<Boolean> flag(String key) {
        return scalar(key).filter(scalar -> scalar.kind() == YamlValue.Kind.BOOLEAN).map(scalar -> scalar.value().equalsIgnoreCase("true"));
    }

    Optional<Integer> number(String key) {
        return scalar(key).filter(scalar -> scalar.value().matches("[0-9]{1,9}")).map(scalar -> Integer.parseInt(scalar.value()));
    }

    /** The scalars of a list; none where it is no list. */
    List<Scalar> scalars(String key) {
        return items(key).stream().filter(Scalar.class::isInstance).map(Scalar.class::cast).toList();
    }

    /** The mappings of a list; none where it is no list. */
    List<Tree> list(String key) {
        return items(key).stream().filter(Fields.class::isInstance).map(Tree::of).toList();
    }

    boolean absentOrList(String key) {
        return fields.value(key).map(Items.class::isInstance).orElse(true);
    }

    private List<YamlValue> items(String key) {
        return fields.value(key).filter(Items.class::isInstance).map(value -> ((Items) value).values()).orElse(List.of());
    }
}
