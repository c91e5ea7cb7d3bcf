package cluster;

import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.cluster.Certificate;
import praktikum.fact.cluster.CertificateVerdict;
import praktikum.fact.cluster.CertificateVerdict.Outcome;

/** Lab 02: nodes that trust each other, by keys and by certificates. */
@ChecksFor("02-cluster")
final class TrustChecks {

    @Check(value = "root-ssh", after = "members")
    void rootGetsFromEveryNodeToEveryOther(Cluster cluster) {
        cluster.nodes().forEach(node -> node.system().prefetch(List.of("ssh")));
        var trials = new LoginTrials(cluster.each(node ->
                cluster.each(cluster.others(node), peer -> node.cluster().ssh(peer.name(), peer.address()))));
        judgeAll(cluster.nodes(), node -> {
            var peers = askAll(cluster.others(node), peer -> node.cluster().ssh(peer.name(), peer.address())).keySet();
            // The logins of others into this node are what its finding rests on too.
            trials.failed(node).forEach(failed -> failed.from().cluster().ssh(failed.to().name(), failed.to().address()));
            return trials.judgeLogins(node).orElseGet(() -> node.system().sshAtBoot()
                    ? right(peers.stream().map(Node::name).toList())
                    : wrong("enabled", "disabled").mistake("not-at-boot"));
        });
    }

    @Check(value = "certificates", after = "members")
    void everyCertificateIsSignedByTheCluster(Cluster cluster) {
        cluster.nodes().forEach(node -> node.prefetch(Certificate.of(node.name()), Certificate.keyOf(node.name())));
        var outcomes = cluster.each(node -> node.cluster().certificate().outcome());
        // Where nobody's is right, the authority is not the one that has signed them.
        var exchanged = outcomes.size() > 1 && outcomes.values().stream().allMatch(Outcome.OTHER_ISSUER::equals);
        judgeAll(cluster.nodes(), node -> {
            var verdict = node.cluster().certificate();
            var judgement = wrong("OK", verdict.text()).with("file", CertificateVerdict.file(node.name()));
            return switch (verdict.outcome()) {
                case VALID -> ofThisNode(node);
                case MISSING -> judgement.mistake("missing");
                case CA_MISSING -> judgement.mistake("no-authority");
                case OTHER_ISSUER -> judgement.mistake(exchanged ? "other-authority" : "own-ca")
                        .with("door", cluster.nodes().getFirst().name());
                case NOT_IN_FORCE -> judgement.mistake("not-in-force");
                case INVALID -> judgement;
            };
        });
    }

    /** A certificate that the cluster has signed may still be that of another machine, or have lost its key. */
    private static Judgement ofThisNode(Node node) {
        var certificate = node.cluster().certificateText();
        var key = node.cluster().certificateKey();
        if (!key.filter(certificate.publicKey()::equals).isPresent()) {
            return wrong("OK", "pve-ssl.key").mistake(key.isEmpty() ? "no-key" : "other-key");
        }
        return certificate.holdsFor(node.name(), node.inet()) ? right("OK")
                : wrong(node.name() + ", " + node.address(), certificate.holder()).mistake("other-names");
    }
}
