package praktikum.fact.ha;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.ha.HaStep.Told;

/**
 * Reads a journal as {@code journalctl -o short-iso} or {@code short-iso-precise} prints it; the zone is {@code +0700} or {@code +07:00}.
 */
final class JournalReader {

    private static final int LONGEST_LINE = 20_000;
    private static final Pattern LINE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?)"
            + "([+-][0-9]{2}):?([0-9]{2}) (\\S{1,255}) ([^\\s\\[:]{1,100})(?:\\[[0-9]{1,10}])?: (.*)");
    // What journalctl itself says, such as where another boot begins; and the further lines of an entry that has several.
    private static final Pattern BESIDE = Pattern.compile("-- .* --|\\s.*|");
    // What only the lines that decide have; without the rest of such a line it is not understood.
    private static final Pattern HALF = Pattern.compile(".*(?:state changed from|'(?:" + HaStep.NODE_STATES + ")' => '(?:"
            + HaStep.NODE_STATES + ")'|'(?:" + HaStep.STATES + ")' to '(?:" + HaStep.STATES
            + ")'|fencing: ack|got agent lock for|recover service|from fenced node).*");
    // What stands behind a change of a service: node = pve2, target = pve1
    private static final Pattern NODE = Pattern.compile("(?:^|, )node = ([A-Za-z0-9-]{1,64})(?=,|$)");
    private static final Pattern TARGET = Pattern.compile("(?:^|, )target = ([A-Za-z0-9-]{1,64})(?=,|$)");

    private JournalReader() {}

    static List<HaEvent> events(String text) throws NotUnderstood {
        List<HaEvent> events = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (line.length() > LONGEST_LINE) {
                throw new NotUnderstood("too long a line for a journal", line);
            }
            if (parts.matches()) {
                event(parts, line).ifPresent(events::add);
            } else if (!BESIDE.matcher(line).matches()) {
                throw new NotUnderstood("no line of a journal", line);
            }
        }
        return events;
    }

    private static Optional<HaEvent> event(Matcher line, String whole) throws NotUnderstood {
        HaDaemon daemon = HaDaemon.of(line.group(5));
        String message = line.group(6).strip();
        Optional<Told> told = HaStep.of(daemon, message);
        if (told.isEmpty() && HALF.matcher(message).matches()) {
            throw new NotUnderstood("half of a line that decides about high availability", whole);
        }
        Instant at = told.isPresent() ? time(line, whole) : Instant.EPOCH;
        return told.map(step -> {
            Optional<String> text = part(step, "text");
            boolean moves = step.step() == HaStep.SERVICE_STATE;
            return new HaEvent(at, line.group(4), daemon, step.step(), part(step, "sid"),
                    moves ? text.flatMap(all -> find(NODE, all)) : part(step, "node"),
                    moves ? text.flatMap(all -> find(TARGET, all)) : part(step, "target"), part(step, "from"), part(step, "to"), text);
        });
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<String> part(Told told, String name) {
        return told.parts().namedGroups().containsKey(name) ? Optional.ofNullable(told.parts().group(name)) : Optional.empty();
    }

    private static Instant time(Matcher line, String whole) throws NotUnderstood {
        try {
            return OffsetDateTime.parse(line.group(1).replace(',', '.') + line.group(2) + ":" + line.group(3)).toInstant();
        } catch (DateTimeException e) {
            throw new NotUnderstood("no time of a journal", whole);
        }
    }
}
