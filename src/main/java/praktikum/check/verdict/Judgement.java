package praktikum.check.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a check thinks of one subject.
 *
 * @param right whether it is as it should be
 * @param expected what it should be, where there is one answer
 * @param found what it is
 * @param mistake the known mistake, a key of the lab page
 * @param values further values for the mistake's sentence
 * @param cited transcript records it rests on besides those the check read itself
 */
public record Judgement(boolean right, Optional<String> expected, String found, Optional<String> mistake,
        Map<String, String> values, List<Integer> cited) {

    public Judgement {
        values = Map.copyOf(values);
        cited = List.copyOf(cited);
    }

    private Judgement(boolean right, Optional<String> expected, String found) {
        this(right, expected, found, Optional.empty(), Map.of(), List.of());
    }

    /** It is as it should be. */
    public static Judgement right(Object found) {
        return new Judgement(true, Optional.empty(), FindingText.of(found));
    }

    /** It is not as it should be. */
    public static Judgement wrong(Object expected, Object found) {
        return new Judgement(false, Optional.of(FindingText.of(expected)), FindingText.of(found));
    }

    /** Right where both are equal, wrong otherwise. */
    public static Judgement equal(Object expected, Object found) {
        return new Judgement(expected.equals(found), Optional.of(FindingText.of(expected)), FindingText.of(found));
    }

    /** The same, recognised as a known mistake. No effect on what is right. */
    public Judgement mistake(String key) {
        return right ? this : new Judgement(false, expected, found, Optional.of(key), values, cited);
    }

    /** The same with one more value for the mistake's sentence. */
    public Judgement with(String name, Object value) {
        var more = new TreeMap<>(values);
        more.put(name, FindingText.of(value));
        return new Judgement(right, expected, found, mistake, more, cited);
    }

    /** The same, resting on further transcript records. */
    public Judgement citing(Collection<Integer> records) {
        var more = new ArrayList<>(cited);
        more.addAll(records);
        return new Judgement(right, expected, found, mistake, values, more);
    }
}
