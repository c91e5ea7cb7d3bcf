package praktikum.sim.shell.builtin;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.shell.syntax.BackslashEscapes;
import praktikum.sim.shell.syntax.ScriptError;

/** {@code printf}, as the shell's builtin and as the program: the format again and again until the arguments are used up. */
public final class Printf {

    private static final Pattern DIRECTIVE = Pattern.compile("%([-+ #0]*)(\\*|\\d{0,4})(?:\\.(\\*|\\d{0,4}))?([a-zA-Z%])");

    private final PrintStream out;
    private final Consumer<String> complaints;
    private final boolean builtin;
    private List<String> args = List.of();
    private int next;
    private boolean failed;

    /** @param complaints takes what is wrong with the arguments, an empty text for a usage error */
    public Printf(PrintStream out, Consumer<String> complaints, boolean builtin) {
        this.out = out;
        this.complaints = complaints;
        this.builtin = builtin;
    }

    /** Prints the words after the format and gives the status. */
    public int run(List<String> words) {
        List<String> rest = !words.isEmpty() && words.getFirst().equals("--") ? words.subList(1, words.size()) : words;
        if (rest.isEmpty()) {
            complaints.accept(builtin ? "" : "missing operand");
            return builtin ? 2 : 1;
        }
        if (builtin && rest.getFirst().equals("-v")) {
            throw ScriptError.unsupported(1, "printf -v");
        }
        String format = rest.getFirst();
        args = rest.subList(1, rest.size());
        do {
            int before = next;
            if (!once(format) || next == before) {
                break;
            }
        } while (next < args.size());
        return failed ? 1 : 0;
    }

    /** False where {@code \c} or a wrong directive ends the printing. */
    private boolean once(String format) {
        StringBuilder text = new StringBuilder();
        Matcher directive = DIRECTIVE.matcher(format);
        for (int i = 0; i < format.length();) {
            char c = format.charAt(i);
            if (c == '\\') {
                int end = escapeEnd(format, i);
                BackslashEscapes.Unescaped unescaped = BackslashEscapes.echo(octal(format.substring(i, end)));
                text.append(unescaped.text());
                if (unescaped.stopped()) {
                    out.print(text);
                    return false;
                }
                i = end;
            } else if (c != '%') {
                text.append(c);
                i++;
            } else if (!directive.find(i) || directive.start() != i) {
                out.print(text);
                complaints.accept("`" + format.substring(i) + "': missing format character");
                failed = true;
                return false;
            } else {
                i = directive.end();
                if (!convert(directive, text)) {
                    out.print(text);
                    return false;
                }
            }
        }
        out.print(text);
        return true;
    }

    /** {@code \123} of a format is {@code \0123} of an echo. */
    private static String octal(String escape) {
        return escape.matches("\\\\[0-7]{1,3}") ? "\\0" + escape.substring(1) : escape.equals("\\\"") ? "\"" : escape;
    }

    private static int escapeEnd(String format, int start) {
        Matcher escape = Pattern.compile("\\\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|.)?", Pattern.DOTALL)
                .matcher(format);
        return escape.find(start) ? escape.end() : start + 1;
    }

