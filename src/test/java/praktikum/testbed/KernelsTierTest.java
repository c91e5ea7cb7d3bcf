package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tier kernels is what it says: machines with a kernel and a systemd of their own, which form a cluster and can be killed and cut off. */
@OnTestbed(Tier.KERNELS)
class KernelsTierTest {

    private static final Duration NOTICED = Duration.ofSeconds(90);
    private static final Duration BOOT = Duration.ofSeconds(150);

    private static String on(Testbed testbed, int number, String command) {
        return testbed.ssh(number, command).well().out().strip();
    }

    private static Set<String> everywhere(Testbed testbed, String command) {
        return testbed.machines().stream().map(machine -> on(testbed, machine.number(), command)).collect(Collectors.toSet());
    }

    private static boolean votes(Testbed testbed, int number, int votes) {
        return testbed.ssh(number, "corosync-quorumtool -s").out().matches("(?s).*Total votes: +" + votes + "\n.*");
    }

    @Test
    void everyMachineHasAKernelOfItsOwn(Testbed testbed) throws Exception {
        assertEquals(3, everywhere(testbed, "cat /proc/sys/kernel/random/boot_id").size());
        var here = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
        assertNotEquals(Set.of(here), everywhere(testbed, "uname -r"));
        assertEquals(Set.of("running"), everywhere(testbed,
                "systemctl is-system-running || { systemctl --failed --no-legend --plain; false; }"), "systemd started everything well");
        assertEquals(Set.of("pve1", "pve2", "pve3"), everywhere(testbed, "hostname"));
        // And the NFS server's.
        assertEquals(4, Files.readAllLines(testbed.knownHosts()).stream().map(line -> line.split(" ")[2]).distinct().count());
    }

    @Test
    void theyFormAClusterAndFollowOneClock(Testbed testbed) {
        for (var machine : testbed.machines()) {
            await("three votes").atMost(NOTICED).until(() -> votes(testbed, machine.number(), 3));
        }
        for (var follower : List.of(2, 3)) {
            await("the clock is synchronised").atMost(NOTICED).until(() ->
                    on(testbed, follower, "timedatectl show -p NTPSynchronized --value").equals("yes"));
            // One that was set anew steps to the right time with one of its next looks.
            await("the clocks agree").atMost(NOTICED).until(() -> {
                var tracking = on(testbed, follower, "chronyc -c tracking").split(",");
                return tracking[1].equals(Tier.KERNELS.address(1)) && Math.abs(Double.parseDouble(tracking[4])) < 0.5;
            });
        }
    }

    @Test
    void aKilledMachineIsMissedAndComesBackWithWhatItWrote(Testbed testbed) {
        var boot = on(testbed, 3, "echo kept >/var/tmp/written; sync; cat /proc/sys/kernel/random/boot_id");
        try {
            testbed.kill(3);
            await("two votes").atMost(NOTICED).until(() -> votes(testbed, 1, 2));
            assertEquals(255, testbed.ssh(3, "true").exit(), "nobody answers");
        } finally {
            testbed.mend();
        }
        await("three votes").atMost(NOTICED).until(() -> votes(testbed, 1, 3));
        assertEquals("kept", on(testbed, 3, "cat /var/tmp/written"));
        assertNotEquals(boot, on(testbed, 3, "cat /proc/sys/kernel/random/boot_id"));
    }

    @Test
    void aMachineWithoutItsCableIsAloneUntilItIsBack(Testbed testbed) {
        try {
            testbed.cut(2);
            await("two votes").atMost(NOTICED).until(() -> votes(testbed, 1, 2));
            assertEquals(255, testbed.ssh(2, "true").exit(), "nobody answers");
            testbed.join(2);
            await("three votes").atMost(NOTICED).until(() -> votes(testbed, 1, 3));
        } finally {
            testbed.mend();
        }
    }

    /**
     * The kernel's software watchdog, which fences nodes of Proxmox VE. Whoever opens it starts it for good, and a minute later the machine
     * restarts.
     */
    @Test
    void theWatchdogIsTheKernelsOwn(Testbed testbed) {
        for (var machine : testbed.machines()) {
            assertEquals("softdog", on(testbed, machine.number(), "cut -d ' ' -f 1 /proc/modules | grep -x softdog"));
            assertEquals("/sys/devices/virtual/watchdog/watchdog0",
                    on(testbed, machine.number(), "test -c /dev/watchdog && readlink -f /sys/class/watchdog/watchdog*"));
        }
    }

    @Test
    void theKitReadsThemThroughItsFrontDoor(Testbed testbed, @TempDir Path folder) {
        var document = testbed.kit(folder).check("01-nodes");
        for (var id : List.of("bridge-port", "address", "bridge-static", "gateway")) {
            assertEquals("passed", Kit.one(document, id).path("verdict").asString(), id + ": " + Kit.one(document, id));
        }
        assertFalse(document.toString().contains("failed to connect"));
    }
}
