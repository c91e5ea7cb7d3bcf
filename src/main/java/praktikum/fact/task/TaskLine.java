package praktikum.fact.task;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;

/**
 * A line of {@code /var/log/pve/tasks/active}, {@code UPID SAVED [END STATUS]}, or of {@code index}, {@code UPID END STATUS} (PVE::INotify,
 * read_active_workers; times in hexadecimal seconds).
 *
 * @param indexed whether it is one of {@code index}
 */
record TaskLine(Task task, boolean indexed) {

    private static final int LONGEST = 10_000;
    private static final Pattern LINE = Pattern.compile("(UPID:\\S+)(?: ([01]))?(?: ([0-9A-F]{8})(?: (.*))?)?");

    static TaskLine read(String line) throws NotUnderstood {
        Matcher parts = LINE.matcher(line);
        if (line.length() > LONGEST || !parts.matches() || parts.group(2) == null && parts.group(3) == null) {
            throw new NotUnderstood("no line of a list of tasks", line);
        }
        Upid upid = Upid.parse(parts.group(1)).orElseThrow(() -> new NotUnderstood("no task id", line));
        if (parts.group(3) == null) {
            return new TaskLine(new Task(upid, Optional.empty(), Optional.empty()), false);
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts.group(3), 16));
        // One whose process died before it could say how it ended has a time and nothing else.
        return new TaskLine(new Task(upid, Optional.of(end), Optional.of(Optional.ofNullable(parts.group(4)).orElse("unknown"))),
                parts.group(2) == null);
    }
}
