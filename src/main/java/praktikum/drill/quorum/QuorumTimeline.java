package praktikum.drill.quorum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.drill.DrillRecords;
import praktikum.drill.Timeline;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * What a quorum drill measured, computed from its transcript records alone. Times are the hosts' own, corrected by the
 * offset of each host's clock that was measured at the start.
 *
 * @param nodes all nodes, in the site's order as far as they answered before
 * @param stages those that were reached, in order
 * @param views every look at a node's quorum, in order of time
 * @param changes every stop and start, in order of time
 * @param stoppedBy the command that stopped the first node, as it was written down before; no words where a person did it, empty where
 *     nothing was to be stopped
 */
public record QuorumTimeline(List<String> nodes, List<Measured> stages, List<View> views, List<Change> changes,
        Optional<List<String>> stoppedBy) implements Timeline {

    public QuorumTimeline {
        nodes = List.copyOf(nodes);
        stages = List.copyOf(stages);
        views = List.copyOf(views);
        changes = List.copyOf(changes);
        stoppedBy = stoppedBy.map(List::copyOf);
    }

    /** How a node sees the cluster. */
    public enum State {
        QUORATE,
        /** Corosync runs, but there are not enough votes: "Activity blocked". */
        BLOCKED,
        /** Corosync does not run. */
        STOPPED,
        /** The node did not answer or could not be understood. */
        UNKNOWN
    }

    /** What came of writing to {@code /etc/pve}. */
    public enum Written {
        WRITABLE,
        READ_ONLY,
        UNKNOWN
    }

    /** A node's view at one moment. Votes are 0 where it has none to tell. */
    public record View(QuorumStage stage, Instant at, String node, State state, long votes, long expected, int sequence) {
    }

    /** A trial to write a file below {@code /etc/pve} on a node. */
    public record Write(Instant at, String node, Written outcome, String said, int sequence) {
    }

    /** A node was stopped or started. */
    public record Change(QuorumStage stage, Instant at, String node, boolean stopped, int sequence) {
    }

    /**
     * One stage.
     *
     * @param stopped the nodes that were stopped during it
     * @param changed when its last stop or start was made; for {@link QuorumStage#BEFORE} when it began
     * @param settled when every running node saw what the stage is about, empty if they never did
     * @param last the last view of each running node
     * @param writes trials to write to {@code /etc/pve}
     */
    public record Measured(QuorumStage stage, List<String> stopped, Instant changed, Optional<Instant> settled, List<View> last,
            List<Write> writes) {

        public Measured {
            stopped = List.copyOf(stopped);
            last = List.copyOf(last);
            writes = List.copyOf(writes);
        }

        /** From the last change until all running nodes saw its effect. */
        public Optional<Duration> took() {
            return settled.map(at -> Duration.between(changed, at)).map(span -> span.isNegative() ? Duration.ZERO : span);
        }

        /** The transcript records it rests on, ascending. */
        public List<Integer> evidence() {
            return Stream.concat(last.stream().map(View::sequence), writes.stream().map(Write::sequence)).sorted().toList();
        }
    }

    /** The stage of that name, if it was reached. */
    public Optional<Measured> stage(QuorumStage wanted) {
        return stages.stream().filter(measured -> measured.stage() == wanted).findFirst();
    }

    /** Whether all was started again: then the drill came to its end. */
    @Override
    public boolean complete() {
        return stage(QuorumStage.RECOVERED).isPresent();
    }

    @Override
    public List<String> summary(Language language) {
        var lines = new ArrayList<String>();
        for (var stage : stages) {
            lines.add(Message.of("drill.quorum.stage." + stage.stage().mark()).in(language) + "  "
                    + stage.took().map(took -> String.format(language.locale(), "%.1f s", took.toMillis() / 1000.0)).orElse("–"));
            stage.last().forEach(view -> lines.add("    " + view.node() + "  " + word("state", view.state(), language) + "  " + view.votes()
                    + "/" + view.expected()));
            stage.writes().forEach(write -> lines.add("    " + write.node() + "  /etc/pve  " + word("written", write.outcome(), language)));
        }
        return lines;
    }

    private static String word(String kind, Enum<?> constant, Language language) {
        return Message.of("drill.quorum." + kind + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-')).in(language);
    }

    /** The timeline of a drill's records. */
    public static QuorumTimeline of(DrillRecords records) {
        return new QuorumTimelineReader(records).read();
    }
}
