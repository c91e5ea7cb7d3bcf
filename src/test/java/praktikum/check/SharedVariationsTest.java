package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.SharedMachines.ACTIVE;
import static praktikum.check.SharedMachines.HEADER;
import static praktikum.check.SharedMachines.OPTIONS;
import static praktikum.check.SharedMachines.mount;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.fact.network.ResolvedName;
import praktikum.fact.network.RouteTable;
import praktikum.fact.system.RealPath;

/** Shared storage that is right in another way than the course's own. */
class SharedVariationsTest {

    private static final String EXPORT = "/srv/nfs/proxmox";
    private static final String SITE = """
            version: 1
            nodes:
              - {name: n1, address: 192.168.137.10}
              - {name: n2, address: 192.168.137.11}
              - {name: n3, address: 192.168.137.12}
            nfs: {name: nfs01, address: SERVER, export: EXPORT}
            plan:
              cluster: lab
              network: {prefix: 24, gateway: 192.168.137.1, dns: 1.1.1.1, domain: lab.example, storage: 10.10.20.0/24}
            """;
    private static final String STORAGES = """
              storages:
                - {name: local, type: dir, path: /var/lib/vz, content: [iso]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/24(rw,sync,no_subtree_check,no_root_squash)", "192.0.2.0/255.255.255.0(no_root_squash,rw)",
            "*.lab.example(rw,no_root_squash,no_subtree_check)", "@cluster(rw,no_root_squash)", "192.0.2.0/28(rw,no_root_squash,crossmnt)",
            "192.0.2.0/24(rw,all_squash,anonuid=0,anongid=0)", "192.0.2.0/24(rw,sync,all_squash,anonuid=1000,anongid=1000)",
            "192.0.2.0/24(rw,no_root_squash) 198.51.100.0/24(ro)", "192.0.2.0/24(rw,no_root_squash,insecure,fsid=0)"})
    void whoeverMeansTheNodesMayWriteItSo(String clients) {
        assertEquals(Map.of(), SharedMachines.usual().exported(clients).found());
    }

    @Test
    void aListOfAddressesAndAListOfNamesAreTheSame() {
        assertEquals(Map.of(), SharedMachines.usual().exported("192.0.2.11(rw,no_root_squash) 192.0.2.12(no_root_squash,rw) 192.0.2.13"
                + OPTIONS).found());
        var names = SharedMachines.usual().written(EXPORT + " n1" + OPTIONS + " n2" + OPTIONS + " n3.lab.example" + OPTIONS + "\n");
        names.running(EXPORT, "n1.lab.example" + OPTIONS, "n2.lab.example" + OPTIONS, "n3.lab.example" + OPTIONS);
        assertEquals(Map.of(), names.found());
    }

    /** The server's own names for the nodes count, whatever they are. */
    @Test
    void otherNamesThatMeanTheNodesWillDo() {
        var machines = SharedMachines.usual();
        machines.exported("red" + OPTIONS + " green" + OPTIONS + " blue" + OPTIONS);
        var addresses = Map.of("red", "192.0.2.11", "green", "192.0.2.12", "blue", "192.0.2.13");
        addresses.forEach((name, address) -> machines.prints("nfs01", ResolvedName.of(name), address + "     STREAM " + name + "\n"));
        assertEquals(Map.of(), machines.found());
        machines.prints("nfs01", ResolvedName.of("blue"), "192.0.2.99     STREAM blue\n");
        assertEquals("nfs01=no-client", machines.found().get("exported"));
    }

    @Test
    void furtherExportsSlashesAndLinksDoNoHarm() {
        var machines = SharedMachines.usual();
        machines.written("/srv/iso *(ro,sync,no_subtree_check)\n\n" + EXPORT + "/   192.0.2.0/24(rw,no_root_squash)\n"
                + "/srv/nfs *(ro,fsid=0)\n");
        machines.etab("/srv/iso\t*(ro,sync,no_subtree_check)\n" + EXPORT + "\t192.0.2.0/24(rw,no_root_squash)\n/srv/nfs\t*(ro,fsid=0)\n");
        machines.table("nfs: nfs\n\texport /srv/nfs/proxmox/\n\tserver 192.0.2.50\n\tcontent backup,images,iso,rootdir,vztmpl\n");
        machines.mounts(mount("192.0.2.50", "192.0.2.50", EXPORT + "/", "nfs"));
        assertEquals(Map.of(), machines.found());
        machines.written("/srv/iso *(ro,sync,no_subtree_check)\n/nfs 192.0.2.0/24(rw,no_root_squash)\n/srv/nfs *(ro,fsid=0)\n");
        machines.prints("nfs01", RealPath.of("/nfs"), EXPORT + "\n");
        assertEquals(Map.of(), machines.found());
    }

    @Test
    void theServerMayBeNamedInTheTable() {
        var machines = SharedMachines.usual();
        machines.table("nfs: nfs\n\texport /srv/nfs/proxmox\n\tserver nas.lab.example\n\tcontent backup,images,iso,rootdir,vztmpl\n");
        machines.prints("n1", ResolvedName.of("nas.lab.example"), "192.0.2.50      STREAM nas.lab.example\n");
        machines.mounts(mount("nas.lab.example", "192.0.2.50", EXPORT, "nfs"));
        assertEquals(Map.of(), machines.found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs rw,relatime,vers=3,proto=tcp,mountaddr=192.0.2.50,mountvers=3,local_lock=none,addr=192.0.2.50",
            "nfs4 rw,vers=4.0,soft,addr=192.0.2.50", "nfs4 rw,vers=4.2"})
    void everyVersionOfNfsWillDo(String typeAndOptions) {
        assertEquals(Map.of(), SharedMachines.usual().mounts("192.0.2.50:/srv/nfs/proxmox /mnt/pve/nfs " + typeAndOptions + " 0 0\n")
                .found());
    }

    /** Machines of a site, in good order but for what is exported to whom. */
    private static SharedMachines of(String yaml, String server, String... storages) {
        var machines = new SharedMachines(SharedMachines.site(yaml));
        var table = new LinkedHashMap<String, String>();
        for (var storage : storages) {
            var words = storage.split(" ");
            table.put(words[0], "nfs: " + words[0] + "\n\texport " + words[2] + "\n\tserver " + words[1]
                    + "\n\tcontent backup,images,iso,rootdir,vztmpl\n");
        }
        machines.table(String.join("\n", table.values()));
        machines.status(HEADER + table.keySet().stream().map(name -> ACTIVE.replaceFirst("nfs ", name + " "))
                .collect(Collectors.joining()));
        machines.mounts(List.of(storages).stream().map(storage -> storage.split(" "))
                .map(words -> mount(words[1], words[1], words[2], words[0])).collect(Collectors.joining()));
        return machines.shared();
    }

    @Test
    void theNodesMayComeFromTheStorageNetwork() {
        var yaml = SITE.replace("SERVER", "10.10.20.50").replace("EXPORT", EXPORT);
        var machines = of(yaml, "10.10.20.50", "nfs 10.10.20.50 /srv/nfs/proxmox");
        for (var node = 1; node <= 3; node++) {
            machines.comesFrom("n" + node, "10.10.20.1" + node);
        }
        assertEquals(Map.of(), machines.exported("10.10.20.0/24" + OPTIONS).found());
        assertEquals(Map.of(), machines.exported("10.10.20.11" + OPTIONS + " 10.10.20.12" + OPTIONS + " 10.10.20.13" + OPTIONS).found());
        assertEquals("nfs01=no-client", machines.exported("192.168.137.0/24" + OPTIONS).found().get("exported"));
    }

    @Test
    void everythingMayHaveAddressesOfTheSixthVersion() {
        var yaml = SITE.replace("SERVER", "2001:db8::50").replace("EXPORT", EXPORT).replaceAll("192.168.137.(\\d+)", "2001:db8::$1")
                .replace("prefix: 24", "prefix: 64").replace("dns: 1.1.1.1", "dns: 2001:db8::1").replace(", storage: 10.10.20.0/24", "");
        var machines = of(yaml, "2001:db8::50", "nfs 2001:db8::50 /srv/nfs/proxmox");
        assertEquals(Map.of(), machines.exported("2001:db8::/64" + OPTIONS).found());
        assertEquals(Map.of(), machines.exported("2001:db8::10" + OPTIONS + " 2001:DB8:0::11" + OPTIONS + " 2001:db8::12" + OPTIONS)
                .found());
        assertEquals("nfs01=too-wide", machines.exported("2001:db8::/32" + OPTIONS).found().get("clients"));
        machines.exported("2001:db8::/64" + OPTIONS).mounts("n2", mount("2001:db8::51", "2001:db8::51", EXPORT, "nfs"));
        assertEquals("n2=other-source", machines.found().get("same-mount"));
    }

    /** One on the planned server, one elsewhere that only some of the nodes use. */
    @Test
    void twoStoragesWithNamesOfTheirOwn() {
        var yaml = SITE.replace("SERVER", "192.168.137.50").replace("EXPORT", EXPORT) + STORAGES
                + "    - {name: nas, type: nfs, server: 192.168.137.60, export: /volume1/pve, content: [backup], nodes: [n2, n3]}\n"
                + "    - {name: disks, type: nfs, server: nfs01, export: /srv/nfs/proxmox, content: [images]}\n";
        var machines = of(yaml, "192.168.137.50", "nas 192.168.137.60 /volume1/pve", "disks 192.168.137.50 /srv/nfs/proxmox");
        var file = SharedMachines.file("/mnt/pve/nas");
        machines.prints("n2", file.written(), "");
        assertEquals(Map.of(), machines.exported("192.168.137.0/24" + OPTIONS).found());
        machines.mounts("n3", mount("192.168.137.50", "192.168.137.50", EXPORT, "disks"));
        assertEquals("n3=not-mounted", machines.found().get("same-mount"));
    }

    /** Proxmox VE mounts a storage elsewhere where its entry says so, which is then planned. */
    @Test
    void aStorageMayBeMountedElsewhere() {
        var yaml = SITE.replace("SERVER", "192.168.137.50").replace("EXPORT", EXPORT) + STORAGES
                + "    - {name: disks, type: nfs, server: nfs01, export: /srv/nfs/proxmox, path: /srv/shared, content: [images]}\n";
        var machines = of(yaml, "192.168.137.50", "disks 192.168.137.50 /srv/nfs/proxmox");
        var table = "nfs: disks\n\texport /srv/nfs/proxmox\n\tpath /srv/shared\n\tserver 192.168.137.50\n\tcontent images\n";
        var mount = mount("192.168.137.50", "192.168.137.50", EXPORT, "disks");
        machines.exported("192.168.137.0/24" + OPTIONS).table(table).mounts(mount.replace("/mnt/pve/disks", "/srv/shared"));
        assertEquals(Map.of(), machines.found());
        machines.mounts("n2", mount);
        assertEquals("n2=not-mounted", machines.found().get("same-mount"));
        machines.table(table.replace("/srv/shared", "/mnt/pve/disks"));
        assertEquals("lab=other-target", machines.found().get("nfs-defined"));
        assertTrue(machines.said("05-shared", "nfs-defined").contains("`umount /mnt/pve/disks` on each"),
                machines.said("05-shared", "nfs-defined"));
    }

    /** pvesm status mounts what is missing: what counts is how it was before. */
    @Test
    void whatTheKitItselfHasMountedIsSeenAsItWas() {
        var machines = SharedMachines.usual().mounts("n2", "").mountsWhenAsked("n2", mount("192.0.2.50", "192.0.2.50", EXPORT, "nfs"));
        assertEquals("n2=not-mounted", machines.found().get("same-mount"));
        assertEquals(Map.of(), machines.found(), "it is mounted now");
    }

    @Test
    void withoutAServerOrAStorageOnOneItIsSaidWhatToPlan() {
        var machines = Machines.of("lab", "n1");
        var checks = CheckModules.bundled().stream().filter(check -> check.key().lab().equals("05-shared")).toList();
        var why = new TreeMap<String, String>();
        new CheckRun(machines.site(), machines.askers(), checks, Timelines.NONE, RunListener.SILENT).run().forEach((check, verdict) -> {
            if (verdict instanceof Verdict.NotMeasured) {
                why.put(check.check(), verdict.findings().getFirst().why().orElseThrow().key());
            }
        });
        assertEquals(Map.of("server-runs", "check.no-nfs-server", "server-apart", "check.no-nfs-server", "nfs-defined",
                "check.shared.none-planned"), why);
    }

    /** Nobody can say whom the server should let in. */
    @Test
    void nodesThatDoNotTellWhereTheyComeFromLeaveItOpen() {
        var machines = SharedMachines.usual();
        var towards = RouteTable.towards(InetAddress.ofLiteral("192.0.2.50"));
        machines.fails("n3", towards, 126, "Permission denied\n");
        assertEquals(Map.of(), machines.found());
        machines.fails("n1", towards, 126, "Permission denied\n").fails("n2", towards, 126, "Permission denied\n");
        assertEquals(Map.of("exported", "nfs01=check.shared.no-client", "export-lasts", "after exported", "clients", "after exported"),
                machines.found());
    }
}
