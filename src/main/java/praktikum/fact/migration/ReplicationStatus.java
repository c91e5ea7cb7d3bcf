package praktikum.fact.migration;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * How the replication jobs of the asked node go, from {@code pvesr status}: what was not copied by the last time is lost where the node
 * dies.
 *
 * @param jobs in the order printed
 */
public record ReplicationStatus(List<Job> jobs) {

    public static final Question<ReplicationStatus> ASKED = Question.of(ReplicationStatus::read, "pvesr", "status");

    private static final int LONGEST_LINE = 2_000;
    private static final List<String> HEADER =
            List.of("JobID", "Enabled", "Target", "LastSync", "NextSync", "Duration", "FailCount", "State");
    private static final Pattern ROW =
            Pattern.compile("(\\S+)\\s+(Yes|No)\\s+local/(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+([0-9]{1,9})\\s+(\\S.*)");
    private static final Pattern TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{2}:[0-9]{2}:[0-9]{2})");

    /**
     * A job.
     *
     * @param id such as {@code 100-0}
     * @param enabled whether it is switched on
     * @param target the node it copies to
     * @param lastSync when it last succeeded, by the node's clock and time zone; empty where it never did
     * @param failures how often in a row it has failed
     * @param state {@code OK}, {@code SYNCING}, or why it failed last
     */
    public record Job(String id, boolean enabled, String target, Optional<LocalDateTime> lastSync, int failures, String state) {

        /** Whether it was through at least once and has not failed since. */
        public boolean ok() {
            return lastSync.isPresent() && failures == 0 && (state.equals("OK") || state.equals("SYNCING"));
        }
    }

    public ReplicationStatus {
        jobs = List.copyOf(jobs);
    }

    /** Reads {@code 100-0 Yes local/pve2 2025-12-14_17:30:01 2025-12-14_17:45:00 3.17 0 OK} below its header. */
    public static Reading<ReplicationStatus> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<String> lines = TextLines.filledLines(p.succeeded());
            if (lines.isEmpty() || !TextLines.words(lines.getFirst()).equals(HEADER)) {
                throw new NotUnderstood("not the columns " + String.join(" ", HEADER));
            }
            List<Job> jobs = new ArrayList<>();
            for (String line : lines.stream().skip(1).toList()) {
                jobs.add(row(line));
            }
            return new ReplicationStatus(jobs);
        });
    }

    private static Job row(String line) throws NotUnderstood {
        Matcher parts = ROW.matcher(line);
        if (line.length() > LONGEST_LINE || !parts.matches()) {
            throw new NotUnderstood("no row of a replication job", line);
        }
        return new Job(parts.group(1), parts.group(2).equals("Yes"), parts.group(3),
                parts.group(4).equals("-") ? Optional.empty() : Optional.of(time(parts.group(4))),
                TextLines.smallCount(parts.group(7), "failures"), parts.group(8).strip());
    }

    private static LocalDateTime time(String text) throws NotUnderstood {
        Matcher parts = TIME.matcher(text);
        try {
            return LocalDateTime.parse(parts.replaceFirst("$1T$2"));
        } catch (DateTimeException e) {
            throw new NotUnderstood("no time of a replication", text);
        }
    }
}
