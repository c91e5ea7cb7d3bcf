package praktikum.drill.quorum;

import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.View;

/** When a node's view shows what a stage is about. */
final class StageGoal {

    private StageGoal() {
    }

    static boolean reached(QuorumStage stage, View view, int nodes, int stopped) {
        return switch (stage) {
            case BEFORE, RECOVERED -> view.state() == State.QUORATE && view.votes() == nodes;
            case ONE_STOPPED -> view.state() == State.QUORATE && view.votes() == nodes - stopped;
            case MAJORITY_LOST -> view.state() == State.BLOCKED;
        };
    }
}
