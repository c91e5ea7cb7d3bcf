package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static praktikum.testbed.Row.leftOut;
import static praktikum.testbed.Row.passed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The challenge of lab 05 over a real NFS server and three real clients of it, each with a kernel of its own. What only Proxmox VE tells,
 * which storage is active, {@code src/testbed/pvesm} tells in its place.
 */
@OnTestbed(Tier.KERNELS)
class SharedStorageTest {

    private static final String CEPH = "the site plans no Ceph";

    private static final List<Row> ROWS = List.of(
            passed("server-runs", "systemd started nfs-server at boot, and the kernel has threads for it"),
            passed("server-apart", "it is no node, and there are no guests"),
            passed("exported", "the page's own block wrote /etc/exports and applied it"),
            passed("export-lasts", "so file and table are the same"),
            passed("nfs-defined", "the table of storages has it"),
            passed("nfs-content", "the table of storages has it"),
            passed("nfs-allowed", "the table names no nodes"),
            passed("nfs-active", "the server answers showmount, and it is mounted"),
            passed("same-mount", "the same directory of the same server, as /proc/mounts has it"),
            passed("shared-for-real", "what pve1 writes is on pve2, pve3 and nfs1"),
            passed("clients", "the three nodes, one by one, with sync"),
            leftOut("ceph-healthy", CEPH), leftOut("ceph-copies", CEPH));

    @BeforeAll
    static void made(Testbed testbed, @TempDir Path folder) {
        testbed.start(testbed.server().number());
        NfsLab.share(testbed, testbed.kit(folder, NfsLab.siteYaml(testbed)));
        NfsLab.standIn(testbed);
    }

    @AfterAll
    static void removed(Testbed testbed) {
        NfsLab.withoutStandIn(testbed);
        NfsLab.unshare(testbed);
    }

    private static Kit kit(Testbed testbed, Path folder) {
        return testbed.kit(folder, NfsLab.siteYaml(testbed));
    }

    /** What the challenge says; nothing is left of its marker, whatever it says. */
    private static String challenged(Testbed testbed, Kit kit) {
        var said = Row.said(Kit.one(kit.check("05-shared/proof", "--challenge"), "shared-for-real"));
        assertEquals(List.of(), NfsLab.onServer(testbed).stream().filter(name -> name.startsWith(".praktikum")).toList(), "left");
        return said;
    }

    @Test
    void whatOneNodeWritesAllTheOthersAndTheServerRead(Testbed testbed, @TempDir Path folder) {
        Table.holds(testbed.tier(), kit(testbed, folder), ROWS, "05-shared", "--challenge");
        assertEquals(List.of(), NfsLab.onServer(testbed), "no marker is left");
    }

    /** All of it is active and mounted everywhere; only the challenge sees that it is not what it seems. */
    @Test
    void whatOnlySeemsSharedIsFoundOut(Testbed testbed, @TempDir Path folder) {
        var kit = kit(testbed, folder);
        try {
            NfsLab.onServer(testbed, "mount -o remount,ro " + NfsLab.EXPORT);
            assertEquals("failed nfs1=check.shared.not-written pve1=cannot-write pve2=check.shared.not-written "
                    + "pve3=check.shared.not-written", challenged(testbed, kit), "as after an error of the server's disk");
        } finally {
            NfsLab.onServer(testbed, "mount -o remount,rw " + NfsLab.EXPORT);
        }
        try {
            NfsLab.onServer(testbed, "for size in 64K 1K; do dd if=/dev/zero of=" + NfsLab.EXPORT
                    + "/full-$size bs=$size 2>/dev/null || true; done");
            assertEquals("failed nfs1=check.shared.not-written pve1=no-space pve2=check.shared.not-written "
                    + "pve3=check.shared.not-written", challenged(testbed, kit), "nothing fits on the server's disk");
        } finally {
            NfsLab.onServer(testbed, "rm -f " + NfsLab.EXPORT + "/full-*");
        }
        try {
            NfsLab.onServer(testbed, "mount -t tmpfs tmpfs " + NfsLab.EXPORT);
            assertEquals("failed nfs1=not-on-server", challenged(testbed, kit), "the nodes still have what is covered on the server now");
        } finally {
            NfsLab.onServer(testbed, "umount " + NfsLab.EXPORT);
        }
    }

    @Test
    void aDirectoryOfTheSameNameHoldsTheChallengeBack(Testbed testbed, @TempDir Path folder) {
        try {
            testbed.ssh(3, "umount " + NfsLab.FOLDER + " && mount -t tmpfs tmpfs " + NfsLab.FOLDER).well();
            var document = kit(testbed, folder).check("05-shared/attach", "05-shared/proof", "--challenge");
            assertEquals("passed", Row.said(Kit.one(document, "nfs-active")), "something is mounted there, and the server answers");
            assertEquals("failed pve3=other-source", Row.said(Kit.one(document, "same-mount")));
            assertEquals("skipped by same-mount check.challenge.not-asked", Row.said(Kit.one(document, "shared-for-real")));
            assertEquals(List.of(), NfsLab.onServer(testbed), "nothing was written");
        } finally {
            testbed.ssh(3, "umount " + NfsLab.FOLDER + "; pvesm status").well();
        }
    }

    /** Whoever has mounted it waits, and the kit must not: it says what it knows, and leaves no process behind that waits. */
    @Test
    void aServerThatIsCutOffHoldsNobodyUp(Testbed testbed, @TempDir Path folder) {
        var kit = testbed.kit(folder, NfsLab.siteYaml(testbed).replace("\n  agent: false\n", "\n  agent: false\n  connect-timeout: 4s\n"));
        try {
            testbed.cut(testbed.server().number());
            var begun = System.nanoTime();
            var document = kit.check("05-shared", "--challenge");
            System.out.printf("lab 05 with its server cut off: judged in %.1f s%n", (System.nanoTime() - begun) / 1e9);
            assertEquals("failed unreachable", Row.said(Kit.one(document, "nfs-active")));
            assertEquals("skipped by nfs-active check.challenge.not-asked", Row.said(Kit.one(document, "shared-for-real")));
            assertEquals("not-measured", Kit.one(document, "server-runs").path("verdict").asString());
        } finally {
            testbed.join(testbed.server().number());
        }
        await("it is there again").atMost(Duration.ofSeconds(90)).until(() -> challenged(testbed, kit).equals("passed"));
    }
}
