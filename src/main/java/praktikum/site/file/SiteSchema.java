package praktikum.site.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import praktikum.site.plan.Plan;
import praktikum.site.schema.SchemaFile;
import praktikum.text.yaml.YamlText;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Field;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Items;
import praktikum.text.yaml.YamlValue.Scalar;

/** The JSON Schema of {@code site.yaml}, of all topics: what editors complete and what the kit itself holds a site against. */
public final class SiteSchema {

    /** Its file name, beside {@code site.yaml}. */
    public static final String FILE = "site.schema.json";

    static final Fields WHOLE = whole();

    private static final int WIDTH = 120;

    private SiteSchema() {
    }

    /** Its text, one whole document. */
    public static String text() {
        return json(WHOLE, "") + "\n";
    }

    private static Fields whole() {
        var topics = Plan.TOPICS.stream().map(topic -> SchemaFile.read("plan/" + topic.name())).toList();
        var definitions = (Fields) SchemaFile.BASE.value("$defs").orElseThrow();
        var plan = (Fields) definitions.value("plan").orElseThrow();
        var required = topics.stream().flatMap(topic -> ((Items) topic.value("required").orElseThrow()).values().stream()).toList();
        plan = with(with(plan, "required", new Items(required, 1)), "properties", merged(topics, "properties"));
        var all = merged(Stream.concat(Stream.of(SchemaFile.BASE), topics.stream()).toList(), "$defs");
        return with(SchemaFile.BASE, "$defs", with(all, "plan", plan));
    }

    private static Fields merged(List<Fields> parts, String key) {
        return new Fields(parts.stream().flatMap(part -> ((Fields) part.value(key).orElseThrow()).fields().stream()).toList(), 1);
    }

    private static Fields with(Fields fields, String key, YamlValue value) {
        var list = new ArrayList<>(fields.fields());
        list.replaceAll(field -> field.key().equals(key) ? new Field(key, field.line(), value) : field);
        return new Fields(list, fields.line());
    }

    private static String json(YamlValue value, String indent) {
        var deeper = indent + "  ";
        return switch (value) {
            case YamlValue.Alias alias -> "null";
            case Scalar scalar -> scalar.kind() == YamlValue.Kind.TEXT ? YamlText.inQuotes(scalar.value()) : scalar.value();
            case Items items -> block("[", items.values().stream().map(item -> json(item, deeper)).toList(), "]", indent);
            case Fields fields -> block("{", fields.fields().stream()
                    .map(field -> YamlText.inQuotes(field.key()) + ": " + json(field.value(), deeper)).toList(), "}", indent);
        };
    }

    private static String block(String open, List<String> parts, String close, String indent) {
        var line = open + String.join(", ", parts) + close;
        var fits = indent.length() + line.length() <= WIDTH && !line.contains("\n");
        return fits ? line : open + "\n  " + indent + String.join(",\n  " + indent, parts) + "\n" + indent + close;
    }
}
