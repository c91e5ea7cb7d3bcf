package praktikum.course;

import java.util.Map;
import praktikum.text.Language;

/**
 * What a lab page says about a check: its points and its words; the logic is a method elsewhere.
 *
 * @param points 1 to 100; those of a lab, bonus apart, sum to 100
 * @param bonus outside the 100
 * @param hintCost points the hint costs
 * @param line the line of its entry in the English page, from 1
 */
public record Rubric(CheckId id, int points, boolean bonus, int hintCost, Map<Language, CheckText> words, int line) {

    public Rubric {
        words = Map.copyOf(words);
    }

    /** The words in one language; a course that could be read has each. */
    public CheckText words(Language language) {
        return words.get(language);
    }
}
