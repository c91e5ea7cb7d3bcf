package praktikum.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import praktikum.course.Course;
import praktikum.drill.Drill;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRestore;
import praktikum.drill.DrillRun;
import praktikum.drill.Operator;
import praktikum.drill.Timeline;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.EvidenceDamaged;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.host.local.LocalHost;
import praktikum.run.WorkFailed;
import praktikum.site.Site;
import praktikum.site.Workspace;
import praktikum.text.Message;

/** Runs a drill, or takes back what a killed one has left, each with a transcript of its own. */
final class Drilling {

    private final Workspace workspace;
    private final Course course;
    private final Site site;
    private final Screen screen;
    private final Operator operator;
    private final Clock clock;
    private final Duration patience;

    Drilling(Workspace workspace, Course course, Site site, Screen screen, Operator operator, Clock clock, Duration patience) {
        this.workspace = workspace;
        this.course = course;
        this.site = site;
        this.screen = screen;
        this.operator = operator;
        this.clock = clock;
        this.patience = patience;
    }

    /** Runs a drill; gives the exit code. */
    int drill(Drill drill) throws IOException, WorkFailed, InterruptedException {
        var left = Drills.left(workspace, site);
        if (left.isPresent()) {
            throw WorkFailed.because("drill.refused.left", left.get().run());
        }
        try (var transcript = open("drill", List.of(drill.step())); var hosts = new Hosts(site, workspace, transcript);
                var here = new LocalHost(DrillRun.KIT, clock)) {
            var run = new DrillRun(site, askers(hosts, transcript, here), transcript, operator, clock, patience, 1);
            Drill.End end;
            try {
                end = interruptible(() -> drill.run(run));
            } catch (InterruptedException ended) {
                transcript.end(RunStatus.INTERRUPTED);
                return said(Message.of(Drills.left(workspace, site).isPresent() ? "cli.drill.interrupted-left" : "cli.drill.interrupted"), Exit.INTERRUPTED);
            }
            transcript.end(switch (end) {
                case Drill.End.Complete _ -> RunStatus.COMPLETE;
                case Drill.End.Refused _, Drill.End.BrokenOff _ -> RunStatus.FAILED;
            });
            return switch (end) {
                case Drill.End.Complete _ -> told(transcript);
                case Drill.End.Refused(var why) -> said(why, Exit.NOTHING_DONE);
                case Drill.End.BrokenOff(var why) -> said(why, Exit.FAILED);
            };
        }
    }

    /** Takes back what the newest drill has left; gives the exit code. */
    int restore() throws IOException, WorkFailed, InterruptedException {
        var damaged = Drills.newestDamaged(workspace);
        if (damaged.isPresent()) {
            operator.hear(damaged.get().why());
            throw WorkFailed.of(WorkFailed.Kind.EVIDENCE_DAMAGED, Message.of("cli.drill.damaged"));
        }
        var left = Drills.left(workspace, site);
        if (left.isEmpty()) {
            return said(Message.of("cli.drill.nothing-left"), Exit.NOTHING_DONE);
        }
        try (var transcript = open("drill-restore", List.of()); var hosts = new Hosts(site, workspace, transcript);
                var here = new LocalHost(DrillRun.KIT, clock)) {
            var askers = askers(hosts, transcript, here);
            var trouble = false;
            for (var intent : left.get().changes()) {
                var change = DrillRestore.change(intent, site);
                if (change.isEmpty()) {
                    operator.hear(Message.of("drill.restore.unknown", intent.what().in(screen.language())));
                    trouble = true;
                    continue;
                }
                // Repeated here, so that a restore which fails half way is itself to be restored.
                var number = transcript.intent(change.get().host(), intent.what(), change.get().make().argv(), change.get().undo().argv());
                var failed = DrillRestore.undo(change.get(), askers, operator);
                failed.ifPresent(operator::hear);
                trouble |= failed.isPresent();
                if (failed.isEmpty()) {
                    transcript.done(number, Entry.Outcome.UNDONE);
                }
            }
            transcript.end(trouble ? RunStatus.FAILED : RunStatus.COMPLETE);
            return said(Message.of(trouble ? "cli.drill.restore-failed" : "cli.drill.restored", left.get().run()), trouble ? Exit.FAILED : Exit.OK);
        }
    }

    private Transcript open(String kind, List<String> scope) throws IOException {
        var started = clock.instant();
        var run = RunId.next(workspace, started, kind);
        return Transcript.create(workspace.transcripts().resolve(run + ".jsonl"), new RunHeader(RunHeader.Kind.DRILL, run, Version.kit(),
                course.hash(), Sites.text(site), started.toEpochMilli(), scope), clock);
    }

    private static Map<String, WitnessedHost> askers(Hosts hosts, Transcript transcript, LocalHost here) {
        var askers = new HashMap<>(hosts.askers());
        askers.put(DrillRun.KIT, transcript.witness(here));
        return askers;
    }

    private interface Work<T> {
        T run() throws InterruptedException;
    }

    /** On Ctrl-C the drill itself is interrupted, puts everything back, and only then does the process end. */
    private <T> T interruptible(Work<T> work) throws InterruptedException {
        var worker = Thread.currentThread();
        var back = new CountDownLatch(1);
        try (var interrupt = Interrupts.on(() -> {
            worker.interrupt();
            try {
                back.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        })) {
            return work.run();
        } catch (InterruptedException | RuntimeException ended) {
            throw ended;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            back.countDown();
        }
    }

    private int told(Transcript transcript) throws IOException {
        try {
            Timeline.of(DrillRecords.of(Evidence.read(transcript.file())))
                    .ifPresent(timeline -> timeline.summary(screen.language()).forEach(screen::print));
        } catch (EvidenceDamaged damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
        screen.say("cli.drill.evidence", transcript.file());
        return Exit.OK;
    }

    private int said(Message message, int exit) {
        operator.hear(message);
        return exit;
    }
}
