package praktikum.sim.machine.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * JSON as the machines' programs print it: one line in the order of the map (iproute2), one line with sorted keys, or
 * indented by three blanks with sorted keys (Perl's JSON, which Proxmox VE uses).
 */
public final class Json {

    private Json() {
    }

    /** One line, keys in the order of the map. */
    public static String line(Object value) {
        return compact(value, false);
    }

    /** One line, keys sorted. */
    public static String sorted(Object value) {
        return compact(value, true);
    }

    /** Indented, keys sorted. */
    public static String pretty(Object value) {
        var text = new StringBuilder();
        indented(value, 0, text);
        return text.toString();
    }

    private static String compact(Object value, boolean sort) {
        return switch (value) {
            case Map<?, ?> map -> {
                var out = new StringJoiner(",", "{", "}");
                (sort ? new TreeMap<>(map) : map).forEach((key, item) -> out.add(string(key.toString()) + ":" + compact(item, sort)));
                yield out.toString();
            }
            case Collection<?> list -> {
                var out = new StringJoiner(",", "[", "]");
                list.forEach(item -> out.add(compact(item, sort)));
                yield out.toString();
            }
            case null, default -> scalar(value);
        };
    }

    private static void indented(Object value, int depth, StringBuilder out) {
        String inner = "   ".repeat(depth + 1);
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                out.append("{\n");
                for (Iterator<? extends Map.Entry<?, ?>> i = new TreeMap<>(map).entrySet().iterator(); i.hasNext();) {
                    Map.Entry<?, ?> entry = i.next();
                    out.append(inner).append(string(entry.getKey().toString())).append(" : ");
                    indented(entry.getValue(), depth + 1, out);
                    out.append(i.hasNext() ? ",\n" : "\n");
                }
                out.append("   ".repeat(depth)).append('}');
            }
            case Collection<?> list when !list.isEmpty() -> {
                out.append("[\n");
                for (Iterator<?> i = list.iterator(); i.hasNext();) {
                    out.append(inner);
                    indented(i.next(), depth + 1, out);
                    out.append(i.hasNext() ? ",\n" : "\n");
                }
                out.append("   ".repeat(depth)).append(']');
            }
            case null, default -> out.append(compact(value, true));
        }
    }

    /** A number, string, boolean or null. */
    static String scalar(Object value) {
        return switch (value) {
            case null -> "null";
            case Double number -> number(number);
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> string(value.toString());
        };
    }

    // Perl prints 15 significant digits.
    private static String number(double value) {
        BigDecimal digits = new BigDecimal(value, new MathContext(15)).stripTrailingZeros();
        return digits.toPlainString();
    }

    private static String string(String text) {
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
