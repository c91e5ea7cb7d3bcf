package praktikum.drill.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.drill.Drill;
import praktikum.drill.Drill.End;
import praktikum.drill.DrillContract;
import praktikum.drill.DrillRun;
import praktikum.fact.guest.inside.GuestMarker;
import praktikum.fact.migration.Transfer;
import praktikum.host.Answer;
import praktikum.text.Language;

/** A machine moves and comes back, and what others noticed of it is measured. */
class MigrateDrillTest extends DrillContract {

    @TempDir
    Path own;

    @Override
    protected Drill drill() {
        return new MigrateDrill();
    }

    @Override
    protected List<World> worlds() {
        return List.of(new FakeMigration(3, false), new FakeMigration(2, true));
    }

    private MigrationTrial done(FakeMigration world, int times) throws Exception {
        return MigrationTrial.of(world, own.resolve("drill.jsonl"), times);
    }

    @Test
    void theSilenceIsMeasuredBesideTheDowntimeOfTheLog() throws Exception {
        var done = done(new FakeMigration(3, false), 1);

        assertEquals(new End.Complete(), done.end(), done.heard().toString());
        assertTrue(done.measured().complete());
        var leg = done.there();
        assertEquals(List.of("n3", DrillRun.KIT), leg.observed().stream().map(one -> one.host()).sorted().toList());
        // Four requests were lost: from the sixtieth answer to the sixty-fifth it is half a second.
        leg.observed().forEach(one -> {
            assertEquals(Duration.ofMillis(500), one.silence().orElseThrow().length());
            assertEquals(4, one.silence().orElseThrow().lost());
            assertTrue(one.answersInTheEnd());
        });
        var log = leg.log().orElseThrow();
        assertEquals(Optional.of(Duration.ofMillis(61)), log.log().figures().downtime());
        assertEquals(Transfer.MEMORY_ONLY, log.log().transfer());
        assertTrue(leg.task().orElseThrow().ok());
        assertEquals("+07:00", log.zone().orElseThrow().toString());
        assertEquals(Optional.empty(), leg.clockSet());
    }

    @Test
    void itIsSeenThatTheMachineNeverStopped() throws Exception {
        var leg = done(new FakeMigration(3, false), 1).there();

        assertEquals(Optional.of(true), leg.boot());
        assertEquals(Optional.of("n2"), leg.after().node());
        assertEquals(leg.before().memory(), leg.after().memory());
        assertTrue(leg.after().memory().orElseThrow().filter(GuestMarker::inMemory).isPresent());
        assertEquals(List.of("192.0.2.100"), leg.after().addresses());
        assertEquals(leg.before().macs(), leg.after().macs());
        assertEquals(false, leg.after().processes().get("n1"));
        assertEquals(true, leg.after().processes().get("n2"));
    }

    @Test
    void aMachineThatWasStoppedAndStartedIsFoundOut() throws Exception {
        var world = new FakeMigration(3, false);
        var leg = done(world.afterMove(world::restarted), 1).there();

        assertEquals(Optional.of(false), leg.boot());
        assertEquals(Optional.of(Optional.empty()), leg.after().memory());
    }

    @Test
    void aMarkerThatWasWrittenAgainIsFoundOut() throws Exception {
        var world = new FakeMigration(3, false);
        var leg = done(world.afterMove(() -> world.markedAgain(FakeMigration.MARKER)), 1).there();

        var before = leg.before().memory().orElseThrow().orElseThrow();
        var after = leg.after().memory().orElseThrow().orElseThrow();
        assertEquals(before.text(), after.text());
        assertEquals(Duration.ofSeconds(40), Duration.between(before.changed(), after.changed()));
    }

    @Test
    void anObserversClockThatIsSetMeanwhileChangesNoLength() throws Exception {
        var world = new FakeMigration(3, false);
        world.instead((host, line) -> host.equals("n3") && line.startsWith("ping ") && line.contains(" -w ")
                ? Optional.of(world.printed(0, FakeMigration.setForward(world), "")) : Optional.empty());
        var leg = done(world, 1).there();

        var observed = leg.observed().stream().filter(one -> one.host().equals("n3")).findFirst().orElseThrow();
        assertEquals(Duration.ofMillis(1000), observed.silence().orElseThrow().length());
        assertEquals(Optional.of("n3"), leg.clockSet());
    }

