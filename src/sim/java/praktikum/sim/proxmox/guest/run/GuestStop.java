package praktikum.sim.proxmox.guest.run;

import java.time.Duration;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** Stops a guest, by taking its power away or by asking it to shut itself down. */
public final class GuestStop implements TaskProcess.Work {

    private static final Duration QUIT = Duration.ofMillis(700);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Machine node;
    private final GuestKind kind;
    private final int id;
    private final boolean asked;
    private final boolean force;
    private int patience;
    private boolean begun;

    private GuestStop(Machine node, GuestKind kind, int id, boolean asked, boolean force, int patience) {
        this.node = node;
        this.kind = kind;
        this.id = id;
        this.asked = asked;
        this.force = force;
        this.patience = patience;
    }

    /** Takes its power away. */
    public static GuestStop atOnce(Machine node, GuestKind kind, int id) {
        return new GuestStop(node, kind, id, false, true, 0);
    }

    /**
     * Asks it to shut itself down.
     *
     * @param seconds how long it may take
     * @param force whether its power is taken away then
     */
    public static GuestStop inOrder(Machine node, GuestKind kind, int id, int seconds, boolean force) {
        return new GuestStop(node, kind, id, true, force, seconds);
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        Optional<RunningGuest> guest = GuestHost.of(node).get(id);
        if (!begun) {
            begun = true;
            task.tell((asked ? "shutdown " : kind == GuestKind.QEMU ? "stop " : "stopping ") + kind.title() + " " + id + ": "
                    + task.task().upid());
            unlocked();
            guest.ifPresent(this::begin);
            return guest.isPresent() ? Optional.of(asked ? SECOND : QUIT) : Optional.empty();
        }
        if (guest.isEmpty()) {
            return Optional.empty();
        }
        if (patience-- > 0) {
            return Optional.of(SECOND);
        }
        if (!force) {
            throw new Failed(kind == GuestKind.QEMU ? "VM quit/powerdown failed - got timeout" : "container did not stop");
        }
        if (kind == GuestKind.QEMU) {
            task.say("VM still running - terminating now with SIGTERM");
            task.tell("VM still running - terminating now with SIGTERM");
        }
        guest.get().end();
        return Optional.of(SECOND);
    }

    private void unlocked() throws Failed {
        Optional<String> lock = new GuestFiles(node).read(new GuestFiles(node).nodename(), kind, id).flatMap(config -> config.get("lock"));
        if (lock.isPresent()) {
            throw new Failed(kind.title() + " is locked (" + lock.get() + ")");
        }
    }

    private void begin(RunningGuest guest) {
        if (asked) {
            guest.upSystem().ifPresent(machine -> machine.shutDown(false));
        } else {
            guest.end();
        }
    }

    /** What a start or a stop says before it is a task: a container must run, or must not. */
    public static void check(Machine node, GuestKind kind, int id, boolean running) throws GuestError {
        if (kind == GuestKind.LXC && GuestHost.of(node).get(id).isPresent() != running) {
            throw new GuestError("CT " + id + (running ? " not running" : " already running"));
        }
    }
}
