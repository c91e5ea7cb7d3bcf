package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.check.verdict.CheckKey;
import praktikum.site.Site;

/**
 * Labs whose pages are carried out a second time, on a cluster in which something has gone wrong meanwhile: a block that only looks
 * does not keep one from the block that mends, and what the pages mend is right afterwards.
 */
class RepeatedLabsTest {

    private static Site plan() {
        return Rehearsal.plan("kelas-b", List.of("n1", "n2", "n3"), List.of("192.168.137.10", "192.168.137.11", "192.168.137.12"),
                List.of(), 24,
                "192.168.137.1", "vmbr0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-bridge", "bridge-without-port", "address-on-port", "chrony-stopped", "enterprise-on", "not-joined",
            "config-version-differs", "corosync-conf-broken", "corosync-down", "expected-override", "node-host-key-changed",
                    "certificate-missing"})
    void whatThePagesMendIsRightAfterwards(String fault, @TempDir Path folder) throws Exception {
        try (var rehearsal = Rehearsal.fresh(folder.resolve("w"), plan(), 9)) {
            var verdicts = rehearsal.carryOut().fault(fault + "@n2").carryOut().check(Optional.empty());

            var found = new TreeMap<String, String>();
            verdicts.forEach((check, verdict) -> found.put(check.toString(), Expected.told(verdict)));
            Expected.DRILLED.forEach(found::remove);
            Expected.OF_THE_LAST_MOVE.forEach(found::remove);
            assertEquals("", Expected.lines(found));
        }
    }

    /** corosync ends where others have a newer configuration: the run stops there, and goes on after what the check advises. */
    @Test
    void whoeverMissedAConfigurationFetchesItAndGoesOn(@TempDir Path folder) throws Exception {
        try (var rehearsal = Rehearsal.fresh(folder.resolve("w"), plan(), 9)) {
            rehearsal.carryOut().fault("old-config@n2");
            var stopped = assertThrows(AssertionError.class, rehearsal::carryOut);
            assertTrue(stopped.getMessage().startsWith("02-cluster/quorum #2 on n2: exit 1"), stopped.getMessage());

            rehearsal.must("n2", "ssh -o StrictHostKeyChecking=accept-new root@192.168.137.10 cat /etc/pve/corosync.conf"
                    + " > /etc/corosync/corosync.conf; systemctl restart corosync; systemctl restart pve-cluster");
            var verdicts = rehearsal.carryOut().check(Optional.empty());
            assertEquals("passed", Expected.told(verdicts.get(new CheckKey("02-cluster", "config-version"))));
        }
    }

    /** {@code pvecm add} exits with 0 where it fails, as was captured: the block has to look by itself. */
    @Test
    void aJoinThatFailedEndsTheRunThere(@TempDir Path folder) throws Exception {
        try (var rehearsal = Rehearsal.fresh(folder.resolve("w"), plan(), 9)) {
            rehearsal.carryOut().fault("guests-in-the-way@n2");

            var stopped = assertThrows(AssertionError.class, rehearsal::carryOut);

            assertTrue(stopped.getMessage().startsWith("02-cluster/join #1 on n2: exit 1"), stopped.getMessage());
            assertTrue(stopped.getMessage().contains("this host already contains virtual guests"), stopped.getMessage());
        }
    }
}
