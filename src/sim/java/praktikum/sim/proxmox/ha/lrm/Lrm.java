package praktikum.sim.proxmox.ha.lrm;

import java.util.Optional;
import java.util.OptionalLong;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.ShutdownPolicy;
import praktikum.sim.proxmox.ha.node.HaFileError;
import praktikum.sim.proxmox.ha.node.HeldLock;
import praktikum.sim.proxmox.ha.node.LrmNode;
import praktikum.sim.proxmox.ha.node.LrmNode.Shutdown;
import praktikum.sim.proxmox.ha.node.Turn;
import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.LrmState;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;

/** The local resource manager of one node: it holds its lock and its watchdog as long as its node has services, and looks after them. */
public final class Lrm {

    private static final long ROUND = 10;
    private static final long SHORT_ROUND = 5;
    /** How long a round waits for its workers. */
    private static final long WORK = 8;
    /** Rounds without a service after which it lets go: about 10 minutes. */
    private static final int IDLE_ROUNDS = 60;
    /** How long a lost lock keeps a restart waiting. */
    private static final long LOST_TOO_LONG = 90;

    private final LrmNode node;
    private final HeldLock lock;
    private final Workers workers;
    private LrmState state = LrmState.STARTUP;
    private LrmMode mode = LrmMode.ACTIVE;
    private Wanted wanted;
    private long stateSince;
    private long roundSince;
    private boolean working;
    private boolean written;
    private boolean upToDate;
    private boolean stopping;
    private int idleRounds;

    /** Starts on a node. */
    public Lrm(LrmNode node) {
        this.node = node;
        this.lock = new HeldLock(node, "ha_agent_" + node.name() + "_lock");
        this.workers = new Workers(node);
        this.wanted = new Wanted(node.name(), ManagerStatus.none());
        become(LrmState.WAIT_FOR_AGENT_LOCK);
    }

    /** systemd wants it to stop, with its node or without: it ends when its services let it. */
    public void stop() {
        if (!stopping) {
            Shutdown shutdown = node.shutdown();
            ShutdownPolicy policy = node.settings().shutdownPolicy();
            if (shutdown != Shutdown.NONE) {
                node.log(Journal.INFO, "got shutdown request with shutdown policy '" + policy.word() + "'");
                if (policy != ShutdownPolicy.MIGRATE) {
                    workers.queueStops(); // whatever becomes of them: a node that goes down ends its services in good order
                }
            }
            mode = new StopPlan(shutdown, policy, mode).mode(node);
            stopping = true;
            if (!write()) {
                node.log(Journal.ERR, "unable to update lrm status file - not quorate?");
            }
        }
    }

    /** Takes a step. */
    public Turn turn() {
        if (working) {
            return work();
        }
        upToDate = node.isUpToDate();
        if (!written) {
            written = write();
            if (!written) {
                return stopping ? Turn.end() : Turn.sleep(SHORT_ROUND);
            }
        }
        if (!lock.isTrying()) {
            readWanted();
        }
        Optional<Turn> wait = changeState();
        if (wait.isPresent()) {
            return wait.get();
        }
        roundSince = node.now();
        return switch (state) {
            case STARTUP, WAIT_FOR_AGENT_LOCK -> rest();
            case LOST_AGENT_LOCK -> lost();
            case ACTIVE, MAINTENANCE -> begin();
        };
    }

    private void become(LrmState next) {
        if (state != next) {
            node.log(Journal.INFO, "status change " + state.word() + " => " + next.word());
            state = next;
            stateSince = node.now();
        }
    }

    private boolean write() {
        if (!node.isQuorate()) {
            return false;
        }
        try {
            node.write(new LrmStatus(Optional.of(state), Optional.of(mode), workers.results(), OptionalLong.of(node.now())));
            return true;
        } catch (HaFileError e) {
            node.log(Journal.ERR, "unable to write lrm status file - " + e.getMessage());
            return false;
        }
    }

    private boolean readWanted() {
        try {
            wanted = new Wanted(node.name(), node.managerStatus());
        } catch (HaFileError e) {
            node.log(Journal.ERR, "updating service status from manager failed: " + e.getMessage());
            return false;
        }
        workers.wanted(wanted.status());
        if (!stopping) {
            mode = wanted.mode(mode);
        }
        return true;
    }

    // A turn where the lock has to be tried again; empty where it is clear what the state is.
    private Optional<Turn> changeState() {
        return switch (state) {
            case STARTUP -> Optional.empty();
            case WAIT_FOR_AGENT_LOCK -> {
                boolean wants = mode != LrmMode.DISARM && !wanted.isToBeFenced() && wanted.activeServices() > 0 && node.isQuorate();
                yield wants ? hold(LrmState.ACTIVE, state) : Optional.empty();
            }
            case LOST_AGENT_LOCK -> !wanted.isToBeFenced() && node.isQuorate() ? hold(LrmState.ACTIVE, state) : Optional.empty();
            case ACTIVE -> changeActive();
            case MAINTENANCE -> changeMaintenance();
        };
    }

