package praktikum.fact.task;

import java.time.Instant;
import java.util.Optional;

/**
 * A task in a task list.
 *
 * @param upid what it is
 * @param end when it ended, by the node's clock; empty while it runs
 * @param status {@code OK}, {@code WARNINGS: n} or the text of the error; empty while it runs
 */
public record Task(Upid upid, Optional<Instant> end, Optional<String> status) {

    /** Whether it has not ended yet. */
    public boolean running() {
        return end.isEmpty();
    }

    /** Whether it ended without an error; warnings count as that, as they do for Proxmox VE's own exit codes. */
    public boolean ok() {
        return status.filter(text -> text.equals("OK") || text.startsWith("WARNINGS: ")).isPresent();
    }
}
