package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the kit says of quorum while real corosyncs lose and find each other; every change is taken back. */
@OnTestbed(Tier.NODES)
class QuorumTest {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String ALL = "total 3, expected 3, highest expected 3, quorum 2";
    private static final String TWO = "total 2, expected 3, highest expected 3, quorum 2";
    private static final String ONE = "total 1, expected 3, highest expected 3, quorum 2";
    private static final String NOBODY = "corosync –";

    /** Machines that are off need not be waited for as long as people's own. */
    private static Kit kit(Testbed testbed, Path folder) {
        return testbed.kit(folder, testbed.siteYaml().replace("\n  agent: false\n", "\n  agent: false\n  connect-timeout: 4s\n"));
    }

    /** Asks until a check's subjects were found so; prints how long after the change the run began that saw it, and how long it took. */
    private static JsonNode until(Kit kit, String change, String quorate, List<String> found) {
        var changed = System.nanoTime();
        var seen = new AtomicReference<JsonNode>();
        var times = new AtomicReference<String>();
        await(change + ": " + quorate + " " + found).atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            var begun = System.nanoTime();
            seen.set(kit.check("02-cluster/quorum"));
            times.set(String.format(Locale.ROOT, "seen by a check begun %.1f s later, which took %.1f s", (begun - changed) / 1e9,
                    (System.nanoTime() - begun) / 1e9));
            return Row.said(Kit.one(seen.get(), "quorate")).replaceAll("host\\.[a-z.-]+", "?").equals(quorate)
                    && found.equals(found(Kit.one(seen.get(), "quorate")));
        });
        System.out.println(change + ": " + times);
        return seen.get();
    }

    /** What was found on each subject, "?" where it could not be asked. */
    private static List<String> found(JsonNode check) {
        return check.path("subjects").valueStream().map(subject -> subject.path("found").asString("?")).toList();
    }

    /** The subjects that did not answer have one sentence each, which names them. */
    private static void assertSilent(JsonNode document, String check, String... machines) {
        var one = Kit.one(document, check);
        for (var machine : machines) {
            var subject = one.path("subjects").valueStream().filter(node -> node.path("subject").asString().equals(machine)).findFirst()
                    .orElseThrow();
            assertEquals("not-measured", subject.path("outcome").asString(), check + " " + subject);
            assertTrue(subject.path("why").path("key").asString().startsWith("host."), subject::toString);
            if (one.path("cause").isMissingNode()) {
                var told = one.path("reasons").path("en").valueStream().map(JsonNode::asString)
                        .filter(sentence -> sentence.contains(machine)).toList();
                assertEquals(1, told.size(), told::toString);
            }
        }
    }

    @Test
    void aNodeWhoseCorosyncIsShutDownIsMissedAtOnce(Testbed testbed, @TempDir Path folder) {
        var kit = kit(testbed, folder);
        var before = until(kit, "three nodes", "passed", List.of("3 / 3", "3 / 3", "3 / 3"));
        assertEquals("passed", Row.said(Kit.one(before, "votes")));
        assertEquals(List.of(ALL, ALL, ALL), found(Kit.one(before, "votes")));
        testbed.ssh(3, "corosync-cfgtool -H").well();
        try {
            var one = until(kit, "corosync shut down on one", "failed pve3=uncounted", List.of("2 / 3", "2 / 3", NOBODY));
            assertEquals(List.of(TWO, TWO, NOBODY), found(Kit.one(one, "votes")));
            assertEquals("skipped by quorate pve1=missing-votes pve2=missing-votes pve3=-", Row.said(Kit.one(one, "votes")));
            assertEquals("not-measured check.refused.no-systemd", Row.said(Kit.one(one, "corosync-running")));
        } finally {
            testbed.ssh(3, "pidof corosync || corosync").well();
        }
        until(kit, "corosync started again", "passed", List.of("3 / 3", "3 / 3", "3 / 3"));
    }

    @Test
    void withTwoKilledTheLastSaysSoAndTheOthersAreNotJudged(Testbed testbed, @TempDir Path folder) {
        var kit = kit(testbed, folder);
        try {
            testbed.kill(3);
            testbed.kill(2);
            var alone = until(kit, "two killed", "failed pve1=blocked pve2=? pve3=?", List.of("1", "?", "?"));
            assertEquals(List.of(ONE, "?", "?"), found(Kit.one(alone, "votes")));
            for (var check : List.of("quorate", "votes", "corosync-running")) {
                assertSilent(alone, check, "pve2", "pve3");
            }
            var blocked = testbed.ssh(1, "corosync-quorumtool -s");
            assertEquals(2, blocked.exit());
            assertTrue(blocked.out().contains("Activity blocked"), blocked.out());
            testbed.start(2);
            until(kit, "one of the two started", "not-measured pve3=?", List.of("2 / 3", "2 / 3", "?"));
        } finally {
            testbed.mend();
        }
        until(kit, "both started", "passed", List.of("3 / 3", "3 / 3", "3 / 3"));
    }

    @Test
    void aNodeWhoseCableIsOutIsNotJudgedAndTheOthersGoOn(Testbed testbed, @TempDir Path folder) {
        var kit = kit(testbed, folder);
        try {
            testbed.cut(2);
            var cut = until(kit, "a cable pulled out", "not-measured pve2=?", List.of("2 / 3", "?", "2 / 3"));
            assertEquals(List.of(TWO, "?", TWO), found(Kit.one(cut, "votes")));
            assertSilent(cut, "quorate", "pve2");
            assertSilent(cut, "corosync-running", "pve2");
            testbed.join(2);
            until(kit, "the cable put back", "passed", List.of("3 / 3", "3 / 3", "3 / 3"));
        } finally {
            testbed.mend();
        }
    }
}
