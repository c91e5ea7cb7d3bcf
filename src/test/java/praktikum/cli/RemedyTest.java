package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.cli.RemedyState.From;
import praktikum.course.PageValues;
import praktikum.course.Rubric;
import praktikum.drill.Timelines;
import praktikum.grade.VerdictExplanation;
import praktikum.host.Output;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/**
 * Whoever types what a sentence says has mended what it is about: for every mistake of every check of the course there is a state that
 * brings it; the commands of the sentence are typed as they stand there, in either language the same, and then the check passes.
 */
class RemedyTest {

    private static final List<RemedyState> STATES = Stream.of(NodeRemedies.STATES, NetworkRemedies.STATES, ClusterRemedies.STATES,
            TrustRemedies.STATES, SegmentRemedies.STATES).flatMap(List::stream).toList();

    /** What the simulator cannot show, and why. */
    private static final Map<String, String> NOT_HERE = Map.of(
            "01-nodes/package-lists portal", "no simulated network has a page to log in at",
            "01-nodes/web-reachable broken", "the simulated web interface has no files that can be missing",
            "01-nodes/web-reachable foreign", "no simulated program but pveproxy can take port 8006",
            "01-nodes/kvm other-processor", "the simulated machines have processors of Intel or AMD",
            "02-cluster/one-stopped lost-quorum", "only another drill tells it anew; DrillMatrixTest brings it",
            "02-cluster/two-stopped still-writable", "no simulated machine writes to /etc/pve without quorum",
            "02-cluster/two-stopped still-quorate", "only another drill tells it anew; DrillMatrixTest brings it",
            "02-cluster/recovered not-recovered", "only another drill tells it anew; DrillMatrixTest brings it");

    @TempDir
    static Path folder;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<From, KeptMachines> IMAGES = new ConcurrentHashMap<>();
    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(4);

    @AfterAll
    static void stop() {
        AT_ONCE.shutdownNow();
    }

    @Test
    void everyMistakeHasAStateOrAReason() {
        var missing = new TreeSet<String>();
        Rehearsal.COURSE.labs().forEach(lab -> lab.checks().forEach(rubric -> rubric.words(Language.ENGLISH).mistakes().keySet()
                .forEach(key -> missing.add(lab.id() + "/" + rubric.id().check() + " " + key))));
        var known = new HashSet<>(NOT_HERE.keySet());
        known.addAll(SegmentRemedies.NOT_HERE.keySet());
        STATES.forEach(state -> known.add(state.mistake()));
        var gone = new TreeSet<>(known);
        gone.removeAll(missing);
        missing.removeAll(known);
        assertEquals(new TreeSet<>(), missing);
        assertEquals(new TreeSet<>(), gone);
    }

