package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.SharedMachines.HEADER;
import static praktikum.check.SharedMachines.OPTIONS;
import static praktikum.check.SharedMachines.mount;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.fact.guest.GuestCards;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.storage.NfsThreads;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.system.FileText;
import praktikum.fact.system.RealPath;
import praktikum.fact.system.ServiceStates;

/** Lab 05 on what machines print: one thing is wrong, one check names it on the right machine, and whatever builds on it says of what. */
class SharedChecksTest {

    private static final String EXPORT = "/srv/nfs/proxmox";
    private static final String GOOD = "192.0.2.0/24" + OPTIONS;

    /** What is changed, and which check then shows what. */
    private record Row(String check, String shows, Consumer<SharedMachines> change) {
    }

    private static Row row(String check, String shows, Consumer<SharedMachines> change) {
        return new Row(check, shows, change);
    }

    private static Row exported(String mistake, Consumer<SharedMachines> change) {
        return row("exported", "nfs01=" + mistake, change);
    }

    private static Row lasting(String mistake, Consumer<SharedMachines> change) {
        return row("export-lasts", "nfs01=" + mistake, change);
    }

    private static Row clients(String mistake, Consumer<SharedMachines> change) {
        return row("clients", "nfs01=" + mistake, change);
    }

    private static Row inactive(String mistake, String warning) {
        return row("nfs-active", "n2=" + mistake, all -> all.status("n2", HEADER
                + "nfs              nfs   inactive               0               0               0    0.00%\n", warning));
    }

    private static Row table(String check, String mistake, String from, String to) {
        return row(check, "lab=" + mistake, all -> all.table(("nfs: nfs\n\texport /srv/nfs/proxmox\n\tserver 192.0.2.50\n"
                + "\tcontent backup,images,iso,rootdir,vztmpl\n").replace(from, to)));
    }

    private static Stream<Row> server() {
        return Stream.of(row("server-runs", "nfs01=not-installed", all -> all.service("nfs01", "not-found", "inactive", "")),
                row("server-runs", "nfs01=masked", all -> all.service("nfs01", "masked", "inactive", "masked")),
                row("server-runs", "nfs01=stopped", all -> all.service("nfs01", "loaded", "failed", "enabled")),
                row("server-runs", "nfs01=stopped", all -> all.prints("nfs01", NfsThreads.ASKED, "0\n")),
                row("server-runs", "nfs01=not-at-boot", all -> all.service("nfs01", "loaded", "active", "disabled")),
                row("server-apart", "n1=is-a-node", all -> all.hasAddress("n1", "192.0.2.50")),
                row("server-apart", "n2=is-a-guest", all -> all.prints("n2", GuestCards.on("n2"),
                        "/etc/pve/nodes/n2/lxc/200.conf:net0: name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:50,ip=dhcp,type=veth\n")));
    }

    private static Stream<Row> exports() {
        return Stream.of(exported("nothing-exported", all -> all.written("# nothing\n").etab("")),
                exported("not-exported", all -> all.written("/srv/other " + GOOD + "\n").running("/srv/other", GOOD)
                        .prints("nfs01", RealPath.of(EXPORT), EXPORT + "\n")),
                exported("symlink", all -> all.written(EXPORT + " " + GOOD + "\n").running("/mnt/disk", GOOD)
                        .prints("nfs01", RealPath.of(EXPORT), "/mnt/disk\n")),
                exported("no-directory", all -> all.fails("nfs01", DirectoryListing.of(EXPORT), 2,
                        "ls: cannot access '" + EXPORT + "': No such file or directory\n")),
                exported("blank", all -> all.written(EXPORT + " 192.0.2.0/24 (rw,no_root_squash)\n")
                        .running(EXPORT, "192.0.2.0/24(ro,root_squash)", "<world>(rw,no_root_squash)")),
                exported("fault", all -> all.written("/srv/iso *(ro,no_subtree_chek)\n" + EXPORT + " " + GOOD + "\n").etab("")),
                exported("fault", all -> all.written(EXPORT + " 192.0.2.11" + OPTIONS + " 192.0.2.12(rw, sync)\n")
                        .running(EXPORT, "192.0.2.11" + OPTIONS)),
                exported("unresolved", all -> all.written(EXPORT + " n1" + OPTIONS + " n2" + OPTIONS + " n3" + OPTIONS + "\n")
                        .running(EXPORT, "n1.lab.example" + OPTIONS, "n2.lab.example" + OPTIONS)
                        .fails("nfs01", ResolvedName.of("n3"), 2, "")),
                exported("unresolved", all -> all.written(EXPORT + " 192.0.2.11,192.0.2.12,192.0.2.13" + OPTIONS + "\n").etab("")
                        .fails("nfs01", ResolvedName.of("192.0.2.11,192.0.2.12,192.0.2.13"), 2, "")),
                exported("pattern", all -> all.exported("192.0.2.*" + OPTIONS)),
                exported("no-client", all -> all.exported("192.0.2.11" + OPTIONS + " 192.0.2.12" + OPTIONS)),
                exported("no-client", all -> all.comesFrom("n3", "198.51.100.13")),
                exported("read-only", all -> all.exported("192.0.2.0/24(ro,no_root_squash)")),
                exported("read-only", all -> all.exported(GOOD + " 192.0.2.12(sync)")),
                exported("root-squash", all -> all.exported("192.0.2.0/24(rw,sync,no_subtree_check)")),
                exported("root-squash", all -> all.exported("192.0.2.0/24(rw,no_root_squash,all_squash)")),
                exported("not-applied", all -> all.running(EXPORT, "192.0.2.11" + OPTIONS)),
                exported("not-applied", all -> all.etab("")));
    }

