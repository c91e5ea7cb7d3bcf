package praktikum.fact.migration;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.DataSize;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.migration.MigrationLog.End;
import praktikum.fact.migration.MigrationLog.Figures;
import praktikum.fact.migration.MigrationStep.Told;
import praktikum.fact.task.TaskLog;

/** Reads the log of a migration. */
final class MigrationReader {

    private static final int LONGEST_LINE = 20_000;
    private static final int LONGEST_TEXT = 300;
    private static final int SHORTEST_TEXT = 12;
    private static final Pattern TIMED = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) (.*)");
    private static final Pattern REQUEST = Pattern.compile("Requesting HA migration for (VM|CT) ([0-9]{1,10}) to node (\\S{1,64})");
    private static final Pattern MIRRORED = Pattern.compile("transferred (\\S{1,12} \\S{1,4}) of (\\S{1,12} \\S{1,4}) \\(.*");
    // One half of a line that counts; without the other one the line is not understood.
    private static final Pattern HALF = Pattern.compile("average migration speed.*|.* - downtime [0-9]+ ms|migration completed,.*"
            + "|.* transferred [^,]* \\S{2,6}-state|.* [KMGTP]?i?B VM-\\S+|starting migration .*|.* of (?:VM|CT) [0-9]+ to node '.*"
            + "|migration finished .*|migration status:? .*|.*\\(duration [0-9:]+\\).*");

    private final List<MigrationEvent> events = new ArrayList<>();
    private final Map<String, DiskMirror> mirrors = new LinkedHashMap<>();
    private Optional<GuestKind> kind = Optional.empty();
    private OptionalLong guest = OptionalLong.empty();
    private Optional<String> target = Optional.empty();
    private Optional<Duration> limit = Optional.empty();
    private Optional<Duration> downtime = Optional.empty();
    private Optional<DataSize> transferred = Optional.empty();
    private Optional<DataSize> average = Optional.empty();
    private Optional<Duration> duration = Optional.empty();
    private End end = End.NOT_TOLD;

    private MigrationReader() {}

    static MigrationLog read(TaskLog log) throws NotUnderstood {
        MigrationReader reader = new MigrationReader();
        for (String line : log.lines()) {
            if (line.length() > LONGEST_LINE) {
                throw new NotUnderstood("too long a line for a migration's log", line);
            }
            reader.line(line.stripTrailing());
        }
        if (reader.events.isEmpty() && reader.end == End.NOT_TOLD) {
            throw new NotUnderstood("no line of a migration in it");
        }
        return new MigrationLog(reader.kind, reader.guest, reader.target, log.startedByHa(), reader.events,
                List.copyOf(reader.mirrors.values()), new Figures(reader.limit, reader.downtime, reader.transferred, reader.average,
                reader.duration), reader.end);
    }

    private void line(String line) throws NotUnderstood {
        Matcher timed = TIMED.matcher(line);
        boolean hasTime = timed.matches();
        Optional<LocalDateTime> at = hasTime ? Optional.of(time(timed.group(1), timed.group(2), line)) : Optional.empty();
        String text = hasTime ? timed.group(3) : line;
        Optional<Told> told = text.length() < SHORTEST_TEXT ? Optional.empty() : MigrationStep.of(text);
        if (told.isPresent()) {
            events.add(new MigrationEvent(at, told.get().step(), TextLines.cut(text, LONGEST_TEXT)));
            take(told.get());
        } else if (REQUEST.matcher(text).matches()) {
            request(REQUEST.matcher(text));
        } else if (HALF.matcher(text).matches()) {
            throw new NotUnderstood("half of a line that counts in a migration's log", line);
        }
    }

    private void take(Told told) throws NotUnderstood {
        Matcher parts = told.parts();
        switch (told.step()) {
            case STARTING -> {
                kind = Optional.of(parts.group("what").equals("VM") ? GuestKind.VM : GuestKind.CONTAINER);
                guest = OptionalLong.of(TextLines.count(parts.group("id"), "a guest"));
                target = Optional.of(parts.group("node"));
            }
            case DOWNTIME_LIMIT, DOWNTIME_RAISED -> limit = Optional.of(millis(parts));
            case AVERAGE -> {
                average = Optional.of(size(parts));
                downtime = Optional.of(millis(parts));
            }
            case COMPLETED -> transferred = Optional.of(size(parts));
            case MIRROR -> mirror(parts.group("drive"), parts.group("told"));
            case FINISHED -> ended(End.FINISHED, parts);
            case PROBLEMS -> ended(End.PROBLEMS, parts);
            case ABORTED -> ended(End.ABORTED, parts);
            // Of these only machines have any, also where a log begins late.
            case ONLINE, MIGRATE_COMMAND, STATUS_COMPLETED -> kind = kind.or(() -> Optional.of(GuestKind.VM));
            default -> { }
        }
    }

    private void request(Matcher parts) throws NotUnderstood {
        if (parts.matches()) {
            kind = Optional.of(parts.group(1).equals("VM") ? GuestKind.VM : GuestKind.CONTAINER);
            guest = OptionalLong.of(TextLines.count(parts.group(2), "a guest"));
            target = Optional.of(parts.group(3));
            end = End.REQUESTED;
        }
    }

    private void mirror(String drive, String told) {
        DiskMirror before = mirrors.getOrDefault(drive, new DiskMirror(drive, Optional.empty(), Optional.empty(), false));
        Matcher parts = MIRRORED.matcher(told);
        mirrors.put(drive, parts.matches()
                ? new DiskMirror(drive, DataSize.parse(parts.group(1)).or(before::transferred),
                        DataSize.parse(parts.group(2)).or(before::total),
                        before.completed())
                : new DiskMirror(drive, before.transferred(), before.total(),
                        before.completed() || told.equals("Completed successfully.")));
    }

    private void ended(End how, Matcher parts) throws NotUnderstood {
        end = how;
        duration = Optional.of(Duration.ofHours(TextLines.count(parts.group("h"), "hours"))
                .plusMinutes(TextLines.count(parts.group("m"), "minutes")).plusSeconds(TextLines.count(parts.group("s"), "seconds")));
    }

    private static Duration millis(Matcher parts) throws NotUnderstood {
        return Duration.ofMillis(TextLines.count(parts.group("ms"), "milliseconds"));
    }

    private static DataSize size(Matcher parts) throws NotUnderstood {
        String text = parts.group("size");
        return DataSize.parse(text).orElseThrow(() -> new NotUnderstood("no amount of data", text));
    }

    private static LocalDateTime time(String date, String time, String line) throws NotUnderstood {
        try {
            return LocalDateTime.parse(date + "T" + time);
        } catch (DateTimeException e) {
            throw new NotUnderstood("no time", line);
        }
    }
}
