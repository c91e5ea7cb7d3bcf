package praktikum.report.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.drill.DrillRun;
import praktikum.drill.guest.GuestLook;
import praktikum.drill.guest.Observation;
import praktikum.drill.migration.MigrationLeg;
import praktikum.drill.migration.MigrationTimeline;
import praktikum.fact.Printed;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.inside.GuestBoot;
import praktikum.fact.guest.inside.GuestMarker;
import praktikum.fact.migration.MigrationLog;
import praktikum.fact.network.EchoTrace;
import praktikum.report.PlainText;
import praktikum.report.Table;
import praktikum.text.Language;

/** The answer to whether a service was interrupted, and its pictures, follow from what was measured. */
class MigrationPartTest {

    private static final Instant START = Instant.parse("2025-12-14T10:29:53Z");
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final String BOOT = "6d1c0f43-2f0a-4f2e-9a55-0123456789ab";
    private static final GuestMarker MARKER = new GuestMarker("0f8fad5b-d9cb-469f-a165-70867728950e", START, "tmpfs");
    private static final String LOG = """
            2025-12-14 17:29:53 starting migration of VM 100 to node 'n2' (192.0.2.12)
            2025-12-14 17:29:53 starting VM 100 on remote node 'n2'
            2025-12-14 17:29:57 starting online/live migration on unix:/run/qemu-server/100.migrate
            2025-12-14 17:29:57 migration downtime limit: 100 ms
            2025-12-14 17:29:57 start migrate command to unix:/run/qemu-server/100.migrate
            2025-12-14 17:30:04 average migration speed: 148.7 MiB/s - downtime 99 ms
            2025-12-14 17:30:04 migration completed, transferred 547.1 MiB VM-state
            2025-12-14 17:30:04 migration status: completed
            2025-12-14 17:30:06 migration finished successfully (duration 00:00:13)
            TASK OK
            """;

    private static GuestLook look(String node, String boot, GuestMarker marker, int... records) {
        var file = GuestFile.read(Printed.of("/etc/pve/nodes/" + node
                + "/qemu-server/100.conf:net0: virtio=BC:24:11:06:56:45,bridge=vmbr0\n"), 100).asOptional().orElseThrow();
        return new GuestLook(file, Optional.empty(), Optional.of(new GuestBoot(boot, Duration.ofSeconds(600))),
                Optional.of(Optional.of(marker)), Optional.empty(), Optional.empty(), Map.of(), List.of(),
                java.util.Arrays.stream(records).boxed().toList());
    }

    /** Answers every 100 ms from the beginning of the migration on, some of them lost in its eleventh second. */
    private static Observation seen(String host, int lost, int record) {
        var replies = new ArrayList<EchoTrace.Reply>();
        for (var i = 1; i <= 140; i++) {
            if (i <= 110 || i > 110 + lost) {
                replies.add(new EchoTrace.Reply(i, Duration.ofNanos(400_000), START.plusMillis(i * 100L)));
            }
        }
        return new Observation(host, Optional.of(new EchoTrace(140, TENTH, replies)), replies.getFirst().at(), "", record);
    }

    private static MigrationLeg leg(String from, String to, String bootAfter, int lost) {
        var log = MigrationLog.readFile(Printed.of(LOG)).asOptional().orElseThrow().orElseThrow();
        return new MigrationLeg(from, to, look(from, BOOT, MARKER, 7), look(to, bootAfter, MARKER, 31),
                List.of(seen(DrillRun.KIT, lost, 21), seen("n3", lost - 1, 22)), Optional.empty(),
                Optional.of(new MigrationLeg.Logged(log, Optional.of(ZoneOffset.ofHours(7)), Duration.ZERO, 25)));
    }

    private static MigrationPart part(Language language, String bootAfter, int... lost) {
        var rounds = new ArrayList<MigrationTimeline.Round>();
        for (var some : lost) {
            rounds.add(new MigrationTimeline.Round(leg("n1", "n2", bootAfter, some), leg("n2", "n1", bootAfter, some)));
        }
        return MigrationPart.of(new MigrationTimeline("web", 100, rounds), Duration.ofSeconds(3), language);
    }

    private static List<String> texts(MigrationPart part) {
        return part.answer().stream().map(MigrationPart.Sentence::text).toList();
    }

