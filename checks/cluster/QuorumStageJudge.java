package cluster;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Locale;
import praktikum.check.verdict.Judgement;
import praktikum.drill.quorum.QuorumStage;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.drill.quorum.QuorumTimeline.Measured;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.Written;

/** One stage of the quorum drill, to be judged. */
record QuorumStageJudge(Measured measured) {

    /** A stage of a drill; not measured where the drill never came so far. */
    static QuorumStageJudge at(QuorumTimeline drill, QuorumStage stage) {
        return new QuorumStageJudge(drill.stage(stage).filter(reached -> !reached.last().isEmpty())
                .orElseThrow(() -> cannotTell("check.drill-incomplete")));
    }

    /** Every running node must be in a state and {@code /etc/pve} writable or not; the mistake says which of the two is wrong. */
    Judgement judge(State state, Written written, String stateMistake, String writeMistake) {
        var views = measured.last().stream()
                .map(view -> view.node() + " " + view.state() + " " + view.votes() + "/" + view.expected()).toList();
        if (measured.settled().isEmpty() || measured.last().stream().anyMatch(view -> view.state() != state)) {
            return wrong(state, views).mistake(stateMistake).citing(measured.evidence());
        }
        if (measured.writes().isEmpty()) {
            throw cannotTell("check.drill-incomplete");
        }
        for (var write : measured.writes()) {
            if (write.outcome() == Written.UNKNOWN) {
                throw cannotTell("check.drill-not-written", write.node(), write.said());
            }
        }
        var writes = measured.writes().stream().map(write -> write.node() + " " + write.outcome()).toList();
        if (measured.writes().stream().anyMatch(write -> write.outcome() != written)) {
            return wrong("/etc/pve " + written, writes).mistake(writeMistake).citing(measured.evidence());
        }
        var seconds = measured.took().map(took -> String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0)).orElse("–");
        return right(String.join(", ", views) + "; " + seconds).citing(measured.evidence());
    }
}