    @TestFactory
    Stream<DynamicTest> whatTheSentenceSaysMendsIt() {
        var only = System.getProperty("state", "");
        var results = new LinkedHashMap<String, Future<?>>();
        STATES.stream().filter(state -> (state.mistake() + " " + state.made()).contains(only)).forEach(state ->
                results.put(state.mistake() + ": " + String.join("; ", state.made()), AT_ONCE.submit(() -> {
                    play(state);
                    return null;
                })));
        return results.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> entry.getValue().get()));
    }

    private static void play(RemedyState state) throws Exception {
        var key = CheckKey.parse(state.mistake().substring(0, state.mistake().indexOf(' ')), "");
        try (var rehearsal = start(state.from())) {
            rehearsal.practice.cluster().speed(60);
            hand(rehearsal, state, RemedyState.STATE);
            state.made().forEach(line -> RemedyState.type(rehearsal, line));
            rehearsal.settled();
            var verdict = judged(rehearsal, planned(state), key, state.alone());
            var findings = told(verdict);
            assertTrue(findings.stream().anyMatch(one -> state.mistake().endsWith(" " + one.mistake().get())),
                    () -> state.mistake() + " is told as " + verdict);
            rehearsal.practice.cluster().speed(60);
            hand(rehearsal, state, "");
            var done = new HashSet<String>();
            for (var finding : findings) {
                follow(rehearsal, state, key, finding, done);
            }
            rehearsal.settled();
            if (state.twice()) {
                for (var finding : told(judged(rehearsal, corrected(state), key, state.alone()))) {
                    follow(rehearsal, state, key, finding, done);
                }
                rehearsal.settled();
            }
            var after = judged(rehearsal, corrected(state), key, state.alone());
            assertTrue(after instanceof Verdict.Passed, () -> state.mistake() + ": after the remedy " + after);
        }
    }

    private static List<Finding> told(Verdict verdict) {
        return verdict instanceof Verdict.Failed failed ? failed.findings().stream()
                .filter(one -> one.outcome() == Outcome.FAILED && one.mistake().isPresent()).toList() : List.of();
    }

    private static Site planned(RemedyState state) {
        return state.plan().orElseGet(() -> planned(state.from()));
    }

    /** The plan as it is afterwards: where it was wrong itself, the sentence says to correct it. */
    private static Site corrected(RemedyState state) {
        return state.corrected().orElseGet(() -> planned(state));
    }

    private static void follow(Rehearsal rehearsal, RemedyState state, CheckKey key, Finding finding, Set<String> done) {
        var nodes = rehearsal.site().nodes().stream().map(node -> node.name()).toList();
        var steps = new ArrayList<List<RemedySentence.Step>>();
        for (var language : Language.values()) {
            var sentence = new RemedySentence(sentence(planned(state), rubric(key), finding, language), finding.subject(), nodes);
            sentence.quoted().stream().filter(quoted -> quoted.matches("praktikum .*")).forEach(KitCommandsTest::assertKnown);
            steps.add(sentence.steps(quoted -> command(rehearsal, finding.subject(), state, quoted)));
        }
        assertEquals(steps.getFirst().stream().map(Object::toString).sorted().toList(),
                steps.getLast().stream().map(Object::toString).sorted().toList(), "the same commands in both languages");
        assertEquals(steps.getFirst().stream().filter(step -> !step.looks()).toList(),
                steps.getLast().stream().filter(step -> !step.looks()).toList(), "in the same order");
        var sentence = new RemedySentence(sentence(planned(state), rubric(key), finding, Language.ENGLISH), finding.subject(), nodes);
        for (var step : steps.getFirst()) {
            var placed = state.places().get(step.command());
            for (var node : placed == null ? step.on() : placed) {
                // What several sentences say of the same nodes is done once on each.
                if (placed == null || (node.equals(finding.subject()) || !placed.contains(finding.subject()))
                        && done.add(node + ": " + step.command())) {
                    hand(rehearsal, state, step.command());
                    type(rehearsal, state, key, step, node, refusal -> steps.getFirst().stream()
                            .filter(other -> other.conditional() && !other.looks()
                                    && sentence.quoted().stream().anyMatch(refusal::contains))
                            .findFirst());
                }
            }
        }
    }

    /** Types a command; where it is refused in words that the sentence quotes, first what it says for that case. */
    private static void type(Rehearsal rehearsal, RemedyState state, CheckKey key, RemedySentence.Step step, String node,
            Function<String, Optional<RemedySentence.Step>> otherwise) {
        // For a case that is not this one.
        if (step.conditional() && !step.looks() && (step.onRefusal()
                || judged(rehearsal, corrected(state), key, state.alone()) instanceof Verdict.Passed)) {
            return;
        }
        var output = run(rehearsal, node, step.command());
        if (Boolean.getBoolean("show")) {
            System.out.println(node + "# " + step + "\n" + output.outText() + output.errText());
        }
        var first = output.exit() == 0 ? Optional.<RemedySentence.Step>empty() : otherwise.apply(output.outText() + output.errText());
        if (first.isPresent()) {
            first.get().on().forEach(one -> assertEquals(0, run(rehearsal, one, first.get().command()).exit(), first.get().command()));
            output = run(rehearsal, node, step.command());
        }
        var said = output.outText() + output.errText();
        assertTrue(step.allows(output.exit()), () -> state.mistake() + ": " + step.command() + " on " + node + ": " + said);
    }

    private static Output run(Rehearsal rehearsal, String node, String command) {
        if (command.equals("reboot")) {
            Hands.restart(rehearsal, node);
            return rehearsal.run(node, "true", "");
        }
        rehearsal.practice.cluster().speed(60);
        return rehearsal.run(node, command, RemedySentence.answers(command));
    }

    private static void hand(Rehearsal rehearsal, RemedyState state, String command) {
        var hand = state.hands().get(command);
        if (hand != null) {
            hand.accept(rehearsal);
        }
    }

    /** Whether the machine's shell knows the first word. */
    private static boolean command(Rehearsal rehearsal, String node, RemedyState state, String quoted) {
        var machine = rehearsal.site().nodes().stream().anyMatch(one -> one.name().equals(node)) ? node : "n1";
        return !state.mentioned().contains(quoted) && quoted.matches("[a-z][a-z0-9-]*( .*)?")
                && rehearsal.run(machine, "command -v " + quoted.split(" ")[0], "").exit() == 0;
    }

    private static String sentence(Site site, Rubric rubric, Finding finding, Language language) {
        return new VerdictExplanation(new PageValues(SiteValues.of(site))).sentence(rubric, finding, language);
    }

    private static Rubric rubric(CheckKey key) {
        return Rehearsal.COURSE.lab(key.lab()).orElseThrow().checks().stream().filter(one -> one.id().check().equals(key.check()))
                .findFirst().orElseThrow();
    }

    /** The check with what it builds on. */
    private static Verdict judged(Rehearsal rehearsal, Site site, CheckKey key, boolean alone) {
        rehearsal.practice.cluster().speed(1);
        var wanted = new ArrayList<CheckMethod>();
        collect(key, alone, wanted);
        return new CheckRun(site, rehearsal.askers(), wanted, Timelines.NONE, RunListener.SILENT).run().get(key);
    }

    private static void collect(CheckKey key, boolean alone, List<CheckMethod> wanted) {
        var method = Rehearsal.CHECKS.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
        if (!wanted.contains(method)) {
            wanted.add(method);
            if (!alone) {
                method.after().forEach(before -> collect(before, false, wanted));
            }
        }
    }

    static Site planned(From from) {
        return switch (from) {
            case FRESH, LINKED -> Expected.plan();
            case PLAIN -> Rehearsal.plan("kelas-a", List.of("n1", "n2", "n3"),
                    List.of("192.168.137.10", "192.168.137.11", "192.168.137.12"), List.of(), 24, "192.168.137.1", "vmbr0");
            case PAIR -> Rehearsal.plan("kelas-a", List.of("n1", "n2"), List.of("192.168.137.10", "192.168.137.11"), List.of(), 24,
                    "192.168.137.1", "vmbr0");
        };
    }

    /** Each kind of cluster is built once and kept; every state begins with a copy of it. */
    private static Rehearsal start(From from) throws Exception {
        var own = folder.resolve("w" + NUMBER.incrementAndGet());
        if (from == From.FRESH) {
            return Rehearsal.fresh(own, planned(from), 9);
        }
        return IMAGES.computeIfAbsent(from, RemedyTest::build).start(own);
    }

    private static KeptMachines build(From from) {
        try {
            return KeptMachines.of(folder.resolve(from.name()), planned(from), Rehearsal::carryOut);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
