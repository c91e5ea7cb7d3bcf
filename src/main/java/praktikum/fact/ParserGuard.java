package praktikum.fact;

import java.net.InetAddress;
import java.util.Optional;
import praktikum.net.Addresses;

/** The way from a printed output to a reading: what is true of all outputs is looked at here, once. */
public final class ParserGuard {

    private ParserGuard() {}

    /** Reads a fact and may give up. */
    @FunctionalInterface
    public interface Body<T> {
        T read(Printed printed) throws NotUnderstood;
    }

    /** Reads an output of which every byte counts. */
    public static <T> Reading<T> read(Printed printed, Body<T> body) {
        return printed.truncated() ? Reading.strange("output was cut off at the size limit", printed) : readEvenIfCut(printed, body);
    }

    /** Reads an output whose end does not matter. */
    public static <T> Reading<T> readEvenIfCut(Printed printed, Body<T> body) {
        try {
            return Reading.known(body.read(printed));
        } catch (NotUnderstood e) {
            return e.excerpt().<Reading<T>>map(part -> new Reading.Strange<>(e.getMessage(), part))
                    .orElseGet(() -> Reading.strange(e.getMessage(), printed));
        }
    }

    /** Standard output of a command that must have succeeded. */
    public static String succeeded(Printed printed) throws NotUnderstood {
        if (printed.exit() != 0) {
            throw failure(printed);
        }
        return printed.out();
    }

    /** The only line with text that a command printed, without blanks at its ends. */
    public static String onlyLine(String out) throws NotUnderstood {
        var lines = TextLines.filledLines(out);
        if (lines.size() != 1) {
            throw new NotUnderstood(lines.isEmpty() ? "nothing was printed" : "more than one line was printed");
        }
        return lines.getFirst();
    }

    /** What {@code cat FILE} or {@code ls} printed; empty where there is no such file (strerror of ENOENT). */
    public static Optional<String> content(Printed printed) throws NotUnderstood {
        if (printed.exit() == 0) {
            return Optional.of(printed.out());
        }
        if (printed.out().isEmpty() && ErrorText.only(printed).endsWith(": No such file or directory")) {
            return Optional.empty();
        }
        throw failure(printed);
    }

    /** The address a text stands for, or giving up. */
    public static InetAddress address(String literal) throws NotUnderstood {
        return Addresses.parse(literal).orElseThrow(() -> new NotUnderstood("no IP address", literal));
    }

    /** The end of a command that failed for no reason known to its parser. */
    public static NotUnderstood failure(Printed printed) {
        String why = "exit code " + printed.exit();
        return printed.err().isBlank() ? new NotUnderstood(why) : new NotUnderstood(why, printed.err());
    }
}
