package praktikum.text;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A problem in a file that people write: a lab page, {@code site.yaml}, an inventory.
 *
 * @param file the file as the reader would open it
 * @param line the line it is on, from 1
 * @param message what was found there and what is allowed
 */
public record FileProblem(String file, int line, Message message) implements Comparable<FileProblem> {

    private static final int SHOWN = 120;

    private static final Comparator<FileProblem> ORDER = Comparator.comparing(FileProblem::file)
            .thenComparingInt(FileProblem::line)
            .thenComparing(finding -> finding.message().key())
            .thenComparing(finding -> finding.message().args().toString());

    /** A finding with the given values; those that come from the file are shortened and shown without control characters. */
    public static FileProblem of(String file, int line, String key, Object... args) {
        return new FileProblem(file, line, Message.of(key, Arrays.stream(args).map(arg -> shown(arg.toString())).toArray()));
    }

    /** The text on one line without control characters, at most 120 characters of it. */
    public static String shown(String text) {
        var start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    }

    /** The whole sentence: {@code file:line: found …, allowed …}. */
    public String in(Language language) {
        return file + ":" + line + ": " + message.in(language);
    }

    /** By file, then line. */
    @Override
    public int compareTo(FileProblem other) {
        return ORDER.compare(this, other);
    }
}
