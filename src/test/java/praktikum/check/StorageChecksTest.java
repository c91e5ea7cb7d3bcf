package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.site.plan.PlannedPool;
import praktikum.site.plan.PlannedStorage;
import praktikum.site.plan.StoragePlan;

/** What lab 04 says of outputs: those of two nodes on which all is right, and rows in which the second prints something else. */
class StorageChecksTest {

    /**
     * A state.
     *
     * @param second what the second node prints
     * @param shows checks that do not pass, {@code pool-online n2=missing}; what builds on them is skipped
     */
    private record Row(String because, Optional<StoragePlan> plan, UnaryOperator<StorageOutputs> first,
            UnaryOperator<StorageOutputs> second, List<String> shows) {
    }

    private static Row row(String because, UnaryOperator<StorageOutputs> second, String... shows) {
        return new Row(because, Optional.empty(), outputs -> outputs, second, List.of(shows));
    }

    /** The table is one for all nodes: both print the same. */
    private static Row table(String because, UnaryOperator<StorageOutputs> both, String... shows) {
        return new Row(because, Optional.empty(), both, both, List.of(shows));
    }

    private static Row planned(String because, StoragePlan plan, UnaryOperator<StorageOutputs> both, String... shows) {
        return new Row(because, Optional.of(plan), both, both, List.of(shows));
    }

    private static StoragePlan plan(PlannedPool pool, PlannedStorage... storages) {
        return new StoragePlan(List.of(pool), List.of(storages));
    }

    private static PlannedPool tank(List<String> disks) {
        return new PlannedPool("tank", disks, "single", 12, "on", List.of("vmc", "iso", "backup"), List.of());
    }

    private static StorageOutputs mirror(StorageOutputs outputs) {
        var mirror = "  pool: tank\n state: ONLINE\nconfig:\n\n\tNAME  STATE  READ WRITE CKSUM\n\ttank  ONLINE  0 0 0\n"
                + "\t  mirror-0  ONLINE  0 0 0\n\t    %s  ONLINE  0 0 0\n\t    %s  ONLINE  0 0 0\n\nerrors: No known data errors\n";
        return outputs.with("pools", mirror.formatted("/dev/disk/by-id/ata-DISK_2-part1", "/dev/disk/by-id/ata-DISK_3-part1"))
                .with("real", mirror.formatted("/dev/sdb1", "/dev/sdc1"))
                .with("ashift", "mirror-0\tashift\t12\t-\nmirror-0\tpath\t-\t-\nmirror-0\tparent\ttank\t-\n");
    }

