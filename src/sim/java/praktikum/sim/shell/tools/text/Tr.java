package praktikum.sim.shell.tools.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code tr}, over single-byte characters as GNU's. */
final class Tr {

    private static final Map<String, String> CLASSES = Map.of("upper", range('A', 'Z'), "lower", range('a', 'z'), "digit", range('0', '9'),
            "alpha", range('A', 'Z') + range('a', 'z'), "alnum", range('0', '9') + range('A', 'Z') + range('a', 'z'),
            "space", "\t\n\u000b\f\r ", "blank", "\t ", "punct", range('!', '/') + range(':', '@') + range('[', '`') + range('{', '~'),
            "cntrl", range('\0', '\u001f') + "\u007f", "xdigit", range('0', '9') + range('A', 'F') + range('a', 'f'));

    private Tr() {}

    static int run(ToolCall tool) throws IOException {
        Getopt args = tool.args("+cCdst", "c=complement", "d=delete", "s=squeeze-repeats", "t=truncate-set1");
        List<String> sets = args.operands();
        boolean delete = args.has('d');
        boolean squeeze = args.has('s');
        if (sets.isEmpty()) {
            return tool.missingOperand();
        }
        if (sets.size() == 1 && !delete && !squeeze || sets.size() == 1 && delete && squeeze) {
            tool.fail("missing operand after " + tool.quoted(sets.getFirst()));
            return tool.hint();
        }
        if (sets.size() > 2 || sets.size() == 2 && delete && !squeeze || args.has('t')) {
            throw new UnsupportedUsage("this way of calling");
        }
        String first = set(sets.getFirst());
        if (args.has('c') || args.has('C')) {
            StringBuilder complement = new StringBuilder();
            for (char c = 0; c < 256; c++) {
                complement.append(first.indexOf(c) < 0 ? String.valueOf(c) : "");
            }
            first = complement.toString();
        }
        String second = sets.size() == 2 ? set(sets.get(1)) : "";
        if (sets.size() == 2 && second.isEmpty() && !delete) {
            return tool.fail("when not truncating set1, string2 must be non-empty");
        }
        int[] map = new int[256];
        for (int i = 0; i < 256; i++) {
            int place = first.lastIndexOf((char) i);
            map[i] = delete ? place >= 0 ? -1 : i
                    : place < 0 || second.isEmpty() ? i : second.charAt(Math.min(place, second.length() - 1));
        }
        copy(tool, map, squeeze ? second.isEmpty() ? first : second : "");
        return 0;
    }

    private static void copy(ToolCall tool, int[] map, String squeezed) throws IOException {
        byte[] block = new byte[8192];
        int last = -1;
        for (int count = tool.call().in().read(block); count >= 0; count = tool.call().in().read(block)) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int mapped = map[block[i] & 0xff];
                if (mapped >= 0 && !(mapped == last && squeezed.indexOf((char) mapped) >= 0)) {
                    block[kept++] = (byte) mapped;
                    last = mapped;
                }
            }
            tool.out().write(block, 0, kept);
        }
    }

    private static String set(String source) {
        // Bytes as characters 0 to 255.
        String text = new String(LosslessUtf8.bytes(source), StandardCharsets.ISO_8859_1);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("[:", i) && text.indexOf(":]", i) > 0) {
                int end = text.indexOf(":]", i);
                String members = CLASSES.get(text.substring(i + 2, end));
                if (members == null) {
                    throw new UnsupportedUsage("the class " + text.substring(i, end + 2));
                }
                result.append(members);
                i = end + 1;
                continue;
            }
            if (text.startsWith("[=", i) || text.substring(i).matches("(?s)\\[.\\*\\d*\\].*")) {
                throw new UnsupportedUsage("the set " + source);
            }
            int[] next = {i};
            char from = character(text, next);
            if (next[0] + 2 < text.length() && text.charAt(next[0] + 1) == '-') {
                next[0] += 2;
                char to = character(text, next);
                if (to < from) {
                    throw new UnsupportedUsage("the range in " + source);
                }
                result.append(range(from, to));
            } else {
                result.append(from);
            }
            i = next[0];
        }
        return result.toString();
    }

    /** The character at a place, which moves to its last one where it is escaped. */
    private static char character(String text, int[] place) {
        char c = text.charAt(place[0]);
        if (c != '\\' || place[0] + 1 == text.length()) {
            return c;
        }
        char escaped = text.charAt(++place[0]);
        if (escaped >= '0' && escaped <= '7') {
            int value = 0;
            int end = Math.min(text.length(), place[0] + 3);
            int i = place[0];
            for (; i < end && text.charAt(i) >= '0' && text.charAt(i) <= '7'; i++) {
                value = value * 8 + text.charAt(i) - '0';
            }
            place[0] = i - 1;
            return (char) (value & 0xff);
        }
        int known = "abfnrtv".indexOf(escaped);
        return known >= 0 ? "\u0007\b\f\n\r\t\u000b".charAt(known) : escaped;
    }

    private static String range(char from, char to) {
        StringBuilder all = new StringBuilder();
        for (int c = from; c <= to; c++) {
            all.append((char) c);
        }
        return all.toString();
    }
}
