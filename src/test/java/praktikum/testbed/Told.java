package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import praktikum.host.Answer;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.text.Language;

/** What an answer is expected to be. */
final class Told {

    private Told() {
    }

    static Output output(Answer answer) {
        return assertInstanceOf(Output.class, answer, answer.toString());
    }

    static void printed(String expected, Answer answer) {
        assertEquals(expected, output(answer).outText().strip());
    }

    /** A problem, and a sentence in each language with all these words. */
    static void none(NoAnswer.Problem problem, Answer answer, String... words) {
        var none = assertInstanceOf(NoAnswer.class, answer, answer.toString());
        assertEquals(problem, none.problem(), none.why().in(Language.ENGLISH));
        for (var language : Language.values()) {
            var sentence = none.why().in(language);
            for (var word : words) {
                assertTrue(sentence.contains(word), word + " in: " + sentence);
            }
            assertFalse(sentence.contains("{"), sentence);
        }
    }
}
