package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRestore;
import praktikum.drill.quorum.QuorumStage;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.host.evidence.Evidence;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The quorum drill on real corosyncs, through the power switches that the site names. */
@OnTestbed(Tier.NODES)
class QuorumDrillTest {

    private static final String DRILL = "02-cluster/quorum-drill";

    private static Path newest(Path workspace, String kind) throws Exception {
        try (var files = Files.list(workspace.resolve("transcripts"))) {
            return files.filter(file -> file.getFileName().toString().matches(".*-" + kind + "(-[0-9]+)?\\.jsonl")).sorted().toList()
                    .getLast();
        }
    }

    @Test
    void votesGoFromThreeToOneAndBackAndTheEvidenceStays(Testbed testbed, @TempDir Path folder) throws Exception {
        var kit = testbed.kit(folder);
        try {
            var drill = kit.run("drill", DRILL, "--yes");
            assertEquals(0, drill.exit(), drill.err());
            System.out.println("The quorum drill on real nodes:\n"
                    + drill.out().lines().filter(line -> !line.startsWith("    ")).collect(Collectors.joining("\n")));
            assertTimeline(QuorumTimeline.of(DrillRecords.of(Evidence.read(newest(folder, "drill")))));

            var live = kit.run("check", DRILL, "--json");
            var document = new JsonMapper().readTree(live.out());
            for (var check : List.of("one-stopped", "two-stopped", "recovered")) {
                // The states were right, so what is left open is the write: these nodes have no /etc/pve.
                assertEquals("not-measured check.drill-not-written", Row.said(Kit.one(document, check)));
                assertTrue(Kit.one(document, check).path("reasons").path("en").get(0).asString().contains("/etc/pve on pve1"),
                        document::toString);
            }
            testbed.machines().forEach(machine -> testbed.kill(machine.number()));
            var again = kit.run("regrade", newest(folder, "check").toString(), "--json");
            assertEquals(live.exit(), again.exit(), again.err());
            assertEquals(withoutRun(live.out()), withoutRun(again.out()), "the same bytes, with nobody there to be asked");
        } finally {
            testbed.mend();
        }
    }

    private static void assertTimeline(QuorumTimeline timeline) {
        assertEquals(List.of(QuorumStage.values()), timeline.stages().stream().map(QuorumTimeline.Measured::stage).toList());
        timeline.stages().forEach(stage -> assertTrue(stage.settled().isPresent(), stage.toString()));
        var states = timeline.stages().stream()
                .map(stage -> stage.last().stream().map(view -> view.state() + " " + view.votes()).distinct().toList()).toList();
        assertEquals(List.of(List.of("QUORATE 3"), List.of("QUORATE 2"), List.of("BLOCKED 1"), List.of("QUORATE 3")), states);
        assertEquals(List.of(List.of(), List.of("pve3"), List.of("pve2"), List.of()),
                timeline.stages().stream().map(QuorumTimeline.Measured::stopped).toList());
        assertEquals(List.of(3, 2, 1, 3), timeline.stages().stream().map(stage -> stage.last().size()).toList(),
                "only who runs is looked at");
        // The first node saw all of it, and nothing in between that is not on the way.
        var seen = new ArrayList<String>();
        timeline.views().stream().filter(view -> view.node().equals("pve1") && view.state() != State.UNKNOWN)
                .map(view -> view.votes() + " " + view.state())
                .forEach(view -> {
                    if (seen.isEmpty() || !seen.getLast().equals(view)) {
                        seen.add(view);
                    }
                });
        assertEquals(List.of("3 QUORATE", "2 QUORATE", "1 BLOCKED"), seen.subList(0, 3), seen.toString());
        assertEquals("3 QUORATE", seen.getLast());
        assertTrue(List.of("2 QUORATE", "3 QUORATE").containsAll(seen.subList(3, seen.size())), seen.toString());
        timeline.stages().forEach(stage -> assertTrue(stage.took().orElseThrow().toSeconds() < 100, stage.toString()));
        // A machine that dies says no goodbye: token (3125 ms) and consensus (3750 ms) run out before it is left out.
        for (var stage : List.of(QuorumStage.ONE_STOPPED, QuorumStage.MAJORITY_LOST)) {
            var took = timeline.stage(stage).orElseThrow().took().orElseThrow();
            assertTrue(took.toMillis() > 5000, stage + " " + took);
        }
    }

    private static String withoutRun(String json) {
        var root = (ObjectNode) new JsonMapper().readTree(json);
        root.remove("run");
        return root.toString();
    }

    @Test
    void aDrillThatIsKilledIsPutRightByRestore(Testbed testbed, @TempDir Path folder) throws Exception {
        var kit = testbed.kit(folder);
        try {
            var drill = kit.command("drill", DRILL, "--yes").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                await("both victims are off").atMost(Duration.ofSeconds(240)).pollInterval(Duration.ofMillis(100)).ignoreExceptions()
                        .until(() -> DrillRestore.left(Evidence.read(newest(folder, "drill"))).size() == 2 && !testbed.isOn(2));
            } finally {
                drill.destroyForcibly().waitFor();
            }
            assertTrue(Evidence.read(newest(folder, "drill")).ended().isEmpty(), "killed before its end");
            assertFalse(DrillRestore.left(Evidence.read(newest(folder, "drill"))).isEmpty());
            assertEquals(2, kit.run("drill", DRILL, "--yes").exit(), "no second one before the first is restored");

            var begun = System.nanoTime();
            var restored = kit.run("drill", "--restore");
            assertEquals(0, restored.exit(), restored.err());
            assertEquals(4, kit.run("drill", "--restore").exit(), "nothing is left");
            await("all have quorum").atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(100)).until(() -> {
                var document = kit.check("02-cluster/quorum");
                return List.of("quorate", "votes").stream().allMatch(check -> Row.said(Kit.one(document, check)).equals("passed"));
            });
            System.out.printf("drill --restore: quorate again, seen by the kit, after %.1f s%n", (System.nanoTime() - begun) / 1e9);
        } finally {
            testbed.mend();
        }
    }
}
