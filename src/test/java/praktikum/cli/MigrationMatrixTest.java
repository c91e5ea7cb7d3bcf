package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Drill;
import praktikum.drill.DrillRecords;
import praktikum.drill.Operator;
import praktikum.drill.Timeline;
import praktikum.host.evidence.Evidence;
import praktikum.sim.fault.Faults;
import praktikum.text.Language;
import praktikum.text.Message;

/** What lab 07 says of a machine that really moves, with and without somebody who would like to have it look so. */
class MigrationMatrixTest {

    private static final String THERE = "drill.migration.stage.migration-there";
    private static final String ANSWERS = "; n=0; until qm guest cmd 100 ping 2>/dev/null || [ $n = 60 ]; do n=$((n+1)); sleep 1; done";
    private static final Drill DRILL = Drill.installed().stream().filter(one -> one.step().equals("07-migration/migrate-drill"))
            .findFirst().orElseThrow();

    @TempDir
    static Path folder;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Optional<KeptMachines> built = Optional.empty();

    private static synchronized KeptMachines built() throws Exception {
        if (built.isEmpty()) {
            built = Optional.of(KeptMachines.of(folder.resolve("built"), RemedyTest.planned(RemedyState.From.PLAIN), Rehearsal::carryOut));
        }
        return built.get();
    }

    private static Path workspace() {
        return folder.resolve("w" + NUMBER.incrementAndGet());
    }

    /** Somebody who does something when a stage begins. */
    private record Meddler(String stage, Runnable hands) implements Operator {
        @Override
        public void hear(Message what) {
            if (what.key().equals(stage)) {
                hands.run();
            }
        }

        @Override
        public void please(Message what) {
            throw new AssertionError("nobody is asked when a machine moves");
        }
    }

    /** Runs the drill; somebody has his hands in it at a stage. */
    private static Timeline drilled(Rehearsal rehearsal, String stage, Consumer<Rehearsal> hands) throws Exception {
        var file = workspace();
        assertInstanceOf(Drill.End.Complete.class, rehearsal.drilled(DRILL, file, new Meddler(stage, () -> hands.accept(rehearsal))));
        return DRILL.timeline(DrillRecords.of(Evidence.read(file))).orElseThrow();
    }

    private static Map<String, String> told(Map<CheckKey, Verdict> verdicts) {
        var told = new TreeMap<String, String>();
        verdicts.forEach((key, verdict) -> {
            if (key.lab().equals("07-migration") && !(verdict instanceof Verdict.Passed)) {
                told.put(key.check(), Expected.told(verdict).replace("debian-vm=", ""));
            }
        });
        return told;
    }

    private static Consumer<Rehearsal> typed(String... lines) {
        return rehearsal -> Stream.of(lines).forEach(line -> RemedyState.type(rehearsal, line));
    }

    /** The clock of the node that watches jumps while the machine is on its way. */
    private static void clockJumps(Rehearsal rehearsal) {
        var world = rehearsal.practice.cluster().world();
        world.act(() -> world.after(Duration.ofSeconds(6), () -> Faults.named("clock-ahead").orElseThrow()
                .apply(world.machine("n3").orElseThrow())));
    }

    @TestFactory
    Stream<DynamicTest> whoOnlyMakesItLookSoIsFoundOut() {
        var rows = new LinkedHashMap<String, Tale>();
        rows.put("stopped and started on the target", new Tale(THERE, typed("n2: qm stop 100; qm start 100" + ANSWERS),
                "never-stopped=restarted"));
        rows.put("the marker was written again", new Tale(THERE, typed("n2: sleep 3; qm guest exec 100 -- sh -c "
                + "'text=$(cat /run/praktikum-marker); echo $text > /run/praktikum-marker'"), "never-stopped=marker-remade"));
        rows.put("the marker is gone", new Tale(THERE, typed("n2: qm guest exec 100 -- rm /run/praktikum-marker"),
                "never-stopped=marker-lost"));
        rows.put("a process stayed behind", new Tale(THERE, rehearsal -> rehearsal.practice.cluster()
                .fault(Faults.named("process-left").orElseThrow(), "n1"), "moved=process-left"));
        rows.put("a clock set forward in mid-drill", new Tale("drill.migration.stage.migration-moving", MigrationMatrixTest::clockJumps,
                "interruption=?"));
        return rows.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            try (var rehearsal = built().start(workspace())) {
                var timeline = drilled(rehearsal, row.getValue().stage(), row.getValue().hands());
                var told = told(rehearsal.settled().check(List.of(timeline)));
                var shows = row.getValue().shows().split("=");
                assertEquals(Map.of(shows[0], shows[1]), told);
            }
        }));
    }

    /** What somebody does, at which stage, and what shows it. */
    private record Tale(String stage, Consumer<Rehearsal> hands, String shows) {
    }

    @Test
    void aMachineThatMovesAndComesBackHasAllPoints() throws Exception {
        try (var rehearsal = built().start(workspace())) {
            var timeline = drilled(rehearsal, "", nothing -> { });
            var verdicts = rehearsal.settled().check(List.of(timeline));

            assertEquals(Map.of(), told(verdicts));
            var lines = timeline.summary(Language.ENGLISH);
            assertTrue(lines.getFirst().contains("n1 → n2  memory alone was moved, downtime by its log "), lines.toString());
            assertTrue(lines.getFirst().contains("never stopped (same boot)"), lines.toString());
            assertEquals(2, lines.stream().filter(line -> line.contains("seen from n2")).count(), lines.toString());
            assertEquals(2, lines.stream().filter(line -> line.contains("seen from n3")).count(), lines.toString());
            assertEquals("1", rehearsal.must("n1", "grep -c :qmigrate:100: /var/log/pve/tasks/index").strip());
        }
    }

    /** By hand and without a drill: shut down, moved, started. The list shows the same as after a live migration. */
    @Test
    void whoStopsItToMoveItIsToldByTheLogs() throws Exception {
        try (var rehearsal = built().start(workspace())) {
            typed("n1: qm shutdown 100 --timeout 60; qm migrate 100 n2", "n2: qm start 100").accept(rehearsal);
            var told = told(rehearsal.settled().check(List.of()));
            assertEquals("stop-start", told.get("online"));
            assertEquals("elsewhere", told.get("home"));
        }
    }

    /** The disk lay on its node, and was copied on the way; that it lies on shared storage now does not make it otherwise. */
    @Test
    void whoCopiesADiskHasNotShownSharedStorage() throws Exception {
        try (var rehearsal = built().start(workspace())) {
            typed("n1: qm disk move 100 scsi0 local-lvm --delete 1; qm migrate 100 n2 --online --with-local-disks",
                    "n2: qm disk move 100 scsi0 nfs --format qcow2 --delete 1").accept(rehearsal);
            var told = told(rehearsal.settled().check(List.of()));
            assertEquals("over-nbd", told.get("memory-only"));
            assertEquals("elsewhere", told.get("home"));
        }
    }
}
