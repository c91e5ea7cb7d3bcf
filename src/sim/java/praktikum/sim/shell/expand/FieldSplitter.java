package praktikum.sim.shell.expand;

import java.util.ArrayList;
import java.util.List;

/** Gathers the pieces of a word and splits them into fields, as POSIX (Shell Command Language, 2.6.5) has it. */
final class FieldSplitter {

    /**
     * One field.
     *
     * @param text what it says
     * @param pattern the same with a backslash before what was quoted and would be a wildcard
     */
    record Field(String text, String pattern) {}

    private final boolean splitting;
    private final String separators;
    private final List<Field> done = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder pattern = new StringBuilder();
    private boolean started;
    private boolean blankBefore;

    FieldSplitter(boolean splitting, String separators) {
        this.splitting = splitting;
        this.separators = separators;
    }

    /** Quoted text: always part of the field, even when it is empty. */
    void quoted(String piece) {
        started = true;
        text.append(piece);
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if ("*?[]\\!-^".indexOf(c) >= 0) {
                pattern.append('\\');
            }
            pattern.append(c);
        }
    }

    /** Unquoted text of the script itself. */
    void literal(String piece) {
        started = true;
        text.append(piece);
        pattern.append(piece);
    }

    /** What an unquoted expansion gave. */
    void expanded(String piece) {
        if (!splitting) {
            if (!piece.isEmpty()) {
                literal(piece);
            }
            return;
        }
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (separators.indexOf(c) < 0) {
                started = true;
                text.append(c);
                pattern.append(c == '\\' ? "\\\\" : String.valueOf(c));
                blankBefore = false;
            } else if (c == ' ' || c == '\t' || c == '\n') {
                if (started) {
                    next();
                    blankBefore = true;
                }
            } else {
                if (!blankBefore || started) {
                    started = true;
                    next();
                }
                blankBefore = false;
            }
        }
    }

    /** Ends the field, if one was begun. */
    void next() {
        if (started) {
            done.add(new Field(text.toString(), pattern.toString()));
        }
        text.setLength(0);
        pattern.setLength(0);
        started = false;
        blankBefore = false;
    }

    boolean isSplitting() {
        return splitting;
    }

    List<Field> done() {
        next();
        return done;
    }
}
