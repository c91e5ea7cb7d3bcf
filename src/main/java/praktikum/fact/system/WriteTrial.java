package praktikum.fact.system;

import java.util.Set;
import praktikum.fact.ErrorText;
import praktikum.fact.Printed;
import praktikum.fact.Reading;

/** Whether a file could be written, such as one under {@code /etc/pve}, from a command that did nothing but write it. */
public enum WriteTrial {

    /** It was written. */
    WRITTEN,
    /** It was refused: as root under {@code /etc/pve} that is a cluster file system without quorum. */
    REFUSED;

    private static final Set<String> REFUSALS = Set.of("Permission denied", "Read-only file system");

    /** Reads {@code touch: cannot touch '/etc/pve/x': Permission denied} on standard error → REFUSED; the end is that of strerror(3). */
    public static Reading<WriteTrial> read(Printed printed) {
        return Reading.ofStart(printed, p -> {
            if (p.exit() == 0) {
                return WRITTEN;
            }
            var lines = ErrorText.of(p);
            if (p.exit() == 126 || p.exit() == 127 || lines.isEmpty()
                    || !lines.stream().allMatch(line -> REFUSALS.stream().anyMatch(end -> line.endsWith(": " + end)))) {
                throw p.failure();
            }
            return REFUSED;
        });
    }
}
