package praktikum.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.Action;
import praktikum.course.CheckId;
import praktikum.course.Course;
import praktikum.course.CourseAddress;
import praktikum.course.Lab;
import praktikum.course.PageValues;
import praktikum.course.Step;
import praktikum.drill.Timelines;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.host.evidence.Witness;
import praktikum.run.WorkFailed;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.site.Workspace;

/** Carries out the actions of lab pages on the right hosts, in order, and stops at the first that fails. */
final class LabRun {

    private static final Duration BACK_AFTER_REBOOT = Duration.ofMinutes(10);

    private final Site site;
    private final Course course;
    private final List<CheckMethod> checks;
    private final Screen screen;
    private final boolean whole;
    private final Function<String, Optional<String>> secrets;
    private final Clock clock;

    /**
     * A run.
     *
     * @param whole whether every command is shown for every node, with what it prints; otherwise once, and what a person
     *     has to do is left out. The transcript has it all either way
     * @param secrets gives a secret by its name, asking for it at most once
     */
    LabRun(Site site, Course course, List<CheckMethod> checks, Screen screen, boolean whole, Function<String, Optional<String>> secrets, Clock clock) {
        this.site = site;
        this.course = course;
        this.checks = checks;
        this.screen = screen;
        this.whole = whole;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A step and the lab it is of. */
    record Part(Lab lab, Step step) {
        String address() {
            return lab.id() + "/" + step.id();
        }
    }

    /** Only shows what would be done. */
    void show(List<Part> parts) {
        for (var part : parts) {
            for (var action : part.step().actions()) {
                for (var node : action.on().of(site.nodes())) {
                    filled(part, action, node).ifPresent(script -> announce(part, action, node, script));
                }
            }
        }
    }

    /** Carries the parts out; the transcript keeps what was run and what it printed. Gives the exit code. */
    int carryOut(Workspace workspace, List<Part> parts) throws IOException, WorkFailed, InterruptedException {
        var started = clock.instant();
        var run = RunId.next(workspace, started, "run");
        var file = workspace.transcripts().resolve(run + ".jsonl");
        var scope = parts.stream().map(Part::address).toList();
        var opening = new RunHeader(RunHeader.Kind.RUN, run, Version.kit(), course.hash(), Sites.text(site), started.toEpochMilli(), scope);
        try (var transcript = Transcript.create(file, opening, clock); var hosts = new Hosts(site, workspace, transcript)) {
            var interrupted = new AtomicBoolean();
            try (var interrupt = Interrupts.on(() -> {
                interrupted.set(true);
                hosts.close();
            })) {
                for (var part : parts) {
                    screen.print("");
                    screen.say("cli.run.step", part.address(), part.lab().page(screen.language()).title(part.step().id()).orElse(""));
                    for (var action : part.step().actions()) {
                        for (var node : action.on().of(site.nodes())) {
                            if (!one(part, action, node, hosts, transcript)) {
                                transcript.end(interrupted.get() ? RunStatus.INTERRUPTED : RunStatus.FAILED);
                                return interrupted.get() ? Exit.INTERRUPTED : Exit.FAILED;
                            }
                        }
                    }
                }
            } catch (IOException | WorkFailed | InterruptedException | RuntimeException trouble) {
                throw trouble;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
            transcript.end(RunStatus.COMPLETE);
        }
        return Exit.OK;
    }

    private boolean one(Part part, Action action, PlannedNode node, Hosts hosts, Transcript transcript) throws WorkFailed, InterruptedException {
        var filled = filled(part, action, node);
        if (filled.isEmpty()) {
            return true;
        }
        var script = filled.get();
        if (action.byHand()) {
            announce(part, action, node, script);
            return true;
        }
        if (action.unless().isPresent() && passes(action.unless().get(), node, hosts)) {
            if (whole) {
                screen.say("cli.run.skipped", node.name(), action.unless().get());
            }
            return true;
        }
        announce(part, action, node, script);
        var witness = (Witness) hosts.askers().get(node.name());
        var before = action.reboots() ? bootId(witness) : Optional.<String>empty();
        var command = ActionCommand.of(action, script, secrets);
        var live = new LiveText();
        var answer = witness.ask(command, part.address() + " #" + action.number(), printed -> show(live.next(printed))).answer();
        show(live.rest());
        if (action.reboots()) {
            return back(node, witness, before);
        }
        return switch (answer) {
            case Output output when output.exit() == 0 -> true;
            case Output output -> {
                screen.say("cli.run.failed", part.address(), action.number(), node.name(), output.exit(), transcript.file());
                yield false;
            }
            case NoAnswer silence -> {
                screen.err().println(Safe.lines(silence.why().in(screen.language())));
                screen.say("cli.run.stopped", part.address(), action.number(), node.name());
                yield false;
            }
        };
    }

    private void announce(Part part, Action action, PlannedNode node, String script) {
        if (!whole && (action.byHand() || !node.equals(action.on().of(site.nodes()).getFirst()))) {
            return;
        }
        screen.print("");
        var where = whole ? node.name() : String.join(", ", action.on().of(site.nodes()).stream().map(PlannedNode::name).toList());
        screen.print(screen.bold(where) + screen.dim("  " + part.address() + " #" + action.number()
                + (action.byHand() ? "  " + screen.word("cli.run.by-hand") : "")));
        script.stripTrailing().lines().forEach(line -> screen.print(screen.bold("  $ ") + Safe.line(line)));
    }

    private void show(String printed) {
        if (!whole) {
            return;
        }
        screen.out().print(printed);
        screen.out().flush();
    }

    /** The script with the site's values; empty, with a note, where it is about something the site does not plan. */
    private Optional<String> filled(Part part, Action action, PlannedNode node) {
        return switch (new PageValues(SiteValues.of(site, node)).fill(action.script())) {
            case PageValues.Filled.Text(var text) -> Optional.of(text);
            case PageValues.Filled.Unknown(var names) -> {
                if (whole) {
                    screen.say("cli.run.not-planned", part.address(), action.number(), node.name(), String.join(", ", names));
                }
                yield Optional.empty();
            }
        };
    }

    private boolean passes(CheckId id, PlannedNode node, Hosts hosts) {
        var key = new CheckKey(id.lab(), id.check());
        var method = checks.stream().filter(check -> check.key().equals(key)).toList();
        var verdict = Optional.ofNullable(new CheckRun(site, hosts.askers(), method, Timelines.NONE, RunListener.SILENT).run().get(key));
        return verdict.filter(found -> found.findings().stream().filter(finding -> finding.subject().equals(node.name())).findFirst()
                .map(finding -> finding.outcome() == Outcome.PASSED).orElse(found instanceof Verdict.Passed)).isPresent();
    }

    private static Optional<String> bootId(Witness witness) {
        return witness.ask(ActionCommand.BOOT_ID, "run/reboot").answer() instanceof Output output ? bootId(output) : Optional.empty();
    }

    private static Optional<String> bootId(Output output) {
        return output.exit() == 0 ? Optional.of(output.outText().strip()) : Optional.empty();
    }

    private boolean back(PlannedNode node, Witness witness, Optional<String> before) throws InterruptedException {
        screen.say("cli.run.rebooting", node.name());
        Instant deadline = clock.instant().plus(BACK_AFTER_REBOOT);
        while (clock.instant().isBefore(deadline)) {
            switch (witness.ask(ActionCommand.BOOT_ID, "run/reboot").answer()) {
                case Output output when bootId(output).isPresent() && !bootId(output).equals(before) -> {
                    screen.say("cli.run.back", node.name());
                    return true;
                }
                case NoAnswer none when none.problem() == NoAnswer.Problem.INTERRUPTED -> {
                    return false;
                }
                default -> { }
            }
            Thread.sleep(500);
        }
        screen.say("cli.run.not-back", node.name(), BACK_AFTER_REBOOT.toMinutes());
        return false;
    }

    /** The steps of addresses, all of their labs' steps for a lab. */
    static List<Part> parts(Course course, List<String> scope) throws WorkFailed {
        var parts = new LinkedHashMap<String, Part>();
        for (var text : scope) {
            switch (CourseAddress.resolve(course, text)) {
                case CourseAddress.OfLab(var lab) -> lab.steps().forEach(step -> put(parts, new Part(lab, step)));
                case CourseAddress.OfStep(var lab, var step) -> put(parts, new Part(lab, step));
                case CourseAddress.OfCheck(var lab, var step, var rubric) -> put(parts, new Part(lab, step));
                case CourseAddress.Unclear(var message) -> throw WorkFailed.of(WorkFailed.Kind.NOT_AS_ASKED, message);
            }
        }
        return List.copyOf(parts.values());
    }

    private static void put(Map<String, Part> parts, Part part) {
        parts.putIfAbsent(part.address(), part);
    }
}
