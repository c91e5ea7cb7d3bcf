package cluster;

import static praktikum.check.Expect.cannotTell;

import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.cluster.MembershipNews;

/** For some seconds after a start or a change of membership nodes have not found together yet: then waiting is right, not judging. */
final class Settling {

    private Settling() {
    }

    /** The judgement; where it is wrong and the node's membership has only just changed, it is too early to tell. */
    static Judgement settled(Node node, Judgement judgement) {
        if (!judgement.right() && node.cluster().settling()) {
            throw cannotTell("check.settling", node.name(), MembershipNews.SETTLING_SECONDS);
        }
        return judgement;
    }
}
