package praktikum.sim.shell.syntax;

import praktikum.sim.shell.LosslessUtf8;

/** Backslash escapes of {@code $'…'}, {@code echo -e} and {@code printf}. */
public final class BackslashEscapes {

    private BackslashEscapes() {}

    /** What the text between the quotes of {@code $'…'} means. */
    static String ansi(String text) {
        return read(text, true).text();
    }

    /**
     * What an argument with escapes means, for {@code echo -e} and {@code %b}.
     *
     * @param stopped whether {@code \c} was met: then nothing more is printed at all
     */
    public record Unescaped(String text, boolean stopped) {}

    /** Those of {@code echo -e}: {@code \\t} is a tab, {@code \\c} stops all output. */
    public static Unescaped echo(String text) {
        return read(text, false);
    }

    private static Unescaped read(String text, boolean quotes) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                result.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'a' -> result.append('\u0007');
                case 'b' -> result.append('\b');
                case 'e', 'E' -> result.append('\u001b');
                case 'f' -> result.append('\f');
                case 'n' -> result.append('\n');
                case 'r' -> result.append('\r');
                case 't' -> result.append('\t');
                case 'v' -> result.append('\u000b');
                case '\\' -> result.append('\\');
                case 'x', 'u', 'U' -> {
                    int most = escape == 'x' ? 2 : escape == 'u' ? 4 : 8;
                    int end = digits(text, i + 1, most, 16);
                    if (end == i + 1) {
                        result.append('\\').append(escape);
                    } else {
                        appendCode(result, Long.parseLong(text.substring(i + 1, end), 16), escape == 'x');
                        i = end - 1;
                    }
                }
                case 'c' -> {
                    if (!quotes) {
                        return new Unescaped(result.toString(), true);
                    }
                    result.append("\\c");
                }
                default -> {
                    boolean octal = escape >= '0' && escape <= '7' && (quotes || escape == '0');
                    int start = quotes ? i : i + 1;
                    int end = octal ? digits(text, start, 3, 8) : i;
                    if (octal) {
                        appendCode(result, end == start ? 0 : Long.parseLong(text.substring(start, end), 8) & 0xff, true);
                        i = end - 1;
                    } else if (quotes && (escape == '\'' || escape == '"' || escape == '?')) {
                        result.append(escape);
                    } else {
                        result.append('\\').append(escape);
                    }
                }
            }
        }
        return new Unescaped(result.toString(), false);
    }

    private static int digits(String text, int start, int most, int radix) {
        int end = start;
        while (end < text.length() && end < start + most && text.charAt(end) < 128 && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    private static void appendCode(StringBuilder into, long code, boolean isByte) {
        if (isByte) {
            into.append(LosslessUtf8.character((int) code));
        } else {
            into.appendCodePoint(code > Character.MAX_CODE_POINT ? 0xfffd : (int) code);
        }
    }
}
