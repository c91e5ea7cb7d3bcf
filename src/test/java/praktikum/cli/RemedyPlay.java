package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import praktikum.check.engine.ChallengeRun;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.MarkerKeeper;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.cli.RemedyState.Manner;
import praktikum.course.CourseAddress;
import praktikum.course.PageValues;
import praktikum.course.Rubric;
import praktikum.drill.Drill;
import praktikum.drill.DrillRecords;
import praktikum.drill.Timeline;
import praktikum.drill.Timelines;
import praktikum.grade.VerdictExplanation;
import praktikum.host.Output;
import praktikum.host.evidence.Evidence;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/** A state that is played: brought about, told, mended by what is told as it stands there, and looked at again. */
final class RemedyPlay {

    private final Rehearsal rehearsal;
    private final RemedyState state;
    private final Site planned;
    private final Path folder;
    private final CheckKey key;
    private final List<Timeline> drills = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private int drilled;
    private int challenged;

    /**
     * Of a state.
     *
     * @param planned the plan that the machines were built by
     * @param folder where drills are written down
     */
    RemedyPlay(Rehearsal rehearsal, RemedyState state, Site planned, Path folder) {
        this.rehearsal = rehearsal;
        this.state = state;
        this.planned = state.plan().orElse(planned);
        this.folder = folder;
        this.key = CheckKey.parse(state.mistake().substring(0, state.mistake().indexOf(' ')), "");
    }

    /** What is said about a machine, or about the cluster as one. */
    private record Told(String mistake, String subject, Map<Language, String> sentences) {
        Told(String mistake, String subject, Function<Language, String> sentence) {
            this(mistake, subject, new EnumMap<>(Language.class));
            Stream.of(Language.values()).forEach(language -> sentences.put(language, sentence.apply(language)));
        }
    }

    void play() throws Exception {
        rehearsal.practice.cluster().speed(60);
        hand(RemedyState.STATE);
        for (var line : state.made()) {
            if (line.startsWith("praktikum ")) {
                kit(line);
                rehearsal.practice.cluster().speed(60);
            } else {
                RemedyState.type(rehearsal, line);
            }
        }
        if (!state.manners().contains(Manner.AT_ONCE)) {
            rehearsal.settled();
        }
        var sayings = refused().map(List::of).orElseGet(() -> told(key, judged(planned)));
        assertTrue(sayings.stream().anyMatch(one -> state.mistake().endsWith(" " + one.mistake())),
                () -> state.mistake() + " is told as " + judged(planned));
        rehearsal.practice.cluster().speed(60);
        hand("");
        for (var one : sayings) {
            follow(one);
        }
        rehearsal.settled();
        if (state.manners().contains(Manner.TWICE)) {
            for (var one : told(key, judged(corrected()))) {
                follow(one);
            }
            rehearsal.settled();
        }
        if (refuses()) {
            assertEquals(Optional.empty(), refused());
        }
        var after = judged(corrected());
        assertTrue(after instanceof Verdict.Passed, () -> state.mistake() + ": after the remedy " + after);
    }

    /** Whether the sentence is that of a drill which does not begin. */
    private boolean refuses() {
        return state.mistake().matches(".* drill\\..*\\.refused\\..*");
    }

    private Optional<Told> refused() throws Exception {
        if (!refuses()) {
            return Optional.empty();
        }
        var drill = Drill.installed().stream().filter(one -> one.step().startsWith(key.lab() + "/")).findFirst().orElseThrow();
        return switch (drill(drill)) {
            case Drill.End.Refused(var why) -> Optional.of(new Told(why.key(), why.args().isEmpty() ? "" : why.args().getFirst(), why::in));
            default -> Optional.empty();
        };
    }

    private Drill.End drill(Drill drill) throws Exception {
        var file = folder.resolve("drill" + ++drilled + ".jsonl");
        var end = rehearsal.drilled(drill, file, Rehearsal.NOBODY);
        if (end instanceof Drill.End.Complete) {
            var timeline = drill.timeline(DrillRecords.of(Evidence.read(file))).orElseThrow();
            drills.removeIf(timeline.getClass()::isInstance);
            drills.add(timeline);
        }
        return end;
    }

