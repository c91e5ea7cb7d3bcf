package praktikum.run.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import praktikum.course.CourseAddress;
import praktikum.drill.Change;
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
import praktikum.host.ssh.SshHosts;
import praktikum.run.WorkContext;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;
import praktikum.text.Language;
import praktikum.text.Message;

/** Runs a drill, or takes back what a killed one has left, each with a transcript of its own. */
public final class DrillWork {

    private DrillWork() {
    }

    /** Who runs a drill: is asked before it begins and during it, and hears what it measured. */
    public interface Listener extends Operator {
        /** Whether it may do what it is going to do. */
        boolean agrees(List<Message> plan);

        /** It is complete. */
        void measured(Timeline timeline, Path transcript);
    }

    /**
     * How long and how often.
     *
     * @param patience how long each stage may take to settle
     * @param times how often in a row
     */
    public record Effort(Duration patience, int times) {

        private static final int MOST = 100;

        /** Once, with the patience that is usual. */
        public static final Effort USUAL = new Effort(Duration.ofSeconds(120), 1);

        private void demand(Drill drill) throws WorkFailed {
            if (times < 1 || times > MOST) {
                throw WorkFailed.because("run.drill.times", times);
            }
            if (times > 1 && !drill.repeatable()) {
                throw WorkFailed.because("run.drill.not-repeatable", drill.step(), String.join(", ", Drill.installed().stream()
                        .filter(Drill::repeatable).map(one -> "`" + one.step() + "`").toList()));
            }
        }
    }

    /** The drill of a step such as {@code 02-cluster/quorum-drill}. */
    public static Drill named(WorkContext context, String address) throws WorkFailed {
        var drills = Drill.installed();
        var resolved = CourseAddress.resolve(context.course().course(), address);
        var step = resolved instanceof CourseAddress.OfStep(var lab, var found) ? lab.id() + "/" + found.id() : "";
        return drills.stream().filter(drill -> drill.step().equals(step)).findFirst().orElseThrow(() -> WorkFailed.because(
                drills.size() == 1 ? "run.drill.which" : "run.drill.which-of", address,
                String.join(", ", drills.stream().map(drill -> "`praktikum drill " + drill.step() + "`").toList())));
    }

    /** Runs a drill. */
    public static WorkEnd run(WorkContext context, Drill drill, Effort effort, Listener listener)
            throws IOException, WorkFailed, InterruptedException {
        effort.demand(drill);
        if (!listener.agrees(drill.plan(context.site()))) {
            return WorkEnd.NOTHING_DONE;
        }
        var left = DrillHistory.read(context.workspace(), context.site()).left();
        if (left.isPresent()) {
            throw WorkFailed.because("drill.refused.left", left.get().run());
        }
        try (var transcript = transcript(context, "drill", List.of(drill.step())); var machines = context.connect();
                var here = new LocalHost(DrillRun.KIT, context.clock())) {
            var run = new DrillRun(context.site(), hosts(context, machines, transcript, here), transcript, listener,
                    effort.patience(), effort.times());
            Drill.End end;
            try {
                end = interruptible(context, drill, run);
            } catch (InterruptedException ended) {
                transcript.end(RunStatus.INTERRUPTED);
                var whole = DrillRestore.left(read(transcript)).isEmpty();
                return said(Message.of(whole ? "run.drill.interrupted" : "run.drill.interrupted-left"), WorkEnd.INTERRUPTED, listener);
            }
            transcript.end(end instanceof Drill.End.Complete ? RunStatus.COMPLETE : RunStatus.FAILED);
            return switch (end) {
                case Drill.End.Complete _ -> {
                    Timeline.of(DrillRecords.of(read(transcript))).ifPresent(timeline -> listener.measured(timeline, transcript.file()));
                    yield WorkEnd.DONE;
                }
                case Drill.End.Refused(var why) -> said(why, WorkEnd.NOTHING_DONE, listener);
                case Drill.End.BrokenOff(var why) -> said(why, WorkEnd.FAILED, listener);
            };
        }
    }

