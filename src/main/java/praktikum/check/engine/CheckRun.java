package praktikum.check.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.platform.engine.TestExecutionResult;
import praktikum.check.NotPlanned;
import praktikum.check.ask.AnswerCache;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.Unmeasured;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.host.Command;
import praktikum.host.InParallel;
import praktikum.host.NoAnswer;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.host.joint.JointCommand;
import praktikum.site.Site;
import praktikum.text.Message;

/**
 * Runs checks in rounds: each round runs the undecided checks, then sends what they asked to all hosts at once, until
 * every check is settled. Made for one run; several runs may go on in one JVM.
 */
public final class CheckRun {

    /** After so many rounds a check that still asks is given up: two to four settle a lab. */
    private static final int MOST_ROUNDS = 8;

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    private final Site site;
    private final Map<String, WitnessedHost> hosts;
    private final List<CheckMethod> checks;
    private final Timelines drills;
    private final RunListener listener;
    private final CompletableFuture<Instant> cancelled = new CompletableFuture<>();
    private final AnswerCache answers = new AnswerCache();
    private final Optional<ChallengeRun> challenges;

    /** A run of checks that only look; challenges are left unmeasured. */
    public CheckRun(Site site, Map<String, WitnessedHost> hosts, List<CheckMethod> checks, Timelines drills, RunListener listener) {
        this(site, hosts, checks, drills, Optional.empty(), listener);
    }

    /**
     * A run of checks and everything they build on.
     *
     * @param hosts who answers for each node of the site, by name
     * @param checks what to run; prerequisites outside the list are taken as passed
     * @param drills what was measured before, for checks that ask for a timeline
     * @param challenges where what challenges write was asked for
     */
    public CheckRun(Site site, Map<String, WitnessedHost> hosts, List<CheckMethod> checks, Timelines drills,
            Optional<ChallengeRun> challenges, RunListener listener) {
        this.site = site;
        this.hosts = Map.copyOf(hosts);
        this.checks = List.copyOf(checks);
        this.drills = drills;
        this.challenges = challenges;
        this.listener = listener;
    }

    /** Runs until every check is settled or the run is cancelled; bonus checks of what the site does not plan are left out. */
    public Map<CheckKey, Verdict> run() {
        return Prerequisites.apply(checks, settle(checks));
    }

    /**
     * Runs, and asks again what has not passed, until all that was asked for passed or the deadline is over. The pause between
     * two askings is as long as the asking took, at least one second.
     *
     * @param wanted what was asked for; the others are here because it builds on them, and are waited for only while it is open
     * @param again told before each asking after the first, so that the evidence shows it
     */
    public Map<CheckKey, Verdict> runUntil(Instant deadline, InstantSource clock, Collection<CheckKey> wanted, Runnable again) {
        var asked = clock.instant();
        var settled = settle(checks);
        while (!cancelled.isDone() && clock.instant().isBefore(deadline)) {
            var open = open(settled, wanted);
            if (open.isEmpty() || !pause(Duration.between(asked, clock.instant()))) {
                break;
            }
            again.run();
            answers.forget();
            asked = clock.instant();
            settled.putAll(settle(open));
        }
        return Prerequisites.apply(checks, settled);
    }

    /** Asks the open checks again with fresh answers, as {@link #runUntil} did when the evidence was gathered. */
    public Map<CheckKey, Verdict> runTimes(int times, Collection<CheckKey> wanted) {
        var settled = settle(checks);
        for (var time = 1; time < times; time++) {
            answers.forget();
            settled.putAll(settle(open(settled, wanted)));
        }
        return Prerequisites.apply(checks, settled);
    }

    /** The commands of the first round, host by host, without sending any. */
    public List<Map.Entry<String, Command>> firstRound() {
        try (var session = new CheckLauncher(new CheckRound(site, answers, drills, challenges))) {
            session.run(checks.stream().filter(check -> !check.challenge()).toList());
        }
        var hosts = new LinkedHashMap<String, List<Command>>();
        answers.takeWanted().forEach(wanted -> hosts.computeIfAbsent(wanted.getKey().host(), host -> new ArrayList<>())
                .add(wanted.getKey().command()));
        return hosts.entrySet().stream().flatMap(host -> JointCommand.of(host.getValue()).stream()
                .map(joint -> Map.entry(host.getKey(), joint.command()))).toList();
    }

    /**
     * Ends the run after the answers that are under way. What can be judged by them is; all else counts as not asked, so that
     * a replay of the same evidence says the same.
     */
    public void cancel(Instant now) {
        cancelled.complete(now);
    }

    /** Whether something was written that still has to be removed: until then the machines are needed. */
    public boolean hasMarkers() {
        return challenges.filter(ChallengeRun::hasOpen).isPresent();
    }

