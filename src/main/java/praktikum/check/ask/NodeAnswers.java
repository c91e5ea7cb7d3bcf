package praktikum.check.ask;

import java.util.Locale;
import java.util.Optional;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.Refusal;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.text.Message;

/** What one machine, a node as a rule, answers: a value, or the end of judging it, with a sentence that says why not. */
public final class NodeAnswers {

    private static final int LONGEST_EXCERPT = 160;

    private final String node;
    private final CheckExecution execution;

    /** The answers of a node, as one check asks for them. */
    public NodeAnswers(String node, CheckExecution execution) {
        this.node = node;
        this.execution = execution;
    }

    /** The node's planned name. */
    public String node() {
        return node;
    }

    /** The value that the node's answer gives. */
    public <T> T to(Question<T> question) {
        var command = command(question);
        return switch (execution.ask(node, command).answer()) {
            case NoAnswer silence -> throw new Unmeasured(silence.why());
            case Output output -> understand(question, command, printed(output));
        };
    }

    /**
     * Has questions asked together with the next one, whose answers are needed if that has the right one: they need no round of their own
     * then, and those of a kind no command.
     */
    public void prefetch(Question<?>... questions) {
        for (var question : questions) {
            execution.prefetch(node, command(question));
        }
    }

    /** The value; empty where there is no such command on the node. */
    public <T> Optional<T> ifInstalled(Question<T> question) {
        return missing(question).isPresent() ? Optional.empty() : Optional.of(to(question));
    }

    /** The same; empty where the node gives no answer that is understood, for what only tells more of what is known anyway. */
    public <T> Optional<T> ifKnown(Question<T> question) {
        try {
            return Optional.of(to(question));
        } catch (Unmeasured unknown) {
            return Optional.empty();
        }
    }

    /** Goes on but where there is certainly no such command; the sentence fills in the node and what it printed. */
    public void requireInstalled(Question<?> question, String otherwise) {
        missing(question).ifPresent(printed -> {
            throw new Unmeasured(Message.of(otherwise, node, excerpt(said(printed))));
        });
    }

    /** What the node printed where it has no such command; empty where it has one, or did not answer. */
    private Optional<Printed> missing(Question<?> question) {
        return execution.ask(node, command(question)).answer() instanceof Output output
                ? Optional.of(printed(output)).filter(printed -> Refusal.of(printed).filter(Refusal.COMMAND_MISSING::equals).isPresent())
                : Optional.empty();
    }

    private <T> T understand(Question<T> question, Command command, Printed printed) {
        return switch (question.read(printed)) {
            case Reading.Known<T>(var value) -> value;
            case Reading.Strange<T> strange -> throw new Unmeasured(whyNot(command, printed, strange));
        };
    }

    private Message whyNot(Command command, Printed printed, Reading.Strange<?> strange) {
        var refusal = Refusal.of(printed);
        if (refusal.isPresent()) {
            return Message.of("check.refused." + refusal.get().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    node, command.line(), excerpt(said(printed)));
        }
        if (printed.exit() == 124) {
            return Message.of("check.timed-out", node, command.line(), command.timeout().toSeconds());
        }
        return Message.of("check.not-understood", node, command.line(), strange.why(), excerpt(strange.text()));
    }

    private static Command command(Question<?> question) {
        var command = Command.of(question.argv());
        return question.timeout().map(command::within).orElse(command);
    }

    private static Printed printed(Output output) {
        return new Printed(output.exit(), output.outText(), output.errText(), output.truncated(), output.started(), output.took());
    }

    private static String said(Printed printed) {
        return printed.err().isBlank() ? printed.out() : printed.err();
    }

    private static String excerpt(String text) {
        var line = text.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…";
    }
}
