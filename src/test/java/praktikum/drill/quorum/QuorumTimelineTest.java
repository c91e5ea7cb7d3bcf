package praktikum.drill.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.drill.DrillRecords;
import praktikum.drill.Timelines;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.fact.Capture;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Scripted;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.host.evidence.Witness;

/** A timeline is computed from transcript records alone; here they are made by hand. */
class QuorumTimelineTest {

    private static final Instant ZERO = Instant.parse("2026-03-01T02:00:00Z");
    private static final Command VIEW = QuorumCommands.VIEW;

    @TempDir
    Path folder;

    /** A transcript that is written answer by answer; its kit's clock stands where the test puts it. */
    private final class Book implements AutoCloseable {

        private final Path file = folder.resolve("drill" + System.identityHashCode(this) + ".jsonl");
        private final ArrayDeque<Answer> next = new ArrayDeque<>();
        private final Map<String, Witness> witnesses = new HashMap<>();
        private final Transcript transcript;
        private Instant now = ZERO;

        Book() throws Exception {
            InstantSource clock = () -> now;
            transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.DRILL, "r", "k", "c", "s", 1, List.of()), clock);
        }

        Book at(double seconds) {
            now = ZERO.plusMillis(Math.round(seconds * 1000));
            return this;
        }

        Book mark(String name) {
            transcript.mark(name);
            return this;
        }

        Book asked(String host, String by, Answer answer) {
            next.add(answer);
            witnesses.computeIfAbsent(host, name -> transcript.witness(new Scripted(name, command -> next.remove()))).ask(VIEW, by);
            return this;
        }

        /** The kit asks now, it takes 100 ms, and the host's clock shows this at the middle of it. */
        Book clock(String host, double hostSeconds) {
            return asked(host, "drill/clock", output(0, date(hostSeconds), ""));
        }

        Book view(String host, double hostSeconds, String capture) {
            var printed = Capture.printed(capture);
            return asked(host, "drill/view", output(printed.exit(), date(hostSeconds) + printed.out(), printed.err()));
        }

        Book change(String host, boolean stop, double hostSeconds) {
            return asked(host, (stop ? "drill/stop/" : "drill/start/") + host, output(0, date(hostSeconds), ""));
        }

        Answer output(int exit, String out, String err) {
            return FakeCluster.printed(now, exit, out, err);
        }

        String date(double seconds) {
            var time = ZERO.plusMillis(Math.round(seconds * 1000));
            return time.getEpochSecond() + "." + String.format("%09d", time.getNano()) + "\n";
        }

        QuorumTimeline timeline() throws Exception {
            return QuorumTimeline.of(DrillRecords.of(Evidence.read(file)));
        }

        @Override
        public void close() throws Exception {
            transcript.close();
        }
    }

    private static final String WHOLE = "pve9/04-healthy/corosync-quorumtool";
    private static final String ALONE = "pve9/07-no-quorum/corosync-quorumtool";

    /** Clocks of n1 right, of n2 100 s ahead, of n3 50 s behind; FakeCluster.printed says an answer takes 20 ms. */
    private Book book() throws Exception {
        return new Book().at(0).mark("before")
                .at(1).clock("n1", 1.010).at(1.1).clock("n2", 101.110).at(1.2).clock("n3", -48.790);
    }

    @Test
    void timesOfAllNodesAreBroughtToOneClock() throws Exception {
        try (var book = book()) {
            book.at(2).view("n1", 2.01, WHOLE).at(2).view("n2", 102.02, WHOLE).at(2).view("n3", -47.97, WHOLE)
                    .at(3).mark("one-stopped").at(3.1).change("n3", true, -46.9)
                    .at(4).mark("majority-lost").at(4.5).change("n2", true, 104.7)
                    .at(5).view("n1", 5.01, WHOLE).at(9).view("n1", 9.2, ALONE);

            var timeline = book.timeline();

            assertEquals(List.of("n1", "n2", "n3"), timeline.nodes());
            assertEquals(List.of(2010L, 2020L, 2030L, 5010L, 9200L),
                    timeline.views().stream().map(view -> Duration.between(ZERO, view.at()).toMillis()).toList());
            assertEquals(List.of(3100L, 4700L), timeline.changes().stream().map(change -> Duration.between(ZERO, change.at()).toMillis())
                    .toList());
            var lost = timeline.stage(QuorumStage.MAJORITY_LOST).orElseThrow();
            assertEquals(List.of("n2"), lost.stopped());
            assertEquals(Optional.of(Duration.ofMillis(4500)), lost.took(), "from the stop at 4.7 to the view at 9.2");
            assertEquals(State.BLOCKED, lost.last().getFirst().state());
            assertEquals(List.of(QuorumStage.BEFORE, QuorumStage.ONE_STOPPED, QuorumStage.MAJORITY_LOST),
                    timeline.stages().stream().map(QuorumTimeline.Measured::stage).toList());
        }
    }

    /** Somebody, or a time server, sets a node's clock in the middle of a drill; the others' times and its own stay in order. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 3600, -3600, 86_400, -86_400, 1e9, 30, -30})
    void aClockThatIsSetMeanwhileMovesNothing(double jump) throws Exception {
        try (var book = book()) {
            book.at(2).view("n1", 2.01, WHOLE).view("n2", 102.02, WHOLE).view("n3", -47.97, WHOLE)
                    .at(3).mark("one-stopped").at(3.1).change("n3", true, -46.9)
                    .at(4).mark("majority-lost").at(4.5).change("n2", true, 104.5)
                    .at(5).view("n1", 5.01 + jump, WHOLE).at(9).view("n1", 9.01 + jump, ALONE).at(9.3).view("n1", 9.31 + jump, ALONE);

            var timeline = book.timeline();

            var lost = timeline.stage(QuorumStage.MAJORITY_LOST).orElseThrow();
            assertEquals(4500, lost.took().orElseThrow().toMillis(), 50);
            assertEquals(List.of(2010L, 2020L, 2030L, 5000L, 9000L, 9300L).stream().map(time -> time / 100).toList(),
                    timeline.views().stream().map(view -> Duration.between(ZERO, view.at()).toMillis() / 100).toList());
        }
    }

    @Test
    void aStageHasSettledOnlyWhenEveryRunningNodeSaysSo() throws Exception {
        try (var book = book()) {
            book.at(3).mark("one-stopped").at(3.1).change("n3", true, -46.9).at(4).mark("majority-lost").at(4.5).change("n2", true, 104.5)
                    .at(20).mark("recovered").at(20.1).change("n3", false, -29.9).at(20.2).change("n2", false, 120.2)
                    .at(22).view("n1", 22.01, WHOLE).view("n2", 122.01, WHOLE);
            assertEquals(Optional.empty(), book.timeline().stage(QuorumStage.RECOVERED).orElseThrow().settled(), "n3 has not been seen");

            book.at(23).view("n3", -26.99, ALONE).view("n1", 23.01, WHOLE);
            assertEquals(Optional.empty(), book.timeline().stage(QuorumStage.RECOVERED).orElseThrow().settled(), "n3 is not back yet");

            book.at(25).view("n3", -24.5, WHOLE);
            assertEquals(Optional.of(Duration.ofMillis(5300)), book.timeline().stage(QuorumStage.RECOVERED).orElseThrow().took());
        }
    }

    @Test
    void whatNobodyCanReadIsUnknown() throws Exception {
        try (var book = book()) {
            book.at(3).mark("one-stopped")
                    .asked("n1", "drill/view", FakeCluster.silence("n1"))
                    .asked("n2", "drill/view", book.output(0, "\u001b[2J<b>", ""))
                    .asked("n3", "drill/view", book.output(1, book.date(-47), "Cannot initialize QUORUM service\n"))
                    .asked("n1", "drill/write", FakeCluster.silence("n1"))
                    .asked("n2", "drill/write", book.output(1, "", "sh: 1: cannot create /etc/pve/praktikum-drill: Permission denied\n"))
                    .asked("n3", "drill/write", book.output(1, "",
                            "sh: 1: cannot create /etc/pve/praktikum-drill: Directory nonexistent\n"));

            var stage = book.timeline().stage(QuorumStage.ONE_STOPPED).orElseThrow();

            assertEquals(Map.of("n1", State.UNKNOWN, "n2", State.UNKNOWN, "n3", State.STOPPED),
                    stage.last().stream().collect(Collectors.toMap(QuorumTimeline.View::node, QuorumTimeline.View::state)));
            assertEquals(List.of(Written.UNKNOWN, Written.READ_ONLY, Written.UNKNOWN),
                    stage.writes().stream().map(QuorumTimeline.Write::outcome).toList());
            assertEquals("sh: 1: cannot create /etc/pve/praktikum-drill: Permission denied", stage.writes().get(1).said());
        }
    }

    @Test
    void takenOverRecordsAreCitedByTheirNewNumbersAndSayTheSame() throws Exception {
        try (var book = book()) {
            book.at(3).mark("one-stopped").at(3.1).change("n3", true, -46.9).at(4).view("n1", 4.01, WHOLE).view("n2", 104.01, ALONE);
            var own = book.timeline();
            var file = folder.resolve("check.jsonl");
            try (var check = Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "c", "k", "c", "s", 1, List.of()),
                    InstantSource.system())) {
                check.mark("something else first");
                check.copy(Evidence.read(book.file));
            }

            var copied = Timelines.copiedIn(Evidence.read(file)).get(QuorumTimeline.class).orElseThrow();

            assertEquals(own.views().stream().map(view -> view.sequence() + 2).toList(),
                    copied.views().stream().map(QuorumTimeline.View::sequence).toList());
            assertEquals(own.stage(QuorumStage.ONE_STOPPED).orElseThrow().settled(),
                    copied.stage(QuorumStage.ONE_STOPPED).orElseThrow().settled());
            assertEquals(own.views().stream().map(view -> view.node() + view.at() + view.state()).toList(),
                    copied.views().stream().map(view -> view.node() + view.at() + view.state()).toList());
            assertTrue(Timelines.copied(List.of()).all().isEmpty());
        }
    }

    @Test
    void anyRecordsGiveATimelineAndNeverAnException() throws Exception {
        var random = new Random(7);
        var askers = List.of("drill/clock", "drill/view", "drill/write", "drill/stop/n1", "drill/start/n9", "drill/stop/", "01-nodes/time",
                "");
        var marks = List.of("before", "one-stopped", "majority-lost", "recovered", "by-hand/stop/n2", "by-hand/start/n2", "again", "");
        for (var run = 0; run < 60; run++) {
            try (var book = new Book()) {
                for (var i = 0; i < 30; i++) {
                    book.at(random.nextDouble(100));
                    if (random.nextInt(4) == 0) {
                        book.mark(marks.get(random.nextInt(marks.size())));
                    } else {
                        var text = switch (random.nextInt(4)) {
                            case 0 -> "";
                            case 1 -> book.date(random.nextDouble(1e9)) + Capture.printed(WHOLE).out();
                            case 2 -> "99999999999.999999999\n";
                            default -> random.ints(20, 1, 300)
                                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
                        };
                        book.asked("n" + random.nextInt(4), askers.get(random.nextInt(askers.size())),
                                random.nextInt(5) == 0 ? FakeCluster.silence("n") : book.output(random.nextInt(3), text, ""));
                    }
                }
                var timeline = book.timeline();
                assertEquals(timeline.views().stream().sorted(Comparator.comparing(QuorumTimeline.View::at)).toList(), timeline.views());
                for (var stage : timeline.stages()) {
                    assertFalse(stage.took().filter(Duration::isNegative).isPresent());
                }
            }
        }
    }
}
