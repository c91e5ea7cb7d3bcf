package praktikum.report.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import praktikum.drill.quorum.QuorumStage;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.drill.quorum.QuorumTimeline.Change;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.report.quorum.QuorumPart.Event;
import praktikum.report.quorum.QuorumPart.Span;
import praktikum.report.quorum.QuorumPart.State;
import praktikum.report.quorum.QuorumPart.Votes;
import praktikum.text.Language;

/** What a drill's single looks make of a node's line: two nodes of three stop, one after the other, and come back. */
class NodeStatesTest {

    private static final Instant START = Instant.parse("2025-12-14T07:00:00Z");

    private static View view(QuorumStage stage, int second, String node, QuorumTimeline.State state, int votes) {
        return new View(stage, START.plusSeconds(second), node, state, votes, 3, 100 + second);
    }

    private static Change change(QuorumStage stage, int second, String node, boolean stopped) {
        return new Change(stage, START.plusSeconds(second), node, stopped, 200 + second);
    }

    private final QuorumTimeline drill = new QuorumTimeline(List.of("a", "b", "c"), List.of(), List.of(
            view(QuorumStage.BEFORE, 0, "a", QuorumTimeline.State.QUORATE, 3),
                    view(QuorumStage.BEFORE, 0, "b", QuorumTimeline.State.QUORATE, 3),
            view(QuorumStage.BEFORE, 0, "c", QuorumTimeline.State.QUORATE, 3),
            view(QuorumStage.ONE_STOPPED, 4, "a", QuorumTimeline.State.QUORATE, 2),
                    view(QuorumStage.ONE_STOPPED, 6, "b", QuorumTimeline.State.QUORATE, 2),
            view(QuorumStage.ONE_STOPPED, 7, "c", QuorumTimeline.State.STOPPED, 0),
            view(QuorumStage.MAJORITY_LOST, 13, "a", QuorumTimeline.State.BLOCKED, 1),
            view(QuorumStage.RECOVERED, 22, "b", QuorumTimeline.State.BLOCKED, 1),
                    view(QuorumStage.RECOVERED, 24, "a", QuorumTimeline.State.QUORATE, 2),
            view(QuorumStage.RECOVERED, 24, "b", QuorumTimeline.State.QUORATE, 2),
                    view(QuorumStage.RECOVERED, 26, "c", QuorumTimeline.State.QUORATE, 3),
            view(QuorumStage.RECOVERED, 27, "a", QuorumTimeline.State.QUORATE, 3)),
            List.of(change(QuorumStage.ONE_STOPPED, 2, "c", true), change(QuorumStage.MAJORITY_LOST, 10, "b", true),
                    change(QuorumStage.RECOVERED, 20, "b", false), change(QuorumStage.RECOVERED, 21, "c", false)), Optional.empty());

    private final NodeStates states = new NodeStates(drill, START, Duration.ofSeconds(30));

    private static Span span(int from, int to, State state) {
        return new Span(Duration.ofSeconds(from), Duration.ofSeconds(to), state);
    }

    @Test
    void aStateHoldsUntilSomethingElseIsSeen() {
        assertEquals(List.of(span(0, 13, State.QUORATE), span(13, 24, State.NOT_QUORATE), span(24, 30, State.QUORATE)),
                states.lanes().get(0).spans());
    }

    @Test
    void aStoppedNodeIsUnknownFromItsStartUntilItSpeaks() {
        assertEquals(List.of(span(0, 10, State.QUORATE), span(10, 20, State.STOPPED), span(20, 22, State.UNKNOWN),
                span(22, 24, State.NOT_QUORATE),
                span(24, 30, State.QUORATE)), states.lanes().get(1).spans());
        assertEquals(List.of(span(0, 2, State.QUORATE), span(2, 21, State.STOPPED), span(21, 26, State.UNKNOWN),
                span(26, 30, State.QUORATE)),
                states.lanes().get(2).spans());
    }

    @Test
    void theVotesAreThoseOfTheNodesThatSeeMost() {
        assertEquals(List.of(3, 2, 1, 2, 3), states.votes().stream().map(Votes::present).toList());
        assertEquals(Duration.ofSeconds(6), states.votes().get(1).from(), "not before all have noticed");
        assertEquals(Duration.ofSeconds(30), states.votes().getLast().to());
    }

    @Test
    void eventsAreWhatWasDoneAndWhatWasNews() {
        var events = new DrillEvents(drill, Language.ENGLISH, START).events();
        assertEquals(List.of("c was stopped", "a sees 2 of 3 votes: quorate", "b sees 2 of 3 votes: quorate", "b was stopped",
                "a sees 1 of 3 votes: not quorate", "b was started", "c was started", "b sees 1 of 3 votes: not quorate",
                "a sees 2 of 3 votes: quorate", "b sees 2 of 3 votes: quorate", "c sees 3 of 3 votes: quorate",
                        "a sees 3 of 3 votes: quorate"),
                events.stream().map(event -> event.node() + " " + event.what()).toList());
        assertEquals(IntStream.rangeClosed(1, 12).boxed().toList(), events.stream().map(Event::number).toList());
    }
}
