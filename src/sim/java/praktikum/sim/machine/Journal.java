package praktikum.sim.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The journal of a machine. It survives a reboot, as on an installed Proxmox VE. */
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
    }

    private static final int MOST = 20_000;

    private final List<Line> lines = new ArrayList<>();

    /** Writes a line. */
    public void add(Line line) {
        if (lines.size() >= MOST) {
            lines.subList(0, MOST / 10).clear();
        }
        lines.add(line);
    }

    /** All lines, oldest first. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }
}
