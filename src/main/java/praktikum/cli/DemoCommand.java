package praktikum.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import praktikum.check.engine.RunListener;
import praktikum.course.Course;
import praktikum.drill.Drill;
import praktikum.drill.Operator;
import praktikum.report.ReportFormat;
import praktikum.run.WorkFailed;
import praktikum.run.practice.PracticeCluster;
import praktikum.run.practice.PracticeFault;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.text.Message;

/** {@code praktikum demo}: the whole way once, on the embedded cluster. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    /** So much faster than real time the labs are carried out: three restarts need not be waited for. */
    private static final double FAST = 10;

    @ParentCommand
    private Main kit;

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "demo.out")
    private Path out = Path.of("praktikum-demo");

    @Option(names = "--fault", paramLabel = "FAULT[@NODE]", descriptionKey = "demo.fault")
    private String fault = "name-loopback";

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        var screen = kit.common().screen();
        var course = kit.common().course();
        var workspace = new Workspace(out);
        if (Files.exists(workspace.site()) && !Files.isDirectory(PracticeCluster.keyFolder(workspace))) {
            throw WorkFailed.because("cli.demo.not-ours", out);
        }
        var planned = PracticeCluster.example(3);
        var wrong = PracticeFault.read(fault, planned.nodes().stream().map(PlannedNode::name).toList());
        try (var lock = Locks.take(workspace); var practice = PracticeCluster.start(workspace, planned, 9, 1, screen.language())) {
            say(screen, 1, "cli.demo.before");
            brief(screen, check(workspace, course, practice.site(), List.of()));

            say(screen, 2, "cli.demo.labs");
            practice.cluster().speed(FAST);
            var labs = new LabRun(practice.site(), course, kit.common().checks(), screen, false, name -> Optional.of(PracticeCluster.ROOT_PASSWORD), clock);
            var done = labs.carryOut(workspace, LabRun.parts(course, course.labs().stream().map(lab -> lab.id()).toList()));
            practice.cluster().speed(1);
            if (done != Exit.OK) {
                return done;
            }
            say(screen, 3, "cli.demo.drill");
            for (var drill : Drill.installed()) {
                new Drilling(workspace, course, practice.site(), screen, new Watching(screen), clock, Duration.ofSeconds(120)).drill(drill);
            }

            say(screen, 4, "cli.demo.after");
            var healthy = check(workspace, course, practice.site(), List.of());
            new ResultPrinter(screen, Sites.telling(healthy.site())).print(healthy.grade());
            var files = ReportCommand.write(healthy.transcript(), course, kit.common().checks(), kit.common().courseFolder(), workspace.report(),
                    EnumSet.allOf(ReportFormat.class), screen);

            say(screen, 5, "cli.demo.fault", wrong, wrong.says().in(screen.language()));
            wrong.apply(practice);
            var broken = check(workspace, course, practice.site(), List.of());
            new ResultPrinter(screen, Sites.telling(broken.site())).printTrouble(broken.grade());

            screen.print("");
            files.forEach(file -> screen.print(screen.word("cli.demo.report", file.toAbsolutePath())));
            screen.print(screen.word("cli.demo.workspace", out.toAbsolutePath()));
            return Exit.OK;
        }
    }

    private static void say(Screen screen, int number, String key, Object... args) {
        screen.print("");
        screen.print(screen.bold(number + ". "), screen.bold(screen.word(key, args)));
    }

    private Checking.Done check(Workspace workspace, Course course, Site site, List<String> scope) throws Exception {
        var selection = Selection.of(course, CheckCommand.ids(course, scope), kit.common().checks());
        return Checking.live(workspace, course, site, Hosts.open(site, workspace), selection, scope, Duration.ZERO, RunListener.SILENT, clock);
    }

    private static void brief(Screen screen, Checking.Done done) {
        new ResultPrinter(screen, Sites.telling(done.site())).printPoints(done.grade());
    }

    /** Nobody is asked in a demo. */
    private record Watching(Screen screen) implements Operator {

        @Override
        public void hear(Message what) {
            screen.print("   ", Safe.line(what.in(screen.language())));
        }

        @Override
        public void please(Message what) {
            hear(what);
        }
    }
}