    private Optional<Turn> hold(LrmState held, LrmState otherwise) {
        switch (lock.hold()) {
            case AGAIN -> {
                return Optional.of(Turn.again());
            }
            case HELD -> become(held);
            case LOST -> become(otherwise);
        }
        return Optional.empty();
    }

    private Optional<Turn> changeActive() {
        if (wanted.isToBeFenced()) {
            node.log(Journal.ERR, "node needs to be fenced - releasing agent_lock");
            become(LrmState.LOST_AGENT_LOCK);
            return Optional.empty();
        }
        Optional<Turn> wait = hold(LrmState.ACTIVE, LrmState.LOST_AGENT_LOCK);
        if (wait.isPresent() || state != LrmState.ACTIVE) {
            return wait;
        }
        if (mode == LrmMode.MAINTENANCE) {
            become(LrmState.MAINTENANCE);
        } else if (mode == LrmMode.DISARM && workers.tend() == 0) {
            node.log(Journal.INFO, "HA disarm requested, releasing agent lock and watchdog");
            letGo();
        } else if (wanted.hasServices() || workers.tend() > 0) {
            idleRounds = 0;
        } else if (++idleRounds > IDLE_ROUNDS) {
            node.log(Journal.INFO, "node had no service configured for " + IDLE_ROUNDS + " rounds, going idle.");
            letGo();
            idleRounds = 0;
        }
        return Optional.empty();
    }

    private Optional<Turn> changeMaintenance() {
        if (wanted.isToBeFenced()) {
            node.log(Journal.ERR, "node needs to be fenced during maintenance mode - releasing agent_lock");
            become(LrmState.LOST_AGENT_LOCK);
        } else if (mode == LrmMode.DISARM && wanted.activeServices() == 0 && workers.tend() == 0) {
            node.log(Journal.INFO, "HA disarm requested during maintenance, releasing agent lock and watchdog");
            letGo();
        } else if (wanted.activeServices() > 0 || workers.tend() > 0) {
            return hold(LrmState.MAINTENANCE, LrmState.LOST_AGENT_LOCK);
        } else if (mode != LrmMode.MAINTENANCE) {
            return hold(LrmState.ACTIVE, LrmState.LOST_AGENT_LOCK);
        }
        return Optional.empty();
    }

    // Nothing runs here that must not run twice.
    private void letGo() {
        lock.release();
        lock.closeWatchdog();
        become(LrmState.WAIT_FOR_AGENT_LOCK);
    }

    private Turn rest() {
        if (stopping) {
            return Turn.end();
        }
        write();
        return Turn.sleep(SHORT_ROUND);
    }

    private Turn lost() {
        if (stopping) {
            int running = wanted.activeServices();
            if (running == 0) {
                lock.closeWatchdog();
                return Turn.end();
            }
            node.log(Journal.ERR, "got shutdown request in state 'lost_agent_lock' - detected " + running + " running services");
            if (mode == LrmMode.RESTART && node.now() - stateSince > LOST_TOO_LONG) {
                node.log(Journal.ERR, "lost agent lock and restart request for over 90 seconds - giving up!");
                return Turn.end();
            }
        }
        return Turn.sleep(SHORT_ROUND);
    }

    private Turn begin() {
        if (!readWanted()) {
            write();
            return Turn.sleep(state == LrmState.ACTIVE ? ROUND : SHORT_ROUND);
        }
        if (state == LrmState.ACTIVE && !stopping) {
            if (!upToDate) {
                node.log(Journal.NOTICE, "temporary inconsistent cluster state (cfs restart?), skip round");
                write();
                return Turn.sleep(ROUND);
            }
            workers.queueWanted();
        } else if (state == LrmState.MAINTENANCE) {
            if (wanted.activeServices() == 0 && workers.tend() == 0) {
                lock.closeWatchdog();
                lock.release();
                if (stopping) {
                    write();
                    return Turn.end();
                }
            }
            workers.queueWanted();
        }
        working = true;
        return work();
    }

    // Workers are given some seconds to end within the round; after that the next round gathers what they came to.
    private Turn work() {
        int left;
        try {
            left = workers.tend();
        } catch (HaFileError e) {
            node.log(Journal.ERR, "got unexpected error - " + e.getMessage());
            left = 1;
        }
        if (workers.busy() > 0 && node.now() - roundSince <= WORK) {
            return Turn.again();
        }
        working = false;
        boolean end = state == LrmState.ACTIVE && stopping && mayEnd(left);
        write();
        return end ? Turn.end() : Turn.sleep(roundSince + (state == LrmState.ACTIVE ? ROUND : SHORT_ROUND) - node.now());
    }

    private boolean mayEnd(int left) {
        boolean restart = mode == LrmMode.RESTART;
        if (left > 0 || restart && wanted.activeServices() > 0) {
            return false;
        }
        if (restart || workers.failedStops() == 0) {
            lock.closeWatchdog();
            lock.release();
        }
        return true;
    }
}
