package praktikum.sim.proxmox.guest.run;

import java.time.Duration;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** Shuts a guest down and starts it anew, with what was pending. */
public final class GuestReboot implements TaskProcess.Work {

    private final TaskProcess.Work stop;
    private final TaskProcess.Work start;
    private boolean stopped;

    /** The reboot of a guest that runs. */
    public GuestReboot(Machine node, GuestKind kind, int id, int seconds) {
        this.stop = GuestStop.inOrder(node, kind, id, seconds, kind == GuestKind.LXC);
        this.start = start(node, kind, id);
    }

    /** The start of a guest of a kind. */
    public static TaskProcess.Work start(Machine node, GuestKind kind, int id) {
        return kind == GuestKind.QEMU ? new VmStart(node, id) : new ContainerStart(node, id);
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (!stopped) {
            Optional<Duration> next = stop.step(task);
            stopped = next.isEmpty();
            return stopped ? Optional.of(Duration.ofMillis(500)) : next;
        }
        return start.step(task);
    }
}
