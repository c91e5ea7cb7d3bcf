package praktikum.check.ask;

import java.util.Locale;
import java.util.Optional;
import praktikum.fact.Parser;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.Refusal;
import praktikum.fact.system.FileText;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.text.Message;

/** What is asked of one node: an answer gives a value, or ends the judging of this node with a sentence that says why not. */
public final class NodeReader {

    public static final Command PVEVERSION = Command.of("pveversion");
    public static final Command MEMBERS = Command.of("cat", "/etc/pve/.members");
    private static final int LONGEST_EXCERPT = 160;

    private final String node;
    private final CheckExecution probe;

    public NodeReader(String node, CheckExecution probe) {
        this.node = node;
        this.probe = probe;
    }

    public <T> T ask(Parser<T> parser, Command command) {
        return switch (probe.ask(node, command).answer()) {
            case NoAnswer silence -> throw new Unmeasured(silence.why());
            case Output output -> understand(parser, command, printed(output));
        };
    }

    /** The same; empty where there is no such command on the node. */
    public <T> Optional<T> askIfInstalled(Parser<T> parser, Command command) {
        return missing(command).isPresent() ? Optional.empty() : Optional.of(ask(parser, command));
    }

    /** What the node printed where it has no such command; empty where it has one, or did not answer. */
    private Optional<Printed> missing(Command command) {
        return probe.ask(node, command).answer() instanceof Output output
                ? Optional.of(printed(output)).filter(printed -> Refusal.of(printed).filter(Refusal.COMMAND_MISSING::equals).isPresent())
                : Optional.empty();
    }

    /** Goes on only where the cluster file system is mounted: otherwise nothing below it is wrong, it is only not there. */
    public void requirePmxcfs(String path) {
        if (ask(FileText::read, MEMBERS).text().isEmpty()) {
            throw new Unmeasured(Message.of("check.no-pmxcfs", node, path));
        }
    }

    /** Goes on but where there is certainly no Proxmox VE. */
    public void requireProxmoxVe() {
        missing(PVEVERSION).ifPresent(printed -> {
            throw new Unmeasured(Message.of("check.no-proxmox-ve", node, excerpt(printed)));
        });
    }

    private <T> T understand(Parser<T> parser, Command command, Printed printed) {
        return switch (parser.read(printed)) {
            case Reading.Known<T>(var value) -> value;
            case Reading.Strange<T> strange -> throw new Unmeasured(whyNot(command, printed, strange));
        };
    }

    private Message whyNot(Command command, Printed printed, Reading.Strange<?> strange) {
        var refusal = Refusal.of(printed);
        if (refusal.isPresent()) {
            return Message.of("check.refused." + refusal.get().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    node, command.line(), excerpt(printed));
        }
        if (printed.exit() == 124) {
            return Message.of("check.timed-out", node, command.line(), command.timeout().toSeconds());
        }
        return Message.of("check.not-understood", node, command.line(), strange.why(), excerpt(printed));
    }

    private static Printed printed(Output output) {
        return new Printed(output.exit(), output.outText(), output.errText(), output.truncated(), output.started(), output.took());
    }

    private static String excerpt(Printed printed) {
        var text = (printed.err().isBlank() ? printed.out() : printed.err()).strip();
        var line = text.lines().findFirst().orElse("");
        return Optional.of(line).filter(words -> words.length() <= LONGEST_EXCERPT).orElseGet(() -> line.substring(0, LONGEST_EXCERPT) + "…");
    }
}
