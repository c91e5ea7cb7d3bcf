package praktikum.report.quorum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.drill.quorum.QuorumStage;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.drill.quorum.QuorumTimeline.Change;
import praktikum.drill.quorum.QuorumTimeline.Measured;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.report.quorum.QuorumPart.Measure;
import praktikum.report.quorum.QuorumPart.Phase;
import praktikum.text.Language;
import praktikum.text.Message;

/** Makes the figures of a quorum drill into what its chapter tells. */
final class QuorumPartBuilder {

    // What is seen last goes on for a while, or it would have no place in the drawing: a twelfth of the drill, but half a second.
    private static final int AFTER = 12;
    private static final Duration LEAST_AFTER = Duration.ofMillis(500);

    private final QuorumTimeline drill;
    private final Language language;
    private final Instant start;
    private final Duration length;

    QuorumPartBuilder(QuorumTimeline drill, Language language) {
        this.drill = drill;
        this.language = language;
        var times = times(drill).toList();
        this.start = times.getFirst();
        var watched = Duration.between(start, times.getLast());
        this.length = watched.plus(max(watched.dividedBy(AFTER), LEAST_AFTER));
    }

    private static Stream<Instant> times(QuorumTimeline drill) {
        return Stream.concat(Stream.concat(drill.views().stream().map(QuorumTimeline.View::at), drill.changes().stream().map(Change::at)),
                drill.stages().stream().flatMap(stage -> stage.writes().stream()).map(QuorumTimeline.Write::at)).sorted();
    }

    QuorumPart part() {
        var expected = (int) drill.views().stream().mapToLong(QuorumTimeline.View::expected).max().orElse(0);
        var lanes = new NodeStates(drill, start, length);
        return new QuorumPart(start, length, method(), expected, expected / 2 + 1, lanes.lanes(), lanes.votes(), phases(),
                new DrillEvents(drill, language, start).events(), measures());
    }

    /** What stopped the first node, as it was written down before it was done. */
    private String method() {
        return drill.stoppedBy().map(command -> command.isEmpty() ? say("method.by-hand") : say("method", String.join(" ", command)))
                .orElse("");
    }

    /** A phase begins with its first stop or start. */
    private List<Phase> phases() {
        var begins = new ArrayList<Duration>();
        for (var stage : drill.stages()) {
            begins.add(drill.changes().stream().filter(change -> change.stage() == stage.stage()).map(Change::at)
                    .min(Comparator.naturalOrder())
                    .filter(at -> stage.stage() != QuorumStage.BEFORE).map(this::since).orElse(Duration.ZERO));
        }
        var phases = new ArrayList<Phase>();
        for (var i = 0; i < begins.size(); i++) {
            var end = i + 1 < begins.size() ? begins.get(i + 1) : length;
            phases.add(new Phase(say("stage." + drill.stages().get(i).stage().mark()), begins.get(i), end));
        }
        return phases;
    }

    private List<Measure> measures() {
        var measures = new ArrayList<Measure>();
        for (var stage : drill.stages()) {
            if (stage.stage() != QuorumStage.BEFORE) {
                measures.add(new Measure(say("took." + stage.stage().mark(), String.join(", ", stage.stopped())),
                        stage.took().map(this::seconds).orElseGet(() -> say("never")),
                        stage.last().stream().map(QuorumTimeline.View::sequence).sorted().toList()));
                written(stage).ifPresent(measures::add);
            }
        }
        return measures;
    }

    private Optional<Measure> written(Measured stage) {
        if (stage.writes().isEmpty()) {
            return Optional.empty();
        }
        var last = stage.writes().getLast();
        var word = switch (last.outcome()) {
            case WRITABLE -> say("writable");
            case READ_ONLY -> say("read-only");
            case UNKNOWN -> say("unknown");
        };
        return Optional.of(new Measure(say("write." + stage.stage().mark()),
                last.outcome() == Written.UNKNOWN ? word : word + " (" + last.node() + ")", List.of(last.sequence())));
    }

    private String say(String key, Object... values) {
        return Message.of("report.quorum." + key, values).in(language);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration since(Instant at) {
        return Duration.between(start, at);
    }

    private String seconds(Duration duration) {
        return String.format(language.locale(), "%.1f s", duration.toMillis() / 1000.0);
    }
}