    private static Stream<Row> lasting() {
        return Stream.of(lasting("only-now", all -> all.written("")),
                lasting("fault", all -> all.written("/srv/iso *(ro,no_subtree_chek)\n" + EXPORT + " " + GOOD + "\n")),
                lasting("client-only-now", all -> all.written(EXPORT + " 192.0.2.11" + OPTIONS + " 192.0.2.12" + OPTIONS + "\n")),
                lasting("not-applied", all -> all.written(EXPORT + " " + GOOD + "\n")),
                lasting("not-applied", all -> all.written(EXPORT + " 192.0.2.0/24(rw,async,no_root_squash)\n").running(EXPORT, GOOD)),
                lasting("unresolved", all -> all.written(EXPORT + " " + GOOD + " printer(ro)\n").running(EXPORT, GOOD)
                        .fails("nfs01", ResolvedName.of("printer"), 2, "")));
    }

    private static Stream<Row> safety() {
        var more = "%s\t%s(rw,no_root_squash)\n%s\t192.0.2.0/24(rw,no_root_squash,no_subtree_check)\n";
        return Stream.of(clients("world", all -> all.exported(GOOD + " *(ro)")),
                clients("world", all -> all.exported("0.0.0.0/0" + OPTIONS)),
                clients("world", all -> all.exported(OPTIONS)),
                clients("too-wide", all -> all.exported("192.0.0.0/16" + OPTIONS)),
                clients("too-wide", all -> all.exported("192.0.0.0/16(rw,all_squash,anonuid=0,anongid=0)")),
                clients("too-wide", all -> all.exported(GOOD + " 198.51.100.7" + OPTIONS)),
                clients("async", all -> all.exported("192.0.2.0/24(rw,async,no_root_squash)")),
                clients("parent", all -> all.written(EXPORT + " " + GOOD + "\n/srv *(rw,no_root_squash)\n")
                        .etab(more.formatted("/srv", "*", EXPORT))),
                clients("parent", all -> all.written(EXPORT + " " + GOOD + "\n" + EXPORT + "/images *(rw,no_root_squash)\n")
                        .etab(more.formatted(EXPORT + "/images", "198.51.100.0/24", EXPORT))));
    }

    private static Stream<Row> attached() {
        return Stream.of(table("nfs-defined", "undefined", "nfs: nfs", "nfs: other"),
                table("nfs-defined", "other-type", "nfs: nfs\n\texport /srv/nfs/proxmox\n\tserver 192.0.2.50",
                        "dir: nfs\n\tpath /mnt/pve/nfs"),
                table("nfs-defined", "other-target", "server 192.0.2.50", "server 192.0.2.51"),
                table("nfs-defined", "other-target", "proxmox", "proxmox2"),
                table("nfs-defined", "other-target", "\tserver", "\tpath /srv/elsewhere\n\tserver"),
                row("nfs-defined", "lab=other-target", all -> all.table("nfs: nfs\n\texport " + EXPORT + "\n\tserver nas.lab.example\n")
                        .prints("n1", ResolvedName.of("nas.lab.example"), "192.0.2.51      STREAM nas.lab.example\n")),
                table("nfs-content", "missing", "images,", ""), table("nfs-allowed", "disabled", "\tserver", "\tdisable\n\tserver"),
                table("nfs-allowed", "restricted", "\tserver", "\tnodes n1\n\tserver"),
                inactive("unreachable", "storage 'nfs' is not online\n"),
                inactive("unreachable", "mount error: mount.nfs: Connection timed out for 192.0.2.50:/srv/nfs/proxmox on /mnt/pve/nfs\n"),
                inactive("denied", "mount error: mount.nfs: access denied by server while mounting 192.0.2.50:/srv/nfs/proxmox\n"),
                inactive("denied", "mount error: mount.nfs: mounting 192.0.2.50:/srv/nfs/proxmox failed, "
                        + "reason given by server: No such file or directory\n"),
                inactive("stale", "unable to activate storage 'nfs' - directory '/mnt/pve/nfs' does not exist or is unreachable\n"),
                inactive("no-permission", "mkdir /mnt/pve/nfs/images: Permission denied at /usr/share/perl5/PVE/Storage/Plugin.pm "
                        + "line 1.\n"),
                inactive("no-permission", "failed to create content directory '/mnt/pve/nfs/dump' for content 'backup' - "
                        + "Permission denied - ensure that you have read and write access to your storage!\n"),
                inactive("inactive", "storage 'nfs2' is not online\n"), inactive("inactive", ""),
                row("nfs-active", "n2=inactive", all -> all.status("n2", HEADER, "")));
    }

