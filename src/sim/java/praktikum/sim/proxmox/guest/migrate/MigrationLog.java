package praktikum.sim.proxmox.guest.migrate;

import java.time.Instant;
import java.util.Locale;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.proxmox.task.TaskProcess;

/** The log of a migration: each line has the node's local time before it (PVE::AbstractMigrate). */
final class MigrationLog {

    private final Machine node;
    private final TaskProcess task;
    private final Instant start;

    MigrationLog(Machine node, TaskProcess task) {
        this.node = node;
        this.task = task;
        this.start = node.now();
    }

    private String time() {
        return TimeFormat.format(node.now(), node.clock().zone(), "yyyy-MM-dd HH:mm:ss");
    }

    /** Lines with their time. */
    void say(String text) {
        text.lines().filter(line -> !line.isEmpty()).forEach(line -> task.say(time() + " " + line));
    }

    /** Lines of errors. */
    void error(String text) {
        text.lines().forEach(line -> task.say(time() + " ERROR: " + line));
    }

    /** Lines of block jobs, which have no time. */
    void plain(String text) {
        task.say(text);
    }

    /** How long it has taken: {@code 00:00:13}. */
    String duration() {
        long seconds = node.now().getEpochSecond() - start.getEpochSecond();
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
