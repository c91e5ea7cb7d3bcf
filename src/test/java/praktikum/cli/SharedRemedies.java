package praktikum.cli;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.site.PlannedNfsServer;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.plan.Plan;
import praktikum.site.plan.PlannedStorage;
import praktikum.site.plan.StoragePlan;

/** Mistakes of lab 05. */
final class SharedRemedies {

    private static final String NO_CEPH = "no simulated node has Ceph; SharedCephTest brings it";

    /** What the simulator cannot show, and why. */
    static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("05-shared/shared-for-real no-space", "a simulated server has more room than anybody wants to fill"),
            Map.entry("05-shared/shared-for-real other-text", "nobody knows the name of the file before it is written"),
            Map.entry("05-shared/ceph-healthy no-ceph", NO_CEPH), Map.entry("05-shared/ceph-healthy monitors", NO_CEPH),
            Map.entry("05-shared/ceph-healthy few-monitors", NO_CEPH), Map.entry("05-shared/ceph-healthy no-osd", NO_CEPH),
            Map.entry("05-shared/ceph-healthy osd-down", NO_CEPH), Map.entry("05-shared/ceph-healthy osd-out", NO_CEPH),
            Map.entry("05-shared/ceph-healthy unhealthy", NO_CEPH), Map.entry("05-shared/ceph-healthy storage-inactive", NO_CEPH),
            Map.entry("05-shared/ceph-copies no-pool", NO_CEPH), Map.entry("05-shared/ceph-copies few-copies", NO_CEPH),
            Map.entry("05-shared/ceph-copies last-copy", NO_CEPH));

    private static final String PATH = "/srv/nfs/proxmox";
    private static final String OPTIONS = "(rw,sync,no_subtree_check,no_root_squash)";
    private static final String EDITOR = "which word of the line is seen in an editor";
    /** It mounts what is missing, every ten seconds. */
    private static final String LEFT_ALONE = "n2: systemctl stop pvestatd";
    private static final String OTHER = "s1: mkdir -p /srv/other; echo '/srv/other *(rw,no_root_squash)' >> /etc/exports; exportfs -ra";

    private static RemedyState of(String mistake, String... made) {
        return RemedyState.of("05-shared/" + mistake, made);
    }

    /** A change to the line of the export; where it is to be in force, exportfs follows. */
    private static String edit(String script) {
        return "s1: sed -i '\\|^" + PATH + "|" + script + "' /etc/exports";
    }

    private static String applied(String script) {
        return edit(script) + "; exportfs -ra";
    }

    /** What is edited, and how an editor puts it right before exportfs reads it. */
    private static RemedyState edited(String mistake, String script, String back) {
        return of(mistake, applied(script)).byHand(EDITOR, edit(back));
    }

    /** The plan with another export of the server, and storages of one's own. */
    private static Site planned(String export, PlannedStorage... storages) {
        var plain = Expected.plan();
        var usual = StoragePlan.USUAL;
        var sections = Stream.concat(plain.plan().sections().stream().filter(section -> !(section instanceof StoragePlan)),
                Stream.of(new StoragePlan(usual.pools(), Stream.concat(usual.storages().stream(), Stream.of(storages)).toList()))).toList();
        var server = new PlannedNfsServer("s1", InetAddress.ofLiteral("192.168.137.50"), export, SshLogin.at("192.168.137.50"));
        return new Site(plain.nodes(), Optional.of(server), plain.ssh(), new Plan(sections));
    }

    private static PlannedStorage storage(String name, String export, String... content) {
        var target = new LinkedHashMap<String, String>();
        target.put("server", "192.168.137.50");
        target.put("export", export);
        return new PlannedStorage(name, "nfs", target, List.of(content), List.of(), "");
    }

    private static String mac(Rehearsal rehearsal) {
        return rehearsal.must("s1", "cat /sys/class/net/*/address | grep -v 00:00:00:00:00:00 | head -n 1").strip();
    }

    private static Stream<RemedyState> server() {
        return Stream.of(of("server-runs not-installed").from(RemedyState.From.FRESH),
                of("server-runs masked", "s1: systemctl mask --now nfs-server"),
                of("server-runs stopped", "s1: systemctl stop nfs-server"),
                of("server-runs stopped", "s1: systemctl disable --now nfs-server"),
                of("server-runs stopped", "s1: echo 0 > /proc/fs/nfsd/threads"),
                of("server-runs not-at-boot", "s1: systemctl disable nfs-server"),
                of("server-apart is-a-node", "n1: ip addr add 192.168.137.50/24 dev vmbr0")
                        .byHand("the directory moves to another machine", "n1: ip addr del 192.168.137.50/24 dev vmbr0"),
                of("server-apart is-a-guest").having(rehearsal -> RemedyState.type(rehearsal, "n2: echo 'net0: name=eth0,bridge=vmbr0,"
                        + "hwaddr=" + mac(rehearsal) + ",type=veth' > /etc/pve/lxc/900.conf"))
                        .byHand("the directory moves to another machine", "n2: rm /etc/pve/lxc/900.conf"));
    }

    private static Stream<RemedyState> exported() {
        return Stream.of(of("exported nothing-exported", applied("d"))
                        .byHand("what the line has to say the page shows", "s1: echo '" + PATH + " 192.168.137.0/24" + OPTIONS
                                + "' >> /etc/exports"),
                edited("exported not-exported", "s|proxmox|proxmx|", "s|proxmox|proxmx|").after(List.of("s1: mkdir -p /srv/nfs/proxmx"))
                        .byHand("a typo is seen in an editor", "s1: sed -i 's|proxmx|proxmox|' /etc/exports"),
                of("exported no-directory", "s1: mv " + PATH + " /srv/nfs/old"),
                of("exported blank", applied("s|137.11(|137.11 (|")),
                edited("exported fault", "s|no_subtree_check|no_subtree_chek|", "s|chek|check|"),
                edited("exported fault", "s|rw,sync|rw, sync|", "s|rw, sync|rw,sync|"),
                edited("exported unresolved", "s|192.168.137.12|laptop9|", "s|laptop9|192.168.137.12|"),
                edited("exported unresolved", "s|([^)]*) 192|,192|g", "s|.*|" + PATH + " 192.168.137.0/24" + OPTIONS + "|"),
                edited("exported pattern", "s|192.168.137.12|192.168.137.1[2]|", "s|1\\[2\\]|12|"),
                of("exported no-client", applied("s| 192.168.137.12([^)]*)||")),
                edited("exported read-only", "s|137.11(rw|137.11(ro|", "s|(ro|(rw|"),
                edited("exported root-squash", "s|no_root_squash|root_squash|g", "s|root_squash|no_root_squash|g"),
                edited("exported root-squash", "s|no_root_squash|all_squash|g", "s|all_squash|no_root_squash|g"),
                of("exported not-applied", "s1: exportfs -u 192.168.137.12:" + PATH),
                of("exported symlink", "s1: mv " + PATH + " /srv/disk; ln -s /srv/disk " + PATH + "; exportfs -ra")
                        .corrected(planned("/srv/disk", storage("nfs", "/srv/disk", "images")))
                        .byHand("what is planned is written into files", edit("s|" + PATH + "|/srv/disk|")));
    }

    private static Stream<RemedyState> lasting() {
        return Stream.of(of("export-lasts only-now", edit("d")),
                of("export-lasts fault", "s1: sed -i '1i /srv *(ro,no_subtree_chek)' /etc/exports")
                        .byHand(EDITOR, "s1: sed -i '/chek/d' /etc/exports"),
                of("export-lasts client-only-now", edit("s| 192.168.137.12([^)]*)||"))
                        .byHand(EDITOR, edit("s|$| 192.168.137.12" + OPTIONS + "|")),
                of("export-lasts not-applied", edit("s|no_root_squash|no_root_squash,crossmnt|g")),
                of("export-lasts unresolved", applied("s|$| laptop9(ro)|")).byHand(EDITOR, edit("s|laptop9|192.168.137.13|")));
    }

    private static Stream<RemedyState> clients() {
        return Stream.of(edited("clients world", "s|$| *(ro)|", "s| .(ro)||"),
                edited("clients too-wide", "s|$| 192.168.0.0/16" + OPTIONS + "|", "s| 192.168.0.0/16([^)]*)||"),
                of("clients parent", "s1: echo '/srv *(rw,no_root_squash)' >> /etc/exports; exportfs -ra")
                        .byHand(EDITOR, "s1: sed -i '/^.srv /d' /etc/exports"),
                edited("clients async", "s|rw,sync|rw,async|", "s|async|sync|"));
    }

    private static Stream<RemedyState> attached() {
        return Stream.of(of("nfs-defined undefined", "n1: pvesm remove nfs"),
                of("nfs-defined other-type", "n1: pvesm remove nfs; pvesm add dir nfs --path /mnt/pve/nfs --content images"),
                of("nfs-defined other-target", OTHER, "n1: pvesm remove nfs; umount /mnt/pve/nfs; pvesm add nfs nfs "
                        + "--server 192.168.137.50 --export /srv/other --content images"),
                of("nfs-defined other-target", "n1: pvesm remove nfs; umount /mnt/pve/nfs; pvesm add nfs nfs --path /srv/elsewhere "
                        + "--server 192.168.137.50 --export " + PATH + " --content images"),
                of("nfs-content missing", "n1: pvesm set nfs --content iso"),
                of("nfs-allowed disabled", "n1: pvesm set nfs --disable 1"), of("nfs-allowed restricted", "n1: pvesm set nfs --nodes n1"),
                of("nfs-active unreachable", "s1: iptables -A INPUT -p tcp --dport 111 -j DROP")
                        .byHand("the firewall is somewhere in between", "s1: iptables -D INPUT -p tcp --dport 111 -j DROP"),
                of("nfs-active denied", "s1: mkdir -p /srv/two; echo '/srv/two 192.168.137.10" + OPTIONS + " 192.168.137.12" + OPTIONS
                        + "' >> /etc/exports; exportfs -ra",
                        "n1: pvesm add nfs two --server 192.168.137.50 --export /srv/two --content iso")
                        .planned(planned(PATH, storage("nfs", PATH, "images"), storage("two", "/srv/two", "iso")))
                        .byHand("the line is seen in an editor", "s1: sed -i '/^.srv.two/s|$| 192.168.137.11" + OPTIONS
                                + "|' /etc/exports; exportfs -ra"),
                of("nfs-active stale", "s1: iptables -A INPUT -p tcp --dport 2049 -j DROP")
                        .byHand("the server comes back", "s1: iptables -D INPUT -p tcp --dport 2049 -j DROP"),
                of("nfs-active no-permission", applied("s|no_root_squash|all_squash,anonuid=1000,anongid=1000|g") + "; rm -r " + PATH
                        + "/*")
                        .byHand("the server's users are its own", "s1: chown 1000:1000 " + PATH),
                of("nfs-active inactive", LEFT_ALONE, "n2: umount /mnt/pve/nfs; rmdir /mnt/pve/nfs; touch /mnt/pve/nfs")
                        .byHand("what is in the way says the command", "n2: rm /mnt/pve/nfs"));
    }

    private static Stream<RemedyState> mounted() {
        var other = "mount -t nfs 192.168.137.50:/srv/other /mnt/pve/nfs";
        return Stream.of(of("same-mount not-mounted", LEFT_ALONE, "n2: umount /mnt/pve/nfs").withoutPrerequisites(),
                of("same-mount other-source", OTHER, LEFT_ALONE, "n2: umount /mnt/pve/nfs; " + other).withoutPrerequisites()
                        .mentions("umount -f -l /mnt/pve/nfs"),
                of("shared-for-real cannot-write", applied("s|(rw|(ro|g")).withoutPrerequisites()
                        .byHand("the server's export is its own matter", applied("s|(ro|(rw|g")),
                of("shared-for-real not-seen", LEFT_ALONE, "n2: umount /mnt/pve/nfs").withoutPrerequisites(),
                of("shared-for-real not-on-server", OTHER, "n1: systemctl stop pvestatd; umount /mnt/pve/nfs; " + other,
                        "n2: systemctl stop pvestatd; umount /mnt/pve/nfs; " + other,
                        "n3: systemctl stop pvestatd; umount /mnt/pve/nfs; " + other).withoutPrerequisites()
                        .byHand("another check says what to do about it", "n1: umount /mnt/pve/nfs; pvesm status",
                                "n2: umount /mnt/pve/nfs; pvesm status", "n3: umount /mnt/pve/nfs; pvesm status"));
    }

    static final List<RemedyState> STATES = Stream.of(server(), exported(), lasting(), clients(), attached(), mounted())
            .flatMap(states -> states).toList();

    private SharedRemedies() {
    }
}