    private boolean convert(Matcher directive, StringBuilder text) {
        String flags = directive.group(1);
        String width = directive.group(2).equals("*") ? String.valueOf(number(argument())) : directive.group(2);
        String precision = directive.group(3);
        boolean hasPrecision = precision != null;
        String digits = hasPrecision && precision.equals("*") ? String.valueOf(number(argument())) : hasPrecision ? precision : "";
        if (width.startsWith("-")) {
            flags += "-";
            width = width.substring(1);
        }
        char letter = directive.group(4).charAt(0);
        switch (letter) {
            case '%' -> text.append('%');
            case 's', 'c', 'b' -> {
                String value = argument();
                if (letter == 'b') {
                    BackslashEscapes.Unescaped unescaped = BackslashEscapes.echo(value);
                    value = unescaped.text();
                    if (unescaped.stopped()) {
                        text.append(value);
                        return false;
                    }
                } else if (letter == 'c') {
                    value = value.isEmpty() ? "" : value.substring(0, 1);
                }
                int limit = hasPrecision ? digits.isEmpty() ? 0 : Integer.parseInt(digits) : Integer.MAX_VALUE;
                text.append(padded(value.substring(0, Math.min(limit, value.length())), width, flags.contains("-")));
            }
            case 'd', 'i' -> text.append(integer(number(argument()), flags, width, digits));
            case 'u', 'x', 'X', 'o' -> {
                long value = number(argument());
                String plain = letter == 'u' ? Long.toUnsignedString(value)
                        : letter == 'o' ? (flags.contains("#") ? "0" : "") + Long.toOctalString(value)
                        : (flags.contains("#") ? "0x" : "") + Long.toHexString(value);
                String shown = letter == 'X' ? plain.toUpperCase(Locale.ROOT) : plain;
                boolean zeros = flags.contains("0") && !flags.contains("-") && !hasPrecision;
                text.append(zeros ? "0".repeat(Math.max(0, size(width) - shown.length())) + shown
                        : padded("0".repeat(Math.max(0, size(digits) - shown.length())) + shown, width, flags.contains("-")));
            }
            case 'f', 'F', 'e', 'E', 'g', 'G' -> {
                String spec = "%" + flags.replaceAll("(.)(?=.*\\1)", "") + width + "."
                        + (digits.isEmpty() ? hasPrecision ? "0" : "6" : digits)
                        + (letter == 'F' ? 'f' : letter);
                text.append(floating(spec, letter, digits));
            }
            case 'q' -> throw ScriptError.unsupported(1, "printf %q");
            default -> {
                complaints.accept("`" + letter + "': invalid format character");
                failed = true;
                return false;
            }
        }
        return true;
    }

    private String floating(String spec, char letter, String digits) {
        if (letter == 'g' || letter == 'G') {
            throw ScriptError.unsupported(1, "printf %" + letter);
        }
        String argument = argument();
        double value = 0;
        try {
            value = argument.isEmpty() ? 0 : Double.parseDouble(argument.strip());
        } catch (NumberFormatException e) {
            invalid(argument);
        }
        try {
            // C rounds the exact binary value half to even, Java's formatter half up.
            boolean exact = Double.isFinite(value) && (letter == 'f' || letter == 'F');
            int places = digits.isEmpty() ? spec.contains(".0") ? 0 : 6 : Integer.parseInt(digits);
            return exact ? String.format(Locale.ROOT, spec, new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN))
                    : String.format(Locale.ROOT, spec, value);
        } catch (IllegalArgumentException e) {
            throw ScriptError.unsupported(1, "printf " + spec);
        }
    }

    private static String integer(long value, String flags, String width, String digits) {
        String sign = value < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        String plain = value < 0 ? String.valueOf(value).substring(1) : String.valueOf(value);
        plain = "0".repeat(Math.max(0, size(digits) - plain.length())) + plain;
        if (flags.contains("0") && !flags.contains("-") && digits.isEmpty()) {
            plain = "0".repeat(Math.max(0, size(width) - plain.length() - sign.length())) + plain;
        }
        return padded(sign + plain, width, flags.contains("-"));
    }

    private static int size(String width) {
        return width.isEmpty() ? 0 : (int) Math.min(9999, Long.parseLong(width));
    }

    private static String padded(String text, String width, boolean left) {
        String blanks = " ".repeat(Math.max(0, size(width) - text.codePointCount(0, text.length())));
        return left ? text + blanks : blanks + text;
    }

    private String argument() {
        return next < args.size() ? args.get(next++) : "";
    }

    private long number(String text) {
        String value = text.strip();
        try {
            if (value.isEmpty()) {
                if (!text.isEmpty()) {
                    invalid(text);
                }
                return 0;
            }
            if (value.charAt(0) == '\'' || value.charAt(0) == '"') {
                return value.length() > 1 ? value.codePointAt(1) : 0;
            }
            return Long.decode(value.matches("[-+]?0[0-9]*[89].*") ? "x" : value);
        } catch (NumberFormatException e) {
            invalid(text);
            Matcher digits = Pattern.compile("^[-+]?\\d{1,18}").matcher(value);
            return digits.find() ? Long.parseLong(digits.group()) : 0;
        }
    }

    private void invalid(String text) {
        complaints.accept(builtin ? text + ": invalid number"
                : "‘" + text + "’: " + (text.matches("[-+]?\\d.*") ? "value not completely converted" : "expected a numeric value"));
        failed = true;
    }
}
