package praktikum.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import praktikum.cli.terminal.TerminalOperator;
import praktikum.run.WorkEnd;
import praktikum.run.drill.DrillWork;

/** {@code praktikum drill}: a measured experiment that changes something and puts it back. */
@Command(name = "drill")
final class DrillCommand extends KitCommand {

    @Parameters(arity = "0..1", paramLabel = "LAB/STEP", descriptionKey = "drill.scope")
    private Optional<String> scope = Optional.empty();

    @Option(names = {"-y", "--yes"}, descriptionKey = "drill.yes")
    private boolean yes;

    @Option(names = "--dry-run", descriptionKey = "drill.dry-run")
    private boolean dryRun;

    @Option(names = "--restore", descriptionKey = "drill.restore")
    private boolean restore;

    @Option(names = "--patience", paramLabel = "TIME", descriptionKey = "drill.patience")
    private Optional<String> patience = Optional.empty();

    @Option(names = "--times", paramLabel = "N", descriptionKey = "drill.times")
    private int times = 1;

    @Override
    public Integer call() throws Exception {
        var screen = common().screen();
        var course = common().course();
        course.course();
        var site = common().site();
        var waiting = CommonOptions.time(patience.or(() -> Optional.of("120s")));
        try (var work = common().work(course, site)) {
            var operator = new TerminalOperator(screen, yes);
            if (dryRun) {
                operator.foresees(DrillWork.named(work, scope.orElse("")), site);
                return ExitCode.of(WorkEnd.DONE);
            }
            return ExitCode.of(restore ? DrillWork.restore(work, operator, screen.language())
                    : DrillWork.run(work, DrillWork.named(work, scope.orElse("")), new DrillWork.Effort(waiting, times), operator));
        }
    }
}
