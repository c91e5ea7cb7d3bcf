package praktikum.fact;

import java.util.Optional;

/** The way from a printed output to a reading: what is true of all outputs is looked at here, once. */
final class Careful {

    private Careful() {}

    /** Reads a fact and may give up. */
    @FunctionalInterface
    interface Body<T> {
        T read(Printed printed) throws NotUnderstood;
    }

    /** Reads an output of which every byte counts. */
    static <T> Reading<T> read(Printed printed, Body<T> body) {
        return printed.truncated() ? Reading.strange("output was cut off at the size limit", printed) : readEvenIfCut(printed, body);
    }

    /** Reads an output whose end does not matter. */
    static <T> Reading<T> readEvenIfCut(Printed printed, Body<T> body) {
        try {
            return Reading.known(body.read(printed));
        } catch (NotUnderstood e) {
            return e.excerpt().<Reading<T>>map(part -> new Reading.Strange<>(e.getMessage(), part))
                    .orElseGet(() -> Reading.strange(e.getMessage(), printed));
        }
    }

    /** Standard output of a command that must have succeeded. */
    static String succeeded(Printed printed) throws NotUnderstood {
        if (printed.exit() != 0) {
            throw failure(printed);
        }
        return printed.out();
    }

    /** The only line with text that a command printed, without blanks at its ends. */
    static String onlyLine(String out) throws NotUnderstood {
        var lines = Texts.filledLines(out);
        if (lines.size() != 1) {
            throw new NotUnderstood(lines.isEmpty() ? "nothing was printed" : "more than one line was printed");
        }
        return lines.getFirst();
    }

    /** What {@code cat FILE} or {@code ls} printed; empty where there is no such file (strerror of ENOENT). */
    static Optional<String> content(Printed printed) throws NotUnderstood {
        if (printed.exit() == 0) {
            return Optional.of(printed.out());
        }
        if (printed.out().isEmpty() && Complaints.only(printed).endsWith(": No such file or directory")) {
            return Optional.empty();
        }
        throw failure(printed);
    }

    /** The end of a command that failed for no reason known to its parser. */
    static NotUnderstood failure(Printed printed) {
        String why = "exit code " + printed.exit();
        return printed.err().isBlank() ? new NotUnderstood(why) : new NotUnderstood(why, printed.err());
    }
}
