package praktikum.drill.quorum;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import praktikum.drill.HostClocks;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.View;
import praktikum.drill.quorum.QuorumTimeline.Write;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.Refusal;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.ha.HaStatus;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Output;

/** What the quorum drill asks, under which name it is written down, and how the answers read. */
final class QuorumCommands {

    static final String ASKED_FOR_HA = "drill/ha";
    static final String ASKED_FOR_VIEW = "drill/view";
    static final String ASKED_TO_WRITE = "drill/write";

    static final Command HA = Command.of(HaStatus.ASKED.argv());
    // The host's own time and its view in one answer, so that neither waits for the other.
    static final Command VIEW = Command.of("sh", "-c", HostClocks.CLOCK.line() + "; exec " + Command.of(Quorum.ASKED.argv()).line())
            .within(Duration.ofSeconds(10));

    private QuorumCommands() {
    }

    static Command write(String text) {
        return Command.of("sh", "-c", "f=/etc/pve/praktikum-drill; " + HostClocks.CLOCK.line() + "; echo \"$1\" >\"$f\" && rm -f \"$f\"",
                "-", text)
                .within(Duration.ofSeconds(10));
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

    static View view(QuorumStage stage, String node, Instant at, Answer answer, int sequence) {
        if (!(answer instanceof Output output)) {
            return new View(stage, at, node, State.UNKNOWN, 0, 0, sequence);
        }
        var rest = output.outText().substring(Math.min(output.outText().length(), output.outText().indexOf('\n') + 1));
        return switch (Quorum.ASKED.read(printed(output, rest))) {
            case Reading.Known<Quorum>(Quorum.Counted votes) -> new View(stage, at, node, votes.quorate() ? State.QUORATE : State.BLOCKED,
                    votes.total(), votes.expected(), sequence);
            case Reading.Known<Quorum>(Quorum.Absent notRunning) -> new View(stage, at, node, State.STOPPED, 0, 0, sequence);
            case Reading.Strange<Quorum> strange -> new View(stage, at, node, State.UNKNOWN, 0, 0, sequence);
        };
    }

    static Write written(String node, Instant at, Answer answer, int sequence) {
        if (!(answer instanceof Output output)) {
            return new Write(at, node, Written.UNKNOWN, "", sequence);
        }
        var said = output.errText().strip();
        var refused = said.contains("Permission denied") || said.contains("Read-only file system");
        return new Write(at, node, output.exit() == 0 ? Written.WRITABLE : refused ? Written.READ_ONLY : Written.UNKNOWN, said, sequence);
    }

    private static Printed printed(Output output, String out) {
        return new Printed(output.exit(), out, output.errText(), output.truncated(), output.started(), output.took());
    }
}
