package praktikum.drill.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.drill.Drill;
import praktikum.drill.Drill.End;
import praktikum.drill.DrillContract;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRun;
import praktikum.drill.Operator;
import praktikum.host.Scripted;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.text.Language;
import praktikum.text.Message;

/** Every ordered pair of nodes is measured, and no server is left. */
class MeasureDrillTest extends DrillContract {

    @TempDir
    Path own;

    @Override
    protected Drill drill() {
        return new MeasureDrill();
    }

    @Override
    protected List<World> worlds() {
        return List.of(new FakeSegment(3), new FakeSegment(2), new FakeSegment(5));
    }

    private record Done(End end, SegmentMeasurement measured, List<Message> heard) {}

    private Done done(FakeSegment world) throws Exception {
        var heard = new ArrayList<Message>();
        var file = own.resolve("drill.jsonl");
        var header = new RunHeader(RunHeader.Kind.DRILL, "run-1", "k", "c", "s", 1, List.of("03-network/measure"));
        End end;
        try (var transcript = Transcript.create(file, header, world.clock())) {
            var hosts = new HashMap<String, WitnessedHost>();
            world.site().nodes().forEach(node -> hosts.put(node.name(), transcript.witness(
                    new Scripted(node.name(), command -> world.answer(node.name(), command)))));
            end = drill().run(new DrillRun(world.site(), hosts, transcript, new Operator() {
                @Override
                public void hear(Message what) {
                    heard.add(what);
                }

                @Override
                public void please(Message what) {
                    throw new AssertionError(what);
                }
            }, Duration.ofSeconds(1), 1));
            transcript.end(RunStatus.COMPLETE);
        }
        return new Done(end, SegmentMeasurement.of(DrillRecords.of(Evidence.read(file))), heard);
    }

    @Test
    void everyOrderedPairHasItsFigures() throws Exception {
        var done = done(new FakeSegment(3));

        assertEquals(new End.Complete(), done.end());
        assertTrue(done.measured().complete());
        assertEquals(List.of("n1 → n2", "n1 → n3", "n2 → n1", "n2 → n3", "n3 → n1", "n3 → n2"), done.measured().pings().stream()
                .map(one -> one.from() + " → " + one.to()).sorted().toList());
        assertEquals("0.312", done.measured().ping("n3", "n1").orElseThrow().value().orElseThrow().times().orElseThrow().average()
                .toString());
        // n2 sent to the server n1; what n1 sent back was measured with -R.
        assertEquals(941_000_001, done.measured().stream("n2", "n1").orElseThrow().value().orElseThrow().bitsPerSecond());
        assertEquals(938_000_000, done.measured().stream("n1", "n2").orElseThrow().value().orElseThrow().bitsPerSecond());
    }

    @Test
    void theSummaryHasTheNumbersOfTheLanguage() throws Exception {
        var measured = done(new FakeSegment(2)).measured();

        assertEquals("n1 → n2  0,0 % hilang, rata-rata 0,312 ms, maksimum 0,900 ms",
                measured.summary(Language.INDONESIAN).getFirst());
        assertTrue(measured.summary(Language.ENGLISH).contains("n2 → n1  941 Mbit/s"), measured.summary(Language.ENGLISH).toString());
    }

    @Test
    void withoutIperf3NothingIsMeasuredAndTheRemedyIsNamed() throws Exception {
        var world = new FakeSegment(3);
        world.instead("iperf3 --version", (host, line) -> host.equals("n2")
                ? Optional.of(world.printed(127, "", "bash: line 1: iperf3: command not found\n")) : Optional.empty());

        var done = done(world);

        var refused = (End.Refused) done.end();
        assertTrue(refused.why().in(Language.ENGLISH).contains("n2 has no iperf3 that works"), refused.toString());
        assertTrue(refused.why().in(Language.ENGLISH).contains("`apt-get install -y iperf3`"), refused.toString());
        assertFalse(done.measured().complete());
        assertEquals(List.of(), done.measured().pings());
    }

    @Test
    void aPairThatCannotBeMeasuredIsAResultToo() throws Exception {
        var world = new FakeSegment(3);
        world.instead("iperf3 -c 192.0.2.11", (host, line) -> host.equals("n3") ? Optional.of(world.printed(1,
                "{\"start\":{},\"end\":{},\"error\":\"unable to connect to server: Connection timed out\"}", "")) : Optional.empty());

        var done = done(world);

        assertEquals(new End.Complete(), done.end());
        assertTrue(done.measured().complete());
        assertEquals(Optional.of("unable to connect to server: Connection timed out"),
                done.measured().stream("n3", "n1").orElseThrow().value().orElseThrow().error());
    }

    @Test
    void thePlanSaysHowLongItTakesAndWhatIsStarted() {
        var plan = drill().plan(new FakeSegment(3).site()).stream().map(sentence -> sentence.in(Language.ENGLISH)).toList();
        assertTrue(plan.get(0).contains("about 4 seconds"), plan.get(0));
        assertTrue(plan.get(1).contains("about 18 seconds"), plan.get(1));
        assertTrue(plan.get(2).contains("started on n1, n2, on port 5219"), plan.get(2));
    }
}
