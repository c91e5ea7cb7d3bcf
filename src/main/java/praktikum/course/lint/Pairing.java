package praktikum.course.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Holds what one page lists by id against the same list of the other language. Both may have entries whose id was not understood, or lack
 * some: such an entry may be any of those that are missing on the other side, and no more is said than is certain.
 *
 * @param wanted the entries of the English page, in order
 * @param found those of the other one
 * @param id an entry's id, empty where it was not understood
 */
record Pairing<T>(Side<T> wanted, Side<T> found, Function<T, String> id) {

    /**
     * One page's list.
     *
     * @param whole whether every entry is in it
     */
    record Side<T>(List<T> entries, boolean whole) {
    }

    /** The entries that belong together, by their id or else by their place among those that have no other of their id. */
    Map<T, T> pairs() {
        var pairs = new LinkedHashMap<T, T>();
        for (var entry : wanted.entries()) {
            named(found, id.apply(entry)).or(() -> counterpart(entry, wanted, found)).ifPresent(other -> pairs.put(entry, other));
        }
        return pairs;
    }

    /** The entries of the English page that the other one has not. */
    List<T> missing() {
        return surplus(wanted, found);
    }

    /** The entries of the other page that the English one has not. */
    List<T> extra() {
        return surplus(found, wanted);
    }

    private List<T> surplus(Side<T> one, Side<T> other) {
        var hidden = !other.whole() || alone(other, one).stream().anyMatch(entry -> id.apply(entry).isEmpty());
        return alone(one, other).stream().filter(entry -> !id.apply(entry).isEmpty())
                .filter(entry -> !hidden || counterpart(entry, one, other).filter(facing -> !id.apply(facing).isEmpty()).isPresent())
                .toList();
    }

    private Optional<T> counterpart(T entry, Side<T> one, Side<T> other) {
        var mine = alone(one, other);
        var theirs = alone(other, one);
        if (one.whole() && other.whole() && mine.size() == theirs.size()) {
            return place(entry, mine).map(theirs::get);
        }
        // As many entries stand before both: only where both lists agree up to there is that the same place.
        return place(entry, one.entries()).filter(at -> at < other.entries().size()).filter(at -> IntStream.range(0, at)
                        .allMatch(i -> id.apply(one.entries().get(i)).equals(id.apply(other.entries().get(i)))))
                .map(other.entries()::get).filter(facing -> place(facing, theirs).isPresent());
    }

    private Optional<Integer> place(T entry, List<T> entries) {
        return IntStream.range(0, entries.size()).filter(at -> entries.get(at) == entry).boxed().findFirst();
    }

    private List<T> alone(Side<T> one, Side<T> other) {
        return new ArrayList<>(one.entries().stream().filter(entry -> named(other, id.apply(entry)).isEmpty()).toList());
    }

    private Optional<T> named(Side<T> side, String name) {
        return name.isEmpty() ? Optional.empty() : side.entries().stream().filter(entry -> id.apply(entry).equals(name)).findFirst();
    }
}
