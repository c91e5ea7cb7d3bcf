package praktikum.sim.proxmox.pmxcfs;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.MountedFileSystem;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.QuorumListener;
import praktikum.sim.proxmox.corosync.Ring;
import praktikum.sim.proxmox.corosync.Totem;

/**
 * The cluster file system of one machine, mounted at {@code /etc/pve}: it keeps its database, shares every change with
 * the quorate members of its ring, and is read-only without quorum (pmxcfs(8)).
 */
public final class Pmxcfs implements MachinePart, Daemon, QuorumListener, MountedFileSystem {

    private final Machine node;
    private final ClusterDatabase database;
    private final PmxcfsJournal journal;
    private final LocalConf local;
    private final ClusterMount mount;
    private final ClusterLog log = new ClusterLog();
    private final KnownPeers peers = new KnownPeers();
    private Optional<Set<String>> stale = Optional.empty();
    private boolean running;
    private boolean clustered;
    private boolean hadQuorum;
    private String nodename = "";
    private String knownMembers = "";
    private int changes;

    Pmxcfs(Machine node) {
        this.node = node;
        this.database = new ClusterDatabase(node.disk());
        this.journal = new PmxcfsJournal(node);
        this.local = new LocalConf(node.disk(), database, journal);
        this.mount = new ClusterMount(node.files());
    }

    /** That of a machine. */
    public static Pmxcfs of(Machine machine) {
        return machine.part(Pmxcfs.class);
    }

    /** After corosync, which it listens to. */
    @Override
    public int order() {
        return 20;
    }

    @Override
    public void boot() {
        log.clear();
    }

    @Override
    public void powerCut() {
        if (running) {
            stop();
        }
        mount.close(); // a crash leaves the mount behind
    }

    @Override
    public Optional<Mount> mounted() {
        return running ? Optional.of(ClusterMount.SHOWN) : Optional.empty();
    }

    @Override
    public boolean start() {
        database.load();
        return start(conf().isPresent() || node.disk().exists(Corosync.CONF));
    }

    /** Starts as a member or, {@code pmxcfs -l}, in local mode. */
    public boolean start(boolean inCluster) {
        String name = node.hostname().split("\\.")[0];
        Optional<Ip> own = NameResolver.of(node).resolve(name);
        if (own.isEmpty() || own.get().isLoopback()) {
            journal.say("main", "crit: Unable to resolve node name '" + name
                    + "' to a non-loopback IP address - missing entry in '/etc/hosts' or DNS?");
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
        mount.close(); // a crash leaves the mount behind
        mount.open(new ClusterFiles(node, this));
        if (!clustered || log.entries().isEmpty()) {
            log.begin(node); // it is kept in memory only
        }
        if (clustered) {
            local.take();
        }
        quorumChanged();
        if (clustered && !Corosync.of(node).running()) {
            journal.say("quorum", "crit: quorum_initialize failed: " + journal.libraryError());
            journal.say("quorum", "crit: can't initialize service");
        }
        return true;
    }

    @Override
    public void stop() {
        mount.close();
        running = false;
        hadQuorum = false;
        Corosync.of(node).ring().map(Ring::nodes).orElse(List.of()).forEach(other -> of(other).peersChanged());
    }

    /** Its process was killed: the mount stays and answers "Transport endpoint is not connected". */
    public void crash() {
        Units.of(node).fail("pve-cluster.service");
        mount.open(new ClusterFiles(node, this));
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
        return running && (!clustered || Corosync.of(node).quorate());
    }

    /** How often what it knows of the cluster has changed. */
    public int changes() {
        return changes;
    }

    /** The cluster's configuration as it is in {@code /etc/pve}. */
    public Optional<CorosyncConf> conf() {
        return local.shared();
    }

    /** The configuration that corosync last told it to run with: {@code .members} shows that one, whatever stands in files. */
    Optional<CorosyncConf> heard() {
        return peers.conf(Corosync.of(node).conf());
    }

    /** Whether it sees a node of the cluster online. */
    public boolean online(String name) {
        // One that lost its power has told nobody: it is a member until corosync has given it up.
        return name.equals(nodename) || (stale.isPresent() ? stale.get().contains(name) : running && clustered
                && Corosync.of(node).ring().map(Ring::nodes).orElse(List.of()).stream().map(Pmxcfs::of)
                        .anyMatch(peer -> peer.nodename.equals(name) && (!peer.node.running() || members().contains(peer.node))));
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
        return Corosync.of(node).ring().map(Ring::nodes).orElse(List.of(node)).stream()
                .filter(other -> other == node || of(other).running && of(other).clustered && Corosync.of(other).running()).toList();
    }

    /** Those that a change goes to. */
    List<Pmxcfs> replicas() {
        return members().stream().map(Pmxcfs::of).toList();
    }

    @Override
    public void quorumChanged() {
        if (!running) {
            return;
        }
        changes++;
        heard();
        boolean quorate = quorate();
        if (clustered && quorate != hadQuorum) {
            journal.say("status", quorate ? "notice: node has quorum" : "notice: node lost quorum");
        }
        hadQuorum = quorate;
        peersChanged();
    }

    @Override
    public void quorumLost() {
        if (running && clustered && node.running()) {
            journal.say("quorum", "crit: quorum_dispatch failed: " + journal.libraryError());
            quorumChanged();
        }
    }

    private void peersChanged() {
        List<Machine> members = members();
        if (members.isEmpty() || !clustered) {
            return;
        }
        String list = String.join(", ", members.stream().map(member -> Corosync.of(member).id() + "/" + of(member).pid()).toList());
        boolean news = !list.equals(knownMembers);
        knownMembers = list;
        if (news) {
            journal.say("dcdb", "notice: members: " + list);
        }
        members.stream().map(Pmxcfs::of).max(Comparator.comparingLong(peer -> peer.database.version()))
                .ifPresent(leader -> members.forEach(member -> of(member).follow(leader)));
        members.forEach(member -> of(member).peers.meet(replicas(), node.now()));
        if (news) {
            journal.say("dcdb", "notice: all data is up to date");
            journal.say("status", "notice: all data is up to date");
        }
    }

    private void follow(Pmxcfs leader) {
        boolean news = database.version() != leader.database.version();
        database.takeFrom(leader.database);
        log.takeFrom(leader.log);
        if (news) {
            changes++;
            local.take();
        }
    }

    /** A new {@code corosync.conf} came to {@code /etc/pve}: it goes to the local disk, and then corosync reads it. */
    void confChanged() {
        List<Pmxcfs> wrote = replicas().stream().filter(peer -> peer.local.take()).toList();
        if (!wrote.isEmpty()) {
            node.world().after(Duration.ofSeconds(1), () -> {
                if (Corosync.of(node).running()) {
                    Totem.of(node.world()).reload(node);
                    replicas().forEach(peer -> peer.journal.say("status", "notice: update cluster info (cluster name  "
                            + peer.conf().map(CorosyncConf::clusterName).orElse("") + ", version = "
                            + peer.conf().map(CorosyncConf::version).orElse(0) + ")"));
                }
            });
        }
    }

    /** Its process id. */
    public int pid() {
        return journal.pid();
    }
}
