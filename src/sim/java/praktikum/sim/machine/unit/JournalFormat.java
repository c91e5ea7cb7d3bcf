package praktikum.sim.machine.unit;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.TimeFormat;

/** Lines of a journal: which belong to a unit, and how they are printed. */
final class JournalFormat {

    private JournalFormat() {
    }

    /** The lines of a unit, and those that systemd wrote about it. */
    static Predicate<Journal.Line> of(String unit) {
        return line -> List.of(line.unit().split(" ")).contains(unit);
    }

    /** A line in one of journalctl's forms; the zone of short-iso has no colon before systemd 254. */
    static String print(Journal.Line line, Machine node, String form) {
        String zone = node.release().number() >= 9 ? "xxx" : "xx";
        String time = switch (form) {
            case "short-iso" -> TimeFormat.format(line.time(), node.clock().zone(), "yyyy-MM-dd'T'HH:mm:ss" + zone);
            case "short-iso-precise" -> TimeFormat.format(line.time(), node.clock().zone(), "yyyy-MM-dd'T'HH:mm:ss.SSSSSS" + zone);
            case "short-precise" -> TimeFormat.format(line.time(), node.clock().zone(), "MMM dd HH:mm:ss.SSSSSS");
            case "short-unix" -> String.format(Locale.ROOT, "%d.%06d", line.time().getEpochSecond(), line.time().getNano() / 1000);
            default -> TimeFormat.journal(line.time(), node.clock().zone());
        };
        return form.equals("cat") ? line.text() : time + " " + node.hostname() + " " + line.identifier()
                + (line.pid() > 0 ? "[" + line.pid() + "]" : "") + ": " + line.text();
    }
}
