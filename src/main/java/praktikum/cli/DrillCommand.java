package praktikum.cli;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import praktikum.course.Course;
import praktikum.course.CourseAddress;
import praktikum.drill.Drill;
import praktikum.run.WorkFailed;
import praktikum.text.Message;

/** {@code praktikum drill}: a measured experiment that changes something and puts it back. */
@Command(name = "drill")
final class DrillCommand implements Callable<Integer> {

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
            var drill = drill(course);
            screen.say("cli.drill.plan");
            drill.plan(site).forEach(sentence -> screen.err().println("  - " + sentence.in(screen.language())));
            if (!yes && !new Keyboard(screen).agrees(Message.of("cli.drill.agree"))) {
                screen.say("cli.drill.not-agreed");
                return Exit.NOTHING_DONE;
            }
            return drilling.drill(drill);
        }
    }

    /** The drill of the step that was named. */
    private Drill drill(Course course) throws WorkFailed {
        var drills = Drill.installed();
        var named = CourseAddress.resolve(course, scope.orElse("")) instanceof CourseAddress.OfStep(var lab, var step) ? lab.id() + "/" + step.id() : "";
        return drills.stream().filter(drill -> drill.step().equals(named)).findFirst().orElseThrow(() -> WorkFailed.because(
                drills.size() == 1 ? "cli.drill.which" : "cli.drill.which-of", scope.orElse(""),
                String.join(", ", drills.stream().map(drill -> "`praktikum drill " + drill.step() + "`").toList())));
    }
}
