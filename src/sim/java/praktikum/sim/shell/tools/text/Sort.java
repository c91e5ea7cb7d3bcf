package praktikum.sim.shell.tools.text;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.LineReader;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code sort} in the C locale, by whole lines or keys. */
final class Sort {

    private static final Pattern KEY = Pattern.compile(
            "(\\d{1,4})(?:\\.(\\d{1,4}))?([bfnrVh]*)(?:,(\\d{1,4})(?:\\.(\\d{1,4}))?([bfnrVh]*))?");
    private static final Pattern NUMBER = Pattern.compile("^\\s*(-?\\d*(?:\\.\\d*)?)");

    private Sort() {}

    /** One {@code -k}: where it starts and ends, counted from 1 (an end of 0 is the line's end), and its own options. */
    private record Key(int field, int character, int lastField, int lastCharacter, String options) {}

    static int run(ToolCall tool) throws IOException {
        Getopt args = tool.args("bfnruVhk:t:o:scdg", "n=numeric-sort", "r=reverse", "u=unique", "k=key", "t=field-separator", "o=output",
                "f=ignore-case", "V=version-sort", "h=human-numeric-sort", "s=stable", "b=ignore-leading-blanks", "c=check");
        if (args.has('c') || args.has('d') || args.has('g')) {
            throw new UnsupportedUsage("option -c, -d or -g");
        }
        String separator = args.value('t').orElse("");
        if (separator.length() > 1) {
            return tool.fail(2, "multi-character tab " + tool.quoted(separator));
        }
        StringBuilder global = new StringBuilder();
        args.options().stream().filter(option -> "bfnrVh".indexOf(option.letter()) >= 0).forEach(option -> global.append(option.letter()));
        List<Key> keys = new ArrayList<>();
        for (String text : args.values('k')) {
            keys.add(key(text, global.toString()));
        }
        boolean whole = keys.isEmpty();
        if (whole) {
            keys.add(new Key(1, 1, 0, 0, global.toString()));
        }
        List<String> lines = new ArrayList<>();
        for (String operand : args.inputs()) {
            Optional<InputStream> in = opened(tool, operand);
            if (in.isEmpty()) {
                return 2;
            }
            lines.addAll(LineReader.all(in.get()));
        }
        Comparator<String> byKeys = byKeys(keys, separator);
        Comparator<String> lastResort = args.has('r') ? Sort.bytes().reversed() : bytes();
        if (args.has('u')) {
            TreeSet<String> unique = new TreeSet<>(byKeys);
            unique.addAll(lines);
            lines = new ArrayList<>(unique);
        } else {
            lines.sort(args.has('s') ? byKeys : byKeys.thenComparing(lastResort));
        }
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        if (args.has('o')) {
            String name = args.value('o').orElseThrow();
            try {
                tool.files().write(tool.call().path(name), LosslessUtf8.bytes(text));
            } catch (FileError e) {
                return tool.fail(2, "open failed: " + name + ": " + e.errno().text());
            }
        } else {
            tool.out().print(text);
        }
        return 0;
    }

    private static Optional<InputStream> opened(ToolCall tool, String operand) {
        try {
            if (operand.equals("-")) {
                return Optional.of(tool.call().in());
            }
            if (tool.files().isDirectory(tool.call().path(operand))) {
                tool.fail("read failed: " + operand + ": Is a directory");
                return Optional.empty();
            }
            return Optional.of(tool.files().open(tool.call().path(operand)));
        } catch (FileError e) {
            tool.fail("cannot read: " + operand + ": " + e.errno().text());
            return Optional.empty();
        }
    }

    private static Key key(String text, String global) {
        Matcher key = KEY.matcher(text);
        if (!key.matches()) {
            throw new UnsupportedUsage("the key " + text);
        }
        String own = key.group(3) + (key.group(6) == null ? "" : key.group(6));
        return new Key(Integer.parseInt(key.group(1)), number(key.group(2), 1), number(key.group(4), 0), number(key.group(5), 0),
                own.isEmpty() ? global : own);
    }

