package praktikum.check.ask;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Judgement;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.host.Command;
import praktikum.host.WitnessedAnswer;
import praktikum.text.Message;

/** One check in one round: what it asked, what its judgement rests on, what it found. One thread. */
public final class CheckExecution {

    private final CheckKey key;
    private final AnswerCache answers;
    private final TreeSet<Integer> evidence = new TreeSet<>();
    private final Set<List<String>> asked = new HashSet<>();
    private boolean pending;
    private Optional<List<Finding>> findings = Optional.empty();
    private Optional<Throwable> told = Optional.empty();

    /** Of one check, on what was answered. */
    public CheckExecution(CheckKey key, AnswerCache answers) {
        this.key = key;
        this.answers = answers;
    }

    /** The answer to a command, or {@link AnswerPending} while nobody has asked it. */
    WitnessedAnswer ask(String host, Command command) {
        var known = answers.recall(host, command);
        if (known.isEmpty()) {
            answers.want(host, command, key);
            pending = true;
            throw AnswerPending.ERROR;
        }
        if (known.get().sequence() > 0) {
            evidence.add(known.get().sequence());
            asked.add(command.argv());
        }
        return known.get();
    }

    /** Has a command asked in this round, while nobody has; the judging goes on. */
    void prefetch(String host, Command command) {
        if (answers.recall(host, command).isEmpty()) {
            answers.want(host, command, key);
        }
    }

    /** Reads something for each of many; what is still to come is asked for in one round. */
    public static <K, V> Map<K, V> forEach(List<K> many, Function<K, V> reading) {
        var values = new LinkedHashMap<K, V>();
        var undecided = false;
        for (var one : many) {
            try {
                values.put(one, reading.apply(one));
            } catch (AnswerPending pending) {
                undecided = true;
            }
        }
        if (undecided) {
            throw AnswerPending.ERROR;
        }
        return values;
    }

    /** One subject's finding; throws {@link AnswerPending} when an output is still to come. */
    public Finding judge(String subject, Supplier<Judgement> judge) {
        evidence.clear();
        asked.clear();
        try {
            var judgement = judge.get();
            evidence.addAll(judgement.cited());
            return Finding.of(subject, judgement, List.copyOf(evidence), asked);
        } catch (Unmeasured unmeasured) {
            return Finding.unmeasured(subject, unmeasured.why(), List.copyOf(evidence), asked);
        }
    }

    /** Ends the check: JUnit is told as well, so that its own reports say the same. */
    public void settle(List<Finding> all) {
        if (pending) {
            throw AnswerPending.ERROR;
        }
        if (findings.isPresent()) {
            throw new IllegalStateException("the check judges twice");
        }
        findings = Optional.of(new ArrayList<>(all));
        switch (Verdict.of(all)) {
            case Verdict.Failed failed -> throw tell(
                    new AssertionError(key + " failed on " + failed.count(Outcome.FAILED) + " of " + all.size()));
            case Verdict.NotMeasured unmeasured -> throw tell(
                    new TestAbortedException(key + " could not be measured on " + unmeasured.count(Outcome.NOT_MEASURED)));
            default -> { }
        }
    }

    private <T extends Throwable> T tell(T verdict) {
        told = Optional.of(verdict);
        return verdict;
    }

    /** Whether an answer it asked for is still to come: then nothing of this round counts. */
    public boolean pending() {
        return pending;
    }

    /** What was found; empty where the check judged nothing, or ended by something else than its judgement. */
    public Optional<List<Finding>> findings(Optional<Throwable> thrown) {
        return thrown.isPresent() && !thrown.equals(told) ? Optional.empty() : findings;
    }

    /** A finding for a check that cannot be judged at all. */
    public static List<Finding> none(String subject, Message why) {
        return List.of(Finding.unmeasured(subject, why, List.of(), Set.of()));
    }
}
