package praktikum.sim.proxmox.guest.vm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fields as {@code qm status --verbose} prints them: nested ones are indented below their name. */
final class NestedText {

    private NestedText() {}

    static String of(Map<String, Object> fields) {
        var text = new StringBuilder();
        append(text, "", fields);
        return text.toString();
    }

    private static void append(StringBuilder text, String indent, Map<?, ?> fields) {
        new TreeMap<>(fields).forEach((name, value) -> {
            text.append(indent).append(name).append(':');
            switch (value) {
                case Map<?, ?> inner -> append(text.append('\n'), indent + "\t", inner);
                case List<?> inner -> {
                    text.append('\n');
                    inner.forEach(item -> text.append(indent).append('\t').append(item).append('\n'));
                }
                case Boolean yes -> text.append(' ').append(yes ? 1 : 0).append('\n');
                default -> text.append(' ').append(value).append('\n');
            }
        });
    }
}
