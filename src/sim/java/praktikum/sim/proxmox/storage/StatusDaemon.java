package praktikum.sim.proxmox.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.Zfs;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.storage.config.StorageConfig;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.storage.plugin.StorageUsage;

/**
 * {@code pvestatd}: every ten seconds it activates all storages of its node, complains in the journal of those that it cannot, and tells
 * all nodes of the cluster how full the others are.
 */
final class StatusDaemon implements MachinePart, Daemon {

    private static final Duration CYCLE = Duration.ofSeconds(10);
    /** How long the cluster file system keeps what it was told. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Report(Instant at, StorageUsage usage) {
    }

    /**
     * What a round found, and the machine as it was then.
     *
     * @param machine what it depends on: while that is the same, so is what is found
     */
    private record Round(List<Object> machine, List<Storages.State> states, List<String> complaints) {
    }

    private final Machine node;
    private final Map<String, Report> reports = new TreeMap<>();
    private Optional<Round> last = Optional.empty();
    private int starts;

    StatusDaemon(Machine node) {
        this.node = node;
    }

    /** That of a machine. */
    static StatusDaemon of(Machine machine) {
        return machine.part(StatusDaemon.class);
    }

    @Override
    public boolean start() {
        int number = ++starts;
        last = Optional.empty();
        node.world().after(CYCLE, () -> update(number)); // the first round only waits
        return true;
    }

    @Override
    public void stop() {
        starts++;
    }

    @Override
    public void powerCut() {
        starts++;
    }

    private void update(int number) {
        if (number != starts) {
            return;
        }
        if (Pmxcfs.of(node).running()) {
            look();
        } else {
            log(Journal.ERR, "status update error: Connection refused");
        }
        node.world().after(CYCLE, () -> update(number));
    }

    private void look() {
        Round own = last.filter(before -> before.machine().equals(machine())).orElseGet(() -> round(false));
        report(own);
        // What is of another machine may change at any time.
        report(round(true));
        last = Optional.of(new Round(machine(), own.states(), own.complaints()));
    }

    private void report(Round round) {
        round.complaints().forEach(line -> log(Journal.WARNING, line));
        round.states().forEach(state -> state.usage()
                .ifPresent(usage -> reports.put(state.storage().id(), new Report(node.world().now(), usage))));
    }

    private Round round(boolean shared) {
        var output = new StorageOutput();
        var storages = new Storages(node, output);
        var config = StorageConfig.parse(node.disk().textOrEmpty(StorageConfig.FILE), node.release());
        if (!shared) {
            config.warnings().forEach(output::warn);
        }
        List<Storages.State> states = config.sections().stream().filter(storage -> storage.type().isShared() == shared)
                .map(storages::state).toList();
        return new Round(List.of(), states, output.err().lines().filter(line -> !line.isBlank()).toList());
    }

    // Rounds are many and changes are few: what lies on disks and drives counts its changes, the rest is short.
    private List<Object> machine() {
        return List.of(node.files().changes(), node.drives().changes(), node.hardware(), node.disk().textOrEmpty(StorageConfig.FILE),
                node.disk().textOrEmpty("/proc/mounts"), node.disk().list("/dev/mapper"),
                Zfs.of(node).pools().stream().map(Pool::name).toList());
    }

    private void log(int priority, String text) {
        node.log("pvestatd.service", "pvestatd", Units.of(node).get("pvestatd").map(Unit::pid).orElse(0), priority, text);
    }

    /** How full a storage was when it was last told, if that is still remembered. */
    private Optional<StorageUsage> told(String storage) {
        return Optional.ofNullable(reports.get(storage)).filter(report -> node.world().now().isBefore(report.at().plus(KEPT)))
                .map(Report::usage);
    }

    /** The storages of a node in {@code /cluster/resources}, as another one sees them. */
    static List<Map<String, Object>> rows(Machine seenFrom, String nodename) {
        var view = new ClusterView(seenFrom);
        Optional<StatusDaemon> daemon = view.known(nodename) ? view.peer(nodename).map(StatusDaemon::of) : Optional.empty();
        return new Storages(seenFrom, new StorageOutput()).config().sections().stream().filter(storage -> storage.enabledOn(nodename))
                .map(storage -> {
                    Map<String, Object> fields = new TreeMap<>();
                    fields.put("content", storage.contents(seenFrom.world().random()));
                    fields.put("id", "storage/" + nodename + "/" + storage.id());
                    fields.put("node", nodename);
                    fields.put("plugintype", storage.type().name());
                    fields.put("shared", storage.shared() ? 1 : 0);
                    fields.put("storage", storage.id());
                    fields.put("type", "storage");
                    Optional<StorageUsage> usage = daemon.flatMap(one -> one.told(storage.id()));
                    fields.put("status", usage.isPresent() ? "available" : "unknown");
                    usage.ifPresent(told -> {
                        fields.put("disk", told.used());
                        fields.put("maxdisk", told.total());
                    });
                    return fields;
                }).toList();
    }
}
