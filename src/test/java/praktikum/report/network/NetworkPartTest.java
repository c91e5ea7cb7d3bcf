package praktikum.report.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import praktikum.drill.network.SegmentMeasurement;
import praktikum.drill.network.SegmentMeasurement.Measured;
import praktikum.fact.Printed;
import praktikum.fact.network.PingSeries;
import praktikum.fact.network.Throughput;
import praktikum.report.Table;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.LimitsPlan;
import praktikum.site.plan.Plan;
import praktikum.text.Language;

/** The figures of the network's chapter: in the site's order, in the language's numbers, and what is outside its limits marked. */
class NetworkPartTest {

    private static Measured<PingSeries> ping(String from, String to, int received, String times, int record) {
        var text = "100 packets transmitted, " + received + " received, " + (100 - received) + "% packet loss, time 1999ms\n"
                + (received > 0 ? "rtt min/avg/max/mdev = " + times + " ms\n" : "");
        return new Measured<>(from, to, PingSeries.read(Printed.of(received > 0 ? 0 : 1, text, "")).asOptional(), "", record);
    }

    private static Measured<Throughput> stream(String from, String to, long megabits, int record) {
        return new Measured<>(from, to, Optional.of(new Throughput(megabits * 1_000_000, OptionalLong.of(3), Optional.empty())), "",
                record);
    }

    private static Site site(int nodes) {
        var planned = IntStream.rangeClosed(1, nodes)
                .mapToObj(i -> new PlannedNode("n" + i, InetAddress.ofLiteral("192.0.2." + i), List.of(),
                SshLogin.at("192.0.2." + i), Optional.empty())).toList();
        return new Site(planned, new SshSettings("root", List.of(), false, Optional.empty(), false, Duration.ofSeconds(10)),
                Plan.of(LimitsPlan.USUAL));
    }

    private static final SegmentMeasurement MEASURED = new SegmentMeasurement(List.of("n3", "n1", "n2"), List.of(
            ping("n3", "n1", 100, "0.2/0.312/0.9/0.04", 7), ping("n1", "n2", 97, "0.2/0.4/1.0/0.1", 5),
            ping("n2", "n1", 100, "0.2/0.5/6.5/0.1", 6), ping("n1", "n3", 0, "", 4)),
            List.of(stream("n2", "n1", 941, 9), stream("n1", "n2", 94, 10), new Measured<>("n3", "n1",
                    Optional.of(new Throughput(0, OptionalLong.empty(), Optional.of("no <b>route</b>"))), "", 11)));

    private static List<String> row(Table table, int row) {
        return table.rows().get(row).stream().map(Table.Cell::text).toList();
    }

    @Test
    void pairsAreInTheSitesOrderWithTheirRecords() {
        var part = NetworkPart.of(MEASURED, site(3), Language.ENGLISH);

        assertEquals(List.of("n1", "n2", "n3"), part.nodes());
        assertEquals(List.of("n1", "n2", "0.400", "1.000", "0.100", "3.0 %"), row(part.latencyTable(), 0));
        assertEquals(List.of("n1", "n3", "–", "–", "–", "100.0 %"), row(part.latencyTable(), 1));
        assertEquals(List.of(5), part.latencyTable().evidence(0));
        assertEquals(List.of("n2", "n1", "941 Mbit/s", "3"), row(part.bandwidthTable(), 1));
        assertEquals(List.of("n3", "n1", "no <b>route</b>", "–"), row(part.bandwidthTable(), 2));
        assertEquals(List.of(4, 5, 6, 7, 9, 10, 11), part.cited().stream().sorted().toList());
    }

    @Test
    void numbersAreThoseOfTheLanguage() {
        var part = NetworkPart.of(MEASURED, site(3), Language.INDONESIAN);

        assertEquals(List.of("n3", "n1", "0,312", "0,900", "0,040", "0,0 %"), row(part.latencyTable(), 3));
        assertEquals("Bandwidth terendah adalah dari n1 ke n2: 94 Mbit/s.",
                part.worst("bandwidth", part.bandwidth()).orElseThrow());
    }

    /** Lost packets, a late answer, too little bandwidth and no figure at all are hatched; what is right is shaded. */
    @Test
    void whatIsOutsideItsLimitsIsHatched() {
        var part = NetworkPart.of(MEASURED, site(3), Language.ENGLISH);

        assertEquals(List.of(true, true, true, false), part.latencyMap().fields().stream()
                .map(field -> !field.hatch().toString().isEmpty()).toList());
        assertEquals(List.of(true, false, true), part.bandwidthMap().fields().stream()
                .map(field -> !field.hatch().toString().isEmpty()).toList());
        assertTrue(part.latencyMap().fields().getLast().grey() < 255);
    }

    @Test
    void manyNodesFitOntoThePageAndTheWorstPairsComeFirst() {
        var pings = new ArrayList<Measured<PingSeries>>();
        for (var i = 1; i <= 32; i++) {
            for (var j = 1; j <= 32; j++) {
                if (i != j) {
                    pings.add(ping("n" + i, "n" + j, 100, i == 20 && j == 30 ? "0.2/4.0/9.0/1.0" : "0.2/0.3/0.4/0.1", 1));
                }
            }
        }
        var part = NetworkPart.of(new SegmentMeasurement(IntStream.rangeClosed(1, 32).mapToObj(i -> "n" + i).toList(), pings, List.of()),
                site(32), Language.ENGLISH);

        var map = part.latencyMap();
        assertEquals(32 * 31, map.fields().size());
        assertTrue(map.fields().stream().allMatch(field -> field.text().isEmpty() && field.x() + field.width() <= map.width() + 0.1));
        assertFalse(map.height() > 700, "one page");
        assertEquals(90, part.latencyTable().rows().size());
        assertEquals(List.of("n20", "n30"), row(part.latencyTable(), 0).subList(0, 2));
    }
}
