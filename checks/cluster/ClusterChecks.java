package cluster;

import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.judge;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.drill.quorum.QuorumStage;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.cluster.SshTrial;

/** Lab 02: a cluster that counts its votes and trusts its nodes. */
@ChecksFor("02-cluster")
final class ClusterChecks {

    @Check(value = "corosync-running", explainedBy = "members")
    void corosyncAndItsFileSystemRun(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var states = node.system().services("corosync", "pve-cluster");
            return node.system().stopped(states)
                    .map(service -> wrong("active", states.states().get(service).active()).mistake("stopped").with("service", service))
                    .orElseGet(() -> right("active"));
        });
    }

    @Check(value = "quorate", explainedBy = "corosync-running")
    void everyNodeHasQuorum(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> node.cluster().quorum() instanceof Quorum.Counted counted
                ? (counted.quorate() ? right(counted.total() + " / " + counted.expected())
                        : wrong(">= " + counted.needed(), counted.total()).mistake("blocked"))
                : wrong("Quorate: Yes", "corosync –").mistake("uncounted"));
    }

    @Check(value = "votes", after = "quorate")
    void votesAreCountedAsTheyShould(Cluster cluster) {
        long nodes = cluster.nodes().size();
        var members = cluster.each(node -> node.cluster().members());
        judgeAll(cluster.nodes(), node -> {
            if (!(node.cluster().quorum() instanceof Quorum.Counted counted)) {
                return wrong(nodes, "corosync –");
            }
            var judgement = equal(figures(nodes, nodes, nodes, nodes / 2 + 1),
                    figures(counted.total(), counted.expected(), counted.highest(), counted.needed()));
            var known = Optional.ofNullable(members.get(node));
            // Where members are missing, which is a finding of "members", no more votes can be expected.
            if (known.filter(view -> view.nodes().size() == counted.expected()).isPresent() && counted.expected() < nodes) {
                return judgement;
            }
            var uneven = counted.nodes().stream().filter(member -> member.votes() != 1).findFirst();
            if (uneven.isPresent()) {
                return judgement.mistake("uneven-votes").with("votes", uneven.get().votes())
                        .with("peer", known.map(view -> view.nameOf(uneven.get().id())).orElse(uneven.get().name()));
            }
            if (counted.expected() != nodes || counted.highest() != nodes || counted.needed() != nodes / 2 + 1) {
                return judgement.mistake(counted.expected() > nodes ? "expected-too-many" : "expected-override")
                        .with("expected-votes", counted.expected());
            }
            return judgement.mistake("missing-votes");
        });
    }

    private static String figures(long total, long expected, long highest, long needed) {
        return "total " + total + ", expected " + expected + ", highest expected " + highest + ", quorum " + needed;
    }

    @Check(value = "root-ssh", after = "members")
    void rootGetsFromEveryNodeToEveryOther(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var trials = askAll(cluster.others(node), peer -> node.cluster().ssh(peer.name(), peer.address()));
            var failed = cluster.others(node).stream().filter(peer -> !trials.get(peer).ok()).toList();
            if (failed.isEmpty()) {
                return right(trials.keySet().stream().map(Node::name).toList());
            }
            // Who gets to none of several others is the one to look at, not the first of them.
            if (failed.size() > 1 && trials.values().stream().allMatch(trial -> trial.outcome().unanswered())) {
                return wrong("OK", trials.get(failed.getFirst()).outcome()).mistake("cut-off");
            }
            var trial = trials.get(failed.getFirst());
            return wrong("OK", trial.outcome()).mistake(trouble(trial)).with("peer", failed.getFirst().name())
                    .with("text", trial.text().lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse(""));
        });
    }

    private static String trouble(SshTrial trial) {
        return switch (trial.outcome()) {
            case NOISY -> "noisy";
            case DENIED -> "denied";
            case HOST_KEY -> "host-key";
            default -> "unreachable";
        };
    }

    @Check(value = "certificates", after = "members")
    void everyCertificateIsSignedByTheCluster(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var verdict = node.cluster().certificate();
            return switch (verdict.outcome()) {
                case VALID -> right("OK");
                case MISSING, CA_MISSING -> wrong("OK", verdict.text()).mistake("missing");
                case OTHER_ISSUER -> wrong("OK", verdict.text()).mistake("own-ca");
                default -> wrong("OK", verdict.text());
            };
        });
    }

    @Check("one-stopped")
    void withOneNodeStoppedTheRestCarryOn(Cluster cluster, QuorumTimeline drill) {
        judge(cluster, () -> QuorumStageJudge.at(drill, QuorumStage.ONE_STOPPED).judge(State.QUORATE, Written.WRITABLE,
                "lost-quorum", "lost-quorum"));
    }

    @Check("two-stopped")
    void withoutMajorityTheLastNodeBlocks(Cluster cluster, QuorumTimeline drill) {
        judge(cluster, () -> QuorumStageJudge.at(drill, QuorumStage.MAJORITY_LOST).judge(State.BLOCKED, Written.READ_ONLY,
                "still-quorate", "still-writable"));
    }

    @Check("recovered")
    void withAllNodesBackTheClusterRecovers(Cluster cluster, QuorumTimeline drill) {
        judge(cluster, () -> QuorumStageJudge.at(drill, QuorumStage.RECOVERED).judge(State.QUORATE, Written.WRITABLE,
                "not-recovered", "not-recovered"));
    }
}
