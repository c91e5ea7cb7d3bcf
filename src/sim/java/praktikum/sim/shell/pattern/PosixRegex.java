package praktikum.sim.shell.pattern;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * POSIX regular expressions (with GNU's additions) as Java's. Match an {@link InterruptibleText} text with them. One difference
 * stays: of two alternatives that fit, Java takes the first, POSIX the longer.
 */
public final class PosixRegex {

    private static final int MOST_REPEATS = 32_767;

    private final String source;
    private final boolean extended;
    private final StringBuilder result = new StringBuilder();
    private int position;
    private int open;
    private int groups;
    private boolean repeatable;

    /** An expression that is wrong, in the words of {@code regerror}. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        private Invalid(String text) {
            super(text, null, false, false);
        }
    }

    private PosixRegex(String source, boolean extended) {
        this.source = source;
        this.extended = extended;
    }

    /** A basic regular expression, as of {@code grep} and {@code sed}; the flags are those of {@link Pattern}. */
    public static Pattern basic(String source, int flags) throws Invalid {
        return new PosixRegex(source, false).compile(flags);
    }

    /** An extended regular expression, as of {@code grep -E}, {@code awk} and {@code [[ =~ ]]}. */
    public static Pattern extended(String source, int flags) throws Invalid {
        return new PosixRegex(source, true).compile(flags);
    }

    private Pattern compile(int flags) throws Invalid {
        while (position < source.length()) {
            step(source.charAt(position++));
        }
        if (open > 0) {
            throw new Invalid("Unmatched ( or \\(");
        }
        try {
            return Pattern.compile(result.toString(), flags | Pattern.UNICODE_CASE | Pattern.DOTALL | Pattern.UNIX_LINES);
        } catch (PatternSyntaxException e) {
            throw new Invalid("Invalid regular expression");
        }
    }

    private void step(char c) throws Invalid {
        switch (c) {
            case '\\' -> escaped();
            case '[' -> bracket();
            case '.' -> atom(".");
            case '*' -> star();
            case '^' -> caret();
            case '$' -> dollar();
            case '(', ')', '|', '+', '?', '{' -> {
                if (extended) {
                    operator(c);
                } else {
                    atom(Wildcard.literal(c));
                }
            }
            default -> atom(Wildcard.literal(c));
        }
    }

    private void escaped() throws Invalid {
        if (position == source.length()) {
            throw new Invalid("Trailing backslash");
        }
        char c = source.charAt(position++);
        if ("(){}|+?".indexOf(c) >= 0) {
            if (extended) {
                atom(Wildcard.literal(c));
            } else if (c == '}') {
                throw new Invalid("Unmatched \\{");
            } else {
                operator(c);
            }
        } else if (c >= '1' && c <= '9') {
            if (c - '0' > groups) {
                throw new Invalid("Invalid back reference");
            }
            atom("\\" + c + "(?:)");
        } else {
            switch (c) {
                case 'w' -> atom("[\\p{IsAlphabetic}\\p{IsDigit}_]");
                case 'W' -> atom("[^\\p{IsAlphabetic}\\p{IsDigit}_]");
                case 's' -> atom("\\s");
                case 'S' -> atom("\\S");
                case 'b', 'B' -> atom("\\" + c);
                case '<' -> atom("\\b(?=\\w)");
                case '>' -> atom("\\b(?<=\\w)");
                case 'n' -> atom("\\n");
                case 't' -> atom("\\t");
                case '`' -> atom("\\A");
                case '\'' -> atom("\\z");
                default -> atom(Wildcard.literal(c));
            }
        }
    }

    private void operator(char c) throws Invalid {
        switch (c) {
            case '(' -> {
                open++;
                groups++;
                result.append('(');
                repeatable = false;
            }
            case ')' -> {
                if (open == 0) {
                    throw new Invalid("Unmatched ) or \\)");
                }
                open--;
                result.append(')');
                repeatable = true;
            }
            case '|' -> {
                result.append('|');
                repeatable = false;
            }
            case '{' -> interval();
            default -> repeat(String.valueOf(c), Wildcard.literal(c));
        }
    }

    private void star() {
        if (repeatable) {
            repeat("*", "");
        } else if (extended) {
            // GNU takes a star with nothing before it as nothing.
            repeatable = false;
        } else {
            atom("\\*");
        }
    }

    private void repeat(String operator, String literal) {
        if (repeatable) {
            // A group around what is repeated already: Java would read a second sign as "possessive" or "reluctant".
            result.append(operator).append("(?:)");
        } else if (!extended && !literal.isEmpty()) {
            atom(literal);
        }
    }

    private void interval() throws Invalid {
        String end = extended ? "}" : "\\}";
        int close = source.indexOf(end, position);
        String inside = close < 0 ? "" : source.substring(position, close);
        if (!inside.matches("\\d{0,5}(,\\d{0,5})?") || inside.isEmpty() || !repeatable) {
            if (extended) {
                atom("\\{");
                return;
            }
            throw new Invalid(close < 0 ? "Unmatched \\{" : repeatable ? "Invalid content of \\{\\}"
                    : "Invalid preceding regular expression");
        }
        String[] bounds = inside.split(",", -1);
        int from = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
        Optional<Integer> to = bounds.length == 1 ? Optional.of(from)
                : bounds[1].isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(bounds[1]));
        if (from > MOST_REPEATS || to.orElse(from) > MOST_REPEATS) {
            throw new Invalid("Regular expression too big");
        }
        if (to.orElse(from) < from) {
            throw new Invalid("Invalid content of \\{\\}");
        }
        result.append('{').append(from).append(',').append(to.map(String::valueOf).orElse("")).append("}(?:)");
        position = close + end.length();
    }

    private void caret() {
        boolean first = position == 1 || extended || source.startsWith("\\(", position - 3) || source.startsWith("\\|", position - 3);
        if (first) {
            result.append('^');
            repeatable = false;
        } else {
            atom("\\^");
        }
    }

    private void dollar() {
        boolean last = position == source.length() || extended || source.startsWith("\\)", position) || source.startsWith("\\|", position);
        if (last) {
            result.append("\\z");
            repeatable = false;
        } else {
            atom("\\$");
        }
    }

    private void bracket() throws Invalid {
        int end = Wildcard.bracketEnd(source, position - 1, "^");
        if (end < 0) {
            throw new Invalid(position == source.length() ? "Invalid regular expression" : "Unmatched [, [^, [:, [., or [=");
        }
        Optional<String> set = Wildcard.bracket(source.substring(position, end), "^", false);
        if (set.isEmpty()) {
            throw new Invalid("Invalid character class name");
        }
        atom(set.get());
        position = end + 1;
    }

    private void atom(String regex) {
        result.append(regex);
        repeatable = true;
    }
}