    private static Evidence read(Transcript transcript) throws IOException {
        try {
            return Evidence.read(transcript.file());
        } catch (EvidenceDamaged damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
    }

    /** Takes back what the newest drill has left; sentences inside others are in the operator's language. */
    public static WorkEnd restore(WorkContext context, Operator operator, Language language)
            throws IOException, WorkFailed, InterruptedException {
        var history = DrillHistory.read(context.workspace(), context.site());
        if (history.newestDamaged().isPresent()) {
            operator.hear(history.newestDamaged().get().why());
            throw WorkFailed.of(WorkEnd.EVIDENCE_DAMAGED, Message.of("run.drill.damaged"));
        }
        var left = history.left();
        if (left.isEmpty()) {
            return said(Message.of("run.drill.nothing-left"), WorkEnd.NOTHING_DONE, operator);
        }
        try (var transcript = transcript(context, "drill-restore", List.of()); var machines = context.connect();
                var here = new LocalHost(DrillRun.KIT, context.clock())) {
            var hosts = hosts(context, machines, transcript, here);
            var trouble = false;
            var refused = false;
            for (var intent : left.get().changes()) {
                var change = DrillRestore.change(intent, context.site()).filter(known -> recorded(known, intent));
                if (change.isEmpty()) {
                    operator.hear(Message.of("drill.restore.unknown", intent.what().in(language)));
                    // Told once more the next time: nobody has taken it back.
                    transcript.intent(intent.host(), intent.what(), intent.change(), intent.undo());
                    refused = true;
                } else {
                    trouble |= !undone(change.get(), intent.what(), transcript, hosts, operator);
                }
            }
            transcript.end(trouble || refused ? RunStatus.FAILED : RunStatus.COMPLETE);
            if (refused) {
                return WorkEnd.EVIDENCE_DAMAGED;
            }
            return said(Message.of(trouble ? "run.drill.restore-failed" : "run.drill.restored", left.get().run()),
                    trouble ? WorkEnd.FAILED : WorkEnd.DONE, operator);
        }
    }

    /** Whether what was written down is, word for word, what this site's drill would have done. */
    private static boolean recorded(Change known, Entry.Intent intent) {
        return known.host().equals(intent.host()) && known.make().argv().equals(intent.change())
                && known.undo().argv().equals(intent.undo());
    }

    private static boolean undone(Change change, Message what, Transcript transcript, Map<String, WitnessedHost> hosts, Operator operator)
            throws InterruptedException {
        // Repeated here, so that a restore which fails half way is itself to be restored.
        var number = transcript.intent(change.host(), what, change.make().argv(), change.undo().argv());
        var failed = DrillRestore.undo(change, hosts, operator);
        failed.ifPresent(operator::hear);
        if (failed.isEmpty()) {
            transcript.done(number, Entry.Outcome.UNDONE);
        }
        return failed.isEmpty();
    }

    private static Transcript transcript(WorkContext context, String name, List<String> scope) throws IOException, WorkFailed {
        return context.transcript(RunHeader.Kind.DRILL, name, scope, context.clock().instant());
    }

    private static Map<String, WitnessedHost> hosts(WorkContext context, SshHosts machines, Transcript transcript, LocalHost here) {
        var hosts = new HashMap<String, WitnessedHost>(context.witnessed(machines, transcript));
        hosts.put(DrillRun.KIT, transcript.witness(here));
        return hosts;
    }

    /** Cancelled, the drill itself is interrupted and puts everything back; only then does the door hear that it has ended. */
    private static Drill.End interruptible(WorkContext context, Drill drill, DrillRun run) throws InterruptedException {
        var worker = Thread.currentThread();
        var back = new CountDownLatch(1);
        try (var ending = context.cancellation().on(() -> {
            worker.interrupt();
            try {
                back.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        })) {
            return drill.run(run);
        } finally {
            back.countDown();
        }
    }

    private static WorkEnd said(Message message, WorkEnd end, Operator operator) {
        operator.hear(message);
        return end;
    }
}