    private static int number(String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private static Comparator<String> bytes() {
        return (a, b) -> Arrays.compareUnsigned(LosslessUtf8.bytes(a), LosslessUtf8.bytes(b));
    }

    private static Comparator<String> byKeys(List<Key> keys, String separator) {
        return (a, b) -> {
            for (Key key : keys) {
                int order = compare(part(a, key, separator), part(b, key, separator), key.options);
                if (order != 0) {
                    return key.options.contains("r") ? -order : order;
                }
            }
            return 0;
        };
    }

    private static int compare(String a, String b, String options) {
        String left = options.contains("b") ? a.stripLeading() : a;
        String right = options.contains("b") ? b.stripLeading() : b;
        if (options.contains("n")) {
            return numeric(left).compareTo(numeric(right));
        }
        if (options.contains("h")) {
            int byUnit = Integer.compare(unit(left), unit(right));
            return byUnit != 0 ? byUnit : numeric(left).compareTo(numeric(right));
        }
        if (options.contains("V")) {
            return versions(left, right);
        }
        if (options.contains("f")) {
            return bytes().compare(left.toUpperCase(Locale.ROOT), right.toUpperCase(Locale.ROOT));
        }
        return bytes().compare(left, right);
    }

    private static BigDecimal numeric(String text) {
        Matcher number = NUMBER.matcher(text);
        String digits = number.find() ? number.group(1) : "";
        return digits.matches("-?\\d+(\\.\\d*)?|-?\\.\\d+") ? new BigDecimal(digits.endsWith(".") ? digits + "0" : digits)
                : BigDecimal.ZERO;
    }

    private static int unit(String text) {
        Matcher number = NUMBER.matcher(text);
        number.find();
        String rest = text.substring(number.end());
        int unit = rest.isEmpty() ? 0 : "KMGTPEZY".indexOf(Character.toUpperCase(rest.charAt(0))) + 1;
        return numeric(text).signum() == 0 ? 0 : number.group(1).startsWith("-") ? -unit - 1 : unit + 1;
    }

    /** Digits by value, the rest by character: 9.1 before 9.10. */
    private static int versions(String a, String b) {
        Matcher left = Pattern.compile("\\d+|\\D+").matcher(a);
        Matcher right = Pattern.compile("\\d+|\\D+").matcher(b);
        while (true) {
            boolean more = left.find();
            boolean other = right.find();
            if (!more || !other) {
                return Boolean.compare(more, other);
            }
            boolean digits = Character.isDigit(left.group().charAt(0)) && Character.isDigit(right.group().charAt(0));
            int order = digits ? new BigDecimal(left.group()).compareTo(new BigDecimal(right.group()))
                    : bytes().compare(left.group(), right.group());
            if (order != 0) {
                return order;
            }
        }
    }

    private static String part(String line, Key key, String separator) {
        int start = Math.min(fieldStart(line, key.field, separator) + key.character - 1, line.length());
        int end = line.length();
        if (key.lastField > 0) {
            end = key.lastCharacter > 0 ? Math.min(line.length(), fieldStart(line, key.lastField, separator) + key.lastCharacter)
                    : fieldEnd(line, key.lastField, separator);
        }
        return start < end ? line.substring(start, end) : "";
    }

    /** Without a separator the blanks before a field belong to it. */
    private static int fieldStart(String line, int field, String separator) {
        return field == 1 ? 0 : Math.min(line.length(), fieldEnd(line, field - 1, separator) + separator.length());
    }

    private static int fieldEnd(String line, int field, String separator) {
        int at = 0;
        for (int i = 1; i <= field; i++) {
            if (separator.isEmpty()) {
                while (at < line.length() && isBlank(line.charAt(at))) {
                    at++;
                }
                while (at < line.length() && !isBlank(line.charAt(at))) {
                    at++;
                }
            } else {
                at += i > 1 ? 1 : 0;
                int next = at > line.length() ? -1 : line.indexOf(separator, at);
                at = next < 0 ? line.length() : next;
                if (next < 0) {
                    return line.length();
                }
            }
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
