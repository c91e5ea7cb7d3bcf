package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.sim.machine.command.Answer;

/** Nodes mount what the server exports: one set of files for all of them, with the rights of the export, over the wires that there are. */
class NfsMountTest {

    private static final String SOURCE = "10.20.30.50:/srv/nfs/proxmox";

    private Bench bench;

    @BeforeEach
    void export() {
        bench = NfsExportsTest.bench(9);
        exporting("10.20.30.0/24(rw,sync,no_subtree_check,no_root_squash)");
        bench.shell("node01", "mkdir -p /mnt/n");
        bench.shell("node02", "mkdir -p /mnt/n");
    }

    private void exporting(String clients) {
        bench.runWith("/srv/nfs/proxmox " + clients + "\n", "store", "bash", "-c", "cat > /etc/exports && exportfs -ra");
    }

    private String on(String node, String line) {
        var answer = bench.shell(node, line);
        return answer.err() + answer.out();
    }

    private void mounted(String node) {
        assertEquals("", on(node, "mount -t nfs " + SOURCE + " /mnt/n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            -t nfs          | nfs4 rw,relatime,vers=4.2,rsize=1048576,wsize=1048576,namlen=255,hard,proto=tcp,timeo=600,retrans=2,sec=sys,\
            clientaddr=10.20.30.11,local_lock=none,addr=10.20.30.50 0 0
            -t nfs4 -o soft,noatime,vers=4.1,timeo=50 | nfs4 rw,noatime,vers=4.1,rsize=1048576,wsize=1048576,namlen=255,soft,proto=tcp,\
            timeo=50,retrans=2,sec=sys,clientaddr=10.20.30.11,local_lock=none,addr=10.20.30.50 0 0
            -o nfsvers=3,ro | nfs ro,relatime,vers=3,rsize=1048576,wsize=1048576,namlen=255,hard,proto=tcp,timeo=600,retrans=2,sec=sys,\
            mountaddr=10.20.30.50,mountvers=3,mountport=45219,mountproto=udp,local_lock=none,addr=10.20.30.50 0 0
            """)
    void whatIsMountedStandsInTheTable(String options, String shown) {
        assertEquals("", on("node01", "mount " + options + " " + SOURCE + " /mnt/n"));
        assertEquals(SOURCE + " /mnt/n " + shown + "\n", on("node01", "grep nfs /proc/mounts"));
        assertEquals("", on("node01", "mount " + options + " " + SOURCE + " /mnt/n"), "a second time changes nothing");
        assertEquals("", on("node01", "umount /mnt/n; grep nfs /proc/mounts"));
    }

    @Test
    void allSeeTheSameFilesAndTheServerHasThem() {
        mounted("node01");
        mounted("node02");
        assertEquals("", on("node01", "mkdir /mnt/n/images && echo from one > /mnt/n/images/note"));
        assertEquals("from one\n", on("node02", "cat /mnt/n/images/note"));
        assertEquals("from one\n", on("store", "cat /srv/nfs/proxmox/images/note"));
        assertEquals("", on("node02", "echo more >> /mnt/n/images/note; mv /mnt/n/images /mnt/n/moved"));
        assertEquals("root root 644 from one\nmore\n", on("node01", "stat -c '%U %G %a' /mnt/n/moved/note | tr '\\n' ' ';"
                + "cat /mnt/n/moved/note"));
        assertEquals("", on("node01", "rm -r /mnt/n/moved; ls /mnt/n; umount /mnt/n; ls /mnt/n"));
        assertEquals("", on("store", "ls /srv/nfs/proxmox"));
    }

    @Test
    void whatLiesThereOutlastsTheServersPower() {
        mounted("node01");
        on("node01", "echo kept > /mnt/n/file");
        var again = bench.restarted();
        assertEquals("kept\n", again.shell("store", "cat /srv/nfs/proxmox/file").out());
        assertEquals("", again.shell("node01", "ls /mnt/n").out(), "mounted by hand, for once");
    }

    @Test
    void rootIsNobodyUnlessTheExportSaysOtherwise() {
        exporting("10.20.30.0/24(rw,sync,no_subtree_check)");
        mounted("node01");
        assertEquals("mkdir: cannot create directory '/mnt/n/images': Permission denied\n", on("node01", "mkdir /mnt/n/images"));
        assertEquals("bash: line 1: /mnt/n/file: Permission denied\n", on("node01", "echo x > /mnt/n/file"));
        on("store", "chmod 777 /srv/nfs/proxmox");
        assertEquals("nobody nogroup\n", on("node01", "echo x > /mnt/n/file; stat -c '%U %G' /mnt/n/file"));
        assertTrue(on("node01", "chown root /mnt/n/file").contains("Operation not permitted"));
    }

    @Test
    void aReadOnlyExportIsReadOnlyAndSoIsAReadOnlyMount() {
        mounted("node01");
        assertEquals("", on("node02", "mount -o ro " + SOURCE + " /mnt/n"));
        assertTrue(on("node02", "touch /mnt/n/x").contains("Read-only file system"));
        exporting("10.20.30.0/24(ro,no_subtree_check,no_root_squash)");
        assertTrue(on("node01", "touch /mnt/n/x").contains("Read-only file system"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            10.20.31.0/24(rw,no_subtree_check)  | -t nfs          | access denied by server while mounting SPEC
            10.20.30.12(rw,no_subtree_check)    | -t nfs -o vers=3 | access denied by server while mounting SPEC
            10.20.30.12(rw,no_subtree_check)    | -t nfs4         | mounting SPEC failed, reason given by server: No such file or directory
            10.20.30.0/24(rw,no_subtree_check)  | -o vers=4.2,hrad | an incorrect mount option was specified for /mnt/n
            """)
    void whoMayNotIsToldWhy(String clients, String options, String says) {
        exporting(clients);
        var answer = bench.shell("node01", "mount " + options + " " + SOURCE + " /mnt/n");
        assertEquals(new Answer(32, "", "mount.nfs: " + says.replace("SPEC", SOURCE) + "\n"), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            node01 | 10.20.30.50:/srv/none /mnt/n | mount.nfs: access denied by server while mounting 10.20.30.50:/srv/none
            node01 | SPEC /mnt/none              | mount.nfs: mount point /mnt/none does not exist
            node01 | SPEC /etc/hostname          | mount.nfs: mount point /etc/hostname is not a directory
            node01 | nowhere:/srv /mnt/n         | mount.nfs: Failed to resolve server nowhere: Name or service not known
            node01 | -o retry=0 10.20.30.12:/srv /mnt/n | mount.nfs: Connection refused for 10.20.30.12:/srv on /mnt/n
            node01 | -o retry=0 10.20.30.99:/srv /mnt/n | mount.nfs: No route to host for 10.20.30.99:/srv on /mnt/n
            """)
    void whatIsNotThereIsNamed(String node, String arguments, String says) {
        assertEquals(says + "\n", on(node, "mount -t nfs " + arguments.replace("SPEC", SOURCE)));
    }

    @Test
    void aServerThatIsDownIsTriedForTwoMinutes() {
        bench.shell("store", "systemctl stop nfs-server");
        var begun = bench.clock.instant();
        assertEquals("mount.nfs: Connection refused for " + SOURCE + " on /mnt/n\n", on("node01", "mount " + SOURCE + " /mnt/n"));
        var took = java.time.Duration.between(begun, bench.clock.instant()).toSeconds();
        assertTrue(took >= 120 && took < 140, "after " + took + " s");
    }

    @Test
    void anExportIsFoundBelowTheServersRoot() {
        assertEquals("", on("node01", "mount -t nfs4 10.20.30.50:/ /mnt/n"));
        assertEquals("srv\nnfs\n", on("node01", "ls /mnt/n; ls /mnt/n/srv"));
        assertEquals("", on("node01", "echo x > /mnt/n/srv/nfs/proxmox/file"));
        assertTrue(on("node01", "touch /mnt/n/file").contains("Read-only file system"));
        assertEquals("x\n", on("store", "cat /srv/nfs/proxmox/file"));
    }

    @Test
    void anExportThatWasTakenBackIsStale() {
        mounted("node01");
        bench.shell("store", "exportfs -au");
        assertEquals("ls: cannot access '/mnt/n': Stale file handle\n", on("node01", "ls /mnt/n"));
        bench.shell("store", "exportfs -ra");
        assertEquals("", on("node01", "ls /mnt/n"));
    }

    @Test
    void aMachineNeedsThePackageOfTheClient() {
        var fresh = new Bench(bench.spec);
        assertTrue(fresh.shell("store", "mount " + SOURCE + " /mnt").err().contains("you might need a /sbin/mount.<type> helper program"));
    }

    @Test
    void aMountOfFstabComesBackWithTheNode() {
        bench.shell("node01", "echo '" + SOURCE + " /mnt/n nfs defaults,_netdev 0 0' >> /etc/fstab && mount -a");
        assertTrue(on("node01", "grep nfs4 /proc/mounts").startsWith(SOURCE + " /mnt/n nfs4 "));
    }
}
