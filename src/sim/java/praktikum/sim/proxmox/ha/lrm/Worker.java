package praktikum.sim.proxmox.ha.lrm;

import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.node.LrmNode;
import praktikum.sim.proxmox.ha.node.ServiceAgent;
import praktikum.sim.proxmox.ha.status.ExitCode;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** A process that carries out one order. */
final class Worker {

    private final LrmNode node;
    private final Order order;
    private int tries;
    private boolean started;
    private Optional<ExitCode> exit = Optional.empty();

    Worker(LrmNode node, Order order) {
        this.node = node;
        this.order = order;
    }

    Order order() {
        return order;
    }

    boolean started() {
        return started;
    }

    /** How it ended, when it has. */
    Optional<ExitCode> exit() {
        return exit;
    }

    /** How often its turn came: who waits longest is next. */
    int tries() {
        return tries;
    }

    void countTry() {
        tries++;
    }

    /** Starts it. */
    void start(Optional<HaResource> resource) {
        started = true;
        ServiceAgent agent = node.agent();
        String sid = order.sid();
        if (!agent.knows(sid.substring(0, sid.indexOf(':')))) {
            agent.log(Journal.ERR, "service type '" + sid.substring(0, sid.indexOf(':')) + "' not implemented");
            over(ExitCode.UNKNOWN_TYPE);
        } else if (resource.isEmpty()) {
            agent.log(Journal.ERR, "missing resource configuration for '" + sid + "'");
            over(ExitCode.UNKNOWN_SERVICE);
        } else {
            carryOut(agent, resource.get());
        }
    }

    private void over(ExitCode code) {
        exit = Optional.of(code);
    }

    private void carryOut(ServiceAgent agent, HaResource resource) {
        switch (order.state()) {
            case ERROR -> {
                agent.log(Journal.ERR, "service " + order.sid() + " is in an error state and needs manual intervention."
                        + " Look up 'ERROR RECOVERY' in the documentation.");
                over(ExitCode.SUCCESS);
            }
            case STARTED -> here(agent, resource, () -> start(agent));
            case REQUEST_STOP, STOPPED -> here(agent, resource, () -> stop(agent));
            case MIGRATE, RELOCATE, REQUEST_START_BALANCE -> here(agent, resource, () -> move(agent));
            case REQUEST_START, FENCE, RECOVERY, FREEZE -> here(agent, resource, () -> {
                agent.log(Journal.ERR, "implement me (cmd '" + order.state().word() + "')");
                over(ExitCode.UNKNOWN_COMMAND);
            });
        }
    }

    private void here(ServiceAgent agent, HaResource resource, Runnable work) {
        if (resource.node().filter(node.name()::equals).isPresent()) {
            work.run();
        } else {
            agent.log(Journal.ERR, "service '" + order.sid() + "' not on this node");
            over(ExitCode.WRONG_NODE);
        }
    }

    private void start(ServiceAgent agent) {
        String sid = order.sid();
        if (agent.isRunning(sid)) {
            over(ExitCode.SUCCESS);
            return;
        }
        agent.log(Journal.INFO, "starting service " + sid);
        agent.start(sid, () -> {
            boolean runs = agent.isRunning(sid);
            agent.log(runs ? Journal.INFO : Journal.WARNING,
                    runs ? "service status " + sid + " started" : "unable to start service " + sid);
            over(runs ? ExitCode.SUCCESS : ExitCode.ERROR);
        });
    }

    private void stop(ServiceAgent agent) {
        String sid = order.sid();
        if (!agent.isRunning(sid)) {
            over(ExitCode.SUCCESS);
            return;
        }
        agent.log(Journal.INFO, "stopping service " + sid + (order.timeout().isPresent()
                ? " (timeout=" + order.timeout().getAsInt() + ")" : ""));
        agent.shutDown(sid, order.timeout(), () -> {
            boolean runs = agent.isRunning(sid);
            agent.log(Journal.INFO, runs ? "unable to stop service " + sid + " (still running)" : "service status " + sid + " stopped");
            over(runs ? ExitCode.ERROR : ExitCode.SUCCESS);
        });
    }

    private void move(ServiceAgent agent) {
        String sid = order.sid();
        boolean balance = order.state() == ServiceState.REQUEST_START_BALANCE;
        if (order.target().isEmpty()) {
            agent.log(Journal.ERR, order.state().word() + " '" + sid + "' failed - missing target");
            over(ExitCode.BROKEN);
        } else if (order.target().get().equals(node.name())) {
            over(ExitCode.SUCCESS); // it is there already
        } else if (balance && agent.isRunning(sid)) {
            agent.log(Journal.INFO, "ignoring rebalance-on-start for service " + sid + " - already running");
            over(ExitCode.IGNORED);
        } else {
            boolean live = order.state() == ServiceState.MIGRATE;
            agent.migrate(sid, order.target().get(), live, moved -> {
                if (!moved) {
                    agent.log(Journal.ERR, "service " + sid + " not moved (migration error)");
                }
                over(moved ? ExitCode.SUCCESS : ExitCode.ERROR);
            });
        }
    }
}
