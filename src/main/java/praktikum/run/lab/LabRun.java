package praktikum.run.lab;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.Action;
import praktikum.course.ActionTarget;
import praktikum.course.CheckId;
import praktikum.course.PageValues;
import praktikum.drill.Timelines;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.Input;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.host.evidence.Witness;
import praktikum.run.WorkContext;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;
import praktikum.run.lab.LabListener.MachineAction;
import praktikum.site.Site;
import praktikum.text.Message;

/** Carries out the actions of lab pages on the right hosts, in order, and stops at the first that fails. */
public final class LabRun {

    private static final Duration BACK_AFTER_REBOOT = Duration.ofMinutes(10);
    /** How long an action may take unless the page says otherwise. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    /** Changes with every boot (proc(5)). */
    private static final Command BOOT_ID = Command.of("cat", "/proc/sys/kernel/random/boot_id").within(Duration.ofSeconds(15));

    /** Who is asked for secrets. */
    @FunctionalInterface
    public interface Secrets {
        /** A secret by its name; it is sent to the machine that asks for it, and kept and written down nowhere. */
        String get(String name) throws WorkFailed;
    }

    private final WorkContext context;
    private final LabListener listener;
    private final Secrets secrets;
    private final Transcript transcript;
    private final Map<String, Witness> hosts;

    private LabRun(WorkContext context, LabListener listener, Secrets secrets, Transcript transcript, Map<String, Witness> hosts) {
        this.context = context;
        this.listener = listener;
        this.secrets = secrets;
        this.transcript = transcript;
        this.hosts = hosts;
    }

    /** Only announces what would be done. */
    public static void announce(Site site, List<LabStep> steps, LabListener listener) {
        for (var step : steps) {
            for (var action : step.step().actions()) {
                var places = places(site, step, action, listener);
                for (var place : places) {
                    filled(step, action, place, places, listener).ifPresent(listener::announces);
                }
            }
        }
    }

    /** Carries the steps out; the transcript keeps what was run and what it printed. */
    public static WorkEnd carryOut(WorkContext context, List<LabStep> steps, LabListener listener, Secrets secrets)
            throws IOException, WorkFailed, InterruptedException {
        var scope = steps.stream().map(LabStep::address).toList();
        try (var transcript = context.transcript(RunHeader.Kind.RUN, "run", scope, context.clock().instant());
                var machines = context.connect(); var ending = context.cancellation().on(machines::close)) {
            var whole = new LabRun(context, listener, secrets, transcript, context.witnessed(machines, transcript)).all(steps);
            var end = whole ? WorkEnd.DONE : context.cancellation().cancelled() ? WorkEnd.INTERRUPTED : WorkEnd.FAILED;
            transcript.end(whole ? RunStatus.COMPLETE : end == WorkEnd.FAILED ? RunStatus.FAILED : RunStatus.INTERRUPTED);
            return end;
        }
    }

