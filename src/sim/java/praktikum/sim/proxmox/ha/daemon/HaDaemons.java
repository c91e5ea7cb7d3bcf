package praktikum.sim.proxmox.ha.daemon;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.proxmox.ha.crm.Crm;
import praktikum.sim.proxmox.ha.lrm.Lrm;
import praktikum.sim.proxmox.ha.node.LrmNode.Shutdown;
import praktikum.sim.proxmox.ha.node.Turn;

/** {@code pve-ha-crm} and {@code pve-ha-lrm} of a machine. */
public final class HaDaemons implements MachinePart {

    /** The unit of the cluster resource manager. */
    public static final String CRM = "pve-ha-crm";
    /** The unit of the local resource manager. */
    public static final String LRM = "pve-ha-lrm";

    private final Machine node;
    private final Loop crm;
    private final Loop lrm;
    private boolean goingDown;

    /** Those of a machine. */
    public HaDaemons(Machine node) {
        this.node = node;
        this.crm = new Loop(CRM);
        this.lrm = new Loop(LRM);
    }

    /** Those of a machine. */
    public static HaDaemons of(Machine node) {
        return node.part(HaDaemons.class);
    }

    /** What lives behind the unit of the cluster resource manager. */
    public Daemon crm() {
        return crm;
    }

    /** What lives behind the unit of the local resource manager. */
    public Daemon lrm() {
        return lrm;
    }

    /** The node is about to go down: services are brought to where they belong first, then the leader hands over. */
    @Override
    public boolean mayShutDown(boolean again) {
        if (!goingDown) {
            goingDown = true;
            lrm.stop(again ? Shutdown.REBOOT : Shutdown.POWEROFF);
        }
        if (lrm.runs()) {
            return false;
        }
        if (crm.runs()) {
            crm.stop(Shutdown.NONE);
        }
        return !crm.runs();
    }

    @Override
    public void powerCut() {
        goingDown = false;
        crm.forget();
        lrm.forget();
    }

    /** A daemon of one of the two kinds: it takes one turn after the other until it ends. */
    private final class Loop implements Daemon {

        private final String unit;
        private Optional<Supplier<Turn>> turns = Optional.empty();
        private Runnable request = () -> { };
        private MachineNode view;
        private boolean again;
        private int starts;

        private Loop(String unit) {
            this.unit = unit;
        }

        private boolean runs() {
            return turns.isPresent();
        }

        @Override
        public boolean start() {
            if (runs()) {
                again = true; // the one before has not ended yet
                return true;
            }
            view = new MachineNode(node, unit);
            view.log(Journal.INFO, "starting server");
            if (unit.equals(CRM)) {
                var daemon = new Crm(view);
                turns = Optional.of(daemon::turn);
                request = daemon::stop;
            } else {
                var daemon = new Lrm(view);
                turns = Optional.of(daemon::turn);
                request = daemon::stop;
            }
            int number = ++starts;
            node.world().after(first(), () -> turn(number));
            return true;
        }

        // Nodes that boot at the same moment do not keep the same step.
        private Duration first() {
            return Duration.ofMillis(500 + Math.floorMod((node.name() + unit).hashCode(), 45) * 100L);
        }

        private void turn(int number) {
            if (number != starts || turns.isEmpty()) {
                return;
            }
            Turn turn = turns.get().get();
            if (turn.next() != Turn.Next.END) {
                Duration pause = turn.pause().compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : turn.pause();
                node.world().after(pause, () -> turn(number));
                return;
            }
            turns = Optional.empty();
            view.log(Journal.INFO, "server stopped");
            if (again) {
                again = false;
                start();
            }
        }

        @Override
        public void stop() {
            stop(Shutdown.NONE);
        }

        private void stop(Shutdown how) {
            again = false;
            if (runs()) {
                view.log(Journal.INFO, "received signal TERM");
                view.goesDown(how);
                request.run();
            }
        }

        @Override
        public void kill() {
            forget();
            WatchdogMux.of(node).abandon(view.pid());
        }

        private void forget() {
            starts++;
            turns = Optional.empty();
            again = false;
        }
    }
}
