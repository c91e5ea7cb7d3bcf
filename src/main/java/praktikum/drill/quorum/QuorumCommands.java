package praktikum.drill.quorum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.drill.quorum.QuorumTimeline.Write;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.Refusal;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.ha.HaStatus;
import praktikum.fact.node.ClockReading;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.text.Language;

/** What the quorum drill asks, under which name it is written down, and how the answers read. */
public final class QuorumCommands {

    static final String ASKED_FOR_CLOCK = "drill/clock";
    static final String ASKED_FOR_HA = "drill/ha";
    static final String ASKED_FOR_VIEW = "drill/view";
    static final String ASKED_TO_WRITE = "drill/write";
    private static final String STOP = "drill/stop/";
    private static final String START = "drill/start/";
    private static final String STOP_BY_HAND = "by-hand/stop/";
    private static final String START_BY_HAND = "by-hand/start/";

    static final Command CLOCK = Command.of(ClockReading.ASKED.argv());
    static final Command HA = Command.of(HaStatus.ASKED.argv());
    // The host's own time and its view in one answer, so that neither waits for the other.
    static final Command VIEW = Command.of("sh", "-c", CLOCK.line() + "; exec " + Command.of(Quorum.ASKED.argv()).line())
            .within(Duration.ofSeconds(10));

    private QuorumCommands() {
    }

    static Command write(String text) {
        return Command.of("sh", "-c", "f=/etc/pve/praktikum-drill; " + CLOCK.line() + "; echo \"$1\" >\"$f\" && rm -f \"$f\"", "-", text)
                .within(Duration.ofSeconds(10));
    }

    /** A change on a host; a node's own clock says when it was made. */
    public static Command change(String host, List<String> argv) {
        var timed = new ArrayList<>(host.equals(QuorumDrill.KIT) ? List.<String>of() : List.of("sh", "-c", CLOCK.line() + "; exec \"$@\"", "-"));
        timed.addAll(argv);
        return Command.of(timed).within(Duration.ofSeconds(120));
    }

    public static String askedToChange(String node, boolean stop) {
        return (stop ? STOP : START) + node;
    }

    static String byHand(String node, boolean stop) {
        return (stop ? STOP_BY_HAND : START_BY_HAND) + node;
    }

    /** Which node was stopped (true) or started, by what was written down. */
    static Optional<Map.Entry<String, Boolean>> changed(String writtenDown) {
        for (var prefix : List.of(STOP, STOP_BY_HAND, START, START_BY_HAND)) {
            if (writtenDown.startsWith(prefix)) {
                return Optional.of(Map.entry(writtenDown.substring(prefix.length()), prefix.equals(STOP) || prefix.equals(STOP_BY_HAND)));
            }
        }
        return Optional.empty();
    }

    /** HA services that a node's HA manager looks after, none where it has no HA manager; empty where that cannot be told. */
    static Optional<List<String>> haServices(Answer answer) {
        if (!(answer instanceof Output output)) {
            return Optional.empty();
        }
        var told = printed(output, output.outText());
        if (Refusal.of(told).filter(Refusal.COMMAND_MISSING::equals).isPresent()) {
            return Optional.of(List.of());
        }
        return HaStatus.ASKED.read(told).asOptional().map(status -> status.services().stream().map(HaStatus.Service::sid).toList());
    }

    /** What an answer says in a word or two, for the operator. */
    public static String said(Answer answer) {
        return switch (answer) {
            case NoAnswer silence -> silence.why().in(Language.ENGLISH);
            case Output output -> "exit " + output.exit() + " " + (output.outText() + output.errText()).strip();
        };
    }

    static View view(QuorumStage stage, String node, Instant fallback, Duration offset, Answer answer, int sequence) {
        if (!(answer instanceof Output output)) {
            return new View(stage, fallback, node, State.UNKNOWN, 0, 0, sequence);
        }
        var at = hostTime(output).map(told -> told.minus(offset)).orElse(fallback);
        var rest = output.outText().substring(Math.min(output.outText().length(), output.outText().indexOf('\n') + 1));
        return switch (Quorum.ASKED.read(printed(output, rest))) {
            case Reading.Known<Quorum>(Quorum.Counted votes) -> new View(stage, at, node, votes.quorate() ? State.QUORATE : State.BLOCKED,
                    votes.total(), votes.expected(), sequence);
            case Reading.Known<Quorum>(Quorum.Absent notRunning) -> new View(stage, at, node, State.STOPPED, 0, 0, sequence);
            case Reading.Strange<Quorum> strange -> new View(stage, at, node, State.UNKNOWN, 0, 0, sequence);
        };
    }

    static Write written(String node, Instant fallback, Duration offset, Answer answer, int sequence) {
        if (!(answer instanceof Output output)) {
            return new Write(fallback, node, Written.UNKNOWN, "", sequence);
        }
        var at = hostTime(output).map(told -> told.minus(offset)).orElse(fallback);
        var said = output.errText().strip();
        var refused = said.contains("Permission denied") || said.contains("Read-only file system");
        return new Write(at, node, output.exit() == 0 ? Written.WRITABLE : refused ? Written.READ_ONLY : Written.UNKNOWN, said, sequence);
    }

    /** The host's own time on the first line of an output, where it stands there. */
    static Optional<Instant> hostTime(Output output) {
        var line = output.outText().lines().findFirst().orElse("");
        return ClockReading.ASKED.read(new Printed(0, line + "\n", "", false, output.started(), output.took())) instanceof
                Reading.Known<ClockReading>(var clock) ? Optional.of(clock.told()) : Optional.empty();
    }

    static Optional<Duration> clockOffset(Answer answer) {
        return answer instanceof Output output
                ? ClockReading.ASKED.read(printed(output, output.outText())).asOptional().map(ClockReading::offset) : Optional.empty();
    }

    private static Printed printed(Output output, String out) {
        return new Printed(output.exit(), out, output.errText(), output.truncated(), output.started(), output.took());
    }
}
