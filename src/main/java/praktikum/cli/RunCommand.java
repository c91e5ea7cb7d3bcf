package praktikum.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code praktikum run}: carries out a lab's or a step's actions. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    private Main kit;

    @Parameters(arity = "1..*", paramLabel = "LAB[/STEP]", descriptionKey = "run.scope")
    private List<String> scope = List.of();

    @Option(names = "--dry-run", descriptionKey = "run.dry-run")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        var screen = kit.common().screen();
        var course = kit.common().course();
        var site = kit.common().site(screen);
        var run = new LabRun(site, course, kit.common().checks(), screen, true, new Secrets(screen), Clock.systemUTC());
        var parts = LabRun.parts(course, scope);
        if (dryRun) {
            run.show(parts);
            return Exit.OK;
        }
        try (var lock = Locks.take(kit.common().workspace())) {
            return run.carryOut(kit.common().workspace(), parts);
        }
    }
}
