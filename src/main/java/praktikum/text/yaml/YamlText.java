package praktikum.text.yaml;

import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/** Text as it is written in YAML. */
public final class YamlText {

    private YamlText() {
    }

    /** Values on one line: {@code [a, b]}. */
    public static String list(List<String> values) {
        return values.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A value, in quotes where YAML would take it for something else than text: {@code 123} → {@code "123"}. */
    public static String quoted(String value) {
        var plain = value.matches("[A-Za-z0-9/~.][A-Za-z0-9/~._@-]*")
                && new CoreScalarResolver(false).resolve(value, true).equals(Tag.STR);
        return plain ? value : inQuotes(value);
    }

    /** A value without control characters in double quotes, as JSON has it too. */
    public static String inQuotes(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
