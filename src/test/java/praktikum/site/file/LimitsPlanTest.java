package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.site.Site;
import praktikum.site.plan.BondPlan;
import praktikum.site.plan.LimitsPlan;
import praktikum.text.Language;

/** Limits and bond of the plan in {@code site.yaml}. */
class LimitsPlanTest {

    private static final String SITE = """
            version: 1
            nodes:
              - {name: n1, address: 192.0.2.11}
              - {name: n2, address: 192.0.2.12}
            plan:
              cluster: kelas-a
              network: {prefix: 24, gateway: 192.0.2.1, dns: 192.0.2.1, domain: lab.example}
            """;

    private static Site site(String more) {
        return assertInstanceOf(SiteReading.Ready.class, SiteFile.parse("site.yaml", SITE + more)).site();
    }

    @Test
    void whatIsNotSaidIsUsual() {
        assertEquals(Optional.of(LimitsPlan.USUAL), site("").plan().section(LimitsPlan.class));
        assertEquals(Optional.empty(), site("").plan().section(BondPlan.class));
        assertEquals(Optional.of(new LimitsPlan(Duration.ofMillis(2), Duration.ofMillis(5), 10_000, Duration.ofSeconds(3))),
                site("  limits: {latency-average: 2ms, bandwidth: 10G}\n").plan().section(LimitsPlan.class));
        assertEquals(Optional.of(new BondPlan("802.3ad")), site("  bond: 802.3ad\n").plan().section(BondPlan.class));
    }

    @Test
    void whatIsSaidIsWrittenAgain() {
        var limits = new LimitsPlan(Duration.ofMillis(2), Duration.ofMillis(9), 1500, Duration.ofSeconds(8));
        assertEquals(List.of("limits:", "  latency-average: 2ms", "  latency-maximum: 9ms", "  bandwidth: 1500M",
                "  interruption: 8s"), limits.lines());
        assertEquals(List.of(), LimitsPlan.USUAL.lines());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"limits: {latency-average: 1s} | whole milliseconds from 1ms to 999ms",
        "limits: {latency-maximum: 0ms} | whole milliseconds", "limits: {bandwidth: fast} | such as 500M or 10G",
        "limits: {bandwidth: 1000} | such as 500M or 10G", "limits: {interruption: 500ms} | whole seconds from 1s to 99s",
        "limits: {latency-average: 9ms} | a single round trip only 5 ms",
        "bond: two-cards | active-backup", "limits: {loss: 1} | latency-average"})
    void whatIsWrongIsToldWithItsLine(String more, String says) {
        var problems = assertInstanceOf(SiteReading.Wrong.class, SiteFile.parse("site.yaml", SITE + "  " + more + "\n")).findings();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().in(Language.ENGLISH).contains(says), problems.getFirst().in(Language.ENGLISH));
        assertTrue(problems.getFirst().in(Language.ENGLISH).contains(":8"), problems.getFirst().in(Language.ENGLISH));
    }
}
