package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.sim.machine.command.Answer;

/** A client waits for a server that is gone, as long as it must, and goes on when it is back. */
class NfsServerGoneTest {

    private static final double FAST = 20;

    @TempDir
    private static Path folder;
    private static EmbeddedCluster cluster;

    @BeforeAll
    static void mount() throws Exception {
        cluster = EmbeddedCluster.start(ClusterSpec.example(folder, List.of()).withSpeed(FAST)
                .withOthers(List.of(new ClusterSpec.Machine("store", "10.20.30.50", List.of()))));
        must("store", "apt-get -qq update && apt-get -qq install nfs-kernel-server && mkdir -p /srv/nfs && echo here > /srv/nfs/file"
                + " && echo '/srv/nfs *(rw,no_subtree_check,no_root_squash)' > /etc/exports && exportfs -ra");
        must("node01", "mkdir /mnt/hard /mnt/soft && mount 10.20.30.50:/srv/nfs /mnt/hard"
                + " && mount -o soft,timeo=10,retrans=1 10.20.30.50:/srv/nfs /mnt/soft");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void serve() throws Exception {
        must("store", "systemctl start nfs-server");
    }

    private static Answer run(String machine, String line) throws InterruptedException {
        return cluster.run(machine, line, "");
    }

    private static void must(String machine, String line) throws InterruptedException {
        var answer = run(machine, line);
        assertEquals(0, answer.exit(), answer.out() + answer.err());
    }

    @Test
    void whoTouchesItIsHeldUntilATimeoutEndsIt() throws Exception {
        must("store", "systemctl stop nfs-server");
        assertEquals(new Answer(124, "", ""), run("node01", "timeout 3 cat /mnt/hard/file"));
        assertEquals(new Answer(124, "", ""), run("node01", "timeout 3 ls /mnt/hard"));
        assertEquals(new Answer(124, "", ""), run("node01", "timeout 3 touch /mnt/hard/new"));
        assertEquals(124, run("node01", "timeout 3 df").exit());
        assertTrue(run("node01", "df -l").out().contains("/dev/mapper/pve-root"));
        assertEquals("/mnt/hard\n", run("node01", "grep -o /mnt/hard /proc/mounts").out(), "the table itself is read at once");
    }

    @Test
    void whoWaitsGoesOnWhenTheServerIsBack() throws Exception {
        must("store", "systemctl stop nfs-server");
        var reading = CompletableFuture.supplyAsync(() -> {
            try {
                return run("node01", "cat /mnt/hard/file");
            } catch (InterruptedException ended) {
                throw new AssertionError(ended);
            }
        });
        assertEquals(124, run("node01", "timeout 2 ls /mnt/hard/file").exit());
        assertFalse(reading.isDone());
        must("store", "systemctl start nfs-server");
        assertEquals(new Answer(0, "here\n", ""), reading.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aSoftMountGivesUpWithAnError() throws Exception {
        must("store", "systemctl stop nfs-server");
        var begun = cluster.world().clock().instant();
        assertEquals("cat: /mnt/soft/file: Input/output error\n", run("node01", "cat /mnt/soft/file").err());
        assertTrue(Duration.between(begun, cluster.world().clock().instant()).toSeconds() < 30);
    }

    @Test
    void aServerWithoutPowerIsWaitedForToo() throws Exception {
        cluster.powerOff("store");
        assertEquals(124, run("node01", "timeout 3 ls /mnt/hard").exit());
        cluster.powerOn("store");
        assertEquals("file\n", run("node01", "timeout 120 ls /mnt/hard").out());
    }
}