    private List<Told> told(CheckKey check, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Failed failed -> failed.findings().stream()
                    .filter(one -> one.outcome() == Outcome.FAILED && one.mistake().isPresent())
                    .map(one -> new Told(one.mistake().get(), one.subject(), language -> sentence(rubric(check), one, language))).toList();
            case Verdict.NotMeasured unmeasured -> unmeasured.findings().stream()
                    .filter(one -> one.outcome() == Outcome.NOT_MEASURED)
                    .map(one -> new Told(one.why().orElseThrow().key(), one.subject(), one.why().orElseThrow()::in)).toList();
            default -> List.of();
        };
    }

    /** The plan as it is afterwards: where it was wrong itself, the sentence says to correct it. */
    private Site corrected() {
        return state.corrected().orElse(planned);
    }

    /** Where is typed what a sentence says: what is wrong with the cluster as one is mended on any node. */
    private String machine(String subject) {
        return rehearsal.site().machines().stream().anyMatch(one -> one.name().equals(subject)) || subject.isEmpty() ? subject
                : rehearsal.site().nodes().getFirst().name();
    }

    private void follow(Told told) throws Exception {
        var nodes = rehearsal.site().nodes().stream().map(node -> node.name()).toList();
        var steps = new ArrayList<List<RemedySentence.Step>>();
        for (var language : Language.values()) {
            var sentence = new RemedySentence(told.sentences().get(language), machine(told.subject()), nodes);
            sentence.quoted().stream().filter(quoted -> quoted.matches("praktikum .*")).forEach(KitCommandsTest::assertKnown);
            steps.add(sentence.steps(quoted -> command(told, quoted)));
        }
        assertEquals(steps.getFirst().stream().map(Object::toString).sorted().toList(),
                steps.getLast().stream().map(Object::toString).sorted().toList(), "the same commands in both languages");
        assertEquals(steps.getFirst().stream().filter(step -> !step.looks()).toList(),
                steps.getLast().stream().filter(step -> !step.looks()).toList(), "in the same order");
        var sentence = new RemedySentence(told.sentences().get(Language.ENGLISH), machine(told.subject()), nodes);
        for (var step : steps.getFirst()) {
            if (step.kit()) {
                hand(step.command());
                kit(step.command());
                continue;
            }
            var placed = state.places().get(step.command());
            for (var node : placed == null ? step.on() : placed) {
                // What several sentences say of the same nodes is done once on each; a drill says it once for all.
                if (placed == null || (refuses() || node.equals(told.subject()) || !placed.contains(told.subject()))
                        && done.add(node + ": " + step.command())) {
                    hand(step.command());
                    type(step, node, refusal -> steps.getFirst().stream()
                            .filter(other -> other.conditional() && !other.looks()
                                    && sentence.quoted().stream().anyMatch(refusal::contains))
                            .findFirst());
                }
            }
        }
    }

    /** What is said to type of the kit itself. */
    private void kit(String command) throws Exception {
        var words = List.of(command.split(" "));
        switch (words.get(1)) {
            case "check" -> {
                rehearsal.settled();
                for (var check : scope(words)) {
                    for (var told : told(check, judged(check, planned, false))) {
                        follow(told);
                    }
                    rehearsal.settled();
                }
            }
            case "drill" -> {
                rehearsal.settled();
                drill(Drill.installed().stream().filter(one -> one.step().equals(words.getLast())).findFirst().orElseThrow());
            }
            case "run" -> {
                switch (CourseAddress.resolve(Rehearsal.COURSE, words.getLast())) {
                    case CourseAddress.OfStep(var lab, var step) -> rehearsal.carryOut(lab, step);
                    default -> throw new AssertionError("no step: " + command);
                }
                rehearsal.settled();
            }
            default -> throw new AssertionError("nobody plays " + command);
        }
    }

    /** The checks that a command line names; none of them where it only repeats. */
    private static List<CheckKey> scope(List<String> words) {
        if (words.get(2).startsWith("--")) {
            return List.of();
        }
        var rubrics = switch (CourseAddress.resolve(Rehearsal.COURSE, words.getLast())) {
            case CourseAddress.OfLab(var lab) -> lab.checks();
            case CourseAddress.OfStep(var lab, var step) -> step.checks();
            case CourseAddress.OfCheck(var lab, var step, var check) -> List.of(check);
            case CourseAddress.Unclear(var why) -> throw new AssertionError(why.in(Language.ENGLISH));
        };
        return rubrics.stream().map(rubric -> new CheckKey(rubric.id().lab(), rubric.id().check())).toList();
    }

    /** Types a command; where it is refused in words that the sentence quotes, first what it says for that case. */
    private void type(RemedySentence.Step step, String node, Function<String, Optional<RemedySentence.Step>> otherwise) {
        // For a case that is not this one.
        if (step.conditional() && !step.looks() && (step.onRefusal() || judged(corrected()) instanceof Verdict.Passed)) {
            return;
        }
        var output = run(node, step.command());
        if (Boolean.getBoolean("show")) {
            System.out.println(node + "# " + step + "\n" + output.outText() + output.errText());
        }
        var first = output.exit() == 0 ? Optional.<RemedySentence.Step>empty() : otherwise.apply(output.outText() + output.errText());
        if (first.isPresent()) {
            first.get().on().forEach(one -> assertEquals(0, run(one, first.get().command()).exit(), first.get().command()));
            output = run(node, step.command());
        }
        var said = output.outText() + output.errText();
        assertTrue(step.allows(output.exit()), () -> state.mistake() + ": " + step.command() + " on " + node + ": " + said);
    }

    private Output run(String node, String command) {
        if (command.equals("reboot")) {
            Hands.restart(rehearsal, node);
            return rehearsal.run(node, "true", "");
        }
        rehearsal.practice.cluster().speed(60);
        return rehearsal.run(node, command, RemedySentence.answers(command));
    }

    private void hand(String command) {
        var hand = state.hands().get(command);
        if (hand != null) {
            hand.accept(rehearsal);
        }
    }

    /** Whether what is quoted is a command: the kit's own, or one whose first word the machine's shell knows. */
    private boolean command(Told told, String quoted) {
        var machine = told.subject().isEmpty() ? "n1" : machine(told.subject());
        return !state.mentioned().contains(quoted) && (quoted.matches(engine(told) ? "praktikum .*" : "praktikum (?:run|drill) .*")
                || quoted.matches("[a-z][a-z0-9-]*( .*)?")
                && rehearsal.run(machine, "command -v " + quoted.split(" ")[0], "").exit() == 0);
    }

    private static boolean engine(Told told) {
        return told.mistake().indexOf('.') > 0;
    }

    private String sentence(Rubric rubric, Finding finding, Language language) {
        return new VerdictExplanation(new PageValues(SiteValues.of(planned))).sentence(rubric, finding, language);
    }

    private static Rubric rubric(CheckKey key) {
        return Rehearsal.COURSE.lab(key.lab()).orElseThrow().checks().stream().filter(one -> one.id().check().equals(key.check()))
                .findFirst().orElseThrow();
    }

    private Verdict judged(Site site) {
        return judged(key, site, state.manners().contains(Manner.ALONE));
    }

    /** A check with what it builds on. */
    private Verdict judged(CheckKey check, Site site, boolean alone) {
        rehearsal.practice.cluster().speed(1);
        var wanted = new ArrayList<CheckMethod>();
        collect(check, alone, wanted);
        return Rehearsal.whole(new CheckRun(site, rehearsal.askers(), wanted, new Timelines(drills),
                Optional.of(new ChallengeRun(++challenged, MarkerKeeper.SILENT)), RunListener.SILENT).run()).get(check);
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
}