    /** What has not passed, of the wanted checks that have not and of all they build on. */
    private List<CheckMethod> open(Map<CheckKey, Verdict> settled, Collection<CheckKey> wanted) {
        var told = Prerequisites.apply(checks, settled);
        var counting = new HashSet<CheckKey>();
        wanted.stream().filter(told::containsKey).filter(key -> !(told.get(key) instanceof Verdict.Passed))
                .forEach(key -> add(key, counting));
        return checks.stream().filter(check -> counting.contains(check.key()) && settled.containsKey(check.key()))
                .filter(check -> !(settled.get(check.key()) instanceof Verdict.Passed)).toList();
    }

    private void add(CheckKey key, Set<CheckKey> all) {
        if (all.add(key)) {
            checks.stream().filter(check -> check.key().equals(key)).forEach(check -> check.after().forEach(before -> add(before, all)));
        }
    }

    /** What only looks first, then one challenge after the other. */
    private Map<CheckKey, Verdict> settle(List<CheckMethod> all) {
        var settled = new LinkedHashMap<CheckKey, Verdict>();
        settle(all.stream().filter(check -> !check.challenge()).toList(), settled);
        all.stream().filter(CheckMethod::challenge).forEach(check -> challenge(check, settled));
        return settled;
    }

    /** Held back where it was not asked for, and where what it builds on has not passed: it is skipped then. */
    private void challenge(CheckMethod check, Map<CheckKey, Verdict> settled) {
        giveUp(List.of(check), settled, Message.of("check.challenge.not-asked", check.key()));
        var held = Prerequisites.apply(checks, settled).get(check.key()) instanceof Verdict.Skipped;
        if (challenges.isEmpty() || held || cancelled.isDone()) {
            return;
        }
        try {
            settle(List.of(check), settled);
        } finally {
            challenges.get().removeAll(hosts, check.key());
        }
    }

    private void settle(List<CheckMethod> all, Map<CheckKey, Verdict> settled) {
        var undecided = new ArrayList<>(all);
        var round = new CheckRound(site, answers, drills, challenges);
        try (var session = new CheckLauncher(round)) {
            for (var number = 1; !undecided.isEmpty(); number++) {
                if (number > MOST_ROUNDS) {
                    giveUp(undecided, settled, Message.of("check.never-stops-asking", MOST_ROUNDS));
                    break;
                }
                var results = session.run(undecided);
                undecided.removeIf(check -> decide(check, round, Optional.ofNullable(results.get(check.key())), settled));
                listener.round(number, settled.size(), checks.size());
                ask();
            }
        }
    }

    private boolean decide(CheckMethod check, CheckRound round, Optional<TestExecutionResult> result, Map<CheckKey, Verdict> settled) {
        var execution = round.execution(check.key());
        if (execution.filter(CheckExecution::pending).isPresent()) {
            return false;
        }
        var thrown = result.flatMap(TestExecutionResult::getThrowable);
        if (thrown.filter(NotPlanned.class::isInstance).isPresent()) {
            return true;
        }
        var findings = execution.flatMap(found -> found.findings(thrown)).orElseGet(() -> CheckExecution.none(site.plan().cluster(), thrown
                .map(error -> unmeasured(error).map(Unmeasured::why)
                        .orElseGet(() -> Message.of("check.broken", check.key(), error.toString())))
                .orElseGet(() -> Message.of("check.judges-nothing", check.key()))));
        var verdict = Verdict.of(findings);
        settled.put(check.key(), verdict);
        listener.settled(check.key(), verdict);
        return true;
    }

    /** JUnit wraps what is thrown while it resolves parameters. */
    private static Optional<Unmeasured> unmeasured(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unmeasured found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private void giveUp(List<CheckMethod> checks, Map<CheckKey, Verdict> settled, Message why) {
        for (var check : checks) {
            settled.put(check.key(), new Verdict.NotMeasured(CheckExecution.none(site.plan().cluster(), why)));
        }
    }

    /** Sends what was asked in this round, all hosts and commands at once; each host's connection sets the pace. */
    private void ask() {
        var all = answers.takeWanted();
        if (cancelled.isDone()) {
            challenges.ifPresent(ChallengeRun::forget);
            all.forEach(one -> answers.learn(one.getKey(), new WitnessedAnswer(0, NoAnswer.unasked(cancelled.join()))));
            return;
        }
        challenges.ifPresent(ChallengeRun::writing);
        var wanted = new LinkedHashMap<String, Map<Command, String>>();
        all.forEach(one -> wanted.computeIfAbsent(one.getKey().host(), host -> new LinkedHashMap<>())
                .put(one.getKey().command(), one.getValue().toString()));
        // Nothing may be judged on evidence that could not be written down: what fails here ends the run.
        InParallel.each(wanted.entrySet(), one -> hosts.get(one.getKey()).askAll(one.getValue(), (command, answer) -> {
            answers.learn(new AnswerCache.Ask(one.getKey(), command), answer);
            listener.answered(one.getKey());
        }));
    }

    /** Whether the pause came to its end. */
    private boolean pause(Duration asked) {
        try {
            cancelled.get(Math.max(asked.toMillis(), LEAST_PAUSE.toMillis()), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException over) {
            return true;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
