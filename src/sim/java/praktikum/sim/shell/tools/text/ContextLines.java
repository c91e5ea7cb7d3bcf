package praktikum.sim.shell.tools.text;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import praktikum.sim.shell.command.UnsupportedUsage;

/** Prints chosen lines with some before and after them, and {@code --} between what does not follow directly. */
final class ContextLines {

    private static final int MOST_HELD = 100_000;

    private final PrintStream out;
    private final int after;
    private final int before;
    private final Deque<String> held = new ArrayDeque<>();
    private long lastPrinted;
    private long printUntil;

    ContextLines(PrintStream out, int after, int before) {
        this.out = out;
        this.after = after;
        this.before = before;
    }

    void line(String text, long number, boolean chosen) {
        if (chosen) {
            boolean gap = lastPrinted > 0 && number - held.size() > lastPrinted + 1;
            if (gap && after + before > 0) {
                out.println("--");
            }
            held.forEach(out::println);
            held.clear();
            out.println(text);
            lastPrinted = number;
            printUntil = number + after;
        } else if (number <= printUntil) {
            out.println(text);
            lastPrinted = number;
        } else if (before > 0) {
            held.add(text);
            if (held.size() > MOST_HELD) {
                throw new UnsupportedUsage("a context of more than " + MOST_HELD + " lines");
            }
            if (held.size() > before) {
                held.remove();
            }
        }
    }
}
