package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.Expect.judge;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.check.verdict.Verdict;
import praktikum.text.Language;

/** A check with a fault of its own costs nobody points: it is not measured and says whose fault it is. */
class BrokenChecksTest {

    @ChecksFor("toy")
    static final class Broken {

        @Check("throws")
        void breaks(Cluster cluster) {
            throw new IllegalStateException("index 3 of 2");
        }

        @Check("asserts")
        void asserts(Cluster cluster) {
            Assertions.assertEquals(1, 2);
        }

        @Check("assumes")
        void assumes(Cluster cluster) {
            Assumptions.assumeTrue(false, "only on Tuesdays");
        }

        @Check("silent")
        void silent(Cluster cluster) {
            cluster.nodes().forEach(Node::name);
        }

        @Check("forgets-its-cluster")
        void forgets() {
        }

        @Check("twice")
        void twice(Cluster cluster) {
            judge(cluster, () -> right("first"));
            judge(cluster, () -> wrong("second", "worse"));
        }

        @Check("breaks-afterwards")
        void afterwards(Cluster cluster) {
            judge(cluster, () -> right("first"));
            throw new IllegalStateException("index 3 of 2");
        }

        @Check("asks-what-nobody-gives")
        void parameter(String nobody) {
        }

        @Check("sound")
        void sound(Cluster cluster) {
            judge(cluster, () -> right("all"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "throws, check.broken, index 3 of 2",
        "asserts, check.broken, expected: <1> but was: <2>",
        "assumes, check.broken, only on Tuesdays",
        "silent, check.judges-nothing, toy/silent",
        "forgets-its-cluster, check.judges-nothing, toy/forgets-its-cluster",
        "twice, check.broken, judges twice",
        "breaks-afterwards, check.broken, index 3 of 2",
        "asks-what-nobody-gives, check.broken, toy/asks-what-nobody-gives"})
    void itIsNotMeasuredAndSaysWhy(String check, String key, String words) {
        var verdicts = Machines.of("kelas-a", "n1", "n2").verdicts(Broken.class);

        var finding = assertInstanceOf(Verdict.NotMeasured.class, verdicts.get(check)).findings().getFirst();
        assertEquals("kelas-a", finding.subject());
        var why = finding.why().orElseThrow();
        assertEquals(key, why.key());
        assertTrue(why.in(Language.ENGLISH).contains(words), why.in(Language.ENGLISH));
        assertTrue(why.in(Language.ENGLISH).contains("tell its author"), why.in(Language.ENGLISH));
        assertTrue(why.in(Language.INDONESIAN).contains(words), why.in(Language.INDONESIAN));
        assertInstanceOf(Verdict.Passed.class, verdicts.get("sound"), "the others are judged as ever");
    }
}
