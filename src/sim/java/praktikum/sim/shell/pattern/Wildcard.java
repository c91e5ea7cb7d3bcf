package praktikum.sim.shell.pattern;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A shell pattern: {@code *}, {@code ?}, {@code [a-z]}, {@code [!x]}, {@code [[:digit:]]}, and backslash for "itself". */
public final class Wildcard {

    private static final Map<String, String> CLASSES = Map.ofEntries(Map.entry("alpha", "\\p{IsAlphabetic}"), Map.entry("digit", "0-9"),
            Map.entry("alnum", "\\p{IsAlphabetic}0-9"), Map.entry("upper", "\\p{Lu}"), Map.entry("lower", "\\p{Ll}"),
            Map.entry("space", "\\s"), Map.entry("blank", " \\t"), Map.entry("punct", "\\p{Punct}"), Map.entry("xdigit", "0-9A-Fa-f"),
            Map.entry("cntrl", "\\p{Cntrl}"), Map.entry("print", "\\P{Cntrl}"), Map.entry("graph", "\\p{Graph}"));

    private static final String NEGATIONS = "!^";

    private final Pattern pattern;

    private Wildcard(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads a pattern; a bracket without its end is an ordinary character. */
    public static Wildcard of(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                regex.append(i > 0 && pattern.charAt(i - 1) == '*' && regex.toString().endsWith(".*") ? "" : ".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(literal(pattern.charAt(++i)));
            } else if (c == '[') {
                int end = bracketEnd(pattern, i, NEGATIONS);
                Optional<String> set = end < 0 ? Optional.empty() : bracket(pattern.substring(i + 1, end), NEGATIONS, true);
                regex.append(set.orElse("\\["));
                i = set.isPresent() ? end : i;
            } else {
                regex.append(literal(c));
            }
        }
        try {
            return new Wildcard(Pattern.compile(regex.toString(), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            return new Wildcard(Pattern.compile(Pattern.quote(pattern)));
        }
    }

    /** Whether the whole text fits. */
    public boolean matches(String text) {
        return pattern.matcher(new InterruptibleText(text)).matches();
    }

    /** Whether a text has a character that makes it a pattern. */
    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** The index of the bracket expression's closing bracket, -1 where there is none. */
    static int bracketEnd(String pattern, int open, String negations) {
        int i = open + 1;
        if (i < pattern.length() && negations.indexOf(pattern.charAt(i)) >= 0) {
            i++;
        }
        for (int first = i; i < pattern.length(); i++) {
            if (pattern.startsWith("[:", i) && pattern.indexOf(":]", i + 2) > 0) {
                i = pattern.indexOf(":]", i + 2) + 1;
            } else if (pattern.charAt(i) == ']' && i > first) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The inside of a POSIX bracket expression as Java's, empty where it is none.
     *
     * @param negations the characters that negate it when they come first
     * @param escapes whether a backslash makes the next character mean itself
     */
    static Optional<String> bracket(String inside, String negations, boolean escapes) {
        StringBuilder set = new StringBuilder("[");
        int i = 0;
        if (!inside.isEmpty() && negations.indexOf(inside.charAt(0)) >= 0) {
            set.append('^');
            i++;
        }
        for (; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (inside.startsWith("[:", i)) {
                int end = inside.indexOf(":]", i + 2);
                String name = end < 0 ? "" : inside.substring(i + 2, end);
                if (!CLASSES.containsKey(name)) {
                    return Optional.empty();
                }
                set.append(CLASSES.get(name));
                i = end + 1;
            } else if (c == '-' && i > 0 && i + 1 < inside.length()) {
                set.append('-');
            } else if (c == '\\' && escapes && i + 1 < inside.length()) {
                set.append(literal(inside.charAt(++i)));
            } else {
                set.append(literal(c));
            }
        }
        return Optional.of(set.append(']').toString());
    }

    /** A character as a regular expression that means nothing but it, in a bracket too. */
    static String literal(char c) {
        return c < 128 && !Character.isLetterOrDigit(c) && c > ' ' ? "\\" + c : String.valueOf(c);
    }
}
