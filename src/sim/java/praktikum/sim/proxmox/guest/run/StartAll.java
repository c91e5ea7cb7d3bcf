package praktikum.sim.proxmox.guest.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;
import praktikum.sim.proxmox.task.Tasks;

/** {@code pve-guests}: starts the guests that are to start when the node boots, and shuts all down before it goes. */
public final class StartAll implements MachinePart, Daemon {

    private static final String TAG = "pve-guests";
    private static final Duration QUORUM = Duration.ofSeconds(1);
    private static final int PATIENCE = 60;
    private static final int LAST = 1_000_000;

    private final Machine node;
    private boolean wanted;

    /** That of a node. */
    public StartAll(Machine node) {
        this.node = node;
    }

    @Override
    public boolean start() {
        wanted = true;
        if (!Tasks.of(node).newestFirst().isEmpty()) { // on the first boot there is no cluster file system to read yet
            await(PATIENCE);
        }
        return true;
    }

    // Without quorum no guest is started; it is waited for as long as pve-guests does.
    private void await(int seconds) {
        if (!wanted || !node.running()) {
            return;
        }
        if (Pmxcfs.of(node).quorate() || seconds == 0) {
            TaskProcess.start(node, "startall", "", TAG, new Starting());
        } else {
            node.world().after(QUORUM, () -> await(seconds - 1));
        }
    }

    @Override
    public void stop() {
        wanted = false;
        GuestHost.of(node).all().forEach(guest -> guest.end());
    }

    @Override
    public void powerCut() {
        wanted = false;
    }

    private record Candidate(int id, GuestKind kind, int order) {
    }

    /** One after the other, by their order and their numbers. */
    private final class Starting implements TaskProcess.Work {

        private final Deque<Candidate> left = new ArrayDeque<>();
        private boolean gathered;

        @Override
        public Optional<Duration> step(TaskProcess task) throws Failed {
            if (!gathered) {
                gathered = true;
                gather();
                if (!left.isEmpty() && !Pmxcfs.of(node).quorate()) {
                    throw new Failed("cluster not ready - no quorum?");
                }
            }
            if (left.isEmpty()) {
                return Optional.empty();
            }
            Candidate next = left.removeFirst();
            if (GuestHost.of(node).get(next.id()).isEmpty()) {
                task.say("Starting " + next.kind().title() + " " + next.id());
                TaskProcess.start(node, next.kind().task() + "start", String.valueOf(next.id()), TAG, GuestReboot.start(node, next.kind(),
                        next.id()));
            }
            return Optional.of(Duration.ofSeconds(2));
        }

        private void gather() {
            var files = new GuestFiles(node);
            Stream.of(GuestKind.values()).flatMap(kind -> files.ids(files.nodename(), kind).stream().flatMap(id -> files
                    .read(files.nodename(), kind, id).filter(config -> config.flag("onboot") && !config.flag("template")
                    && !HighAvailability.of(node).manages(kind, id)).stream()
                    .map(config -> new Candidate(id, kind, order(config)))))
                    .sorted(Comparator.comparingInt(Candidate::order).thenComparingInt(Candidate::id)).forEach(left::add);
        }

        private static int order(GuestConfig config) {
            String order = PropertyString.of(config.get("startup", ""), "order").get("order", "");
            return order.matches("\\d{1,5}") ? Integer.parseInt(order) : LAST;
        }
    }
}
