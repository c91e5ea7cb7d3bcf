package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.site.plan.PlannedPool;
import praktikum.site.plan.StoragePlan;
import praktikum.text.Language;

/** Pools and storages of the plan in {@code site.yaml}. */
class StoragePlanTest {

    private static final String SITE = """
            version: 1
            nodes:
              - {name: n1, address: 192.0.2.11}
              - {name: n2, address: 192.0.2.12}
            plan:
              cluster: kelas-a
              network: {prefix: 24, gateway: 192.0.2.1, dns: 192.0.2.1, domain: lab.example}
            """;
    private static final String TABLE = """
              pools:
                - {name: data.z, disks: [/dev/sdb, /dev/sdc], layout: mirror, ashift: 13, compression: zstd, datasets: [iso], nodes: [n1]}
              storages:
                - {name: local-zfs, type: zfspool, pool: rpool/data, content: [images, rootdir]}
                - {name: Iso, type: dir, path: /data.z/iso/sub, content: [iso], nodes: [n1]}
                - {name: local, type: dir, path: /var/lib/vz, content: [iso]}
                - {name: thin, type: lvmthin, vgname: vg2, thinpool: t, content: [images], disk: /dev/sdd}
                - {name: nfs, type: nfs, server: 192.0.2.50, export: /srv/nfs, content: [images, iso]}
                - {name: own, type: nfs, server: 192.0.2.50, export: /srv/own, path: /srv/shared, content: [iso]}
            """;

    private static Site site(String more) {
        return assertInstanceOf(SiteReading.Ready.class, SiteFile.parse("site.yaml", SITE + more)).site();
    }

    @Test
    void whereNothingIsSaidThePlanIsUsual() {
        assertEquals(StoragePlan.USUAL, site("").plan().storage());
        assertEquals(List.of(), StoragePlan.USUAL.lines());
        var own = site("  storages:\n    - {name: local-zfs, type: zfspool, pool: rpool/data, content: [images]}\n").plan().storage();
        assertEquals(List.of(), own.pools());
        assertEquals(Map.of("pool", "rpool/data"), own.storages().getFirst().target());
    }

    @Test
    void whatIsSaidIsReadAndWrittenAgain() {
        var site = site(TABLE);
        assertEquals(new PlannedPool("data.z", List.of("/dev/sdb", "/dev/sdc"), "mirror", 13, "zstd", List.of("iso"), List.of("n1")),
                site.plan().storage().pools().getFirst());
        assertEquals(site.plan(), assertInstanceOf(SiteReading.Ready.class, SiteFile.parse("site.yaml",
                SiteFile.write(site, Language.ENGLISH))).site().plan());
    }

    @Test
    void labPagesGetALineForEach() {
        var values = SiteValues.of(site(TABLE));
        assertEquals("data.z mirror 13 zstd n1 /dev/sdb /dev/sdc", values.get("pools.lines"));
        assertEquals("data.z/iso", values.get("datasets.lines"));
        assertEquals("Iso /data.z/iso/sub iso n1 /data.z/iso\nlocal /var/lib/vz iso all 0", values.get("storages.dir"));
        assertEquals("thin vg2 t images all /dev/sdd", values.get("storages.lvmthin"));
        assertEquals("local-zfs rpool/data images,rootdir all", values.get("storages.zfspool"));
        assertEquals("nfs 192.0.2.50 /srv/nfs images,iso all /mnt/pve/nfs\n"
                + "own 192.0.2.50 /srv/own iso all /srv/shared", values.get("storages.nfs"));
        assertEquals("/dev/sdb", values.get("pool.disk"));
        assertEquals("nfs        nfs      images,iso                192.0.2.50:/srv/nfs",
                values.get("storages.table").lines().toList().get(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"pools: [{name: 1st}] | the name of a ZFS pool", "pools: [{name: a; b}] | the name of a ZFS pool",
        "pools: [{name: t, ashift: 8}] | from 9", "pools: [{name: t, disks: [sdb]}] | a device below /dev",
        "pools: [{name: t, disks: [/dev/../etc]}] | a device below /dev", "pools: [{name: t, datasets: ['a b']}] | such as tank/iso",
        "pools: [{name: t}, {name: t}] | is there twice below site.plan.pools", "pools: [{name: t, nodes: [n3]}] | allowed: n1, n2",
        "storages: [{name: s1, type: dir, content: [iso]}] | add its \"path\"",
        "storages: [{name: s1, type: lvmthin, vgname: v, content: [images]}] | add its \"thinpool\"",
        "storages: [{name: s1, type: zfspool, pool: t, path: /t, content: [images]}] | has no \"path\"",
        "storages: [{name: s1, type: zfs, pool: t, content: [images]}] | zfspool",
        "storages: [{name: s1, type: dir, path: /a/../b, content: [iso]}] | an absolute path",
        "storages: [{name: s1, type: dir, path: /a, content: [isos]}] | iso",
        "storages: [{name: s1-, type: dir, path: /a, content: [iso]}] | the ID of a storage",
        "storages: [{name: s1, type: nfs, server: 1.2.3.444, export: /a, content: [iso]}] | 1.2.3.444"})
    void whatIsWrongIsToldWithItsLine(String more, String says) {
        var problems = assertInstanceOf(SiteReading.Wrong.class, SiteFile.parse("site.yaml", SITE + "  " + more + "\n")).findings();
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().in(Language.ENGLISH).contains(says), problems.getFirst().in(Language.ENGLISH));
        assertTrue(problems.getFirst().in(Language.ENGLISH).contains(":8"), problems.getFirst().in(Language.ENGLISH));
    }
}
