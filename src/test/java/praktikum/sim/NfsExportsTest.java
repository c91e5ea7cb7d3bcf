package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exportfs, showmount and rpcinfo say of {@code /etc/exports}, in the words of nfs-utils. */
class NfsExportsTest {

    private static final String OPTIONS = "rw,sync,no_subtree_check,no_root_squash";

    static Bench bench(int release) {
        var bench = new Bench(ClusterSpec.example(Path.of("unused"), List.of()).withRelease(release)
                .withOthers(List.of(new ClusterSpec.Machine("store", "10.20.30.50", List.of()))));
        var installed = bench.shell("store", "apt-get -qq update && apt-get -y install nfs-kernel-server && mkdir -p /srv/nfs/proxmox");
        assertEquals(0, installed.exit(), installed.err());
        return bench;
    }

    private static String exports(Bench bench, String text, String command) {
        bench.runWith(text + "\n", "store", "bash", "-c", "cat > /etc/exports");
        var answer = bench.shell("store", command + "; echo \"exit $?\"");
        return answer.err() + answer.out();
    }

    @Test
    void theServiceRunsAsSoonAsItIsInstalled() {
        var bench = bench(9);
        assertEquals("active\nactive\nactive\nenabled\nstatic\n", bench.shell("store", "systemctl is-active nfs-server "
                + "nfs-kernel-server nfs-mountd; systemctl is-enabled nfs-server nfs-mountd").out());
        assertEquals("Export list for 10.20.30.50:\n", bench.shell("node01", "showmount -e 10.20.30.50").out());
        assertTrue(bench.shell("store", "ss -Htln").out().contains(":2049 "));
        assertEquals(127, bench.shell("node01", "exportfs").exit(), "nodes are no servers");
    }

    @Test
    void theKernelServesWithAsManyThreadsAsItIsTold() {
        var bench = bench(9);
        assertEquals("16\n", bench.shell("store", "cat /proc/fs/nfsd/threads").out());
        assertEquals("active\n0\n", bench.shell("store", "echo 0 > /proc/fs/nfsd/threads; systemctl is-active nfs-server; "
                + "cat /proc/fs/nfsd/threads").out());
        assertEquals("16\n", bench.shell("store", "systemctl restart nfs-server; cat /proc/fs/nfsd/threads").out());
        assertEquals("0\n", bench.shell("store", "systemctl stop nfs-server; cat /proc/fs/nfsd/threads").out());
        assertEquals(1, bench.shell("store", "echo many > /proc/fs/nfsd/threads").exit());
        assertEquals("8\n", bench(8).shell("store", "cat /proc/fs/nfsd/threads").out());
    }