    @Test
    void threeSentencesAnswerWithTheirNumbers() {
        var answer = texts(part(Language.ENGLISH, BOOT, 4));

        assertEquals("Yes: on its way from n1 to n2, web was silent for 0.5 s at most (4 requests without an answer), seen from this "
                + "computer.", answer.get(0));
        assertEquals("QEMU says that it held the machine for 99 ms, of 100 ms allowed; the other 0.4 s passed until it went on over there "
                + "and was found again on the network. Nothing but memory was moved, so both nodes had its disks.", answer.get(1));
        assertTrue(answer.get(2).startsWith("Its boot id was " + BOOT + " before and after; the text " + MARKER.text()), answer.get(2));
    }

    @Test
    void theAnswerIsThereInIndonesian() {
        assertEquals("Ya: dalam perjalanan dari n1 ke n2, web diam paling lama 0,9 s (8 permintaan tanpa jawaban), dilihat dari "
                + "komputer ini. Dari 3 migrasi, mediannya 0,5 s, rentangnya dari 0,3 s sampai 0,9 s.",
                texts(part(Language.INDONESIAN, BOOT, 4, 2, 8))
                        .getFirst());
    }

    @Test
    void aMachineThatWasStartedAnewIsToldSo() {
        var answer = part(Language.ENGLISH, "00000000-2f0a-4f2e-9a55-0123456789ab", 4).answer().getLast();

        assertTrue(answer.text().startsWith("It did stop: on its way from n1 to n2 its boot id " + BOOT), answer.text());
        assertEquals(List.of(7, 31), answer.evidence());
    }

    @Test
    void whereNothingIsLostNobodyNoticed() {
        assertTrue(texts(part(Language.ENGLISH, BOOT, 1)).getFirst().startsWith("Yes"), "one request is one request");
        var quiet = new MigrationTimeline("web", 100, List.of(new MigrationTimeline.Round(
                new MigrationLeg("n1", "n2", look("n1", BOOT, MARKER), look("n2", BOOT, MARKER), List.of(seen("n3", 0, 3)),
                        Optional.empty(), Optional.empty()), leg("n2", "n1", BOOT, 1))));
        var answer = texts(MigrationPart.of(quiet, Duration.ofSeconds(3), Language.ENGLISH));
        assertTrue(answer.get(0).startsWith("Hardly: on its way from n1 to n2, web answered every request"), answer.get(0));
        assertEquals("The log does not tell for how long QEMU held the machine.", answer.get(1));
    }

    @Test
    void theSilenceStandsInItsPhase() {
        var drawing = part(Language.ENGLISH, BOOT, 4).phases(PlainText.in(Language.ENGLISH)).orElseThrow();

        assertEquals(List.of("preparation", "memory", "finish"), drawing.bars().stream().map(PhasesDrawing.Bar::name).toList());
        // Memory goes over from the fourth to the eleventh second, and then nobody answers.
        var memory = drawing.bars().get(1);
        var lane = drawing.lanes().getFirst();
        assertTrue(lane.silentX() >= memory.x() + memory.width() - 1, lane + " " + memory);
        assertEquals("0.5 s", lane.label());
        assertEquals("this computer", lane.name());
        drawing.lanes().forEach(one -> assertTrue(one.x() + one.width() <= drawing.right() + 0.1, one.toString()));
    }

    @Test
    void everyMigrationIsADotAndTheMedianALine() {
        var drawing = part(Language.ENGLISH, BOOT, 4, 4, 2, 8, 4).spread(PlainText.in(Language.ENGLISH));

        assertEquals(2, drawing.rows().size());
        var row = drawing.rows().getFirst();
        assertEquals(5, row.dots().size());
        assertEquals(5, row.dots().stream().distinct().count(), "no dot covers another");
        assertEquals("0.5 s", row.label());
        assertFalse(drawing.limit().isPresent(), "three seconds are far off");
    }

    @Test
    void theTableHasTheRealRate() {
        var part = part(Language.ENGLISH, BOOT, 4);

        assertEquals(List.of("n1 → n2", "this computer: 0.5 s, n3: 0.4 s", "99 / 100 ms", "547.1 MiB", "78.2 MiB/s", "13 s",
                "memory alone was moved"), part.figures().rows().getFirst().stream().map(Table.Cell::text).toList());
        assertEquals("547,1 MiB", part(Language.INDONESIAN, BOOT, 4).figures().rows().getFirst().get(3).text());
        assertEquals(List.of(7, 21, 22, 25, 31), part.cited());
    }
}
