package praktikum.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.site.Site;

/**
 * A state that brings a mistake, and what its sentence leaves to hands and editors.
 *
 * @param mistake {@code LAB/CHECK MISTAKE}, or the key of a sentence of the engine's own in place of a mistake
 * @param from the machines it begins with
 * @param plan what is planned, where it is not what they were built by
 * @param corrected the plan as the sentence says to correct it
 * @param made what is typed, {@code NODE: LINE}, or faults, {@code NAME@NODE}
 * @param hands what is done by hand before a command of the sentence, or before all of them ({@code ""}); why stands beside it in the table
 * @param mentioned what stands in back-quotes and is not to be typed
 * @param places where a command is typed, where the sentence says it in more words than a name
 * @param manners how it is played
 */
record RemedyState(String mistake, From from, Optional<Site> plan, Optional<Site> corrected, List<String> made,
        Map<String, Consumer<Rehearsal>> hands, Set<String> mentioned, Map<String, List<String>> places, Set<Manner> manners) {

    /** Where the hands are kept that make the state. */
    static final String STATE = "state";

    /** Machines to begin with: fresh ones, those of Proxmox VE 8, all labs done with a second link, the same without it, and two nodes. */
    enum From { FRESH, OLDER, LINKED, PLAIN, PAIR }

    /** How a state is played. */
    enum Manner {
        /** The sentences of a second check are followed as well. */
        TWICE,
        /** What the check builds on is left out. */
        ALONE,
        /** It is looked at before its consequences have settled. */
        AT_ONCE
    }

    static RemedyState of(String mistake, String... made) {
        return new RemedyState(mistake, From.LINKED, Optional.empty(), Optional.empty(), List.of(made), Map.of(), Set.of(),
                Map.of(), Set.of());
    }

    RemedyState from(From machines) {
        return new RemedyState(mistake, machines, plan, corrected, made, hands, mentioned, places, manners);
    }

    RemedyState planned(Site other) {
        return new RemedyState(mistake, from, Optional.of(other), corrected, made, hands, mentioned, places, manners);
    }

    RemedyState corrected(Site other) {
        return new RemedyState(mistake, from, plan, Optional.of(other), made, hands, mentioned, places, manners);
    }

    /** The same, where something is typed before. */
    RemedyState after(List<String> before) {
        return new RemedyState(mistake, from, plan, corrected, Stream.concat(before.stream(), made.stream()).toList(), hands, mentioned,
                places, manners);
    }

    /** What is done to the machines first that nobody can type. */
    RemedyState having(Consumer<Rehearsal> change) {
        return hand(STATE, "the state", change);
    }

    RemedyState withoutPrerequisites() {
        return new RemedyState(mistake, from, plan, corrected, made, hands, mentioned, places, with(Manner.ALONE));
    }

    /** Where its sentence is about what passes by itself. */
    RemedyState lookedAtAtOnce() {
        return new RemedyState(mistake, from, plan, corrected, made, hands, mentioned, places, with(Manner.AT_ONCE));
    }

    private Set<Manner> with(Manner manner) {
        return Stream.concat(manners.stream(), Stream.of(manner)).collect(Collectors.toUnmodifiableSet());
    }

    /** What is done in an editor or at the machine before the sentence's commands. */
    RemedyState byHand(String why, String... lines) {
        return before("", why, lines);
    }

    /** What is done in an editor or at the machine before one of the sentence's commands. */
    RemedyState before(String command, String why, String... lines) {
        return hand(command, why, rehearsal -> List.of(lines).forEach(line -> type(rehearsal, line)));
    }

    RemedyState hand(String command, String why, Consumer<Rehearsal> hand) {
        if (why.isBlank()) {
            throw new IllegalArgumentException(mistake + ": say why no command does it");
        }
        var all = new HashMap<>(hands);
        all.put(command, hand);
        return new RemedyState(mistake, from, plan, corrected, made, all, mentioned, places, manners);
    }

    RemedyState mentions(String... words) {
        var all = new HashSet<>(mentioned);
        all.addAll(List.of(words));
        return new RemedyState(mistake, from, plan, corrected, made, hands, all, places, manners);
    }

    /** Where one machine's remedy has to wait for that of another, a second check tells it again. */
    RemedyState inTwoRounds() {
        return new RemedyState(mistake, from, plan, corrected, made, hands, mentioned, places, with(Manner.TWICE));
    }

    RemedyState at(String command, String... nodes) {
        var all = new HashMap<>(places);
        all.put(command, List.of(nodes));
        return new RemedyState(mistake, from, plan, corrected, made, hands, mentioned, all, manners);
    }

    static void type(Rehearsal rehearsal, String line) {
        if (line.matches("[a-z0-9-]+@n[0-9]")) {
            rehearsal.fault(line);
            rehearsal.practice.cluster().speed(60);
            return;
        }
        rehearsal.run(line.substring(0, 2), line.substring(4), RemedySentence.ANSWERS);
    }
}
