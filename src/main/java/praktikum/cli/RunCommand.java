package praktikum.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import praktikum.cli.terminal.LabPrinter;
import praktikum.cli.terminal.Secrets;
import praktikum.run.lab.LabRun;
import praktikum.run.lab.LabStep;

/** {@code praktikum run}: carries out a lab's or a step's actions. */
@Command(name = "run")
final class RunCommand extends KitCommand {

    @Parameters(arity = "1..*", paramLabel = "LAB[/STEP]", descriptionKey = "run.scope")
    private List<String> scope = List.of();

    @Option(names = "--dry-run", descriptionKey = "run.dry-run")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        var screen = common().screen();
        var course = common().course();
        course.course();
        var site = common().site();
        var steps = LabStep.of(course.course(), scope);
        if (dryRun) {
            LabRun.announce(site, steps, new LabPrinter(screen, true));
            return ExitCode.OK;
        }
        try (var work = common().work(course, site)) {
            return ExitCode.of(LabRun.carryOut(work, steps, new LabPrinter(screen, true), new Secrets(screen)));
        }
    }
}
