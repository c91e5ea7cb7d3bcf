package praktikum.sim.proxmox.ha.lrm;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.node.LrmNode;
import praktikum.sim.proxmox.ha.status.ExitCode;
import praktikum.sim.proxmox.ha.status.LrmStatus.Result;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.ServiceState;
import praktikum.sim.proxmox.ha.status.ServiceStatus;

/** The orders that wait or are being carried out, one per service, and how they ended. */
final class Workers {

    private final LrmNode node;
    private final SortedMap<String, Worker> workers = new TreeMap<>();
    private final SortedMap<String, Integer> restarts = new TreeMap<>();
    private SortedMap<String, Result> results = new TreeMap<>();
    private ManagerStatus wanted = ManagerStatus.none();
    private int failedStops;

    Workers(LrmNode node) {
        this.node = node;
    }

    /** What the cluster resource manager wants, as it was read last. */
    void wanted(ManagerStatus status) {
        wanted = status;
    }

    /** How orders ended, for those that are still asked for. */
    SortedMap<String, Result> results() {
        return results;
    }

    /** How many services could not be stopped when the node went down. */
    int failedStops() {
        return failedStops;
    }

    /** Has all services of this node stopped, whatever is wanted of them. */
    void queueStops() {
        wanted.services().forEach((sid, service) -> {
            if (service.node().equals(node.name())) {
                queue(new Order(sid, Optional.empty(), ServiceState.REQUEST_STOP, Optional.empty(), OptionalInt.empty()));
            }
        });
    }

    /** Queues what is wanted of the services of this node. */
    void queueWanted() {
        restarts.keySet().retainAll(wanted.services().keySet());
        wanted.services().forEach((sid, service) -> {
            if (service.node().equals(node.name()) && !service.uid().isEmpty() && isForMe(service.state())) {
                queue(new Order(sid, Optional.of(service.uid()), service.state(), service.target(), service.timeout()));
            }
        });
    }

    // What is in these states is in the hands of the cluster resource manager alone.
    private static boolean isForMe(ServiceState state) {
        return state != ServiceState.RECOVERY && state != ServiceState.FREEZE && state != ServiceState.REQUEST_START;
    }

    private void queue(Order order) {
        // An order is carried out once. Only stopped services are stopped again and again: nobody looks at those results.
        if (order.state() != ServiceState.STOPPED && order.uid().filter(results::containsKey).isPresent()) {
            return;
        }
        if (!workers.containsKey(order.sid()) || !workers.get(order.sid()).started()) {
            workers.put(order.sid(), new Worker(node, order));
        }
    }

    /** Gathers those that have ended and starts those that wait; returns how many there still are. */
    int tend() {
        List.copyOf(workers.values()).forEach(this::gather);
        SortedMap<String, HaResource> resources = node.resources();
        int most = node.settings().workers();
        List<Worker> waiting = workers.values().stream().filter(worker -> !worker.started())
                .sorted(Comparator.comparingInt(Worker::tries).reversed()).toList();
        for (Worker worker : waiting) {
            worker.countTry();
            if (most == 0 || busy() < most) {
                worker.start(Optional.ofNullable(resources.get(worker.order().sid())));
                gather(worker);
            }
        }
        return workers.size();
    }

    /** How many are being carried out. */
    long busy() {
        return workers.values().stream().filter(worker -> worker.started() && worker.exit().isEmpty()).count();
    }

    private void gather(Worker worker) {
        worker.exit().ifPresent(exit -> {
            Order order = worker.order();
            workers.remove(order.sid());
            if (exit == ExitCode.BROKEN) {
                node.log(Journal.ERR, "resource agent " + order.sid() + " finished - failed to execute");
            }
            if (order.uid().isEmpty()) {
                failedStops += exit == ExitCode.SUCCESS ? 0 : 1;
                return;
            }
            ExitCode told = restartPolicy(order, exit);
            if (told != ExitCode.TRY_AGAIN) {
                keep(order.uid().get(), new Result(order.sid(), order.state(), told));
            }
        });
    }

    private void keep(String uid, Result result) {
        Set<String> asked = Set.copyOf(wanted.services().values().stream().map(ServiceStatus::uid).toList());
        results = new TreeMap<>(results);
        results.put(uid, result);
        results.keySet().retainAll(asked);
    }

    // A start that failed is tried again here some times before anybody hears of it.
    private ExitCode restartPolicy(Order order, ExitCode exit) {
        String sid = order.sid();
        if (order.state() != ServiceState.STARTED || exit != ExitCode.SUCCESS && exit != ExitCode.ERROR) {
            return exit;
        }
        int tried = restarts.getOrDefault(sid, 0);
        int most = Optional.ofNullable(node.resources().get(sid)).map(HaResource::maxRestart).orElse(0);
        if (exit == ExitCode.SUCCESS) {
            restarts.put(sid, 0);
            return exit;
        }
        if (tried >= most) {
            node.log(Journal.ERR, "unable to start service " + sid + " on local node after " + tried + " retries");
            restarts.put(sid, 0);
            return exit;
        }
        restarts.put(sid, tried + 1);
        node.log(Journal.WARNING, "restart policy: retry number " + (tried + 1) + " for service '" + sid + "'");
        return ExitCode.TRY_AGAIN;
    }
}