    private boolean all(List<LabStep> steps) throws WorkFailed, InterruptedException {
        for (var step : steps) {
            listener.begins(step);
            for (var action : step.step().actions()) {
                var places = places(context.site(), step, action, listener);
                for (var place : places) {
                    var filled = filled(step, action, place, places, listener);
                    if (filled.isPresent() && !one(filled.get())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Where it runs; a step goes on without an action for an NFS server or guests that the site does not name. */
    private static List<LabPlace> places(Site site, LabStep step, Action action, LabListener listener) {
        var places = action.on().of(LabPlace.all(site));
        if (places.isEmpty()) {
            switch (action.on()) {
                case ActionTarget.NfsServer _ -> listener.leavesOut(Message.of("run.lab.no-nfs", step.address(), action.number()));
                case ActionTarget.EachContainer _ ->
                        listener.leavesOut(Message.of("run.lab.no-container", step.address(), action.number()));
                case ActionTarget.EachVm _ -> listener.leavesOut(Message.of("run.lab.no-vm", step.address(), action.number()));
                default -> { }
            }
        }
        return places;
    }

    /** The action with the site's values; empty where it is about something the site does not plan. */
    private static Optional<MachineAction> filled(LabStep step, Action action, LabPlace place, List<LabPlace> places,
            LabListener listener) {
        return switch (new PageValues(place.values()).fill(action.script())) {
            case PageValues.Filled.Text(var text) -> Optional.of(new MachineAction(step, action, place, places, text));
            case PageValues.Filled.Unknown(var names) -> {
                listener.leavesOut(Message.of("run.lab.not-planned", step.address(), action.number(), place.machine().name(),
                        String.join(", ", names)));
                yield Optional.empty();
            }
        };
    }

    private boolean one(MachineAction one) throws WorkFailed, InterruptedException {
        var action = one.action();
        var machine = one.machine().name();
        if (!action.byHand() && action.unless().isPresent() && passes(action.unless().get(), one.place().subject())) {
            listener.leavesOut(Message.of("run.lab.skipped", one.place().subject(), action.unless().get()));
            return true;
        }
        listener.announces(one);
        if (action.byHand()) {
            return true;
        }
        var host = hosts.get(machine);
        var before = action.reboots() ? bootId(host) : Optional.<String>empty();
        var answer = host.ask(command(action, one.script()), one.label(), listener::prints).answer();
        listener.prints(new byte[0]);
        if (action.reboots()) {
            return isBack(host, before);
        }
        return switch (answer) {
            case Output output when output.exit() == 0 -> true;
            case Output output -> {
                listener.hears(Message.of("run.lab.failed", one.step().address(), action.number(), machine, output.exit(),
                        transcript.file()));
                yield false;
            }
            case NoAnswer silence -> {
                listener.hears(silence.why());
                listener.hears(Message.of("run.lab.stopped", one.step().address(), action.number(), machine));
                yield false;
            }
        };
    }

    /** The script in one shell that stops at the first command that fails. */
    private Command command(Action action, String script) throws WorkFailed {
        var turns = new ArrayList<Dialogue.Turn>();
        if (action.secret().isPresent()) {
            turns.add(new Dialogue.Turn("password.*:\\s*$", secrets.get(action.secret().get()), true));
        }
        if (action.confirm()) {
            turns.add(new Dialogue.Turn("\\(yes/no.*\\)\\?\\s*$", "yes", false));
        }
        return new Command(List.of("bash", "-e", "-c", script), Input.NOTHING, action.timeout().orElse(TIMEOUT), Command.DEFAULT_LIMIT,
                Optional.of(turns).filter(some -> !some.isEmpty()).map(Dialogue::new));
    }

    private boolean passes(CheckId id, String subject) throws WorkFailed {
        var key = new CheckKey(id.lab(), id.check());
        var method = context.course().checks().stream().filter(check -> check.key().equals(key)).toList();
        var run = new CheckRun(context.site(), Map.copyOf(hosts), method, Timelines.NONE, RunListener.SILENT);
        return Optional.ofNullable(run.run().get(key))
                .filter(found -> found.findings().stream().filter(finding -> finding.subject().equals(subject)).findFirst()
                .map(finding -> finding.outcome() == Outcome.PASSED).orElse(found instanceof Verdict.Passed)).isPresent();
    }

    private static Optional<String> bootId(Witness host) {
        return host.ask(BOOT_ID, "run/reboot").answer() instanceof Output output ? bootId(output) : Optional.empty();
    }

    private static Optional<String> bootId(Output output) {
        return output.exit() == 0 ? Optional.of(output.outText().strip()) : Optional.empty();
    }

    private boolean isBack(Witness host, Optional<String> before) throws InterruptedException {
        listener.hears(Message.of("run.lab.rebooting", host.name()));
        Instant deadline = context.clock().instant().plus(BACK_AFTER_REBOOT);
        while (context.clock().instant().isBefore(deadline)) {
            switch (host.ask(BOOT_ID, "run/reboot").answer()) {
                case Output output when bootId(output).isPresent() && !bootId(output).equals(before) -> {
                    listener.hears(Message.of("run.lab.back", host.name()));
                    return true;
                }
                case NoAnswer none when none.problem() == NoAnswer.Problem.INTERRUPTED -> {
                    return false;
                }
                default -> { }
            }
            Thread.sleep(500);
        }
        listener.hears(Message.of("run.lab.not-back", host.name(), BACK_AFTER_REBOOT.toMinutes()));
        return false;
    }
}
