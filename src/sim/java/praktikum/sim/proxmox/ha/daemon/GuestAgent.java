package praktikum.sim.proxmox.ha.daemon;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.migrate.ContainerMigration;
import praktikum.sim.proxmox.guest.migrate.VmMigration;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.GuestOperations;
import praktikum.sim.proxmox.ha.node.ServiceAgent;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.Tasks;

/** A process of the local resource manager that starts, stops or moves a guest, by the same tasks as people do. */
final class GuestAgent implements ServiceAgent {

    private static final String TAG = Tasks.RESOURCE_AGENT;
    private static final int PATIENCE = 60;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int SPEAK = 5;

    private final Machine node;
    private final MachineNode view;
    private final int pid;

    GuestAgent(Machine node, MachineNode view) {
        this.node = node;
        this.view = view;
        this.pid = node.nextPid();
    }

    private static GuestKind kind(String sid) {
        return sid.startsWith("ct:") ? GuestKind.LXC : GuestKind.QEMU;
    }

    private static int id(String sid) {
        return Integer.parseInt(sid.substring(sid.indexOf(':') + 1));
    }

    private GuestOperations operations(String sid) {
        return new GuestOperations(node, kind(sid), TAG);
    }

    @Override
    public void log(int priority, String text) {
        view.log(pid, priority, text);
    }

    @Override
    public boolean knows(String type) {
        return type.equals("vm") || type.equals("ct");
    }

    @Override
    public boolean isRunning(String sid) {
        return GuestHost.of(node).get(id(sid)).isPresent();
    }

    @FunctionalInterface
    private interface Beginning {
        TaskProcess begin() throws GuestError;
    }

    // Begins a task and waits for its end; what hinders the beginning is told in the journal.
    private void task(Beginning beginning, Runnable over) {
        TaskProcess task;
        try {
            task = beginning.begin();
        } catch (GuestError e) {
            log(Journal.ERR, e.getMessage().stripTrailing());
            over.run();
            return;
        }
        await(task, 0, over);
    }

    private void await(TaskProcess task, int seconds, Runnable over) {
        if (task.isOver()) {
            over.run();
            return;
        }
        if (seconds > 0 && seconds % SPEAK == 0) {
            log(Journal.INFO, "Task '" + task.task().upid() + "' still active, waiting");
        }
        node.world().after(LOOK, () -> {
            if (node.running()) {
                await(task, seconds + 1, over);
            }
        });
    }

    @Override
    public void start(String sid, Runnable over) {
        task(() -> operations(sid).start(id(sid)), over);
    }

    @Override
    public void shutDown(String sid, OptionalInt timeout, Runnable over) {
        int seconds = timeout.orElse(PATIENCE);
        task(() -> seconds == 0 ? operations(sid).stop(id(sid))
                : operations(sid).shutdown(id(sid), Optional.of(String.valueOf(seconds)), kind(sid) == GuestKind.QEMU),
                over);
    }

    @Override
    public void migrate(String sid, String target, boolean live, Consumer<Boolean> over) {
        boolean stays = live && kind(sid) == GuestKind.QEMU; // a container never moves while it runs
        if (!stays && isRunning(sid)) {
            shutDown(sid, OptionalInt.empty(), () -> move(sid, target, over));
        } else {
            move(sid, target, over);
        }
    }

    private void move(String sid, String target, Consumer<Boolean> over) {
        Map<String, String> options = new TreeMap<>();
        if (kind(sid) == GuestKind.QEMU) {
            options.put("force", "1");
            options.put("with-local-disks", "1");
            options.put("online", isRunning(sid) ? "1" : "0");
        }
        task(() -> kind(sid) == GuestKind.QEMU ? VmMigration.begin(node, id(sid), target, options, TAG, text -> { })
                : ContainerMigration.begin(node, id(sid), target, options, TAG),
                () -> over.accept(new GuestFiles(node).read(view.name(), kind(sid), id(sid)).isEmpty()));
    }
}
