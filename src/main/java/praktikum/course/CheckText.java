package praktikum.course;

import java.util.Map;
import java.util.Optional;

/**
 * What people read about a check, in one language. Inline Markdown.
 *
 * @param says the statement it verifies
 * @param hint how to find out oneself
 * @param mistakes a sentence per known mistake; {@code ${node}}, {@code ${expected}}, {@code ${found}} and further single
 *     words stand for what the check saw, {@code ${word.word}} for values of the site
 */
public record CheckText(String says, Optional<String> hint, Map<String, String> mistakes) {

    public CheckText {
        mistakes = Map.copyOf(mistakes);
    }
}
