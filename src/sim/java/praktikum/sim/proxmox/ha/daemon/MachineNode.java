package praktikum.sim.proxmox.ha.daemon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.HaSettings;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.file.HaStore;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.node.LrmNode;
import praktikum.sim.proxmox.ha.node.ServiceAgent;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** A machine as one of the two daemons sees it. */
final class MachineNode implements CrmNode, LrmNode {

    /** What an interrupted work may leave, and what is no danger once the node is sure to be dead. */
    private static final List<String> REMOVABLE = List.of("backup", "mounted", "migrate", "clone", "rollback", "snapshot",
            "snapshot-delete", "suspending", "suspended");

    private final Machine node;
    private final String unit;
    private final HaStore store;
    private final Map<String, ClusterLock> locks = new HashMap<>();
    private final int pid;
    private Shutdown shutdown = Shutdown.NONE;

    MachineNode(Machine node, String unit) {
        this.node = node;
        this.unit = unit;
        this.store = new HaStore(node);
        this.pid = Units.of(node).get(unit).map(Unit::pid).orElse(0);
    }

    /** The node goes down, in this way. */
    void goesDown(Shutdown how) {
        shutdown = how;
    }

    /** The process of the daemon, which lasts a little longer than its unit when that is stopped. */
    int pid() {
        return pid;
    }

    @Override
    public String name() {
        return Pmxcfs.of(node).nodename();
    }

    @Override
    public long now() {
        return node.now().getEpochSecond();
    }

    @Override
    public boolean isQuorate() {
        return Pmxcfs.of(node).quorate();
    }

    @Override
    public boolean isUpToDate() {
        return Pmxcfs.of(node).running();
    }

    @Override
    public ManagerStatus managerStatus() {
        return store.managerStatus();
    }

    @Override
    public SortedMap<String, HaResource> resources() {
        return store.resources();
    }

    @Override
    public HaSettings settings() {
        return store.settings();
    }

    @Override
    public boolean lock(String name) {
        ClusterLock.Outcome outcome = locks.computeIfAbsent(name, one -> new ClusterLock(node, one)).hold();
        switch (outcome) {
            case GOT -> log(Journal.INFO, "successfully acquired lock '" + name + "'");
            case LOST -> log(Journal.ERR, "lost lock '" + name + " - cfs lock update failed - Operation not permitted");
            case KEPT, NOT_THERE -> { }
        }
        return outcome == ClusterLock.Outcome.GOT || outcome == ClusterLock.Outcome.KEPT;
    }

    @Override
    public boolean unlock(String name) {
        return locks.computeIfAbsent(name, one -> new ClusterLock(node, one)).release();
    }

    @Override
    public void openWatchdog() {
        WatchdogMux.of(node).open(pid);
        log(Journal.INFO, "watchdog active");
    }

    @Override
    public void keepWatchdog() {
        WatchdogMux.of(node).keep(pid);
    }

    @Override
    public void closeWatchdog() {
        WatchdogMux.of(node).close(pid);
        log(Journal.INFO, "watchdog closed (disabled)");
    }

    @Override
    public void log(int priority, String text) {
        log(pid, priority, text);
    }

    /** Writes into the journal as another process of the daemon. */
    void log(int pid, int priority, String text) {
        node.log(unit + ".service", unit, pid, priority, text);
    }

    @Override
    public LrmStatus lrmStatus(String name) {
        return store.lrmStatus(name);
    }

    @Override
    public SortedMap<String, Boolean> members() {
        SortedMap<String, Boolean> members = new TreeMap<>();
        new ClusterView(node).names().forEach(name -> members.put(name, Pmxcfs.of(node).online(name)));
        members.put(name(), true);
        return members;
    }

    @Override
    public HaFiles files() {
        return store.files();
    }

    @Override
    public boolean knowsRules() {
        return node.release().number() >= 9;
    }

    @Override
    public void writeRules(HaFiles files) {
        store.write(HaStore.RULES, files.rules());
    }

    @Override
    public void writeResources(HaFiles files) {
        store.write(HaStore.RESOURCES, files.resources());
    }

    @Override
    public void removeGroups() {
        node.disk().remove(HaStore.GROUPS);
    }

    @Override
    public Optional<String> version(String name) {
        return new ClusterView(node).peer(name).map(peer -> Packages.of(peer).manager());
    }

    @Override
    public Map<String, String> otherGuests() {
        return Map.of();
    }

    @Override
    public void write(ManagerStatus status) {
        store.write(status);
    }

    @Override
    public void request(String sid, RequestState state) {
        store.request(sid, state);
    }

    @Override
    public boolean hasCommands() {
        return store.hasCommands();
    }

    @Override
    public List<String> takeCommands() {
        return store.takeCommands();
    }

    @Override
    public void move(String sid, String from, String to) {
        store.move(sid, from, to);
    }

    @Override
    public Optional<String> removeLock(String sid, String name) {
        return store.removeLock(sid, name, REMOVABLE);
    }

    @Override
    public void mail(String subject) {
        // Nobody reads root's mail here.
    }

    @Override
    public Shutdown shutdown() {
        return shutdown;
    }

    @Override
    public void write(LrmStatus status) {
        store.write(status);
    }

    @Override
    public ServiceAgent agent() {
        return new GuestAgent(node, this);
    }
}
