package praktikum.sim.proxmox.corosync;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;

/** The corosync of one machine: its configuration in use, its membership and its votes. */
public final class Corosync implements MachinePart, Daemon {

    /** The configuration in use. */
    public static final String CONF = "/etc/corosync/corosync.conf";
    /** The key that only nodes of the cluster have. */
    public static final String KEY = "/etc/corosync/authkey";
    static final String QDEVICE = "corosync-qdevice.service";
    // Where corosync keeps the last ring it was in, by node id.
    private static final String RING = "/var/lib/corosync/ringid_";

    /**
     * A link to another node.
     *
     * @param peer the other's node id
     * @param link the link's number
     */
    public record Link(int peer, int link) implements Comparable<Link> {

        @Override
        public int compareTo(Link other) {
            return peer != other.peer ? Integer.compare(peer, other.peer) : Integer.compare(link, other.link);
        }
    }

    private final Machine node;
    private Optional<CorosyncConf> conf = Optional.empty();
    private Optional<Ring> ring = Optional.empty();
    private int id;
    private int expected;
    private int highestExpected;
    private long sequence;
    private Instant since = Instant.EPOCH;
    private boolean leftInOrder;
    private boolean reloaded;
    private boolean firstSync;
    // two_node brings wait_for_all: votequorum(5).
    private boolean waits;
    private final Map<Link, Boolean> connected = new TreeMap<>();

    Corosync(Machine node) {
        this.node = node;
    }

    /** The corosync of a machine. */
    public static Corosync of(Machine machine) {
        return machine.part(Corosync.class);
    }

    /** Before what listens to it. */
    @Override
    public int order() {
        return 10;
    }

    /** Its process is gone without a word to the others. */
    @Override
    public void powerCut() {
        end(false);
    }

    @Override
    public Optional<String> unmetCondition() {
        return node.disk().exists(CONF) ? Optional.empty() : Optional.of("ConditionPathExists=" + CONF);
    }

    @Override
    public boolean start() {
        log("[MAIN  ] Corosync Cluster Engine " + (node.release() == Release.PVE9 ? "3.1.9" : "3.1.7") + " starting up");
        log("[MAIN  ] Corosync built-in features: dbus monitoring watchdog systemd xmlconf vqsim nozzle snmp pie relro bindnow");
        Optional<CorosyncConf> read = CorosyncConf.parse(node.disk().textOrEmpty(CONF));
        Optional<Integer> own = read.flatMap(this::ownId);
        if (read.isEmpty() || !node.disk().exists(KEY) || own.isEmpty()) {
            log(read.isEmpty() ? "[MAIN  ] parse error in config: Missing closing brace"
                    : !node.disk().exists(KEY) ? "[MAIN  ] Could not open " + KEY + ": No such file or directory"
                    : "[MAIN  ] parse error in config: No valid name found for local host");
            log("[MAIN  ] Corosync Cluster Engine exiting with status 8 at main.c:1445.");
            return false;
        }
        conf = read;
        id = own.get();
        expected = read.get().votes();
        highestExpected = expected;
        since = node.world().now();
        reloaded = false;
        firstSync = true;
        waits = read.get().twoNode();
        String last = node.disk().line(RING + id);
        sequence = last.matches("\\d{1,18}") ? Long.parseLong(last) + 1 : 5;
        log("[TOTEM ] Initializing transport (Kronosnet).");
        log("[TOTEM ] totemknet initialized");
        log("[KNET  ] pmtud: MTU manually set to: 0");
        log("[QUORUM] Using quorum provider corosync_votequorum");
        configureLinks();
        connected.clear();
        Totem.of(node.world()).started(node);
        return true;
    }

    @Override
    public void stop() {
        log("[MAIN  ] Node was shut down by a signal");
        log("[SERV  ] Unloading all Corosync service engines.");
        log("[MAIN  ] Corosync Cluster Engine exiting normally");
        end(true);
    }

    private void end(boolean inOrder) {
        if (!running()) {
            return;
        }
        Ring last = ring.orElseThrow();
        ring = Optional.empty();
        conf = Optional.empty();
        leftInOrder = inOrder;
        Totem.of(node.world()).ended(node, last, inOrder);
    }

    /** Reads the configuration anew: {@code corosync-cfgtool -R}. */
    void reload() {
        reloaded = true;
        CorosyncConf.parse(node.disk().textOrEmpty(CONF)).filter(next -> running()).ifPresent(next -> {
            log("[CFG   ] Config reload requested by node " + id);
            conf = Optional.of(next);
            expected = next.votes();
            highestExpected = expected;
            configureLinks();
        });
    }

