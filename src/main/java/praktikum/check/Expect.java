package praktikum.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import praktikum.check.ask.AnswerPending;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.Unmeasured;
import praktikum.check.guest.Guest;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Judgement;
import praktikum.text.Message;

/** The sentences a check is written in. Each asks everybody first, judges at once and throws once. */
public final class Expect {

    private Expect() {
    }

    /** On every machine, what is found equals what is expected; the first known mistake that fits names what is wrong. */
    @SafeVarargs
    public static <M extends Machine, T> void expectAll(List<M> machines, Function<M, ? extends T> expected, Function<M, ? extends T> found,
            Mistake<T>... mistakes) {
        judgeAll(machines, machine -> {
            var there = found.apply(machine);
            var judgement = Judgement.equal(expected.apply(machine), there);
            for (var mistake : mistakes) {
                if (mistake.when().test(machine, there)) {
                    return judgement.mistake(mistake.key());
                }
            }
            return judgement;
        });
    }

    /** Judges every machine by itself: nodes, the NFS server, or both in one list. */
    public static <M extends Machine> void judgeAll(List<M> machines, Function<M, Judgement> judge) {
        var findings = new ArrayList<Finding>();
        var undecided = false;
        for (var machine : machines) {
            try {
                findings.add(machine.execution().judge(machine.name(), () -> judge.apply(machine)));
            } catch (AnswerPending pending) {
                undecided = true;
            }
        }
        if (undecided) {
            throw AnswerPending.ERROR;
        }
        machines.getFirst().execution().settle(findings);
    }

    /**
     * Judges every guest by itself; where a site plans guests of the other kind only, there is nothing that could be wrong, and where it
     * plans none at all, that is told with the sentence of a key.
     */
    public static <G extends Guest> void judgeGuests(Cluster cluster, List<G> guests, String none, Function<G, Judgement> judge) {
        if (guests.isEmpty()) {
            judge(cluster, () -> {
                if (cluster.guests().isEmpty()) {
                    throw cannotTell(none);
                }
                return Judgement.right(0);
            });
            return;
        }
        cluster.execution().settle(List.copyOf(askAll(guests, guest ->
                cluster.execution().judge(guest.name(), () -> judge.apply(guest))).values()));
    }

    /** Judges the cluster as one. */
    public static void judge(Cluster cluster, Supplier<Judgement> judge) {
        cluster.execution().settle(List.of(cluster.execution().judge(cluster.name(), judge)));
    }

    /** Asks the same about each of many, such as of every peer, all in one round. */
    public static <K, V> Map<K, V> askAll(List<K> many, Function<K, V> reading) {
        return CheckExecution.forEach(many, reading);
    }

    /** One judgement of many things that belong to one subject: the first that is wrong, else all that was found. */
    public static <T> Judgement every(List<T> many, Function<T, Judgement> judge) {
        var judged = List.copyOf(askAll(many, judge).values());
        return judged.stream().filter(judgement -> !judgement.right()).findFirst().orElseGet(() ->
                Judgement.right(judged.stream().map(Judgement::found).distinct().toList()));
    }

    /** Leaves the (bonus) check out where the site does not plan what it is about. */
    public static void onlyWherePlanned(boolean planned) {
        if (!planned) {
            throw NotPlanned.ERROR;
        }
    }

    /** Ends the judging of a subject that cannot be looked at: {@code throw cannotTell("check.…")}. */
    public static Error cannotTell(String key, Object... values) {
        return new Unmeasured(Message.of(key, values));
    }

    /** A known mistake, recognised by what was found. */
    public static <T> Mistake<T> mistake(String key, Predicate<? super T> when) {
        return new Mistake<>(key, (machine, found) -> when.test(found));
    }

    /** A known mistake, recognised by the machine and what was found there. */
    public static <T> Mistake<T> mistake(String key, BiPredicate<Machine, ? super T> when) {
        return new Mistake<>(key, when);
    }
}
