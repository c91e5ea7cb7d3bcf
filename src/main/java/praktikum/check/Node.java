package praktikum.check;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.NodeReader;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.Parser;
import praktikum.fact.cluster.CertificateVerdict;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.CorosyncLinks;
import praktikum.fact.cluster.Members;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.cluster.SshTrial;
import praktikum.fact.guest.VmList;
import praktikum.fact.network.InterfacesFile;
import praktikum.fact.network.LinkTable;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.network.RouteTable;
import praktikum.fact.network.TcpTrial;
import praktikum.fact.node.ChronyTracking;
import praktikum.fact.node.ClockReading;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelRelease;
import praktikum.fact.node.PveVersion;
import praktikum.fact.node.TimeStatus;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.system.ServiceStates;
import praktikum.host.Command;
import praktikum.host.Input;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.site.plan.Plan;
import praktikum.text.Message;

/**
 * A cluster node as a check sees it: what the site plans for it, and what it answers. A reading either gives a value
 * or ends the judging of this node as not measured.
 */
public final class Node {

    private final praktikum.site.PlannedNode planned;
    private final int number;
    private final Plan plan;
    private final CheckExecution probe;
    private final NodeReader questions;

    Node(praktikum.site.PlannedNode planned, int number, Plan plan, CheckExecution probe) {
        this.planned = planned;
        this.number = number;
        this.plan = plan;
        this.probe = probe;
        this.questions = new NodeReader(planned.name(), probe);
    }

    /** Its planned host name. */
    public String name() {
        return planned.name();
    }

    /** Its planned management address, an IPv4 or IPv6 literal. */
    public String address() {
        return planned.address();
    }

    /** Its planned management address. */
    public InetAddress inet() {
        return cidr().address();
    }

    /** Its planned management address with the planned prefix length. */
    public Cidr cidr() {
        return Cidr.parse(planned.address() + "/" + plan.network().prefix()).orElseThrow();
    }

    /** Planned addresses of its further corosync links, {@code link1} first. */
    public List<InetAddress> plannedLinks() {
        return planned.links().stream().map(literal -> Addresses.parse(literal).orElseThrow()).toList();
    }

    /** Its place in the site, from 1. */
    public int number() {
        return number;
    }

    /**
     * What a read-only command says, read by a fact's parser.
     *
     * @return the value that was understood
     */
    public <T> T read(Parser<T> parser, String program, String... arguments) {
        return read(parser, Command.of(program, arguments));
    }

    /** The same for a command with its own timeout or limit. */
    public <T> T read(Parser<T> parser, Command command) {
        return questions.ask(parser, command);
    }

    /** Its host name, short form. */
    public String hostName() {
        return read(HostName::read, "hostname").shortName();
    }

    /** The addresses it resolves a name to; none where the name does not resolve. */
    public List<InetAddress> resolve(String name) {
        return read(ResolvedName::read, "getent", "ahosts", name).addresses();
    }

    /** A directory below {@code /etc/pve}; not measured where that is not mounted. */
    public DirectoryListing configured(String path) {
        var listing = read(DirectoryListing::read, "ls", "-1", path);
        if (!listing.present()) {
            throw new Unmeasured(Message.of("check.no-pmxcfs", name(), path));
        }
        return listing;
    }

    /** Its network interfaces with their addresses. */
    public LinkTable links() {
        return read(LinkTable::read, "ip", "-j", "-d", "addr", "show");
    }

    /** What {@code /etc/network/interfaces} configures; nothing where there is no such file. */
    public InterfacesFile interfacesFile() {
        return read(InterfacesFile::read, "cat", "/etc/network/interfaces");
    }

    /** Its default routes, of the family of its planned address. */
    public List<RouteTable.Route> defaultRoutes() {
        var six = inet() instanceof Inet6Address;
        return (six ? read(RouteTable::read, "ip", "-6", "-j", "route", "show", "default")
                : read(RouteTable::read, "ip", "-j", "route", "show", "default")).defaults();
    }

    /** Time synchronisation and zone. */
    public TimeStatus time() {
        return read(TimeStatus::read, "timedatectl", "show", "-p", "NTPSynchronized", "-p", "Timezone");
    }

    /** How chrony keeps its clock; not running where it is not installed. */
    public ChronyTracking chrony() {
        return questions.askIfInstalled(ChronyTracking::read, Command.of("chronyc", "-c", "tracking")).orElse(ChronyTracking.NOT_RUNNING);
    }

    /** Its clock against the kit's. */
    public ClockReading clock() {
        return read(ClockReading::read, "date", "+%s.%N");
    }

    /** The Proxmox VE version. */
    public PveVersion pveVersion() {
        return read(PveVersion::read, NodeReader.PVEVERSION);
    }

    /** The running kernel. */
    public KernelRelease kernel() {
        return read(KernelRelease::read, "uname", "-r");
    }