    @Test
    void theTableIsWhatTheFileSaysOnlyWhenItIsReadAgain() {
        var bench = bench(9);
        assertEquals("exit 0\n", exports(bench, "/srv/nfs/proxmox 10.20.30.0/24(" + OPTIONS + ")", "exportfs"));
        assertEquals("exit 0\n", bench.shell("store", "exportfs -ra; echo \"exit $?\"").out());
        assertEquals("/srv/nfs/proxmox\n\t\t10.20.30.0/24\n", bench.shell("store", "exportfs").out());
        assertEquals("/srv/nfs/proxmox\n\t\t10.20.30.0/24(sync,wdelay,hide,no_subtree_check,sec=sys,rw,secure,no_root_squash,"
                + "no_all_squash)\n", bench.shell("store", "exportfs -v").out());
        assertEquals("/srv/nfs/proxmox  10.20.30.0/24(sync,wdelay,hide,no_subtree_check,sec=sys,rw,secure,no_root_squash,"
                + "no_all_squash)\n", bench.shell("store", "exportfs -s").out());
        assertEquals("/srv/nfs/proxmox\t10.20.30.0/24(rw,sync,wdelay,hide,nocrossmnt,secure,no_root_squash,no_all_squash,"
                + "no_subtree_check,secure_locks,acl,no_pnfs,anonuid=65534,anongid=65534,sec=sys,rw,secure,no_root_squash,"
                + "no_all_squash)\n", bench.file("store", "/var/lib/nfs/etab"));
        assertEquals("Export list for 10.20.30.50:\n/srv/nfs/proxmox 10.20.30.0/24\n", bench.shell("node02", "showmount -e 10.20.30.50")
                .out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            /srv/nfs/proxmox 10.20.30.0/24 (rw)       | exportfs: No options for /srv/nfs/proxmox 10.20.30.0/24: suggest 10.20.30.0/24(sync) \
            to avoid warning%exportfs: No host name given with /srv/nfs/proxmox (rw), suggest *(rw) to avoid warning%exit 0%
            /srv/none *(rw,no_subtree_check)          | exportfs: Failed to stat /srv/none: No such file or directory%exit 1%
            /etc/hostname *(rw,no_subtree_check)      | exportfs: /etc/hostname is not a directory. Remote access will fail%exit 1%
            /srv/nfs/proxmox *(rw,no_subtree_chek)    | exportfs: /etc/exports:1: unknown keyword "no_subtree_chek"%%exit 1%
            /srv/nfs/proxmox *(rw,anonuid=x)          | exportfs: /etc/exports: 1: bad anonuid "anonuid=x"%%exit 1%
            /srv/nfs/proxmox *(rw                     | exportfs: /etc/exports:1: syntax error: bad option list%exit 1%
            /srv/nfs/proxmox nobody.knows(rw)         | exportfs: Failed to resolve nobody.knows%exit 0%
            /srv/nfs/proxmox 10.20.30.0/33(rw)        | exportfs: Invalid prefix `33' for 10.20.30.0/33%exit 1%
            /srv/nfs/proxmox 10.20.30/24(rw)          | exportfs: Invalid IP address 10.20.30/24%exit 1%
            """)
    void mistakesAreNamedInTheWordsOfNfsUtils(String line, String says) {
        assertEquals(says.replace("%", "\n"), exports(bench(9), line, "exportfs -ra"));
    }

    @Test
    void theOlderDebianMissesAWordOnSubtrees() {
        var bench = bench(8);
        assertEquals("exportfs: /etc/exports [1]: Neither 'subtree_check' or 'no_subtree_check' specified for export "
                + "\"10.20.30.0/24:/srv/nfs/proxmox\".\n  Assuming default behaviour ('no_subtree_check').\n"
                + "  NOTE: this default has changed since nfs-utils version 1.0.x\n\nexit 0\n",
                exports(bench, "/srv/nfs/proxmox 10.20.30.0/24(rw,sync)", "exportfs -ra"));
    }

    @Test
    void aBlankBeforeTheParenthesisGivesAllToTheWorld() {
        var bench = bench(9);
        exports(bench, "/srv/nfs/proxmox 10.20.30.0/24 (" + OPTIONS + ")", "exportfs -ra");
        assertEquals("/srv/nfs/proxmox\n\t\t10.20.30.0/24(sync,wdelay,hide,no_subtree_check,sec=sys,ro,secure,root_squash,no_all_squash)\n"
                + "/srv/nfs/proxmox\n\t\t<world>(sync,wdelay,hide,no_subtree_check,sec=sys,rw,secure,no_root_squash,no_all_squash)\n",
                bench.shell("store", "exportfs -v").out());
        assertEquals("Export list for 10.20.30.50:\n/srv/nfs/proxmox (everyone)\n",
                bench.shell("node01", "showmount -e 10.20.30.50").out());
    }

    /** What the programs of Debian made of one configuration (README.md beside it); where nfsd runs, they tell of {@code secure} too. */
    @Test
    void whatRealProgramsMadeOfAFileIsMadeOfItHereToo() throws Exception {
        var bench = bench(9);
        var real = Path.of("src/test/resources/praktikum/fact/storage/nfs-utils");
        var files = Files.readString(real.resolve("tail.txt")).split("==> .* <==\n");
        bench.shell("store", "printf '192.168.137.10 pve1.lab.example pve1\n192.168.137.11 pve2.lab.example pve2\n' >> /etc/hosts;"
                + "mkdir -p /srv/nfs/proxmox '/srv/my data' '/srv/other one' /srv/a /srv/b /srv/c /srv/d /srv/e /srv/f /srv/g /srv/h "
                + "/srv/i");
        bench.runWith(files[2], "store", "bash", "-c", "cat > /etc/exports.d/more.exports");
        assertTrue(exports(bench, files[1], "exportfs -ra").endsWith("exit 1\n"));
        for (var shown : Map.of("exportfs-v.txt", "exportfs -v", "exportfs-s.txt", "exportfs -s", "etab.txt", "cat /var/lib/nfs/etab")
                .entrySet()) {
            assertEquals(lines(Files.readString(real.resolve(shown.getKey()))),
                    lines(bench.shell("store", shown.getValue()).out().replaceAll("(sec=sys,r[ow],)(in)?secure,", "$1")), shown.getValue());
        }
    }

    /** Kerberos is beyond the simulator. */
    private static String lines(String text) {
        return text.lines().filter(line -> !line.startsWith("/srv/a")).collect(Collectors.joining("\n"));
    }

    @Test
    void singleEntriesComeAndGoByHandUntilTheFileIsReadAgain() {
        var bench = bench(9);
        exports(bench, "/srv/nfs/proxmox node01(rw)", "exportfs -a");
        assertEquals("exportfs: Failed to resolve node01\nexit 0\n", exports(bench, "/srv/nfs/proxmox node01(rw)", "exportfs -a"));
        bench.shell("store", "echo 10.20.30.11 node01.lab.example node01 >> /etc/hosts; exportfs -a");
        assertEquals("/srv/nfs/proxmox\n\t\tnode01.lab.example\n", bench.shell("store", "exportfs").out());
        assertEquals("exporting 10.20.30.12:/srv\n", bench.shell("store", "exportfs -v -i -o rw 10.20.30.12:/srv").out());
        assertEquals("Export list for store:\n/srv/nfs/proxmox node01.lab.example\n/srv             10.20.30.12\n",
                bench.shell("store", "showmount -e").out());
        assertEquals("exportfs: Could not find 'node03:/srv' to unexport.\n", bench.shell("store", "exportfs -u node03:/srv").err());
        assertEquals("", bench.shell("store", "exportfs -u node01:/srv/nfs/proxmox").err());
        assertEquals("/srv          \t10.20.30.12\n", bench.shell("store", "exportfs").out());
        bench.shell("store", "exportfs -r");
        assertEquals("/srv/nfs/proxmox\n\t\tnode01.lab.example\n", bench.shell("store", "exportfs").out());
        bench.shell("store", "exportfs -au");
        assertEquals("", bench.shell("store", "exportfs").out());
    }

    @Test
    void theServiceReadsTheFileAtItsStartAndEmptiesTheTable() {
        var bench = bench(9);
        exports(bench, "/srv/nfs/proxmox *(" + OPTIONS + ")", "systemctl reload nfs-server");
        assertEquals("Export list for 10.20.30.50:\n/srv/nfs/proxmox *\n", bench.shell("node01", "showmount -e 10.20.30.50").out());
        bench.shell("store", "systemctl stop nfs-server");
        assertEquals("", bench.file("store", "/var/lib/nfs/etab"));
        assertEquals("clnt_create: RPC: Program not registered\n", bench.shell("node01", "showmount -e 10.20.30.50").err());
        bench.shell("store", "systemctl start nfs-server");
        assertTrue(bench.file("store", "/var/lib/nfs/etab").startsWith("/srv/nfs/proxmox\t*(rw,"));
        bench.shell("store", "systemctl disable nfs-server");
        assertEquals("inactive\ninactive\n", bench.restarted().shell("store", "systemctl is-active nfs-server nfs-mountd").out());
    }

    @Test
    void whoIsNotReachedIsToldInTheWordsOfTheLibrary() {
        var bench = bench(9);
        assertEquals("clnt_create: RPC: Unknown host\n", bench.shell("node01", "showmount -e nowhere").err());
        assertEquals("program 100003 version 4 ready and waiting\n", bench.shell("node01", "rpcinfo -T tcp 10.20.30.50 nfs 4").out());
        assertTrue(bench.shell("node01", "rpcinfo -p 10.20.30.50").out().contains("    100003    4   tcp   2049  nfs\n"));
        bench.shell("store", "systemctl stop nfs-server");
        assertEquals("rpcinfo: RPC: Program not registered\nprogram nfs is not available\n",
                bench.shell("node01", "rpcinfo -T tcp 10.20.30.50 nfs 4").err());
        bench.shell("store", "systemctl stop rpcbind");
        assertEquals("clnt_create: RPC: Unable to receive\n", bench.shell("node01", "showmount -e 10.20.30.50").err());
        bench.shell("store", "iptables -A INPUT -p tcp --dport 111 -j DROP");
        assertEquals("clnt_create: RPC: Port mapper failure - Timed out\n", bench.shell("node01", "showmount -e 10.20.30.50").err());
    }
}