    @Test
    void whereTheKitIsElsewhereTwoNodesObserve() throws Exception {
        var done = done(new FakeMigration(3, true), 1);

        assertEquals(List.of("n2", "n3"), done.there().observed().stream().map(one -> one.host()).sorted().toList());
        assertTrue(done.heard().stream().anyMatch(what -> what.key().equals("drill.guest.not-from-here")), done.heard().toString());
    }

    @Test
    void severalRoundsHaveAMedianAndARange() throws Exception {
        var world = new FakeMigration(3, false);
        var losses = new ArrayList<>(List.of(2, 2, 9, 9, 4, 4));
        world.afterMove(() -> world.loses(losses.removeFirst()));
        var measured = done(world, 3).measured();

        assertEquals(List.of(300L, 1000L, 500L), measured.there().stream().map(leg -> leg.silence().orElseThrow().toMillis()).toList());
        assertEquals("longest silence of 3 migrations: median 0.5 s, from 0.3 s to 1.0 s",
                measured.summary(Language.ENGLISH).getLast());
        assertEquals("diam terlama dari 3 migrasi: median 0,5 s, dari 0,3 s sampai 1,0 s",
                measured.summary(Language.INDONESIAN).getLast());
    }

    @Test
    void whereTheMachineIsElsewhereNothingIsChanged() throws Exception {
        var world = new FakeMigration(3, false);
        world.moveTo("n3");
        assertRefused(world, "`qm migrate 100 n1 --online` on n3");
    }

    @Test
    void whereADiskIsLocalNothingIsChanged() throws Exception {
        var world = new FakeMigration(3, false);
        assertRefused(answering(world, "pvesh", world.printed(0, "{\"allowed_nodes\":[\"n2\"],"
                + "\"local_disks\":[{\"volid\":\"local-lvm:vm-100-disk-0\"}],"
                + "\"local_resources\":[],\"mapped-resources\":[],\"not_allowed_nodes\":{},\"running\":1}", "")),
                "disks or images that only n1 has (local-lvm:vm-100-disk-0)");
    }

    @Test
    void whereNobodyIsAnsweredNothingIsChanged() throws Exception {
        var world = new FakeMigration(3, false);
        assertRefused(answering(world, "ping", world.printed(1, "\n3 packets transmitted, 0 received, 100% packet loss, time 2ms\n", "")),
                "Nobody gets an answer from debian-vm at 192.0.2.100");
    }

    @Test
    void whereTheAgentIsSilentNothingIsChanged() throws Exception {
        var world = new FakeMigration(3, false);
        assertRefused(answering(world, "qm guest exec", world.printed(255, "", "QEMU guest agent is not running\n")),
                "The guest agent in debian-vm does not answer");
    }

    private static FakeMigration answering(FakeMigration world, String beginning, Answer answer) {
        return world.instead((host, line) -> line.startsWith(beginning) ? Optional.of(answer) : Optional.empty());
    }

    private void assertRefused(FakeMigration world, String why) throws Exception {
        var nothing = world.changed();
        var done = done(world, 1);
        assertTrue(done.end() instanceof End.Refused(var refusal) && refusal.in(Language.ENGLISH).contains(why), done.end().toString());
        assertEquals(nothing, world.changed());
        assertFalse(done.measured().complete());
    }

    /** The command fails, and the machine stays where it is: that is a result, and nothing is left. */
    @Test
    void aMigrationThatFailsIsAResultToo() throws Exception {
        var world = new FakeMigration(3, false);
        var nothing = world.changed();
        world.instead((host, line) -> line.contains("- qm migrate") ? Optional.of(world.printed(255, "", "migration aborted\n"))
                : Optional.empty());
        world.instead((host, line) -> line.startsWith("ping ") && line.contains(" -w ")
                ? Optional.of(world.printed(0, FakeMigration.setForward(world), "")) : Optional.empty());
        var done = done(world, 1);

        assertTrue(done.end() instanceof End.BrokenOff, done.end().toString());
        assertEquals(nothing, world.changed());
        assertEquals(Optional.of("n1"), done.there().after().node());
    }
}
