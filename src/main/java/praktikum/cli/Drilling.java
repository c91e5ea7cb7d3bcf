package praktikum.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import praktikum.course.Course;
import praktikum.drill.DrillRestore;
import praktikum.drill.Operator;
import praktikum.drill.quorum.QuorumDrill;
import praktikum.drill.quorum.QuorumTimeline;
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

/** Runs the quorum drill, or takes back what a killed one has left, each with a transcript of its own. */
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

    /** The drill; gives the exit code. */
    int quorum() throws IOException, WorkFailed, InterruptedException {
        var left = Drills.left(workspace, site);
        if (left.isPresent()) {
            throw WorkFailed.because("drill.refused.left", left.get().run());
        }
        try (var transcript = open("drill"); var hosts = new Hosts(site, workspace, transcript);
                var here = new LocalHost(QuorumDrill.KIT, clock)) {
            var drill = new QuorumDrill(site, askers(hosts, transcript, here), transcript, operator, clock, patience);
            QuorumDrill.End end;
            try {
                end = interruptible(drill::run);
            } catch (InterruptedException ended) {
                transcript.end(RunStatus.INTERRUPTED);
                return said(Message.of(Drills.left(workspace, site).isPresent() ? "cli.drill.interrupted-left" : "cli.drill.interrupted"), Exit.INTERRUPTED);
            }
            transcript.end(switch (end) {
                case QuorumDrill.End.Complete _ -> RunStatus.COMPLETE;
                case QuorumDrill.End.Refused _, QuorumDrill.End.BrokenOff _ -> RunStatus.FAILED;
            });
            return switch (end) {
                case QuorumDrill.End.Complete _ -> told(transcript);
                case QuorumDrill.End.Refused(var why) -> said(why, Exit.NOTHING_DONE);
                case QuorumDrill.End.BrokenOff(var why) -> said(why, Exit.FAILED);
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
        try (var transcript = open("drill-restore"); var hosts = new Hosts(site, workspace, transcript);
                var here = new LocalHost(QuorumDrill.KIT, clock)) {
            var askers = askers(hosts, transcript, here);
            var trouble = false;
            for (var intent : left.get().changes()) {
                // Repeated here, so that a restore which fails half way is itself to be restored.
                var number = transcript.intent(intent.host(), intent.what(), intent.change(), intent.undo());
                var failed = DrillRestore.undo(intent, askers, operator);
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

    private Transcript open(String kind) throws IOException {
        var started = clock.instant();
        var run = RunId.next(workspace, started, kind);
        return Transcript.create(workspace.transcripts().resolve(run + ".jsonl"), new RunHeader(RunHeader.Kind.DRILL, run, Version.kit(),
                course.hash(), Sites.text(site), started.toEpochMilli(), List.of()), clock);
    }

    private static Map<String, WitnessedHost> askers(Hosts hosts, Transcript transcript, LocalHost here) {
        var askers = new HashMap<>(hosts.askers());
        askers.put(QuorumDrill.KIT, transcript.witness(here));
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
            var timeline = QuorumTimeline.of(Evidence.read(transcript.file()));
            for (var stage : timeline.stages()) {
                screen.print(screen.word("cli.drill.stage", screen.word("drill.stage." + stage.stage().mark()),
                        stage.took().map(took -> String.format(screen.language().locale(), "%.1f s", took.toMillis() / 1000.0)).orElse("–")));
                stage.last().forEach(view -> screen.print("    " + view.node() + "  " + word("drill.state.", view.state()) + "  " + view.votes() + "/" + view.expected()));
                stage.writes().forEach(write -> screen.print("    " + write.node() + "  /etc/pve  " + word("drill.written.", write.outcome())));
            }
        } catch (EvidenceDamaged damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
        screen.say("cli.drill.evidence", transcript.file());
        return Exit.OK;
    }

    private String word(String prefix, Enum<?> constant) {
        return screen.word(prefix + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private int said(Message message, int exit) {
        operator.hear(message);
        return exit;
    }
}
