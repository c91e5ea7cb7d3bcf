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
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Judgement;
import praktikum.text.Message;

/** The sentences a check is written in. Each asks everybody first, judges at once and throws once. */
public final class Expect {

    private Expect() {
    }

    /** On every node, what is found equals what is expected; the first known mistake that fits names what is wrong. */
    @SafeVarargs
    public static <T> void expectAll(List<Node> nodes, Function<Node, ? extends T> expected, Function<Node, ? extends T> found,
            Mistake<T>... mistakes) {
        judgeAll(nodes, node -> {
            var there = found.apply(node);
            var judgement = Judgement.equal(expected.apply(node), there);
            for (var mistake : mistakes) {
                if (mistake.when().test(node, there)) {
                    return judgement.mistake(mistake.key());
                }
            }
            return judgement;
        });
    }

    /** Judges every node by itself. */
    public static void judgeAll(List<Node> nodes, Function<Node, Judgement> judge) {
        var findings = new ArrayList<Finding>();
        var undecided = false;
        for (var node : nodes) {
            try {
                findings.add(node.execution().judge(node.name(), () -> judge.apply(node)));
            } catch (AnswerPending pending) {
                undecided = true;
            }
        }
        if (undecided) {
            throw AnswerPending.ERROR;
        }
        nodes.getFirst().execution().settle(findings);
    }

    /** Judges the cluster as one. */
    public static void judge(Cluster cluster, Supplier<Judgement> judge) {
        cluster.execution().settle(List.of(cluster.execution().judge(cluster.name(), judge)));
    }

    /** Asks the same about each of many, such as of every peer, all in one round. */
    public static <K, V> Map<K, V> askAll(List<K> many, Function<K, V> reading) {
        return CheckExecution.forEach(many, reading);
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
        return new Mistake<>(key, (node, found) -> when.test(found));
    }

    /** A known mistake, recognised by the node and what was found there. */
    public static <T> Mistake<T> mistake(String key, BiPredicate<Node, ? super T> when) {
        return new Mistake<>(key, when);
    }
}
