package cluster;

import static cluster.Settling.settled;
import static praktikum.check.Expect.judge;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.drill.quorum.QuorumStage;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.Quorum;

/** Lab 02: a cluster that counts its votes. */
@ChecksFor("02-cluster")
final class ClusterChecks {

    @Check(value = "corosync-running", explainedBy = "members")
    void corosyncAndItsFileSystemRun(Cluster cluster) {
        var needed = List.of("corosync", "pve-cluster");
        cluster.nodes().forEach(node -> node.system().prefetch(needed));
        var shared = cluster.each(node -> node.cluster().conf());
        var newest = NewestConf.of(shared);
        judgeAll(cluster.nodes(), node -> {
            var states = node.system().services(needed);
            var stopped = node.system().stopped(states);
            if (stopped.isEmpty()) {
                return right("active");
            }
            var version = shared.getOrDefault(node, Optional.empty()).map(CorosyncConf::configVersion);
            var outdated = newest.filter(one -> version.filter(own -> own < one.version()).isPresent());
            var judgement = wrong("active", states.states().get(stopped.get()).active()).with("service", stopped.get());
            // A corosync that meets a newer configuration than its own when it starts ends again.
            if (node.system().masked(stopped.get())) {
                return judgement.mistake("masked");
            }
            return stopped.get().equals("corosync") && outdated.isPresent() ? judgement.mistake("outdated").with("version", version)
                    .with("newest", outdated.get().version()).with("address", outdated.get().address()) : judgement.mistake("stopped");
        });
    }

    @Check(value = "quorate", explainedBy = "corosync-running")
    void everyNodeHasQuorum(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            if (!(node.cluster().quorum() instanceof Quorum.Counted counted)) {
                return wrong("Quorate: Yes", "corosync –").mistake("uncounted");
            }
            return counted.quorate() ? right(counted.total() + " / " + counted.expected())
                    // With enough votes and yet without quorum: it waits for those that have not been there since it was started.
                    : settled(node, wrong(">= " + counted.needed(), counted.total())
                            .mistake(counted.total() < counted.needed() ? "blocked" : "waiting-for-all"));
        });
    }

    @Check(value = "votes", after = "quorate")
    void votesAreCountedAsTheyShould(Cluster cluster) {
        var nodes = cluster.nodes().size();
        var members = cluster.each(node -> node.cluster().members());
        judgeAll(cluster.nodes(), node -> node.cluster().quorum() instanceof Quorum.Counted counted
                ? settled(node,
                        new VoteJudge(nodes, counted, () -> node.cluster().conf()).judgeVotes(Optional.ofNullable(members.get(node))))
                : wrong(nodes, "corosync –"));
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
