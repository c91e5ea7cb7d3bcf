package praktikum.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final EvidencePart.Limits LIMITS = new EvidencePart.Limits(3, 20);

    @Test
    void shortOutputIsWhole() {
        assertEquals(new OutputExcerpt("one\ntwo", 0, 0), OutputExcerpt.of("one\r\ntwo\n", LIMITS));
    }

    @Test
    void tabsReachTheNextStop() {
        assertEquals("a       b", OutputExcerpt.of("a\tb", LIMITS).text());
    }

    @Test
    void furtherLinesAreCounted() {
        var excerpt = OutputExcerpt.of("1\n2\n3\n4\n5\n", LIMITS);
        assertEquals(new OutputExcerpt("1\n2\n3", 2, 3), excerpt);
    }

    @Test
    void aLineThatIsTooLongIsCutAndNoCharacterIsHalved() {
        var excerpt = OutputExcerpt.of("0123456789012345678\ud83d\ude00 and more\nlast", LIMITS);
        assertEquals("0123456789012345678", excerpt.text());
        assertEquals(1, excerpt.linesLeft());
    }

    @Test
    void whateverComesItIsNeverLongerThanAllowed() {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(60); i > 0; i--) {
                text.append("ab\n\n\t \r\0é".charAt(random.nextInt(9)));
            }
            var excerpt = OutputExcerpt.of(text.toString(), LIMITS);
            assertTrue(excerpt.text().length() <= 20 + 3 && excerpt.text().split("\n", -1).length <= 3, text.toString());
            assertTrue(excerpt.cut() || excerpt.linesLeft() == 0, text.toString());
        }
    }
}
