package praktikum.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.PageValues;
import praktikum.text.Language;
import praktikum.text.Message;

/** What verdicts are worth: "earned + open of max". */
class GradeTest {

    static Finding finding(String subject, Outcome outcome) {
        return switch (outcome) {
            case PASSED -> new Finding(subject, outcome, Optional.empty(), Optional.of("as it is"), Optional.empty(), Map.of(),
                    Optional.empty(), List.of(2));
            case FAILED -> new Finding(subject, outcome, Optional.of("this"), Optional.of("that"), Optional.empty(), Map.of(),
                    Optional.empty(), List.of(3));
            case NOT_MEASURED -> new Finding(subject, outcome, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
                    Optional.of(Message.of("host.cut", subject, "uname -r")), List.of());
        };
    }

    /** A verdict by letters: p for passed, f for failed, u for not measured, a subject each. */
    static Verdict verdict(String letters) {
        var findings = new ArrayList<Finding>();
        for (var letter : letters.toCharArray()) {
            findings.add(finding("n" + (findings.size() + 1),
                    letter == 'p' ? Outcome.PASSED : letter == 'f' ? Outcome.FAILED : Outcome.NOT_MEASURED));
        }
        return Verdict.of(findings);
    }

    private static Grade.LabGrade grade(Sheet sheet, Map<String, Verdict> verdicts) {
        var keyed = new LinkedHashMap<CheckKey, Verdict>();
        verdicts.forEach((check, verdict) -> keyed.put(new CheckKey("toy", check), verdict));
        return Grade.of(sheet.course(), keyed).labs().getFirst();
    }

    private static String shown(Points points) {
        return Points.shown(points.earned(), Language.ENGLISH) + " + " + Points.shown(points.open(), Language.ENGLISH) + " of "
                + Points.shown(points.max(), Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "ppp, 8, 8 + 0 of 8",
        "fff, 8, 0 + 0 of 8",
        "uuu, 8, 0 + 8 of 8",
        "ppf, 8, 5.3 + 0 of 8",
        "pfu, 8, 2.7 + 2.7 of 8",
        "ppu, 10, 6.7 + 3.3 of 10",
        "pfffff, 3, 0.5 + 0 of 3",
        "ppppp, 7, 7 + 0 of 7",
        "u, 1, 0 + 1 of 1"})
    void eachSubjectHasItsShare(String letters, int points, String expected) {
        assertEquals(expected, shown(grade(new Sheet("toy").check("a", points), Map.of("a", verdict(letters))).points()));
    }

