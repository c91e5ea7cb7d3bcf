package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.Faults;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.nfs.fault.NfsFaultTopic;
import praktikum.sim.proxmox.storage.fault.StorageTableFaultTopic;

/** Every fault of an NFS server and of a storage on it shows in what the machines' own commands say, as long as it is to last. */
final class NfsFaultTest {

    /** A command on a machine, what it shows while all is well, and what with the fault. */
    private record Sign(String asked, String command, String before, String after) {
    }

    private static final Map<String, Sign> SIGNS = new TreeMap<>();
    private static final Bench PREPARED = bench();

    private static void sign(String fault, String asked, String command, String before, String after) {
        SIGNS.put(fault, new Sign(asked, command, before, after));
    }

    private static void server(String fault, String command, String before, String after) {
        sign(fault, "store", command, before, after);
    }

    private static void node(String fault, String command, String before, String after) {
        sign(fault, "node02", command, before, after);
    }

    static {
        String shown = "exportfs -s";
        String file = "cat /etc/exports";
        String apply = "exportfs -ra";
        String last = "10\\.20\\.30\\.13\\(";
        String without = "(?s)\\A((?!10\\.20\\.30\\.13).)*\\z";
        server("nfs-server-stopped", "systemctl is-active nfs-server", "^active$", "^inactive$");
        server("nfs-server-not-at-boot", "systemctl is-enabled nfs-server", "^enabled$", "^disabled$");
        server("nfs-server-masked", "systemctl is-enabled nfs-server", "^enabled$", "^masked$");
        server("nfs-no-threads", "cat /proc/fs/nfsd/threads", "^16$", "^0$");
        node("nfs-firewall-111", "nc -zv -w 2 10.20.30.50 111", "succeeded", "timed out");
        node("nfs-firewall-2049", "nc -zv -w 2 10.20.30.50 2049", "succeeded", "timed out");
        server("export-blank", file, last + "rw", "10\\.20\\.30\\.13 \\(rw");
        server("export-mistyped-option", apply, "\\A\\z", "unknown keyword \"no_root_sqash\"");
        server("export-blank-in-options", apply, "\\A\\z", "bad option list");
        server("export-unknown-name", apply, "\\A\\z", "Failed to resolve laptop-9$");
        server("export-commas", apply, "\\A\\z", "Failed to resolve 10\\.20\\.30\\.11,10\\.20\\.30\\.12,10\\.20\\.30\\.13$");
        server("export-address-pattern", shown, last, "10\\.20\\.30\\.\\*\\(");
        server("export-wrong-subnet", shown, last, "10\\.20\\.31\\.0/24\\(");
        server("export-client-missing", file, last, without);
        server("export-read-only", shown, last + "[^)]*\\brw\\b", last + "[^)]*\\bro\\b");
        server("export-root-squash", shown, last + "[^)]*,no_root_squash", last + "[^)]*,root_squash");
        server("export-other-path", shown, "^/srv/nfs/proxmox ", "^/srv/nfs4/backups ");
        server("export-nothing", shown, "^/srv/nfs", "\\A\\s*\\z");
        server("export-no-directory", "ls -d /srv/nfs/proxmox", "^/srv", "No such file");
        server("export-symlink", shown, "^/srv/nfs/proxmox ", "^/srv/nfs/proxmox-disk ");
        server("export-other-user", shown, last + "[^)]*,no_root_squash", last + "[^)]*anonuid=1000");
        server("export-not-applied", shown, last, without);
        server("export-edited", "cat /var/lib/nfs/etab /etc/exports", "(?s)\\A((?!,crossmnt).)*\\z",
                "(?s)\\A(?!.*\t[^\n]*,crossmnt).*,crossmnt\\)");
        server("export-only-now", file, "^/srv/nfs", "(?s)\\A((?!/srv/nfs).)*\\z");
        server("export-client-only-now", file, last, without);
        server("export-later-mistake", apply, "\\A\\z", "unknown keyword \"no_subtree_chek\"");
        server("export-unknown-besides", apply, "\\A\\z", "Failed to resolve laptop-9$");
        server("export-world", shown, last, "^/srv/nfs/proxmox +(\\*|<world>)\\(");
        server("export-too-wide", shown, last, "10\\.20\\.0\\.0/16\\(");
        server("export-parent", shown, last, "^/srv/nfs +(\\*|<world>)\\(");
        server("export-async", shown, last + "[^)]*\\bsync\\b", last + "[^)]*\\basync\\b");

        String status = "pvesm status";
        String active = "^nfs-local +nfs +active";
        String table = "cat /etc/pve/storage.cfg";
        String mounted = "findmnt -no SOURCE -T /mnt/pve/nfs-local";
        node("nfs-missing", status, active, "(?s)\\A((?!nfs-local).)*\\z");
        node("nfs-as-directory", status, active, "^nfs-local +dir +active");
        node("nfs-other-export", table, "export /srv/nfs/proxmox$", "export /srv/nfs/proxmox-2$");
        node("nfs-other-server", table, "server 10\\.20\\.30\\.50$", "server 10\\.20\\.30\\.150$");
        node("nfs-content", table, "^nfs: nfs-local\n(\t.*\n)*\tcontent .*images", "^nfs: nfs-local\n(\t.*\n)*\tcontent iso$");
        node("nfs-disabled", status, active, "^nfs-local +nfs +disabled");
        node("nfs-restricted", status, active, "^nfs-local +nfs +disabled");
        node("nfs-not-mounted", mounted, "^10\\.20\\.30\\.50:/srv", "^/dev/mapper/pve-root$");
        node("nfs-covered", mounted, "^10\\.20\\.30\\.50:/srv", "^/dev/sd");
        node("nfs-in-the-way", status, active, "^nfs-local +nfs +inactive");
        node("nfs-server-is-node", "ip -br addr show vmbr0", "10\\.20\\.30\\.12/24", "10\\.20\\.30\\.50/24");
        node("nfs-server-is-guest", "cat /etc/pve/lxc/900.conf", "No such file", "hwaddr=([0-9A-F]{2}:){5}");
    }

