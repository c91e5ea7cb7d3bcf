package praktikum.check.cluster;

import java.util.Optional;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.cluster.CertificateVerdict;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.CorosyncLinks;
import praktikum.fact.cluster.Members;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.cluster.SshTrial;
import praktikum.fact.system.DirectoryListing;
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

    /** The node's own copy of it, the one corosync reads; empty where there is none. */
    public Optional<CorosyncConf> localConf() {
        return answers.to(CorosyncConf.LOCAL);
    }

    /** The text of that copy, even where it is no configuration; empty where there is none. */
    public Optional<String> localConfText() {
        return answers.to(CorosyncConf.LOCAL_TEXT);
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
