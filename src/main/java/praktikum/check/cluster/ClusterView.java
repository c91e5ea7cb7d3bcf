package praktikum.check.cluster;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.cluster.Certificate;
import praktikum.fact.cluster.CertificateVerdict;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.CorosyncLinks;
import praktikum.fact.cluster.DatacenterConfig;
import praktikum.fact.cluster.Members;
import praktikum.fact.cluster.MembershipNews;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.cluster.SshTrial;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.system.FileDigest;
import praktikum.net.Addresses;
import praktikum.text.Message;

/** The cluster as one node sees it. Where {@code /etc/pve} is not mounted, what lies below it is not measured rather than wrong. */
public final class ClusterView {

    private final NodeAnswers answers;

    /** The view of the node that gives these answers. */
    public ClusterView(NodeAnswers answers) {
        this.answers = answers;
    }

    /** Who belongs to it, as the cluster file system has it. */
    public Members members() {
        requireFileSystem("/etc/pve/.members");
        return answers.to(Members.ASKED);
    }

    /** The corosync configuration the cluster agreed on; empty on a node without cluster. */
    public Optional<CorosyncConf> conf() {
        var conf = answers.to(CorosyncConf.SHARED);
        if (conf.isEmpty()) {
            requireFileSystem("/etc/pve/corosync.conf");
        }
        return conf;
    }

    /** The node's own copy of it, the one corosync reads, even where it is no configuration; empty where there is none. */
    public Optional<String> localConf() {
        return answers.to(CorosyncConf.LOCAL).text();
    }

    /** By which the key is compared that its corosync is started with; empty where there is no key. */
    public Optional<String> keyDigest() {
        return answers.to(FileDigest.of("/etc/corosync/authkey")).sha256();
    }

    /**
     * The addresses that a member of the configuration has, by link. A name counts for what the node that was asked resolves it to, as
     * corosync does there: the first address of each family; one that does not resolve has none.
     */
    public SortedMap<Integer, List<InetAddress>> addresses(CorosyncConf.Node member) {
        var addresses = new TreeMap<Integer, List<InetAddress>>();
        member.links().forEach((link, text) -> addresses.put(link, Addresses.parse(text).map(List::of)
                .orElseGet(() -> answers.to(ResolvedName.of(text)).firstOfEachFamily())));
        return addresses;
    }

    /** The file of a guest, wherever it lies among those of these nodes; empty where none of them has it. */
    public Optional<GuestFile> guestFile(long id, List<String> nodes) {
        var file = answers.to(GuestFile.of(id, nodes));
        if (file.isEmpty()) {
            requireFileSystem("/etc/pve/nodes");
        }
        return file;
    }

    /** What holds for all its nodes. */
    public DatacenterConfig datacenter() {
        return answers.to(DatacenterConfig.ASKED);
    }

    /** Whether its membership, in corosync or in the cluster file system, has changed so lately that it may still be settling. */
    public boolean settling() {
        return answers.ifKnown(MembershipNews.ASKED).filter(MembershipNews::changed).isPresent();
    }

    /** Who counts in the node's part of it. */
    public Quorum quorum() {
        return answers.to(Quorum.ASKED);
    }

    /** How the node's corosync links reach the others. */
    public CorosyncLinks links() {
        return answers.to(CorosyncLinks.ASKED);
    }

    /** Whether root gets from the node to another, the way Proxmox VE does it. */
    public SshTrial ssh(String peer, String address) {
        var trial = answers.to(SshTrial.to(peer, address));
        if (trial.outcome() == SshTrial.Outcome.HOST_KEY) {
            requireFileSystem(SshTrial.hostKey(peer));
        }
        return trial;
    }

    /** Whether the cluster's own authority has signed the certificate of the node's web interface. */
    public CertificateVerdict certificate() {
        var verdict = answers.to(CertificateVerdict.of(answers.node()));
        if (verdict.outcome() == CertificateVerdict.Outcome.MISSING || verdict.outcome() == CertificateVerdict.Outcome.CA_MISSING) {
            requireFileSystem(CertificateVerdict.file(answers.node()));
        }
        return verdict;
    }

    /** What that certificate says of itself. */
    public Certificate certificateText() {
        return answers.to(Certificate.of(answers.node()));
    }

    /** The public half of the key that the node's web interface has; empty where there is no key, or none that can be used. */
    public Optional<String> certificateKey() {
        return answers.to(Certificate.keyOf(answers.node()));
    }

    /** The files of a cluster's corosync that lie on its disk, in the way of a join; none where that cannot be looked at. */
    public List<String> joinFiles() {
        var there = answers.ifKnown(DirectoryListing.of("/etc/corosync"));
        return Stream.of("authkey", "corosync.conf").filter(name -> there.filter(listing -> listing.has(name)).isPresent())
                .map(name -> "/etc/corosync/" + name).toList();
    }

    /** A directory below {@code /etc/pve}. */
    public DirectoryListing directory(String path) {
        var listing = answers.to(DirectoryListing.of(path));
        if (!listing.present()) {
            throw notMounted(path);
        }
        return listing;
    }

    private void requireFileSystem(String path) {
        if (answers.to(Members.FILE).text().isEmpty()) {
            throw notMounted(path);
        }
    }

    private Unmeasured notMounted(String path) {
        return new Unmeasured(Message.of("check.no-pmxcfs", answers.node(), path));
    }
}
