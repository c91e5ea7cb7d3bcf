package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.site.Site;
import praktikum.site.plan.GuestEntry;
import praktikum.site.plan.GuestKind;
import praktikum.site.plan.GuestPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.PlannedPool;
import praktikum.site.plan.PlannedStorage;
import praktikum.site.plan.StoragePlan;

/**
 * Sites that are planned otherwise than the course's own and are right in their own way: carried out by the pages' own actions, they have
 * all points, those for what one node writes and the others read, and for a machine that moves, included.
 */
class OtherSitesTest {

    private static final List<String> DATASETS = List.of("vmc", "iso", "backup");
    private static final PlannedStorage LOCAL = PlannedStorage.of("local", "dir", Map.of("path", "/var/lib/vz"), "iso", "vztmpl");
    private static final PlannedStorage LOCAL_LVM = StoragePlan.USUAL.of("lvmthin").getFirst();

    private static final String VM_IMAGE = "https://cloud.debian.org/images/cloud/trixie/latest/debian-13-genericcloud-amd64.qcow2";
    private static final String VE_8 = "Proxmox VE 8";

    @TempDir
    static Path folder;

    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(4);

    @AfterAll
    static void stop() {
        AT_ONCE.shutdownNow();
    }

    private static Site stored(Site plain, PlannedPool pool, PlannedStorage... storages) {
        var sections = new ArrayList<>(plain.plan().sections());
        sections.removeIf(StoragePlan.class::isInstance);
        sections.add(new StoragePlan(List.of(pool), List.of(storages)));
        return new Site(plain.nodes(), plain.nfs(), plain.ssh(), new Plan(sections));
    }

    private static Site guests(Site plain, GuestEntry... guests) {
        var sections = new ArrayList<>(plain.plan().sections());
        sections.add(new GuestPlan(List.of(guests)));
        return new Site(plain.nodes(), plain.nfs(), plain.ssh(), new Plan(sections));
    }

    private static GuestEntry guest(GuestKind kind, int id, String name, String address, String node, String source, String storage) {
        return new GuestEntry(kind, id, name, 2, 768, kind == GuestKind.VM ? 0 : 256, source, Optional.of(node), Optional.of(storage),
                new GuestEntry.Network(InetAddress.ofLiteral(address), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty()));
    }

    private static PlannedPool pool(String name, String layout, String... disks) {
        return new PlannedPool(name, List.of(disks), layout, 12, "on", DATASETS, List.of());
    }

    private static PlannedStorage directory(String name, String path, String... content) {
        return PlannedStorage.of(name, "dir", Map.of("path", path), content);
    }

    private static PlannedStorage pooled(String name, String pool) {
        return PlannedStorage.of(name, "zfspool", Map.of("pool", pool), "images", "rootdir");
    }

    private static PlannedStorage nfs(String name, String server, Map<String, String> further, String... content) {
        var target = new LinkedHashMap<String, String>();
        target.put("server", server);
        target.put("export", "/srv/nfs/proxmox");
        target.putAll(further);
        return PlannedStorage.of(name, "nfs", target, content);
    }

    private static Map<String, Site> sites() {
        var plans = new LinkedHashMap<String, Site>();
        plans.put("other names of everything, another bridge, another prefix, a mirror", stored(Rehearsal.plan("lab-biru",
                List.of("merah", "kuning", "hijau"), List.of("172.20.4.21", "172.20.4.22", "172.20.4.23"), List.of(), 22, "172.20.4.1",
                "vmbr7"), pool("blckpink-storage-pool", "mirror", "/dev/sdc", "/dev/sdd"), LOCAL, LOCAL_LVM,
                pooled("zfs-migrate", "blckpink-storage-pool"), directory("iso-pool", "/blckpink-storage-pool/iso", "iso", "vztmpl"),
                nfs("nfs-local", "172.20.4.50", Map.of(), "images", "backup")));
        plans.put("five nodes, raidz, and the shared storage mounted elsewhere", stored(Rehearsal.plan("lima",
                List.of("a1", "a2", "a3", "a4", "a5"), List.of("10.1.1.1", "10.1.1.2", "10.1.1.3", "10.1.1.4", "10.1.1.5"), List.of(), 24,
                "10.1.1.254", "vmbr0"), pool("zee", "raidz", "/dev/sdc", "/dev/sdd"), LOCAL, LOCAL_LVM, pooled("zee", "zee"),
                nfs("disks", "10.1.1.50", Map.of("path", "/srv/shared"), "images")));
        plans.put("IPv6", Rehearsal.plan("enam", List.of("v1", "v2", "v3"), List.of("fd00:137::10", "fd00:137::11", "fd00:137::12"),
                List.of(), 64, "fd00:137::1", "vmbr0"));
        plans.put(VE_8 + " on ZFS, without local-lvm", stored(Expected.plan(), pool("tank", "single", "/dev/sdb"), LOCAL,
                pooled("local-zfs", "rpool/data"), pooled("tank", "tank"), directory("tank-iso", "/tank/iso", "iso")));
        plans.put("the numbers of guests swapped, and each on a node of its own", guests(Expected.plan(),
                guest(GuestKind.CONTAINER, 100, "wadah", "192.168.137.31", "n2", "ubuntu-22.04-standard", "local-lvm"),
                guest(GuestKind.VM, 200, "mesin", "192.168.137.32", "n3", VM_IMAGE, "nfs")));
        plans.put(VE_8 + ", a virtual machine in place of the container", guests(Expected.plan(),
                guest(GuestKind.VM, 101, "satu", "192.168.137.31", "n1", VM_IMAGE, "nfs"),
                guest(GuestKind.VM, 102, "dua", "192.168.137.32", "n2", VM_IMAGE, "nfs")));
        return plans;
    }

    /** What does not pass of a site that the labs have been carried out on, but for what drills measure. */
    private static String wrong(Path own, Site site, int release) throws Exception {
        try (var rehearsal = Rehearsal.fresh(own, site, release)) {
            var found = new TreeMap<String, String>();
            var moved = rehearsal.carryOut().moved(own.resolve("moved.jsonl"));
            rehearsal.settled().proved(List.of(moved)).forEach((check, verdict) -> found.put(check.toString(), Expected.told(verdict)));
            Expected.DRILLED.stream().filter(check -> !check.matches("07-.*|.*/shared-for-real")).forEach(found::remove);
            return Expected.lines(found);
        }
    }

    @TestFactory
    Stream<DynamicTest> haveAllPoints() {
        var results = new LinkedHashMap<String, Future<String>>();
        sites().forEach((name, site) -> {
            var own = folder.resolve("w" + results.size());
            results.put(name, AT_ONCE.submit(() -> wrong(own, site, name.startsWith(VE_8) ? 8 : 9)));
        });
        return results.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> assertEquals("", entry.getValue().get())));
    }
}
