package praktikum.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.check.verdict.Outcome;
import praktikum.drill.Change;
import praktikum.drill.Drill;
import praktikum.drill.Timeline;
import praktikum.run.doctor.Doctor;
import praktikum.run.drill.DrillWork;
import praktikum.site.Site;
import praktikum.text.Message;

/**
 * The person at the terminal, who is told and asked.
 *
 * @param agreed whether the options have agreed already to whatever would be asked
 */
public record TerminalOperator(Screen screen, boolean agreed) implements DrillWork.Listener, Doctor.Listener {

    @Override
    public void hear(Message what) {
        screen.say(what);
    }

    @Override
    public void please(Message what) throws InterruptedException {
        hear(what);
        line("");
    }

    /** Whether the answer to a question is yes; nobody there means no. */
    @Override
    public boolean agrees(Message question) {
        return agreed || line(question.in(screen.language()) + " ").orElse("").toLowerCase(Locale.ROOT).matches("y|yes|ya");
    }

    /** Is told what a drill is going to do, and by which commands. */
    public void foresees(Drill drill, Site site) {
        tell(drill.plan(site));
        var changes = drill.changes(site);
        Stream.concat(changes.stream().map(change -> command(change, change.make())),
                changes.stream().map(change -> command(change, change.undo())))
                .forEach(screen::print);
    }

    private String command(Change change, Change.Half half) {
        return half.argv().isEmpty() ? half.please().in(screen.language())
                : change.host() + ": " + TerminalSanitizer.line(half.line());
    }

    private void tell(List<Message> plan) {
        screen.say("cli.drill.plan");
        plan.forEach(sentence -> screen.err().println("  - " + sentence.in(screen.language())));
    }

    @Override
    public boolean agrees(List<Message> plan) {
        tell(plan);
        var agrees = agrees(Message.of("cli.drill.agree"));
        if (!agrees) {
            screen.say("cli.drill.not-agreed");
        }
        return agrees;
    }

    @Override
    public void measured(Timeline timeline, Path transcript) {
        timeline.summary(screen.language()).forEach(screen::print);
        screen.say("cli.drill.evidence", transcript);
    }

    @Override
    public void finds(Outcome outcome, Message what) {
        screen.print(screen.mark(outcome) + " ", TerminalSanitizer.line(what.in(screen.language())));
    }

    /** The answer to a question without the blanks around it; empty where nobody is there any more. */
    public Optional<String> line(String question) {
        screen.err().print(question);
        screen.err().flush();
        try {
            // Byte by byte, so that nothing of the next answer is taken away from the next reader.
            var line = new ByteArrayOutputStream();
            var key = System.in.read();
            if (key < 0) {
                screen.err().println();
                return Optional.empty();
            }
            for (; key >= 0 && key != '\n'; key = System.in.read()) {
                line.write(key);
            }
            return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