    private static final List<Row> ROWS = List.of(
            row("all as planned", outputs -> outputs),
            row("a pool nobody made here", outputs -> outputs.with("pools", "no pools available\n").with("real", "no pools available\n"),
                    "pool-online n2=missing"),
            row("a pool that was exported", outputs -> outputs.with("pools", "no pools available\n").with("real", "no pools available\n")
                    .with("import", "   pool: tank\n     id: 1\n  state: ONLINE\n"), "pool-online n2=not-imported"),
            row("a disk that is gone", outputs -> outputs.with("pools", StorageOutputs.pool("SUSPENDED", "/dev/sdb1")),
                    "pool-online n2=not-online"),
            row("a mirror that is being filled again", outputs -> mirror(outputs).with("pools", "tank  ONLINE", "tank  DEGRADED")
                    .with("pools", " state: ONLINE", " state: DEGRADED").with("pools", "ata-DISK_3-part1  ONLINE  0 0 0",
                            "ata-DISK_3-part1  ONLINE  0 0 0  (resilvering)"), "pool-online n2=?"),
            row("data that cannot be repaired",
                    outputs -> outputs.with("pools", "No known data errors", "3 data errors, use '-v' for a list"),
                    "pool-online n2=damaged"),
            row("the right name on another disk", outputs -> outputs.with("pools", "DISK_2", "DISK_3").with("real", "sdb", "sdc"),
                    "pool-disks n2=other-disk"),
            row("the kernel's name of the right disk", outputs -> outputs.with("pools", "/dev/disk/by-id/ata-DISK_2-part1", "/dev/sdb1"),
                    "pool-disks n2=kernel-name"),
            row("a disk that has no other name", outputs -> outputs.with("pools", "/dev/disk/by-id/ata-DISK_2-part1", "/dev/sdb1")
                    .with("links", "/dev/disk/by-id/ata-DISK_9 ../../sdz\n")),
            row("a mirror with the planned disk in it", StorageChecksTest::mirror),
            row("sectors of 512 bytes", outputs -> outputs.with("ashift", "ashift\t12", "ashift\t9"), "pool-properties n2=ashift"),
            row("sectors of 8192 bytes are larger than needed", outputs -> outputs.with("ashift", "ashift\t12", "ashift\t13")),
            row("the property says 12, the disk was made with 9", outputs -> outputs.with("ashift", "ata-DISK_2\tashift\t12",
                    "ata-DISK_2\tashift\t9"), "pool-properties n2=ashift"),
            row("left to ZFS, which took 12", outputs -> outputs.with("properties", "ashift\t12\tlocal", "ashift\t0\tdefault")),
            row("no compression", outputs -> outputs.with("datasets", "tank\tcompression\ton\tlocal", "tank\tcompression\toff\tdefault"),
                    "pool-properties n2=uncompressed"),
            row("another kind of compression", outputs -> outputs.with("datasets", "compression\ton\tlocal", "compression\tzstd\tlocal")),
            row("not in the cache, but a storage needs it", outputs -> outputs.with("properties", "cachefile\t-\tdefault",
                    "cachefile\tnone\tlocal")),
            table("not in the cache, and nobody needs it", outputs -> outputs.with("properties", "cachefile\t-\tdefault",
                    "cachefile\tnone\tlocal").with("config", "\tpool tank\n", "\tpool tank\n\tdisable\n")
                    .with("status", StorageOutputs.status(Map.of("tank", "disabled"))),
                    "pool-at-boot n1=not-in-cache n2=not-in-cache", "allowed k=disabled"),
            table("the import at boot is off", outputs -> outputs.with("import-cache", StorageOutputs.unit("zfs-import-cache.service",
                    "masked")).with("config", "\tpool tank\n", "\tpool tank\n\tdisable\n"),
                    "pool-at-boot n1=import-disabled n2=import-disabled", "allowed k=disabled"),
            table("the pool has a unit of its own", outputs -> outputs.with("properties", "cachefile\t-\tdefault", "cachefile\tnone\tlocal")
                    .with("import-tank", StorageOutputs.unit("zfs-import@tank.service", "enabled"))),
            row("a dataset nobody made", outputs -> outputs.with("datasets", StorageOutputs.dataset("tank/iso", "inherited from tank"), "")
                    .with("mounts", "tank/iso /tank/iso zfs rw 0 0\n", ""), "datasets-mounted n2=no-dataset"),
            row("a dataset that is not mounted", outputs -> outputs.with("datasets", "tank/iso\tmounted\tyes", "tank/iso\tmounted\tno")
                    .with("mounts", "tank/iso /tank/iso zfs rw 0 0\n", ""), "datasets-mounted n2=not-mounted"),
            row("a dataset that may not be mounted", outputs -> outputs.with("datasets", "tank/iso\tmounted\tyes", "tank/iso\tmounted\tno")
                    .with("datasets", "tank/iso\tcanmount\ton", "tank/iso\tcanmount\toff").with("mounts", "tank/iso /tank/iso zfs rw 0 0\n",
                    ""), "datasets-mounted n2=cannot-mount"),
            row("a dataset that is mounted elsewhere", outputs -> outputs.with("datasets", "mountpoint\t/tank/iso\tdefault",
                    "mountpoint\t/srv/iso\tlocal").with("mounts", "tank/iso /tank/iso zfs", "tank/iso /srv/iso zfs"),
                    "datasets-mounted n2=elsewhere"),
            row("something mounted over a dataset", outputs -> outputs.with("mounts", "tank/iso /tank/iso zfs rw 0 0\n",
                    "tank/iso /tank/iso zfs rw 0 0\n/dev/sdc1 /tank/iso ext4 rw 0 0\n"), "datasets-mounted n2=covered"),
            row("mounted by hand", outputs -> outputs.with("datasets", "tank/iso\tcanmount\ton", "tank/iso\tcanmount\tnoauto"),
                    "datasets-at-boot n2=by-hand"),
            row("the mounting at boot is off, but Proxmox VE does it", outputs -> outputs.with("mount-unit",
                    StorageOutputs.unit("zfs-mount.service", "disabled"))),
            row("a dataset that does not compress", outputs -> outputs.with("datasets", "tank/iso\tcompression\ton\tinherited from tank",
                    "tank/iso\tcompression\toff\tlocal"), "datasets-compressed n2=uncompressed"),
            row("no thin pool", outputs -> outputs.with("volumes", "\"lv_name\":\"data\"", "\"lv_name\":\"other\""),
                    "thin-pool n2=missing"),
            row("no volume group", outputs -> outputs.with("volumes", "{\"report\": [{\"lv\": []}]}")
                    .with("groups", "{\"report\": [{\"vg\": []}]}"), "thin-pool n2=no-group"),
            row("a volume group with nothing in it", outputs -> outputs.with("volumes", "{\"report\": [{\"lv\": []}]}"),
                    "thin-pool n2=missing"),
            row("a thick volume of that name", outputs -> outputs.with("volumes", "twi-a-tz--", "-wi-a-----"), "thin-pool n2=not-thin"),
            row("a thin pool that sleeps", outputs -> outputs.with("volumes", "twi-a-tz--", "twi---tz--"), "thin-pool n2=inactive"),
            row("a thick disk of a guest", outputs -> outputs.with("volumes", "\"lv_name\":\"root\"", "\"lv_name\":\"vm-100-disk-0\""),
                    "thin-pool n2=thick"),
            row("data at 80 percent", outputs -> outputs.with("volumes", "\"0.00\"", "\"80.00\""), "thin-fill n2=data"),
            row("data just below", outputs -> outputs.with("volumes", "\"0.00\"", "\"79.99\"")),
            row("metadata at 93 percent", outputs -> outputs.with("volumes", "\"1.59\"", "\"93.10\""), "thin-fill n2=metadata"),
            table("a storage nobody added", outputs -> outputs.with("config", "dir: tank-iso", "dir: iso"), "defined k=undefined"),
            table("a storage of another type", outputs -> outputs.with("config", "zfspool: tank\n", "dir: tank\n"),
                    "defined k=other-type"),
            table("a storage that lies elsewhere", outputs -> outputs.with("config", "path /tank/iso", "path /srv/iso"),
                    "defined k=other-target"),
            table("content that is missing", outputs -> outputs.with("config", "content iso,vztmpl\n\tis", "content vztmpl\n\tis"),
                    "content k=missing"),
            table("content beyond the plan",
                    outputs -> outputs.with("config", "content iso,vztmpl,backup", "content import,iso,backup,vztmpl")),
            table("switched off", outputs -> outputs.with("config", "content iso,vztmpl\n\tis", "content iso,vztmpl\n\tdisable\n\tis"),
                    "allowed k=disabled"),
            table("for one node only",
                    outputs -> outputs.with("config", "content iso,vztmpl\n\tis", "content iso,vztmpl\n\tnodes n1\n\tis"),
                    "allowed k=restricted"),
            table("all nodes by name", outputs -> outputs.with("config", "content iso,vztmpl\n\tis",
                    "content iso,vztmpl\n\tnodes n1,n2\n\tis")),
            table("a directory that waits for nothing", outputs -> outputs.with("config", "content iso,vztmpl\n\tis_mountpoint 1",
                    "content iso,vztmpl"), "waits-for-mount k=not-waiting"),
            table("waiting said in another word", outputs -> outputs.with("config", "content iso,vztmpl\n\tis_mountpoint 1",
                    "content iso,vztmpl\n\tis_mountpoint yes")),
            table("waiting for the path by name", outputs -> outputs.with("config", "content iso,vztmpl\n\tis_mountpoint 1",
                    "content iso,vztmpl\n\tis_mountpoint /tank/iso")),
            table("a local directory called shared", outputs -> outputs.with("config", "content iso,vztmpl\n\tis",
                    "content iso,vztmpl\n\tshared 1\n\tis"), "not-shared n1=shared n2=shared"),
            table("a directory on a file system of the network is shared", outputs -> outputs.with("config", "dir: local\n",
                    "dir: web\n\tpath /mnt/web\n\tcontent iso\n\tshared 1\n\ndir: local\n")
                    .with("mounts", "tank /tank", "gluster:/vol /mnt/web fuse.glusterfs rw 0 0\ntank /tank")),
            row("enabled, not active", outputs -> outputs.with("status", StorageOutputs.status(Map.of("tank-iso", "inactive"))),
                    "active n2=inactive"),
            row("the other node has another table",
                    outputs -> outputs.with("status", StorageOutputs.status(Map.of("tank-iso", "disabled"))),
                    "active n2=not-listed"),
            new Row("a node without its cluster file system hides no table of the others", Optional.empty(), outputs -> outputs
                    .with("mounts", "/dev/fuse /etc/pve fuse rw 0 0\n", "").with("config", ""), outputs -> outputs, List.of()),
            row("no zfs on this machine", outputs -> outputs.with("pools", ""), "pool-online n2=?"),
            planned("nodes installed on ZFS have no thin pool", plan(tank(List.of()), PlannedStorage.of("tank", "zfspool",
                    Map.of("pool", "tank"), "images")), outputs -> outputs.with("volumes", "{\"report\": [{\"lv\": []}]}")),
            planned("a mirror that is planned", plan(tank(List.of("/dev/sdb", "/dev/sdc"))), StorageChecksTest::mirror),
            planned("half of a mirror that is planned", plan(tank(List.of("/dev/sdb", "/dev/sdc"))), outputs -> outputs,
                    "pool-disks n1=other-disk n2=other-disk"),
            planned("disks planned by their lasting names", plan(tank(List.of("/dev/disk/by-id/ata-DISK_2"))), outputs -> outputs),
            planned("a storage for one node", plan(tank(List.of()), new PlannedStorage("tank-iso", "dir", Map.of("path", "/tank/iso"),
                    List.of("iso"), List.of("n1"), "")), outputs -> outputs.with("config", "content iso,vztmpl\n\tis",
                    "content iso,vztmpl\n\tnodes n1\n\tis")),
            planned("a storage for one node that all may use", plan(tank(List.of()), new PlannedStorage("tank-iso", "dir",
                    Map.of("path", "/tank/iso"), List.of("iso"), List.of("n1"), "")), outputs -> outputs, "allowed k=unrestricted"),
            planned("a pool without compression, as planned", plan(new PlannedPool("tank", List.of(), "single", 12, "off", List.of("iso"),
                    List.of())), outputs -> outputs.with("datasets", "compression\ton\t", "compression\toff\t")),
            planned("a pool on one node only", plan(new PlannedPool("tank", List.of(), "single", 12, "on", List.of("iso"), List.of("n1"))),
                    outputs -> outputs));

