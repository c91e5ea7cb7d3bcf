package praktikum.cli;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import praktikum.course.CourseAddress;
import praktikum.drill.quorum.QuorumDrill;
import praktikum.run.WorkFailed;
import praktikum.text.Message;

/** {@code praktikum drill}: a measured experiment that changes something and puts it back. */
@Command(name = "drill")
final class DrillCommand implements Callable<Integer> {

    /** The step of the course whose checks read the quorum drill. */
    private static final String QUORUM = "quorum-drill";

    @ParentCommand
    private Main kit;

    @Parameters(arity = "0..1", paramLabel = "LAB/STEP", descriptionKey = "drill.scope")
    private Optional<String> scope = Optional.empty();

    @Option(names = {"-y", "--yes"}, descriptionKey = "drill.yes")
    private boolean yes;

    @Option(names = "--restore", descriptionKey = "drill.restore")
    private boolean restore;

    @Option(names = "--patience", paramLabel = "TIME", descriptionKey = "drill.patience")
    private Optional<String> patience = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var screen = kit.common().screen();
        var course = kit.common().course();
        var site = kit.common().site(screen);
        var waiting = CheckCommand.Times.parse(patience.or(() -> Optional.of("120s")));
        var drilling = new Drilling(kit.common().workspace(), course, site, screen, new Keyboard(screen), Clock.systemUTC(), waiting);
        try (var lock = Locks.take(kit.common().workspace())) {
            if (restore) {
                return drilling.restore();
            }
            if (!(CourseAddress.resolve(course, scope.orElse("")) instanceof CourseAddress.OfStep(var lab, var step)) || !step.id().equals(QUORUM)) {
                throw WorkFailed.because("cli.drill.which", scope.orElse(""));
            }
            screen.say("cli.drill.plan");
            QuorumDrill.plan(site).forEach(sentence -> screen.err().println("  - " + sentence.in(screen.language())));
            if (!yes && !new Keyboard(screen).agrees(Message.of("cli.drill.agree"))) {
                screen.say("cli.drill.not-agreed");
                return Exit.NOTHING_DONE;
            }
            return drilling.quorum();
        }
    }
}