    private static Bench bench() {
        var bench = Bench.clustered(ClusterSpec.example(Path.of("unused"), List.of())
                .withOthers(List.of(new ClusterSpec.Machine("store", "10.20.30.50", List.of()))));
        String options = "(rw,sync,no_subtree_check,no_root_squash)";
        must(bench, "store", "apt-get -qq update && apt-get -qq install nfs-kernel-server && mkdir -p /srv/nfs/proxmox && "
                + "echo '/srv/nfs/proxmox 10.20.30.11" + options + " 10.20.30.12" + options + " 10.20.30.13" + options
                + "' > /etc/exports && exportfs -ra");
        must(bench, "node01", "pvesm add nfs nfs-local --server 10.20.30.50 --export /srv/nfs/proxmox --content images,iso");
        bench.clock.advance(25);
        return bench;
    }

    private static void must(Bench bench, String machine, String line) {
        Answer answer = bench.shell(machine, line);
        assertEquals(0, answer.exit(), answer.out() + answer.err());
    }

    private static Stream<Fault> faults() {
        return Stream.concat(new NfsFaultTopic().faults().stream(), new StorageTableFaultTopic().faults().stream()
                .filter(fault -> fault.name().startsWith("nfs-")));
    }

    private static String look(Bench bench, Sign sign) {
        Answer answer = bench.run(sign.asked(), sign.command().split(" "));
        return answer.out() + answer.err();
    }

    private static boolean found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultShowsAndStaysAsLongAsItSays() {
        return faults().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            Sign sign = SIGNS.get(fault.name());
            Bench bench = PREPARED.restarted();
            String before = look(bench, sign);
            assertTrue(found(sign.before(), before), before);
            fault.apply(bench.node(fault.suits(Product.DEBIAN) ? "store" : "node02"));
            bench.clock.advance(12);
            String after = look(bench, sign);
            assertTrue(found(sign.after(), after), after);
            String then = look(bench.restarted(), sign);
            assertEquals(fault.lasting(), found(sign.after(), then), () -> "after a restart: " + then);
        }));
    }

    @Test
    void theTableKnowsEveryFault() {
        assertEquals(faults().map(Fault::name).collect(Collectors.toSet()), SIGNS.keySet());
    }

    @Test
    void whatSuitsEveryMachineCanBeMadeOnTheServer() {
        Faults.all().stream().filter(fault -> fault.suits(Product.DEBIAN) && fault.suits(Product.PROXMOX_VE)).forEach(fault -> {
            Bench bench = PREPARED.restarted();
            fault.apply(bench.node("store"));
            bench.clock.advance(12);
        });
    }

    @Test
    void whatIsOfNodesOrOfAServerIsRefusedElsewhere() {
        assertThrows(IllegalStateException.class, () -> Faults.named("corosync-down").orElseThrow().apply(PREPARED.node("store")));
        assertThrows(IllegalStateException.class, () -> Faults.named("export-blank").orElseThrow().apply(PREPARED.node("node01")));
    }

    @Test
    void whatThereIsNotYetCannotBreak() {
        Bench fresh = new Bench(PREPARED.spec);
        faults().forEach(fault -> assertThrows(IllegalStateException.class,
                () -> fault.apply(fresh.node(fault.suits(Product.DEBIAN) ? "store" : "node02")), fault.name()));
    }
}
