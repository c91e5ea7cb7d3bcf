package praktikum.report.quorum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.drill.quorum.QuorumTimeline.Change;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.report.quorum.QuorumPart.Lane;
import praktikum.report.quorum.QuorumPart.Span;
import praktikum.report.quorum.QuorumPart.State;
import praktikum.report.quorum.QuorumPart.Votes;

/** What each node was at which time, from single looks at it: a state holds until something else was seen or done. */
final class NodeStates {

    /** What is shorter is less than the clocks of the hosts are known by, and would read as nothing. */
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final QuorumTimeline drill;
    private final Instant start;
    private final Duration length;

    NodeStates(QuorumTimeline drill, Instant start, Duration length) {
        this.drill = drill;
        this.start = start;
        this.length = length;
    }

    /** A moment at which a node's state becomes known. */
    private record Moment(Instant at, State state, long votes) {
    }

    List<Lane> lanes() {
        return drill.nodes().stream().map(this::lane).toList();
    }

    private Lane lane(String node) {
        var spans = new ArrayList<Span>();
        var from = Duration.ZERO;
        var state = State.UNKNOWN;
        for (var moment : moments(node)) {
            var at = Duration.between(start, moment.at());
            // What is seen first was so before: nothing had been changed yet.
            if (spans.isEmpty() && state == State.UNKNOWN && from.isZero()) {
                state = moment.state();
            } else if (moment.state() != state) {
                spans.add(new Span(from, at, state));
                from = at;
                state = moment.state();
            }
        }
        spans.add(new Span(from, length, state));
        return new Lane(node, spans.stream().filter(span -> span.to().minus(span.from()).compareTo(SHORTEST) > 0).toList());
    }

    /** A stopped node stays so until it is started, whatever it said in between. */
    private List<Moment> moments(String node) {
        var changes = drill.changes().stream().filter(change -> change.node().equals(node)).toList();
        var views = drill.views().stream().filter(view -> view.node().equals(node))
                .filter(view -> !stopped(changes, view.at())).map(view -> new Moment(view.at(), state(view), view.votes()));
        var made = changes.stream().map(change -> new Moment(change.at(), change.stopped() ? State.STOPPED : State.UNKNOWN, 0));
        return Stream.concat(views, made).sorted(Comparator.comparing(Moment::at)).toList();
    }

    private static boolean stopped(List<Change> changes, Instant at) {
        var stopped = false;
        for (var change : changes) {
            if (!change.at().isAfter(at)) {
                stopped = change.stopped();
            }
        }
        return stopped;
    }

    private static State state(View view) {
        return switch (view.state()) {
            case QUORATE -> State.QUORATE;
            case BLOCKED -> State.NOT_QUORATE;
            case STOPPED -> State.STOPPED;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    /** The most that any running node counts: one that has just come back counts only itself for a moment. */
    List<Votes> votes() {
        record Known(String node, Moment moment) {
        }
        var all = drill.nodes().stream().flatMap(node -> moments(node).stream().map(moment -> new Known(node, moment)))
                .sorted(Comparator.comparing(known -> known.moment().at())).toList();
        var latest = new HashMap<String, Long>();
        var counts = new ArrayList<Votes>();
        var from = Duration.ZERO;
        var present = 0L;
        for (var known : all) {
            latest.put(known.node(), known.moment().votes());
            var now = latest.values().stream().mapToLong(Long::longValue).max().orElse(0);
            var at = Duration.between(start, known.moment().at());
            if (now != present) {
                if (present > 0) {
                    counts.add(new Votes(from, at, (int) present));
                    from = at;
                }
                present = now;
            }
        }
        counts.add(new Votes(from, length, (int) present));
        return counts.stream().filter(count -> count.to().compareTo(count.from()) > 0).toList();
    }
}
