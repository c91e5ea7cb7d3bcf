package praktikum.site.schema;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.text.FileProblem;
import praktikum.text.Message;
import praktikum.text.Nearest;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Alias;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Items;
import praktikum.text.yaml.YamlValue.Scalar;

/**
 * Holds a document against the JSON Schema of {@code site.yaml}, by the keywords that it uses (JSON Schema 2020-12).
 * A general validator takes half a second of a cold start, and its patterns let a final line feed pass ({@code $} in Java);
 * tests hold that both judge alike.
 */
public final class SchemaValidator {

    /** The keywords that are understood here; a test holds that the schema uses no other. */
    public static final Set<String> KEYWORDS = Set.of("$schema", "title", "description", "$defs", "$ref", "type", "const", "enum",
            "pattern", "maxLength", "minimum", "maximum", "minItems", "maxItems", "items", "properties", "required", "additionalProperties",
            "if", "then", "else");

    private final Fields schema;
    private final String file;
    private final List<FileProblem> findings = new ArrayList<>();

    private SchemaValidator(Fields schema, String file) {
        this.schema = schema;
        this.file = file;
    }

    /** All that a schema does not allow in a site. */
    public static List<FileProblem> findings(Fields schema, String file, YamlValue document) {
        var check = new SchemaValidator(schema, file);
        check.value(schema, document, "site", "site");
        return check.findings;
    }

    /** Whether a value typed by a person is one of a definition. */
    static boolean allows(String definition, String text) {
        var check = new SchemaValidator(SchemaFile.BASE, "");
        var rule = check.definition(definition);
        var number = text(rule, "type").filter("integer"::equals).isPresent();
        var kind = number ? YamlValue.Kind.INTEGER : YamlValue.Kind.TEXT;
        return check.value(rule, new Scalar(text, kind, 1), "", definition);
    }

    /** @param kind the definition the value is one of, it chooses the sentence; {@code path} is what the sentence calls the value */
    private boolean value(Fields rule, YamlValue value, String path, String kind) {
        if (value instanceof Alias) {
            return false;
        }
        var target = text(rule, "$ref").map(ref -> ref.substring("#/$defs/".length()));
        if (target.isPresent() && !value(definition(target.get()), value, path, target.get())) {
            return false;
        }
        if (rule.value("if").isPresent()) {
            var branch = matchesType(fields(rule, "if"), value) ? "then" : "else";
            return value(fields(rule, branch), value, path, kind);
        }
        if (!matchesType(rule, value)) {
            return wrong(value, path, switch (text(rule, "type").orElse("")) {
                case "object" -> "site.mapping";
                case "array" -> "site.list";
                case "boolean" -> "site.boolean";
                default -> sentence(kind);
            });
        }
        return choice(rule, value, path) && switch (value) {
            case Alias alias -> false;
            case Scalar scalar -> scalar(rule, scalar, path, kind);
            case Items items -> items(rule, items, path);
            case Fields fields -> fields(rule, fields, path);
        };
    }

    private boolean choice(Fields rule, YamlValue value, String path) {
        var choices = rule.value("const").map(List::of).or(() -> rule.value("enum").map(list -> ((Items) list).values())).orElse(List.of());
        var allowed = choices.stream().map(Scalar.class::cast).toList();
        if (allowed.isEmpty() || value instanceof Scalar scalar
                && allowed.stream().anyMatch(one -> one.value().equals(scalar.value()) && one.kind() == scalar.kind())) {
            return true;
        }
        return add(value, "site.choice", shown(value), path,
                Nearest.list(value instanceof Scalar scalar ? scalar.value() : "", allowed.stream().map(Scalar::value).toList()));
    }

