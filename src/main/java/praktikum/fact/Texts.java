package praktikum.fact;

import java.util.List;
import java.util.OptionalLong;

/** Reading plain text carefully. */
final class Texts {

    private Texts() {}

    /** At most {@code max} characters from the start, never half of a surrogate pair. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    /** All lines, without their ends (LF or CR LF). */
    static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** All lines that are not blank, without blanks at their ends. */
    static List<String> filledLines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** A whole number of up to 18 ASCII digits, with an optional minus; empty for anything else. */
    static OptionalLong number(String text) {
        int digits = text.startsWith("-") ? text.length() - 1 : text.length();
        if (digits < 1 || digits > 18) {
            return OptionalLong.empty();
        }
        for (int i = text.length() - digits; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