    /** Skipped because of what is shown. */
    private static final Map<String, List<String>> AFTER = new LinkedHashMap<>(Map.of(
            "pool-online", List.of("pool-disks", "pool-properties", "pool-at-boot", "datasets-mounted", "active"),
            "datasets-mounted", List.of("datasets-at-boot", "datasets-compressed", "active"), "thin-pool", List.of("thin-fill", "active"),
            "defined", List.of("content", "allowed", "waits-for-mount", "active"), "allowed", List.of("active")));

    @TestFactory
    Stream<DynamicTest> isTold() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.because(), () -> judge(row)));
    }

    private static void judge(Row row) {
        var machines = Machines.of("k", "n1", "n2");
        if (row.plan().isPresent()) {
            machines = machines.planned(row.plan().get());
        }
        row.first().apply(new StorageOutputs()).on(machines, "n1");
        row.second().apply(new StorageOutputs()).on(machines, "n2");
        var methods = CheckModules.bundled().stream().filter(check -> check.key().lab().equals("04-storage")).toList();
        var told = new TreeMap<String, String>();
        new CheckRun(machines.site(), machines.askers(), methods, Timelines.NONE, RunListener.SILENT).run()
                .forEach((key, verdict) -> told.put(key.check(), told(verdict)));
        told.values().removeIf(String::isEmpty);
        assertEquals(expected(row), told);
    }

    private static TreeMap<String, String> expected(Row row) {
        var expected = new TreeMap<String, String>();
        row.shows().forEach(line -> skipped(line.substring(0, line.indexOf(' ')), new ArrayList<>()).forEach(
                check -> expected.put(check, "skipped")));
        row.shows().forEach(line -> expected.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return expected;
    }

    private static List<String> skipped(String check, List<String> all) {
        AFTER.getOrDefault(check, List.of()).forEach(after -> {
            all.add(after);
            skipped(after, all);
        });
        return all;
    }

    private static String told(Verdict verdict) {
        if (verdict instanceof Verdict.Skipped) {
            return "skipped";
        }
        return String.join(" ", verdict.findings().stream().filter(finding -> finding.outcome() != Outcome.PASSED)
                .map(finding -> finding.subject() + "=" + finding.mistake().orElse(finding.outcome() == Outcome.NOT_MEASURED ? "?" : "-"))
                .toList());
    }
}
