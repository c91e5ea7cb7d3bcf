package praktikum.check;

import java.util.function.BiPredicate;

/**
 * A known mistake: how to recognise it in what was found. Its sentence stands in the lab page.
 *
 * @param key its key among the page's {@code mistakes}
 */
public record Mistake<T>(String key, BiPredicate<Machine, ? super T> when) {
}
