package praktikum.cli.terminal;

import java.util.regex.Pattern;

/** Text that machines or files gave, made harmless for a terminal: what would move the cursor or turn the writing shows as a mark. */
public final class TerminalSanitizer {

    // Controls but tab and line feed, and the characters that reorder or hide text (Unicode Cf, line and paragraph separators).
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\t\\n]]");

    private TerminalSanitizer() {
    }

    /** Text of several lines. */
    public static String lines(String text) {
        return HARMFUL.matcher(text.replace("\r\n", "\n")).replaceAll("\uFFFD");
    }

    /** Text as one line: its line ends become blanks. */
    public static String line(String text) {
        return lines(text).replace('\n', ' ');
    }
}