    private void configureLinks() {
        CorosyncConf now = conf.orElseThrow();
        for (int link : now.links()) {
            String address = now.member(id).map(member -> member.links().getOrDefault(link, "")).orElse("");
            log("[TOTEM ] Configuring link " + link);
            log("[TOTEM ] Configured link number " + link + ": local addr: " + address + ", port=" + (5405 + link));
        }
    }

    private Optional<Integer> ownId(CorosyncConf read) {
        return read.members().stream()
                .filter(member -> member.links().values().stream()
                        .flatMap(address -> NameResolver.of(node).resolve(address).stream())
                        .anyMatch(ip -> Nics.of(node).owner(ip).isPresent()))
                .map(CorosyncConf.Member::id).findFirst();
    }

    /** Whether it has read its configuration anew since it was started. */
    public boolean reloaded() {
        return reloaded;
    }

    /** Whether it runs. */
    public boolean running() {
        return ring.isPresent() || conf.isPresent();
    }

    /** Since when it runs, true time. */
    Instant since() {
        return since;
    }

    /** Whether the others were told when it ended last. */
    boolean leftInOrder() {
        return leftInOrder;
    }

    /** The configuration it works with. */
    public Optional<CorosyncConf> conf() {
        return conf;
    }

    /** Its node id. */
    public int id() {
        return id;
    }

    /** The membership it is in. */
    public Optional<Ring> ring() {
        return ring;
    }

    void join(Ring next) {
        ring = Optional.of(next);
        waits &= next.members().size() < 2;
        sequence = next.sequence();
        node.disk().write(RING + id, sequence + "\n");
    }

    /** Meets others for the first time since it was started: with an older configuration than theirs it ends (exec/cmap.c). */
    boolean endsFor(int highestVersion) {
        int own = conf.map(CorosyncConf::version).orElse(0);
        boolean ends = firstSync && own > 0 && highestVersion > own;
        firstSync = false;
        if (ends) {
            log("[CMAP  ] Received config version (" + highestVersion + ") is different than my config version (" + own + ")! Exiting");
            Units.of(node).stop("corosync.service");
        }
        return ends;
    }

    long sequence() {
        return sequence;
    }

    /** What it knows of each link to others: whether it is connected. */
    public Map<Link, Boolean> links() {
        return new TreeMap<>(connected);
    }

    Map<Link, Boolean> connected() {
        return connected;
    }

    /** The votes of the members, and of the quorum device where it casts them. */
    public int totalVotes() {
        return (deviceCasts() ? conf.orElseThrow().deviceVotes() : 0) + ring.map(now -> now.members().keySet().stream()
                .mapToInt(member -> conf.flatMap(read -> read.member(member)).map(CorosyncConf.Member::votes).orElse(0)).sum()).orElse(0);
    }

    /** Whether the daemon of a quorum device has reported here. */
    public boolean deviceCasts() {
        return conf.filter(read -> read.deviceVotes() > 0).isPresent()
                && Units.of(node).get(QDEVICE).filter(unit -> unit.active() == Unit.Active.ACTIVE).isPresent();
    }

    /** The votes that all nodes together are expected to have. */
    public int expectedVotes() {
        return expected;
    }

    /** The most votes that any member expects. */
    public int highestExpected() {
        return Math.max(expected, highestExpected);
    }

    void expect(int votes) {
        expected = votes;
        highestExpected = votes;
    }

    /** The votes that are enough: votequorum(5), half of what is expected and more than half of what is there. */
    public int quorum() {
        return conf.filter(CorosyncConf::twoNode).isPresent() ? 1 : Math.max((expected + 2) / 2, (totalVotes() + 2) / 2);
    }

    /** Whether the members have enough votes. */
    public boolean quorate() {
        return running() && totalVotes() >= quorum() && !waits;
    }

    /** Sets expected votes for all members; false where votequorum refuses it (CS_ERR_INVALID_PARAM). */
    public boolean setExpected(int votes) {
        int total = totalVotes();
        int quorum = Math.max((votes + 2) / 2, (total + 2) / 2);
        if (quorum < total / 2 || quorum > total) {
            return false;
        }
        new TreeSet<>(ring.orElseThrow().members().keySet()).forEach(member -> {
            Machine other = ring.orElseThrow().members().get(member);
            of(other).expect(votes);
            of(other).tellQuorum();
        });
        return true;
    }

    void log(String text) {
        node.log("corosync.service", "corosync", Units.of(node).get("corosync").map(Unit::pid).orElse(0), Journal.NOTICE, "  " + text);
    }

    /** Tells those on this machine that listen to it. */
    void tellQuorum() {
        node.parts(QuorumListener.class).forEach(QuorumListener::quorumChanged);
    }
}
