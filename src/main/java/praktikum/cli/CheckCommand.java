package praktikum.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.course.CheckId;
import praktikum.course.Course;
import praktikum.course.CourseAddress;
import praktikum.course.Rubric;
import praktikum.drill.Timelines;
import praktikum.host.evidence.WorkspaceLock;
import praktikum.run.WorkFailed;
import praktikum.text.Message;

/** {@code praktikum check}: looks at the machines and judges. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private Main kit;

    @Parameters(arity = "0..*", paramLabel = "LAB[/STEP[/CHECK]]", descriptionKey = "check.scope")
    private List<String> scope = List.of();

    @Option(names = "--wait", paramLabel = "TIME", descriptionKey = "check.wait")
    private Optional<String> wait = Optional.empty();

    @Option(names = "--dry-run", descriptionKey = "check.dry-run")
    private boolean dryRun;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var screen = kit.common().screen();
        var patience = Times.parse(wait);
        // Side by side, and the machines meanwhile: a cold JVM takes its time for each of them.
        var reading = CompletableFuture.supplyAsync(kit.common()::reading);
        var site = kit.common().site(screen);
        if (dryRun) {
            var selection = selection(Common.course(reading.join()));
            new CheckRun(site, Map.of(), selection.needed(), Timelines.NONE, RunListener.SILENT).firstRound()
                    .forEach(ask -> screen.print(ask.getKey() + ": " + Safe.line(ask.getValue().line())));
            return Exit.OK;
        }
        try (var lock = Locks.take(kit.common().workspace()); var hosts = Hosts.open(site, kit.common().workspace());
                var progress = Progress.on(screen)) {
            hosts.prepare();
            var course = Common.course(reading.join());
            var done = Checking.live(kit.common().workspace(), course, site, hosts, selection(course), scope, patience, progress, Clock.systemUTC());
            progress.close();
            return show(screen, done, json);
        }
    }

    private Selection selection(Course course) throws WorkFailed {
        var selection = Selection.of(course, ids(course, scope), kit.common().checks());
        if (selection.asked().isEmpty()) {
            throw WorkFailed.of(WorkFailed.Kind.NOTHING_TO_DO, Message.of("cli.check.nothing"));
        }
        return selection;
    }

    /** The checks of addresses such as {@code 01-nodes/time}; all of the course for none. */
    static List<CheckId> ids(Course course, List<String> scope) throws WorkFailed {
        if (scope.isEmpty()) {
            return course.labs().stream().flatMap(lab -> lab.checks().stream()).map(Rubric::id).toList();
        }
        var ids = new ArrayList<CheckId>();
        for (var text : scope) {
            switch (CourseAddress.resolve(course, text)) {
                case CourseAddress.OfLab(var lab) -> lab.checks().forEach(rubric -> ids.add(rubric.id()));
                case CourseAddress.OfStep(var lab, var step) -> step.checks().forEach(rubric -> ids.add(rubric.id()));
                case CourseAddress.OfCheck(var lab, var step, var rubric) -> ids.add(rubric.id());
                case CourseAddress.Unclear(var message) -> throw WorkFailed.of(WorkFailed.Kind.NOT_AS_ASKED, message);
            }
        }
        return ids.stream().distinct().toList();
    }

    /** Shows a finished run, as a document or for people, and gives the exit code. */
    static int show(Screen screen, Checking.Done done, boolean json) {
        if (json) {
            screen.out().print(done.json());
        } else {
            new ResultPrinter(screen, Sites.telling(done.site())).print(done.grade());
            screen.print("");
        }
        if (done.verdicts().isEmpty() && !done.interrupted()) {
            screen.say("cli.check.not-planned");
        }
        screen.say("cli.check.evidence", done.transcript());
        return done.interrupted() ? Exit.INTERRUPTED : Exit.of(done.verdicts().values());
    }

    /** Lengths of time on the command line. */
    static final class Times {

        private Times() {
        }

        /** {@code 90s} or {@code 2m}; nothing for none. */
        static Duration parse(Optional<String> text) throws WorkFailed {
            if (text.isEmpty()) {
                return Duration.ZERO;
            }
            if (!text.get().matches("[1-9][0-9]{0,4}[smh]")) {
                throw WorkFailed.because("cli.bad-time", text.get());
            }
            return Duration.parse("PT" + text.get().toUpperCase(Locale.ROOT));
        }
    }
}
