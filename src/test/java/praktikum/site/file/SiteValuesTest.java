package praktikum.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import praktikum.site.PlannedNfsServer;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.site.SshLogin;

class SiteValuesTest {

    @Test
    void theExampleHasTheseValues() {
        var expected = new TreeMap<>(Map.of("cluster.name", "blckpink-clstr", "network.bridge", "vmbr0", "network.prefix", "24",
                "network.gateway", "192.168.137.1", "network.dns", "1.1.1.1", "network.domain", "lab.example", "network.storage",
                "10.10.20.0/24",
                "time.zone", "Asia/Jakarta", "nodes.count", "3", "hosts.lines", """
                        192.168.137.10 blckpink01.lab.example blckpink01
                        192.168.137.11 blckpink02.lab.example blckpink02
                        192.168.137.12 blckpink03.lab.example blckpink03"""));
        expected.putAll(Map.of("limits.average", "1", "limits.maximum", "5", "limits.bandwidth", "500", "limits.interruption", "3"));
        expected.putAll(Map.of("pool.name", "blckpink-storage-pool", "pool.disk", "/dev/sdb", "thin.vg", "pve", "thin.pool", "data",
                "thin.storage", "local-lvm",
                "pools.lines", "blckpink-storage-pool single 12 on all /dev/sdb", "datasets.lines", """
                        blckpink-storage-pool/vmc
                        blckpink-storage-pool/iso
                        blckpink-storage-pool/backup""",
                "storages.zfspool", "blckpink-storage-pool blckpink-storage-pool images,rootdir all",
                "storages.lvmthin", "local-lvm pve data images,rootdir all",
                "storages.nfs", "nfs 192.168.137.50 /srv/nfs/proxmox images,iso,vztmpl,backup,rootdir all /mnt/pve/nfs"));
        expected.put("storages.dir", """
                local /var/lib/vz backup,iso,vztmpl all 0
                vmc-pool /blckpink-storage-pool/vmc images,rootdir all 1
                iso-pool /blckpink-storage-pool/iso iso,vztmpl all 1
                Backup-pool /blckpink-storage-pool/backup backup,snippets all 1""");
        expected.put("storages.table", """
                local                  dir      backup,iso,vztmpl         /var/lib/vz
                local-lvm              lvmthin  images,rootdir            pve/data
                blckpink-storage-pool  zfspool  images,rootdir            blckpink-storage-pool
                vmc-pool               dir      images,rootdir            /blckpink-storage-pool/vmc
                iso-pool               dir      iso,vztmpl                /blckpink-storage-pool/iso
                Backup-pool            dir      backup,snippets           /blckpink-storage-pool/backup
                nfs                    nfs      images,iso,vztmpl,backup,rootdir  192.168.137.50:/srv/nfs/proxmox""");
        expected.putAll(Map.of("nfs.name", "nfs01", "nfs.address", "192.168.137.50", "nfs.export", "/srv/nfs/proxmox"));
        expected.put("nfs.clients", "192.168.137.10\n192.168.137.11\n192.168.137.12");
        expected.put("guests.addresses", "192.168.137.20 192.168.137.15");
        expected.put("guests.table", """
                container        200  Ubuntu            4 CPU    512 MiB  nfs              192.168.137.20/24
                vm               100  debian            1 CPU   1024 MiB  nfs              192.168.137.15/24""");
        guest(expected, "container1", "200", "Ubuntu", "4", "512", "192.168.137.20");
        expected.putAll(Map.of("container1.swap", "512", "container1.template", "ubuntu-22.04-standard", "container1.templates", "nfs",
                "container1.net0", "name=eth0,bridge=vmbr0,ip=192.168.137.20/24,gw=192.168.137.1"));
        guest(expected, "vm1", "100", "debian", "1", "1024", "192.168.137.15");
        expected.putAll(Map.of("vm1.image", "https://cloud.debian.org/images/cloud/trixie/latest/debian-13-genericcloud-amd64.qcow2",
                "vm1.file", "debian-13-genericcloud-amd64.qcow2", "vm1.format", "qcow2", "vm1.net0", "virtio,bridge=vmbr0",
                "vm1.ipconfig0", "ip=192.168.137.15/24,gw=192.168.137.1"));
        for (var i = 1; i <= 3; i++) {
            expected.put("node" + i + ".name", "blckpink0" + i);
            expected.put("node" + i + ".address", "192.168.137.1" + (i - 1));
            expected.put("node" + i + ".link1", "10.10.10." + i);
        }
        var site = SiteFileTest.ready(Path.of("examples/site.yaml"));
        assertEquals(expected, new TreeMap<>(SiteValues.of(site)));
        expected.put("node.name", "blckpink02");
        expected.put("node.address", "192.168.137.11");
        expected.put("node.link1", "10.10.10.2");
        assertEquals(expected, new TreeMap<>(SiteValues.of(site, site.nodes().get(1))));
    }

    private static void guest(Map<String, String> values, String prefix, String... said) {
        var names = List.of("id", "name", "cores", "memory", "address");
        names.forEach(name -> values.put(prefix + "." + name, said[names.indexOf(name)]));
        Map.of("node", "blckpink01", "storage", "nfs", "prefix", "24", "gateway", "192.168.137.1", "dns", "1.1.1.1", "bridge", "vmbr0")
                .forEach((name, value) -> values.put(prefix + "." + name, value));
    }

    @Test
    void whoMayMountIsTheStorageNetworkWhereTheServerIsInIt() {
        var site = SiteFileTest.ready(Path.of("examples/site.yaml"));
        var server = new PlannedNfsServer("nfs01", InetAddress.ofLiteral("10.10.20.50"), "/srv/nfs", SshLogin.at("10.10.20.50"));
        var values = SiteValues.of(new Site(site.nodes(), Optional.of(server), site.ssh(), site.plan()));
        assertEquals("10.10.20.0/24", values.get("nfs.clients"));
    }

    @Test
    void whatASiteHasIsKnownAndWhatIsNotPlannedIsAbsent() {
        var site = ((SiteReading.Ready) SiteFile.parse("s", SiteFileTest.GOOD)).site();
        assertFalse(SiteValues.of(site).containsKey("time.zone"));
        assertFalse(SiteValues.of(site).containsKey("node1.link1"));
        SiteValues.of(site, site.nodes().getFirst()).keySet().forEach(name -> assertTrue(SiteValues.knows(name), name));
        assertTrue(SiteValues.knows("node12.link2") && SiteValues.knows("time.zone"));
        assertFalse(SiteValues.knows("node0.name") || SiteValues.knows("nodeN.name") || SiteValues.knows("node.linkN")
                || SiteValues.knows("cluster.nmae"));
    }
}
