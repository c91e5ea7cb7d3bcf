package praktikum.fact;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import praktikum.net.Addresses;

/** Reading plain text. */
public final class TextLines {

    private static final int MOST_DIGITS = 18;

    private TextLines() {}

    /** At most {@code max} characters from the start, never half of a surrogate pair. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    /** All lines that are not blank, without blanks at their ends. */
    public static List<String> filledLines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The only line that is not blank. */
    public static String only(String text) throws NotUnderstood {
        var lines = filledLines(text);
        if (lines.size() != 1) {
            throw new NotUnderstood(lines.isEmpty() ? "nothing was printed" : "more than one line was printed");
        }
        return lines.getFirst();
    }

    /** The address a text stands for. */
    public static InetAddress address(String literal) throws NotUnderstood {
        return Addresses.parse(literal).orElseThrow(() -> new NotUnderstood("no IP address", literal));
    }

    /** The words between blanks (space and tab). */
    public static List<String> words(String text) {
        return Arrays.stream(text.split("[ \t]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** A whole number of up to 18 ASCII digits, with an optional minus; empty for anything else. */
    public static OptionalLong number(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > MOST_DIGITS || !text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** A whole number from 0 on. */
    public static long count(String text, String what) throws NotUnderstood {
        OptionalLong number = number(text);
        if (number.isEmpty() || number.getAsLong() < 0) {
            throw new NotUnderstood("no number for " + what, text);
        }
        return number.getAsLong();
    }

    /** A whole number from 0 to 2 147 483 647. */
    public static int smallCount(String text, String what) throws NotUnderstood {
        long count = count(text, what);
        if (count > Integer.MAX_VALUE) {
            throw new NotUnderstood("too large a number for " + what, text);
        }
        return (int) count;
    }
}
