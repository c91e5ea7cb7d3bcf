package praktikum.sim.proxmox.guest.migrate;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.task.Task;
import praktikum.sim.proxmox.task.Tasks;

/** What a node remembers of the last migration of its first virtual machine: tasks and their logs, as Proxmox VE writes them. */
final class MigrationHistory {

    private final Machine node;

    /** That of a node. */
    MigrationHistory(Machine node) {
        this.node = node;
    }

    private int id() {
        var files = new GuestFiles(node);
        return new ClusterView(node).names().stream().flatMap(name -> files.ids(name, GuestKind.QEMU).stream()).sorted().findFirst()
                .orElseThrow();
    }

    private String target() {
        return new ClusterView(node).names().stream().filter(name -> !name.equals(new GuestFiles(node).nodename())).findFirst()
                .orElseThrow();
    }

    private static void task(Machine node, String type, int id, String status, List<String> lines) {
        Tasks tasks = Tasks.of(node);
        Task task = tasks.start(type, Integer.toString(id), "pvedaemon");
        lines.forEach(line -> tasks.line(task, line));
        tasks.end(task, status, "pvedaemon");
    }

    /** A line with the time of now before it. */
    private String say(String text) {
        return TimeFormat.format(node.now(), node.clock().zone(), "yyyy-MM-dd HH:mm:ss") + " " + text;
    }

    private String begins() {
        return say("starting migration of VM " + id() + " to node '" + target() + "' (192.0.2.12)");
    }

    private String ends() {
        return say("migration finished successfully (duration 00:00:13)");
    }

    /** It was refused, as a disk of it was local. */
    void aborted() {
        task(node, "qmigrate", id(), "migration aborted", List.of(begins(),
                say("ERROR: Problem found while scanning volumes - can't migrate VM - check log"),
                say("aborting phase 1 - cleanup resources"),
                say("ERROR: migration aborted (duration 00:00:00): Problem found while scanning volumes - can't migrate VM - check log")));
    }

    /** It did not run meanwhile; or was stopped before and started after. */
    void offline(boolean stopped) {
        if (stopped) {
            task(node, "qmshutdown", id(), "OK", List.of());
        }
        task(node, "qmigrate", id(), "OK", List.of(begins(), ends()));
        if (stopped) {
            Optional<Machine> there = new ClusterView(node).peer(target());
            there.ifPresent(machine -> task(machine, "qmstart", id(), "OK", List.of()));
        }
    }

    /** It ran, and its disk was copied; one that is replicated was brought up to date first. */
    void copied(boolean replicated) {
        String socket = "unix:/run/qemu-server/" + id();
        task(node, "qmigrate", id(), "OK", List.of(begins(), say(replicated ? "replicating disk images" : "starting VM " + id()
                + " on remote node '" + target() + "'"), say("starting storage migration"),
                say("scsi0: start migration to nbd:" + socket + "_nbd.migrate:exportname=drive-scsi0"),
                replicated ? "drive mirror re-using dirty bitmap 'repl_scsi0'" : "drive mirror is starting for drive-scsi0",
                "all 'mirror' jobs are ready", say("starting online/live migration on " + socket + ".migrate"),
                say("migration downtime limit: 100 ms"), say("start migrate command to " + socket + ".migrate"),
                say("average migration speed: 148.7 MiB/s - downtime 99 ms"), say("migration completed, transferred 547.1 MiB VM-state"),
                say("migration status: completed"), "all 'mirror' jobs are ready", "mirror-scsi0: Completing block job...",
                "mirror-scsi0: Completed successfully.", "mirror-scsi0: mirror-job finished",
                say("stopping NBD storage migration server on target."), ends()));
    }

    /** It ran, and QEMU held it for so many milliseconds at the switch. */
    void online(int milliseconds) {
        String socket = "unix:/run/qemu-server/" + id() + ".migrate";
        task(node, "qmigrate", id(), "OK", List.of(begins(), say("starting online/live migration on " + socket),
                say("migration downtime limit: 100 ms"), say("start migrate command to " + socket),
                say("average migration speed: 148.7 MiB/s - downtime " + milliseconds + " ms"),
                say("migration completed, transferred 547.1 MiB VM-state"), say("migration status: completed"), ends()));
    }
}
