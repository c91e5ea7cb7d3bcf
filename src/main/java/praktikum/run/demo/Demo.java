package praktikum.run.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import praktikum.check.engine.RunListener;
import praktikum.course.Lab;
import praktikum.drill.Drill;
import praktikum.report.ReportFormat;
import praktikum.run.Cancellation;
import praktikum.run.CourseSource;
import praktikum.run.WorkContext;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;
import praktikum.run.check.CheckResult;
import praktikum.run.check.LiveCheck;
import praktikum.run.check.RecordedCheck;
import praktikum.run.drill.DrillWork;
import praktikum.run.lab.LabListener;
import praktikum.run.lab.LabRun;
import praktikum.run.lab.LabStep;
import praktikum.run.practice.PracticeCluster;
import praktikum.run.practice.PracticeFault;
import praktikum.site.Workspace;
import praktikum.text.Language;
import praktikum.text.Message;

/** The whole way once, on a practice cluster: check, labs, drills, check, report, and a fault that a check explains. */
public final class Demo {

    /** So much faster than real time the labs are carried out: three restarts need not be waited for. */
    private static final double FAST = 10;

    private Demo() {
    }

    /** Who watches. */
    public interface Listener {
        /** Who hears how the labs get on. */
        LabListener lab();

        /** Who hears how the drills get on, and agrees to them. */
        DrillWork.Listener drill();

        /** A part of the demo begins. */
        void part(int number, Message what);

        /** What a check says: of fresh machines in part 1, of a whole cluster in part 4, once something is broken in part 5. */
        void checked(int part, CheckResult result);

        /** The demo is over. */
        void over(List<Path> report);
    }

    /** Shows it in a folder that is empty or an earlier demo's. */
    public static WorkEnd show(Workspace workspace, CourseSource course, String fault, Listener listener,
            Cancellation cancellation, Clock clock, Language language) throws IOException, WorkFailed, InterruptedException {
        var labs = course.course().labs().stream().map(Lab::id).toList();
        if (Files.exists(workspace.site()) && !Files.isDirectory(PracticeCluster.keyFolder(workspace))) {
            throw WorkFailed.because("run.demo.not-ours", workspace.folder());
        }
        var planned = PracticeCluster.example(3);
        var wrong = PracticeFault.read(fault, planned);
        try (var work = WorkContext.open(workspace, course, planned, cancellation, clock);
                var practice = PracticeCluster.start(workspace, planned, 9, 1, language)) {
            var context = work.on(practice.site());
            listener.part(1, Message.of("run.demo.before"));
            listener.checked(1, check(context));

            listener.part(2, Message.of("run.demo.labs"));
            practice.cluster().speed(FAST);
            var done = LabRun.carryOut(context, LabStep.of(course.course(), labs), listener.lab(), name -> PracticeCluster.ROOT_PASSWORD);
            practice.cluster().speed(1);
            if (done != WorkEnd.DONE) {
                return done;
            }
            listener.part(3, Message.of("run.demo.drill"));
            for (var drill : Drill.installed().stream().filter(one -> labs.stream().anyMatch(lab -> one.step().startsWith(lab + "/")))
                    .toList()) {
                DrillWork.run(context, drill, DrillWork.Effort.USUAL, listener.drill());
            }

            listener.part(4, Message.of("run.demo.after"));
            var whole = check(context);
            listener.checked(4, whole);
            var report = RecordedCheck.read(Optional.of(whole.transcript()), workspace).report(course, workspace.report(),
                    EnumSet.allOf(ReportFormat.class), language, listener.drill()::hear, clock);

            listener.part(5, Message.of("run.demo.fault", wrong, wrong.says().in(language)));
            wrong.apply(practice);
            listener.checked(5, check(context));
            listener.over(report);
            return WorkEnd.DONE;
        }
    }

    private static CheckResult check(WorkContext context) throws IOException, WorkFailed {
        return LiveCheck.run(context, List.of(), Duration.ZERO, Optional.of(note -> { }), RunListener.SILENT);
    }
}
