package praktikum.sim.shell.syntax;

import java.util.function.IntPredicate;

/** The text of a script and how far it has been read. */
public final class ScriptSource {

    /** What {@link #peek} gives after the last character. */
    static final int END = -1;

    private static final int DEEPEST = 60;

    private final String text;
    private int position;
    private int line;
    private int depth;

    /** @param firstLine the number of its first line in complaints */
    public ScriptSource(String text, int firstLine) {
        this.text = text;
        this.line = firstLine;
    }

    /** A text found inside this one, as deep as this one is now. */
    ScriptSource inner(String innerText, int innerLine) {
        ScriptSource inner = new ScriptSource(innerText, innerLine);
        inner.depth = depth;
        return inner;
    }

    int line() {
        return line;
    }

    int position() {
        return position;
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : END;
    }

    boolean at(String what) {
        return text.startsWith(what, position);
    }

    char next() {
        char c = text.charAt(position++);
        if (c == '\n') {
            line++;
        }
        return c;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    /** Takes it if it is next. */
    boolean take(String what) {
        boolean there = at(what);
        if (there) {
            skip(what.length());
        }
        return there;
    }

    String takeWhile(IntPredicate wanted) {
        int start = position;
        while (position < text.length() && wanted.test(text.charAt(position))) {
            next();
        }
        return text.substring(start, position);
    }

    /** The rest of the line, without its end, which is taken too. */
    String takeLine() {
        String taken = takeWhile(c -> c != '\n');
        take("\n");
        return taken;
    }

    /** Enters a construct inside another; leave it with {@link #leave}. */
    void enter() {
        if (++depth > DEEPEST) {
            throw ScriptError.unsupported(line, "nesting deeper than " + DEEPEST);
        }
    }

    void leave() {
        depth--;
    }

    /** Whether a name may begin with it. */
    public static boolean isNameStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Whether a name may go on with it. */
    public static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    /** Whether it is one of 0 to 9. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a character ends an unquoted word. */
    static boolean isMeta(int c) {
        return c == END || " \t\n;&|<>()".indexOf(c) >= 0;
    }
}
