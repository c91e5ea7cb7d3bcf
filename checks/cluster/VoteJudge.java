package cluster;

import static praktikum.check.verdict.Judgement.equal;

import java.util.Optional;
import java.util.function.Supplier;
import praktikum.check.verdict.Judgement;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.Members;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.cluster.QuorumMember;

/**
 * What a node counts, to be judged: one vote for each node, those of a quorum device, and more than half of them for quorum, or one of
 * two where {@code two_node} says so.
 *
 * @param nodes how many nodes are planned
 * @param counted what it counts
 * @param conf its corosync configuration; only looked at where the votes are not simply those of the nodes
 */
record VoteJudge(long nodes, Quorum.Counted counted, Supplier<Optional<CorosyncConf>> conf) {

    Judgement judgeVotes(Optional<Members> view) {
        // Where members are missing, which is a finding of "members", no more votes can be expected.
        if (view.filter(known -> known.nodes().size() == counted.expected()).isPresent() && counted.expected() < nodes) {
            return judgement(nodes, 0);
        }
        var device = counted.device().map(QuorumMember::assigned)
                .orElseGet(() -> counted.expected() == nodes ? 0L : conf.get().map(CorosyncConf::deviceVotes).orElse(0L));
        var planned = nodes + device;
        var judgement = judgement(planned, device).with("expected-votes", counted.expected()).with("planned-votes", planned);
        var uneven = counted.nodes().stream().filter(member -> member.votes() != 1).findFirst();
        if (uneven.isPresent()) {
            return judgement.mistake("uneven-votes").with("votes", uneven.get().votes())
                    .with("peer", view.map(known -> known.nameOf(uneven.get().id())).orElse(uneven.get().name()));
        }
        if (counted.expected() != planned) {
            var configured = conf.get().map(one -> one.number("quorum.expected_votes").orElse(0)).orElse(0L);
            return judgement.mistake(configured == counted.expected() ? "expected-configured"
                    : counted.expected() < planned ? "expected-override" : "expected-too-many");
        }
        if (counted.total() < planned) {
            return judgement.mistake(counted.total() + device - cast() == planned ? "device-silent" : "missing-votes")
                    .with("votes", device);
        }
        return judgement;
    }

    private long cast() {
        return counted.device().map(QuorumMember::votes).orElse(0L);
    }

    private Judgement judgement(long planned, long device) {
        // Which of the two ways of counting is in force, corosync says: two_node counts only where there are two.
        var needed = counted.oneOfTwoIsEnough() && planned == 2 ? 1 : planned / 2 + 1;
        var means = (device > 0 ? ", Qdevice " + cast() : "") + (counted.oneOfTwoIsEnough() ? ", 2Node" : "");
        return equal(figures(planned, planned, planned, needed) + (device > 0 ? ", Qdevice " + device : "")
                        + (counted.oneOfTwoIsEnough() ? ", 2Node" : ""),
                figures(counted.total(), counted.expected(), counted.highest(), counted.needed()) + means);
    }

    private static String figures(long total, long expected, long highest, long needed) {
        return "total " + total + ", expected " + expected + ", highest expected " + highest + ", quorum " + needed;
    }
}