    private static Stream<Row> mounted() {
        return Stream.of(row("same-mount", "n2=not-mounted", all -> all.mounts("n2", "")),
                row("same-mount", "n2=other-source", all -> all.mounts("n2", "/dev/sdc /mnt/pve/nfs ext4 rw 0 0\n")),
                row("same-mount", "n2=other-source", all -> all.mounts("n2", mount("192.0.2.51", "192.0.2.51", EXPORT, "nfs"))),
                row("same-mount", "n2=other-source", all -> all.mounts("n2", mount("192.0.2.50", "192.0.2.50", EXPORT + "2", "nfs"))),
                row("same-mount", "n2=other-source", all -> all.mounts("n2", mount("192.0.2.50", "192.0.2.50", EXPORT, "nfs")
                        + mount("192.0.2.51", "192.0.2.51", EXPORT, "nfs"))),
                // The name is right, and means another machine on this node.
                row("same-mount", "n2=other-source", all -> all.mounts("n2", mount("nfs01", "192.0.2.51", EXPORT, "nfs"))));
    }

    private static Stream<Row> proof() {
        var file = SharedMachines.file("/mnt/pve/nfs");
        var gone = "cat: %s: No such file or directory\n";
        var others = " n2=check.shared.not-written n3=check.shared.not-written nfs01=check.shared.not-written";
        return Stream.of(row("shared-for-real", "n1=cannot-write" + others, all -> all.fails("n1", file.written(), 2,
                        "sh: 1: cannot create " + file.path() + ": Permission denied\n")),
                row("shared-for-real", "n1=no-space" + others, all -> all.fails("n1", file.written(), 2,
                        "sh: 1: printf: I/O error: No space left on device\n")),
                row("shared-for-real", "n2=not-seen", all -> all.fails("n2", FileText.of(file.path()), 1, gone.formatted(file.path()))),
                row("shared-for-real", "n3=other-text", all -> all.prints("n3", FileText.of(file.path()), "what is this\n")),
                row("shared-for-real", "nfs01=not-on-server", all -> all.fails("nfs01", FileText.of(file.in(EXPORT)), 1,
                        gone.formatted(file.in(EXPORT)))));
    }

    @TestFactory
    Stream<DynamicTest> oneCheckNamesWhatIsWrong() {
        return Stream.of(server(), exports(), lasting(), safety(), attached(), mounted(), proof()).flatMap(rows -> rows)
                .map(row -> DynamicTest.dynamicTest(row.check() + " " + row.shows(), () -> {
                    var machines = SharedMachines.usual();
                    row.change().accept(machines);
                    var found = new TreeMap<>(machines.found());
                    assertEquals(row.shows(), found.remove(row.check()), found::toString);
                    found.forEach((check, told) -> assertEquals("after " + row.check(), told, check));
                }));
    }

    /** Who is named is who stands before the blank. */
    @Test
    void aBlankConcernsTheClientBeforeIt() {
        var machines = SharedMachines.usual().written(EXPORT + " 192.0.2.11" + OPTIONS + " 192.0.2.12 " + OPTIONS + " 192.0.2.13" + OPTIONS
                + "\n");
        var said = machines.said("05-shared", "exported");
        assertTrue(said.contains(": 192.0.2.12 may only read by it"), said);
    }

    @Test
    void inGoodOrderAllPassesAndLittleIsAsked() {
        var machines = SharedMachines.usual();
        assertEquals(Map.of(), machines.found());
        assertTrue(machines.asked("nfs01").size() <= 5, machines.asked("nfs01").toString());
        assertTrue(machines.asked("n2").size() <= 6, machines.asked("n2").toString());
    }

    /** Without a login on the server the nodes are looked at all the same. */
    @Test
    void aServerThatDoesNotAnswerLeavesTheNodesToTell() {
        var machines = SharedMachines.usual();
        machines.fails("nfs01", ServiceStates.of("nfs-server"), 126, "Permission denied\n");
        assertEquals(Map.of("server-runs", "nfs01=check.refused.no-privilege", "exported", "after server-runs", "export-lasts",
                "after server-runs", "clients", "after server-runs"), machines.found());
    }
}