    /** A path of the Proxmox VE API, read through {@code pvesh}: costs the node about a second, so ask for what nothing cheaper tells. */
    public <T> T api(Parser<T> parser, String path, String... options) {
        var argv = new ArrayList<>(List.of("pvesh", "get", path));
        argv.addAll(List.of(options));
        argv.addAll(List.of("--output-format", "json"));
        return read(parser, new Command(argv, Input.NOTHING, Command.DEFAULT_TIMEOUT, Command.DEFAULT_LIMIT, Optional.empty()));
    }

    /**
     * Ends the judging as not measured where there is no Proxmox VE on the machine at all: what belongs to it is then neither right nor
     * wrong. Where that cannot be told, the judging goes on.
     */
    public void requireProxmoxVe() {
        questions.requireProxmoxVe();
    }

    /** The states of systemd units. */
    public ServiceStates services(String... units) {
        var argv = new ArrayList<>(List.of("systemctl", "is-active"));
        argv.addAll(List.of(units));
        return read(ServiceStates.isActive(List.of(units)), new Command(argv, Input.NOTHING, Command.DEFAULT_TIMEOUT, Command.DEFAULT_LIMIT, Optional.empty()));
    }

    /** The first of some services that does not run; those of Proxmox VE come last, and not where there is no Proxmox VE at all. */
    public Optional<String> stopped(ServiceStates states) {
        var stopped = states.notActive();
        return stopped.stream().filter(service -> !service.startsWith("pve")).findFirst().or(() -> {
            if (!stopped.isEmpty()) {
                requireProxmoxVe();
            }
            return stopped.stream().findFirst();
        });
    }

    /** Whether it reaches a TCP port. */
    public TcpTrial tcp(String address, int port) {
        return read(TcpTrial::read, Command.of("bash", "-c", "exec 3<>\"/dev/tcp/$1/$2\"", "-", address, Integer.toString(port))
                .within(Duration.ofSeconds(5)));
    }

    /** The cluster as its cluster file system sees it. */
    public Members members() {
        questions.requirePmxcfs("/etc/pve/.members");
        return read(Members::read, NodeReader.MEMBERS);
    }

    /** The cluster's corosync configuration; empty on a node without cluster. */
    public Optional<CorosyncConf> clusterConf() {
        var conf = read(CorosyncConf::read, "cat", "/etc/pve/corosync.conf");
        if (conf.isEmpty()) {
            questions.requirePmxcfs("/etc/pve/corosync.conf");
        }
        return conf;
    }

    /** The node's own copy of the corosync configuration, the one corosync reads; empty where there is none. */
    public Optional<CorosyncConf> localConf() {
        return read(CorosyncConf::read, "cat", "/etc/corosync/corosync.conf");
    }

    /** The text of that file, even where it is no configuration; empty where there is none. */
    public Optional<String> localConfText() {
        return read(CorosyncConf::text, "cat", "/etc/corosync/corosync.conf");
    }

    /** Who counts in its part of the cluster. */
    public Quorum quorum() {
        return read(Quorum::read, "corosync-quorumtool", "-s");
    }

    /** The guests of all nodes it knows of. */
    public VmList guests() {
        return read(VmList::read, "cat", "/etc/pve/.vmlist");
    }

    /** How its corosync links reach the others. */
    public CorosyncLinks corosyncLinks() {
        return read(CorosyncLinks::read, "corosync-cfgtool", "-s");
    }

    /**
     * Logs in to another node exactly as Proxmox VE does it (PVE::SSHInfo): no agent, no password, the host key pinned
     * in the cluster file system.
     */
    public SshTrial ssh(Node peer) {
        var pinned = "/etc/pve/nodes/" + peer.name() + "/ssh_known_hosts";
        var trial = read(SshTrial::read, Command.of("/usr/bin/ssh", "-e", "none", "-o", "BatchMode=yes", "-o", "HostKeyAlias=" + peer.name(),
                "-o", "UserKnownHostsFile=" + pinned, "-o", "GlobalKnownHostsFile=none",
                "root@" + peer.address(), "/bin/true").within(Duration.ofSeconds(15)));
        if (trial.outcome() == SshTrial.Outcome.HOST_KEY) {
            questions.requirePmxcfs(pinned);
        }
        return trial;
    }

    /** Whether the cluster's own authority has signed the certificate of its web interface. */
    public CertificateVerdict certificate() {
        var file = "/etc/pve/nodes/" + name() + "/pve-ssl.pem";
        var verdict = read(CertificateVerdict::read, "openssl", "verify", "-CAfile", "/etc/pve/pve-root-ca.pem", file);
        if (verdict.outcome() == CertificateVerdict.Outcome.MISSING || verdict.outcome() == CertificateVerdict.Outcome.CA_MISSING) {
            questions.requirePmxcfs(file);
        }
        return verdict;
    }

    /** Reads something for each of many, all in one round. */
    public <K, V> Map<K, V> forEach(List<K> many, Function<K, V> reading) {
        return CheckExecution.forEach(many, reading);
    }

    CheckExecution probe() {
        return probe;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node node && node.planned.equals(planned);
    }

    @Override
    public int hashCode() {
        return planned.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
