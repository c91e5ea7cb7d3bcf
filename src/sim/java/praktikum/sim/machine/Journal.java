package praktikum.sim.machine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import praktikum.sim.fs.FileError;

/** The journal of a machine. It lies below {@code /var/log/journal} and survives a reboot, as on an installed Proxmox VE. */
public final class Journal {

    /** Severities of syslog, by their numbers. */
    public static final int CRIT = 2;
    /** An error. */
    public static final int ERR = 3;
    /** A warning. */
    public static final int WARNING = 4;
    /** Worth a look. */
    public static final int NOTICE = 5;
    /** Everything else. */
    public static final int INFO = 6;

    /**
     * A line.
     *
     * @param time the machine's own time
     * @param boot the id of the boot it was written in
     * @param unit the unit, such as {@code corosync.service}; empty text for the kernel
     * @param identifier what stands before the process id, such as {@code pmxcfs}
     * @param pid the process id, 0 for the kernel
     * @param priority 0 to 7
     * @param text the message
     */
    public record Line(Instant time, String boot, String unit, String identifier, int pid, int priority, String text) {

        // Tabs between the fields; a text that has some keeps them, for it is the last one.
        private String written() {
            return String.join("\t", time.toString(), boot, unit, identifier, String.valueOf(pid), String.valueOf(priority),
                    text.replace('\n', '\u2028').replace('\r', '\u2029')) + "\n";
        }

        private static Line read(String written) {
            String[] fields = written.split("\t", 7);
            return new Line(Instant.parse(fields[0]), fields[1], fields[2], fields[3], Integer.parseInt(fields[4]),
                    Integer.parseInt(fields[5]),
                    fields[6].replace('\u2028', '\n').replace('\u2029', '\r'));
        }
    }

    private static final int MOST = 20_000;

    private final Disk disk;
    private final List<Line> lines = new ArrayList<>();
    private String path = "";

    Journal(Disk disk) {
        this.disk = disk;
    }

    /** Reads what earlier boots have written. */
    void load() {
        String folder = "/var/log/journal/" + disk.line("/etc/machine-id");
        path = folder + "/system.journal";
        disk.makeDirectories(folder);
        lines.clear();
        disk.textOrEmpty(path).lines().filter(line -> line.split("\t", 7).length == 7).map(Line::read).forEach(lines::add);
    }

    /** Writes a line. */
    public void add(Line line) {
        lines.add(line);
        if (lines.size() > MOST) {
            lines.subList(0, MOST / 10).clear();
            disk.write(path, lines.stream().map(Line::written).collect(Collectors.joining()), 0640);
            return;
        }
        try {
            disk.files().append(path, line.written().getBytes(StandardCharsets.UTF_8));
        } catch (FileError full) {
            return; // a full disk takes no more lines, and nobody hears of it
        }
    }

    /** All lines, oldest first. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }
}
