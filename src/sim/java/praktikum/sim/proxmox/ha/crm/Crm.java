package praktikum.sim.proxmox.ha.crm;

import java.util.Locale;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.node.HaFileError;
import praktikum.sim.proxmox.ha.node.HeldLock;
import praktikum.sim.proxmox.ha.node.Turn;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.NodeState;

/** The cluster resource manager of one node: it waits until it may lead, leads, or waits for the one that does to be gone. */
public final class Crm {

    private static final String LOCK = "ha_manager_lock";
    private static final long ROUND = 10;
    private static final long WAIT = 5;
    /** Rounds without a service after which the leader lets go: about 15 minutes. */
    private static final int IDLE_ROUNDS = 90;

    private enum State {
        WAIT_FOR_QUORUM, MASTER, LOST_MANAGER_LOCK, SLAVE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final CrmNode node;
    private final HeldLock lock;
    private State state = State.WAIT_FOR_QUORUM;
    private Optional<Leader> leader = Optional.empty();
    private boolean upToDate;
    private boolean disarmed;
    private boolean stopping;
    private int idleRounds;

    /** Starts on a node. */
    public Crm(CrmNode node) {
        this.node = node;
        this.lock = new HeldLock(node, LOCK);
        node.log(Journal.INFO, "status change startup => wait_for_quorum");
    }

    /** systemd wants it to stop: it ends within its next rounds. */
    public void stop() {
        if (!stopping) {
            node.log(Journal.INFO, "server received shutdown request");
        }
        stopping = true;
    }

    /** Whether it is the one that leads. */
    public boolean isMaster() {
        return state == State.MASTER;
    }

    /** Takes a step. */
    public Turn turn() {
        upToDate = node.isUpToDate();
        return switch (state) {
            case WAIT_FOR_QUORUM -> waitForQuorum();
            case SLAVE -> slave();
            case MASTER -> master();
            case LOST_MANAGER_LOCK -> lost();
        };
    }

    private void become(State next) {
        node.log(Journal.INFO, "status change " + state.word() + " => " + next.word());
        state = next;
        leader = next == State.MASTER ? Optional.of(new Leader(node)) : Optional.empty();
    }

    private Turn waitForQuorum() {
        if (lock.isTrying() || mayLead(false)) {
            switch (tryLock()) {
                case HELD -> {
                    become(State.MASTER);
                    return lead();
                }
                case AGAIN -> {
                    return Turn.again();
                }
                case LOST -> become(State.SLAVE);
            }
        }
        return rest();
    }

    private Turn slave() {
        if (!mayLead(false)) {
            become(State.WAIT_FOR_QUORUM);
        } else if (tryLock() == HeldLock.Outcome.HELD) {
            become(State.MASTER);
            return lead();
        }
        lock.stopTrying();
        return rest();
    }

    private Turn lost() {
        if (lock.isTrying() || mayLead(true)) {
            switch (tryLock()) {
                case HELD -> {
                    become(State.MASTER);
                    return lead();
                }
                case AGAIN -> {
                    return Turn.again();
                }
                case LOST -> { }
            }
        }
        return giveUp();
    }

    private Turn master() {
        switch (tryLock()) {
            case AGAIN -> {
                return Turn.again();
            }
            case LOST -> {
                become(State.LOST_MANAGER_LOCK);
                return giveUp();
            }
            case HELD -> { }
        }
        if (!mayIdle()) {
            idleRounds = 0;
        } else if (++idleRounds > IDLE_ROUNDS) {
            idleRounds = 0;
            node.log(Journal.INFO, "cluster had no service configured for " + IDLE_ROUNDS + " rounds, going idle.");
            lock.release();
            lock.closeWatchdog(); // from here on it touches nothing
            become(State.WAIT_FOR_QUORUM);
            return rest();
        }
        return lead();
    }

    private Turn rest() {
        return stopping ? Turn.end() : Turn.sleep(WAIT);
    }

    private Turn giveUp() {
        lock.closeWatchdog(); // from here on it touches nothing
        if (stopping) {
            return Turn.end();
        }
        become(State.WAIT_FOR_QUORUM);
        return Turn.sleep(0);
    }

    private Turn lead() {
        if (stopping) {
            lock.closeWatchdog();
            node.log(Journal.INFO, "voluntary release CRM lock");
            if (!lock.release()) {
                node.log(Journal.NOTICE, "CRM lock release failed, let the lock timeout");
            }
            return Turn.end();
        }
        if (!upToDate) {
            node.log(Journal.NOTICE, "temporary inconsistent cluster state (cfs restart?), skip round");
            return Turn.sleep(ROUND);
        }
        try {
            Leader now = leader.orElseThrow();
            now.manage();
            watchdogAsDisarmed(now.isDisarmed());
        } catch (HaFileError e) {
            node.log(Journal.ERR, "got unexpected error - " + e.getMessage());
        }
        return Turn.sleep(ROUND);
    }

    private void watchdogAsDisarmed(boolean now) {
        if (now && !disarmed) {
            node.log(Journal.INFO, "HA stack fully disarmed, releasing CRM watchdog");
            lock.closeWatchdog();
        } else if (!now && disarmed) {
            node.log(Journal.INFO, "re-arming HA stack");
        }
        disarmed = now;
    }

    private HeldLock.Outcome tryLock() {
        return lock.hold(this::wantsWatchdog);
    }

    // One that takes over while all is out of action opens none.
    private boolean wantsWatchdog() {
        if (!disarmed && readStatus().flatMap(ManagerStatus::disarm).filter(one -> one.complete()).isPresent()) {
            node.log(Journal.INFO, "taking over as disarmed master, skipping watchdog");
            disarmed = true;
        }
        return !disarmed;
    }

    private Optional<ManagerStatus> readStatus() {
        try {
            return Optional.of(node.managerStatus());
        } catch (HaFileError e) {
            return Optional.empty();
        }
    }

    // Empty where it can do nothing for the moment.
    private Optional<ManagerStatus> healthy() {
        ManagerStatus status;
        try {
            status = node.managerStatus();
        } catch (HaFileError e) {
            node.log(Journal.ERR, "could not read manager status: " + e.getMessage());
            return Optional.empty();
        }
        return node.isQuorate() && upToDate && !status.fences(node.name()) ? Optional.of(status) : Optional.empty();
    }

    private Optional<Boolean> hasServices() {
        try {
            return Optional.of(!node.resources().isEmpty());
        } catch (HaFileError e) {
            node.log(Journal.ERR, "could not read service config: " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean mayLead(boolean evenWithoutServices) {
        Optional<ManagerStatus> status = healthy();
        if (status.isEmpty() || evenWithoutServices) {
            return status.isPresent();
        }
        return hasServices().map(some -> some || leaderIsMissed(status.get())).orElse(false);
    }

    // Without services somebody has to lead only for what is left over.
    private boolean leaderIsMissed(ManagerStatus status) {
        boolean led = status.master().filter(name -> status.nodes().get(name) == NodeState.ONLINE && !name.equals(node.name())).isPresent();
        return !led && (status.nodes().entrySet().stream()
                .anyMatch(one -> one.getValue() == NodeState.MAINTENANCE && !status.maintenanceRequested(one.getKey()))
                || node.hasCommands() || !status.services().isEmpty() || status.disarm().isPresent());
    }

    private boolean mayIdle() {
        return healthy().filter(status -> status.disarm().isEmpty() && status.services().isEmpty()).isPresent()
                && hasServices().map(some -> !some).orElse(false);
    }
}
