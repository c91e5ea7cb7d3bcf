package praktikum.sim.proxmox.pmxcfs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.Ring;

/**
 * The cluster file system of one machine, mounted at {@code /etc/pve}: it keeps its database, shares every change with
 * the quorate members of its ring, and is read-only without quorum (pmxcfs(8)).
 */
public final class Pmxcfs implements Units.Behind {

    /** Where it is mounted. */
    public static final String MOUNT = "/etc/pve";

    private final Machine node;
    private final MemoryFiles root;
    private final ClusterDatabase database = new ClusterDatabase();
    private final ClusterLog log = new ClusterLog();
    private final KnownPeers peers = new KnownPeers();
    private Optional<Set<String>> stale = Optional.empty();
    private boolean running;
    private boolean clustered;
    private boolean hadQuorum;
    private String nodename = "";
    private String knownMembers = "";
    private int changes;

    public Pmxcfs(Machine node, MemoryFiles root) {
        this.node = node;
        this.root = root;
    }

    @Override
    public boolean start() {
        return start(conf().isPresent() || node.disk().exists(Corosync.CONF));
    }

    /** Starts as a member or, {@code pmxcfs -l}, in local mode. */
    public boolean start(boolean inCluster) {
        String name = node.hostname().split("\\.")[0];
        Optional<Ip> own = node.names().resolve(name);
        if (own.isEmpty() || own.get().isLoopback()) {
            say("main", "crit: Unable to resolve node name '" + name + "' to a non-loopback IP address - missing entry in '/etc/hosts' or DNS?");
            return false;
        }
        nodename = name;
        running = true;
        knownMembers = "";
        stale = Optional.empty();
        clustered = inCluster;
        peers.forget();
        peers.heard(name, own.get().toString());
        changes = 0;
        unmount(); // a crash leaves the mount behind
        mount();
        if (clustered) {
            takeConf();
        } else {
            log.begin(node);
        }
        quorumChanged();
        if (clustered && !node.corosync().running()) {
            say("quorum", "crit: quorum_initialize failed: " + node.release().libraryError());
            say("quorum", "crit: can't initialize service");
        }
        return true;
    }

    // Only while it runs: the path is found through the mount itself.
    private void unmount() {
        try {
            root.unmount(MOUNT);
        } catch (FileError e) {
            throw new IllegalStateException("/etc/pve is no directory", e);
        }
    }

    private void mount() {
        try {
            root.mount(MOUNT, new ClusterFiles(node, this));
        } catch (FileError e) {
            throw new IllegalStateException("/etc/pve is no directory", e);
        }
    }

    @Override
    public void stop() {
        unmount();
        running = false;
        hadQuorum = false;
        node.world().totem().members(node).forEach(other -> other.pmxcfs().peersChanged());
    }

    /** Its process was killed: the mount stays and answers "Transport endpoint is not connected". */
    public void crash() {
        node.units().fail("pve-cluster.service");
        mount();
    }

    /** It goes on with what it knew of its peers, although that changes: a lost connection to corosync's status. */
    public void deaf(Set<String> online) {
        stale = Optional.of(Set.copyOf(online));
        changes++;
    }

    /** Its database is deleted; it must not run meanwhile. */
    public void forget() {
        database.clear();
    }

    /** It was started under another name than the machine has now: its directory carries the old one. */
    public void startedAs(String name) {
        database.move("/nodes/" + nodename, "/nodes/" + name);
        nodename = name;
        changes++;
    }

    /** Whether its process runs. */
    public boolean running() {
        return running;
    }

    /** Whether it takes part in a cluster: decided when it started. */
    public boolean clustered() {
        return clustered;
    }

    /** The node name it started with. */
    public String nodename() {
        return nodename;
    }

    /** Whether files may be changed. */
    public boolean quorate() {
        return running && (!clustered || node.corosync().quorate());
    }

    /** How often what it knows of the cluster has changed. */
    public int changes() {
        return changes;
    }

