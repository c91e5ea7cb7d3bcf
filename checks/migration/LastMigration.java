package migration;

import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.cannotTell;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.guest.VirtualMachine;
import praktikum.fact.migration.MigrationLog;
import praktikum.fact.task.Task;
import praktikum.fact.task.TaskList;

/**
 * The last migration of a machine that has ended, whoever began it.
 *
 * @param tasks all that the nodes still know of the machine, oldest first
 * @param task the migration
 * @param log what it said
 */
record LastMigration(List<Task> tasks, Task task, MigrationLog log) {

    private static final String QMIGRATE = "qmigrate";
    private static final String QMSTART = "qmstart";
    private static final Set<String> STOPS = Set.of("qmstop", "qmshutdown");

    /** So long before and after it stopping and starting belong to it. */
    private static final Duration AROUND = Duration.ofMinutes(15);

    /** That of a machine; not measured where there was none, or nobody knows any more what it said. */
    static LastMigration of(Cluster cluster, VirtualMachine machine) {
        // A node that does not answer may have the newest one.
        var tasks = askAll(cluster.nodes(), node -> ofGuest(node, machine)).values().stream()
                .flatMap(list -> list.tasks().stream()).sorted(Comparator.comparing(task -> task.upid().start())).toList();
        var task = tasks.stream().filter(one -> one.upid().type().equals(QMIGRATE) && !one.running()).reduce((older, newer) -> newer)
                .orElseThrow(() -> cannotTell("check.migration.never", machine.name()));
        var node = cluster.nodes().stream().filter(one -> one.name().equals(task.upid().node())).findFirst()
                .orElseThrow(() -> cannotTell("check.guest.other-node", task.upid().node()));
        var log = node.ask(MigrationLog.of(task.upid())).orElseThrow(() -> cannotTell("check.migration.log-gone", machine.name(), node));
        return new LastMigration(tasks, task, log);
    }

    /** What a node did with a machine. */
    static TaskList ofGuest(Node node, VirtualMachine machine) {
        return node.ask(TaskList.ofGuest(machine.id()));
    }

    /** Whether a migration that is over is among tasks. */
    static boolean hasOne(TaskList tasks) {
        return tasks.ofType(QMIGRATE).tasks().stream().anyMatch(task -> !task.running());
    }

    /** The node that it left. */
    String from() {
        return task.upid().node();
    }

    /** The node it went to. */
    String to() {
        return log.target().orElse("–");
    }

    /** Whether the machine was stopped before it, and started after it on the other node. */
    boolean betweenStopAndStart() {
        var at = task.upid().start();
        return tasks.stream().anyMatch(one -> STOPS.contains(one.upid().type()) && one.ok()
                        && Duration.between(one.upid().start(), at).compareTo(AROUND) <= 0 && !one.upid().start().isAfter(at))
                && tasks.stream().anyMatch(one -> one.upid().type().equals(QMSTART) && one.ok() && one.upid().node().equals(to())
                        && Duration.between(at, one.upid().start()).compareTo(AROUND) <= 0 && !one.upid().start().isBefore(at));
    }
}