    @Test
    void thirdsAddUpToTheWhole() {
        var sheet = new Sheet("toy").check("a", 7).check("b", 6).check("c", 87);
        var halfAndHalf = grade(sheet, Map.of("a", verdict("pfu"), "b", verdict("ufp"), "c", verdict("fpu"))).points();

        assertEquals("33.3 + 33.3 of 100", shown(halfAndHalf));
        var whole = grade(sheet, Map.of("a", verdict("ppp"), "b", verdict("ppp"), "c", verdict("ppp"))).points();
        assertEquals(0, whole.earned().compareTo(BigDecimal.valueOf(100)), "exactly, without a rounding error");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.04, 0", "0.05, 0.1", "1, 1", "99.94, 99.9", "12.25, 12.3", "10, 10", "100, 100", "33.333333, 33.3"})
    void pointsAreShownToOneDecimal(BigDecimal points, String shown) {
        assertEquals(shown, Points.shown(points, Language.ENGLISH));
        assertEquals(shown.replace(".", ","), Points.shown(points, Language.INDONESIAN));
    }

    @Test
    void skippedForAFailureEarnsNothingElseItStaysOpen() {
        var cause = new CheckKey("toy", "a");
        var sheet = new Sheet("toy").check("a", 60).check("b", 40);

        var lost = grade(sheet, Map.of("a", verdict("f"), "b", new Verdict.Skipped(cause, false, verdict("ppp").findings())));
        var open = grade(sheet, Map.of("a", verdict("u"), "b", new Verdict.Skipped(cause, true, verdict("ppp").findings())));

        assertEquals("0 + 0 of 100", shown(lost.points()));
        assertEquals("0 + 100 of 100", shown(open.points()));
        assertEquals("toy/only/a", lost.steps().getFirst().checks().get(1).cause().orElseThrow().toString());
    }

    @Test
    void bonusLiesOutsideTheHundred() {
        var sheet = new Sheet("toy").check("a", 100).bonus("extra", 10);

        var both = grade(sheet, Map.of("a", verdict("pf"), "extra", verdict("p")));

        assertEquals("50 + 0 of 100", shown(both.points()));
        assertEquals("10 + 0 of 10", shown(both.bonus()));
    }

    @Test
    void whatHasNoVerdictIsNoPartOfTheGrade() {
        var sheet = new Sheet("toy").check("a", 100).bonus("extra", 10);

        var without = grade(sheet, Map.of("a", verdict("p")));

        assertEquals("100 + 0 of 100", shown(without.points()));
        assertEquals("0 + 0 of 0", shown(without.bonus()));
        assertTrue(Grade.of(sheet.course(), Map.of()).labs().isEmpty());
    }

    @Test
    void aMistakeIsToldInTheLabsOwnWordsInEitherLanguage() {
        var sheet = new Sheet("toy").check("a", 10, "loopback", "${node} resolves to ${found}, not ${expected}; see ${peer} and ${nobody}");
        var failed = new Verdict.Failed(List.of(finding("n1", Outcome.PASSED), new Finding("n2", Outcome.FAILED, Optional.of("192.0.2.12"),
                Optional.of("127.0.1.1 $1 \\ ${node}"), Optional.of("loopback"), Map.of("peer", "n3"), Optional.empty(), List.of(4)),
                finding("n3", Outcome.NOT_MEASURED)));
        var check = grade(sheet, Map.of("a", failed)).steps().getFirst().checks().getFirst();

        assertEquals(List.of("n2 resolves to 127.0.1.1 $1 \\ ${node}, not 192.0.2.12; see n3 and ${nobody}",
                Message.of("host.cut", "n3", "uname -r").in(Language.ENGLISH)),
                new VerdictExplanation(PageValues.none()).reasons(check, Language.ENGLISH));
        assertEquals("n2 resolves to 127.0.1.1 $1 \\ ${node}, not 192.0.2.12; see n3 and ${nobody} (id)",
                new VerdictExplanation(PageValues.none()).reasons(check, Language.INDONESIAN).getFirst());
        assertEquals(Message.of("host.cut", "n3", "uname -r").in(Language.INDONESIAN),
                new VerdictExplanation(PageValues.none()).reasons(check, Language.INDONESIAN).get(1));
    }

    @Test
    void withoutAKnownMistakeItIsExpectedAndFound() {
        var check = grade(new Sheet("toy").check("a", 10), Map.of("a", verdict("f"))).steps().getFirst().checks().getFirst();

        assertEquals(List.of("n1: expected this, found that."), new VerdictExplanation(PageValues.none()).reasons(check, Language.ENGLISH));
        assertTrue(new VerdictExplanation(PageValues.none()).reasons(check, Language.INDONESIAN).getFirst().contains("this")
                && new VerdictExplanation(PageValues.none()).reasons(check, Language.INDONESIAN).getFirst().contains("that"));
    }

    @Test
    void aSkippedCheckNamesWhatToRepairFirst() {
        var sheet = new Sheet("toy").check("a", 60).check("b", 40);
        var grade = grade(sheet, Map.of("a", verdict("f"), "b", new Verdict.Skipped(new CheckKey("toy", "a"), false, List.of())));

        for (var language : Language.values()) {
            var reasons = new VerdictExplanation(PageValues.none()).reasons(grade.steps().getFirst().checks().get(1), language);
            assertEquals(1, reasons.size());
            assertTrue(reasons.getFirst().contains("toy/only/a"), reasons.getFirst());
        }
    }
}