    /** The cluster's configuration as it is in {@code /etc/pve}. */
    public Optional<CorosyncConf> conf() {
        return database.get("/corosync.conf").flatMap(ClusterDatabase.Entry::content)
                .flatMap(bytes -> CorosyncConf.parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Whether it sees a node of the cluster online. */
    public boolean online(String name) {
        return name.equals(nodename) || (stale.isPresent() ? stale.get().contains(name) : members().stream()
                .anyMatch(member -> member.pmxcfs().nodename.equals(name)));
    }

    /** The address that a node's own name had when this node heard of it. */
    public Optional<String> address(String name) {
        return peers.address(name);
    }

    /** Whether what a node last told of its processors, memory and storages is still known: minutes longer than it is online. */
    public boolean statusKept(String name) {
        return peers.statusKept(name, node.now());
    }

    /** The cluster's log as this node has it. */
    public ClusterLog log() {
        return log;
    }

    ClusterDatabase database() {
        return database;
    }

    /** The members of the ring whose cluster file systems run, this one too. */
    private List<Machine> members() {
        if (!running || !clustered) {
            return running ? List.of(node) : List.of();
        }
        return node.corosync().ring().map(Ring::nodes).orElse(List.of(node)).stream()
                .filter(other -> other == node || other.pmxcfs().running && other.pmxcfs().clustered && other.corosync().running()).toList();
    }

    /** Those that a change goes to. */
    List<Pmxcfs> replicas() {
        return members().stream().map(Machine::pmxcfs).toList();
    }

    /** The ring, the votes or the configuration changed. */
    public void quorumChanged() {
        if (!running) {
            return;
        }
        changes++;
        boolean quorate = quorate();
        if (clustered && quorate != hadQuorum) {
            say("status", quorate ? "notice: node has quorum" : "notice: node lost quorum");
        }
        hadQuorum = quorate;
        peersChanged();
    }

    public void quorumLost() {
        if (running && clustered && node.running()) {
            say("quorum", "crit: quorum_dispatch failed: " + node.release().libraryError());
            quorumChanged();
        }
    }

    private void peersChanged() {
        List<Machine> members = members();
        if (members.isEmpty() || !clustered) {
            return;
        }
        String list = String.join(", ", members.stream().map(member -> member.corosync().id() + "/" + member.pmxcfs().pid()).toList());
        boolean news = !list.equals(knownMembers);
        knownMembers = list;
        if (news) {
            say("dcdb", "notice: members: " + list);
        }
        members.stream().map(Machine::pmxcfs).max(Comparator.comparingLong(peer -> peer.database.version()))
                .ifPresent(leader -> members.forEach(member -> member.pmxcfs().follow(leader)));
        members.forEach(member -> member.pmxcfs().peers.meet(replicas(), node.now()));
        if (news) {
            say("dcdb", "notice: all data is up to date");
            say("status", "notice: all data is up to date");
        }
    }

    private void follow(Pmxcfs leader) {
        boolean news = database.version() != leader.database.version();
        database.takeFrom(leader.database);
        log.takeFrom(leader.log);
        if (news) {
            changes++;
            takeConf();
        }
    }

    /** A new {@code corosync.conf} came to {@code /etc/pve}: it goes to the local disk, and then corosync reads it. */
    void confChanged() {
        List<Pmxcfs> wrote = new ArrayList<>();
        replicas().forEach(peer -> {
            if (peer.takeConf()) {
                wrote.add(peer);
            }
        });
        if (!wrote.isEmpty()) {
            node.world().after(Duration.ofSeconds(1), () -> {
                if (node.corosync().running()) {
                    node.world().totem().reload(node);
                    replicas().forEach(peer -> peer.say("status", "notice: update cluster info (cluster name  "
                            + peer.conf().map(CorosyncConf::clusterName).orElse("") + ", version = "
                            + peer.conf().map(CorosyncConf::version).orElse(0) + ")"));
                }
            });
        }
    }

    private boolean takeConf() {
        Optional<String> text = database.get("/corosync.conf").flatMap(ClusterDatabase.Entry::content).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        Optional<CorosyncConf> next = conf();
        Optional<String> old = node.disk().text(Corosync.CONF);
        if (next.isEmpty() || old.equals(text)) {
            return false;
        }
        if (old.flatMap(CorosyncConf::parse).map(CorosyncConf::version).orElse(0) > next.get().version()) {
            say("dcdb", "crit: local corosync.conf is newer");
            return false;
        }
        node.disk().write(Corosync.CONF, text.orElseThrow());
        say("dcdb", "notice: wrote new corosync config '" + Corosync.CONF + "' (version = " + next.get().version() + ")");
        return true;
    }

    /** Its process id. */
    public int pid() {
        return node.units().get("pve-cluster").map(Unit::pid).orElse(0);
    }

    private void say(String part, String text) {
        node.log("pve-cluster.service", "pmxcfs", pid(), text.startsWith("crit") ? Journal.CRIT : Journal.NOTICE,
                "[" + part + "] " + text);
    }
}
