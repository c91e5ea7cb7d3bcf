package praktikum.drill;

import praktikum.drill.QuorumTimeline.State;
import praktikum.drill.QuorumTimeline.View;

/** When a node's view shows what a stage is about. */
final class Goal {

    private Goal() {
    }

    static boolean reached(Stage stage, View view, int nodes, int stopped) {
        return switch (stage) {
            case BEFORE, RECOVERED -> view.state() == State.QUORATE && view.votes() == nodes;
            case ONE_STOPPED -> view.state() == State.QUORATE && view.votes() == nodes - stopped;
            case MAJORITY_LOST -> view.state() == State.BLOCKED;
        };
    }
}