    private boolean scalar(Fields rule, Scalar scalar, String path, String kind) {
        var fits = number(rule, "maxLength").map(most -> scalar.value().length() <= most.intValue()).orElse(true)
                && text(rule, "pattern").map(pattern -> Pattern.matches(pattern, scalar.value())).orElse(true)
                && number(rule, "minimum").map(least -> new BigInteger(scalar.value()).compareTo(least) >= 0).orElse(true)
                && number(rule, "maximum").map(most -> new BigInteger(scalar.value()).compareTo(most) <= 0).orElse(true);
        return fits || wrong(scalar, path, sentence(kind));
    }

    private boolean items(Fields rule, Items items, String path) {
        var least = number(rule, "minItems").orElse(BigInteger.ZERO).intValue();
        var most = number(rule, "maxItems").orElse(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
        var fine = items.values().size() >= least && items.values().size() <= most;
        if (!fine) {
            // Where a limit is not plain to see, its own sentence says why it is one.
            var own = "site.length." + path.replaceFirst(".*\\.", "");
            findings.add(FileProblem.of(file, items.line(), Message.of(own).known() ? own : "site.length", items.values().size(), path,
                    least, most));
        }
        if (rule.value("items").isPresent()) {
            for (var i = 0; i < items.values().size(); i++) {
                fine &= value(fields(rule, "items"), items.values().get(i), path + "[" + (i + 1) + "]", "");
            }
        }
        return fine;
    }

    private boolean fields(Fields rule, Fields fields, String path) {
        if (rule.value("properties").isEmpty()) {
            return true;
        }
        var properties = fields(rule, "properties");
        var fine = true;
        for (var field : fields.fields()) {
            var property = properties.value(field.key());
            if (property.isPresent()) {
                fine &= value((Fields) property.get(), field.value(), path + "." + field.key(), "");
            } else {
                fine = false;
                findings.add(FileProblem.of(file, field.line(), "site.unknown-key", field.key(), path,
                        Nearest.list(field.key(), properties.fields().stream().map(YamlValue.Field::key).toList())));
            }
        }
        for (var required : rule.value("required").map(list -> ((Items) list).values()).orElse(List.of())) {
            var key = ((Scalar) required).value();
            if (fields.value(key).isEmpty()) {
                fine = false;
                findings.add(FileProblem.of(file, fields.line(), "site.missing", key, path));
            }
        }
        return fine;
    }

    private static boolean matchesType(Fields rule, YamlValue value) {
        return switch (text(rule, "type").orElse("")) {
            case "object" -> value instanceof Fields;
            case "array" -> value instanceof Items;
            case "string" -> value instanceof Scalar scalar && scalar.kind() == YamlValue.Kind.TEXT;
            case "boolean" -> value instanceof Scalar scalar && scalar.kind() == YamlValue.Kind.BOOLEAN;
            case "integer" -> value instanceof Scalar scalar && scalar.kind() == YamlValue.Kind.INTEGER
                    && scalar.value().matches("-?(0|[1-9][0-9]{0,17})");
            default -> true;
        };
    }

    // A topic brings the sentences of its own kinds in its own file: those of "storage.pool" in site/storage.properties.
    private static String sentence(String kind) {
        return (kind.contains(".") ? "site." : "site.value.") + kind;
    }

    private boolean wrong(YamlValue value, String path, String key) {
        return add(value, key, shown(value), path);
    }

    private boolean add(YamlValue at, String key, Object... args) {
        findings.add(FileProblem.of(file, at.line(), key, args));
        return false;
    }

    private static String shown(YamlValue value) {
        return switch (value) {
            case Alias alias -> "*";
            case Scalar scalar -> scalar.value();
            case Items items -> "[…]";
            case Fields fields -> "{…}";
        };
    }

    private Fields definition(String name) {
        return fields(fields(schema, "$defs"), name);
    }

    private static Fields fields(Fields rule, String key) {
        return (Fields) rule.value(key).orElseThrow();
    }

    private static Optional<String> text(Fields rule, String key) {
        return rule.value(key).map(value -> ((Scalar) value).value());
    }

    private static Optional<BigInteger> number(Fields rule, String key) {
        return text(rule, key).map(BigInteger::new);
    }
}
