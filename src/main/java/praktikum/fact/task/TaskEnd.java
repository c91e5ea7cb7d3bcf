package praktikum.fact.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.TextLines;

/**
 * How a task ended, by the last line of its log.
 *
 * @param kind well, with warnings, or with an error
 * @param warnings how many
 * @param error why it failed; empty unless it did
 */
public record TaskEnd(Kind kind, long warnings, String error) {

    /** The three ways of ending. */
    public enum Kind { OK, WARNINGS, ERROR }

    private static final Pattern WARNINGS = Pattern.compile("TASK WARNINGS: ([0-9]{1,9})");
    private static final String ERROR = "TASK ERROR: ";

    /** Reads {@code TASK OK}, {@code TASK WARNINGS: 1} or {@code TASK ERROR: migration aborted}; empty for any other line. */
    static Optional<TaskEnd> of(String line) {
        Matcher warnings = WARNINGS.matcher(line);
        if (warnings.matches()) {
            return Optional.of(new TaskEnd(Kind.WARNINGS, TextLines.number(warnings.group(1)).orElse(0), ""));
        }
        return line.equals("TASK OK") ? Optional.of(new TaskEnd(Kind.OK, 0, ""))
                : Optional.of(line).filter(text -> text.startsWith(ERROR))
                        .map(text -> new TaskEnd(Kind.ERROR, 0, text.substring(ERROR.length()).strip()));
    }

    /** Whether it ended without an error; warnings count as that, as they do for Proxmox VE's own exit codes. */
    public boolean ok() {
        return kind != Kind.ERROR;
    }
}
