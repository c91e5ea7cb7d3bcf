package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.SectionFile;
import praktikum.fact.storage.StorageState.Activity;

class StorageFactsTest {

    /** What the file says, with defaults and plugin types, is what the API of the same node makes of it. */
    @Test
    void theFileMeansWhatTheApiMakesOfIt() throws NotUnderstood {
        int compared = 0;
        for (Capture capture : Capture.ofCommand("cat /etc/pve/storage.cfg")) {
            StorageConfig config = known(StorageConfig.read(capture.printed()));
            Set<String> told = new TreeSet<>();
            for (Json item : Json.of(Capture.printed(capture.state() + "/storage").out()).items()) {
                told.add(List.of(item.text("storage"), item.text("type"), item.flagIfAny("shared"), item.flagIfAny("disable"),
                        item.findText("path"), item.findText("pool"), item.findText("nodes"), item.findText("server"),
                        new TreeSet<>(List.of(item.text("content").split(",")))).toString());
            }
            Set<String> read = config.entries().stream().map(one -> List.of(one.id(), one.type(), one.shared(), one.disabled(), one.path(),
                    one.find("pool"), one.nodes().stream().reduce((a, b) -> a + "," + b), one.find("server"), one.content()).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(told, read, capture.path());
            assertEquals(List.of(), config.flaws(), capture.path());
            compared++;
        }
        assertTrue(compared >= 5, "compared " + compared);
    }

    @Test
    void defaultsFlagsCommentsAndFlaws() {
        StorageConfig config = known(StorageConfig.read(Printed.of("""
                # storages
                dir: iso-pool
                \tpath /tank/iso
                # between
                \tcontent iso,vztmpl
                \tis_mountpoint
                \tcontent images
                zfspool: not-a-section-of-its-own
                \tdisable

                zfspool: tank
                \tpool tank
                \tshared 1

                zfspool: tank
                  pool tank2
                  nodes pve1, pve2;pve3

                nfs: nfs-local
                \texport /srv/nfs/proxmox
                \tserver 192.168.137.50
                \tcontent none

                exotic: thing
                \tpath /x
                \tis_mountpoint /x/y
                \tdisable 0
                """)));
        StorageEntry iso = config.find("iso-pool").orElseThrow();
        assertEquals(Set.of("iso", "vztmpl"), iso.content());
        assertEquals(Optional.of("/tank/iso"), iso.requiredMountpoint());
        assertTrue(iso.disabled());
        assertFalse(iso.allowedOn("pve1"));
        StorageEntry tank = config.find("tank").orElseThrow();
        assertEquals(Optional.of("tank2"), tank.find("pool"));
        assertEquals(Set.of("pve1", "pve2", "pve3"), tank.nodes());
        assertTrue(tank.allowedOn("pve3"));
        assertFalse(tank.allowedOn("pve4") || tank.shared() || tank.markedShared());
        StorageEntry nfs = config.find("nfs-local").orElseThrow();
        assertTrue(nfs.shared());
        assertFalse(nfs.markedShared());
        assertEquals(Set.of(), nfs.content());
        assertEquals(Optional.of("/mnt/pve/nfs-local"), nfs.path());
        assertEquals(Optional.of("/x/y"), config.find("thing").orElseThrow().requiredMountpoint());
        assertFalse(config.find("thing").orElseThrow().disabled());
        assertEquals(Optional.of("/var/lib/vz"), config.find("local").orElseThrow().path());
        assertEquals(List.of(7, 8, 15), config.flaws().stream().map(SectionFile.Flaw::number).toList());
    }

    @ParameterizedTest
    @CsvSource({"dir,shared 1,true,true", "btrfs,shared,true,true", "lvm,shared 1,true,true", "zfspool,shared 1,false,true",
            "lvmthin,shared 1,false,true", "dir,shared 0,false,false", "cifs,share x,true,false", "rbd,pool x,true,false",
            "pbs,datastore x,true,false", "zfs,pool x,true,false", "esxi,server x,false,false"})
    void onlyThePluginOrTheAdministratorMakesAStorageShared(String type, String option, boolean shared, boolean marked) {
        StorageEntry entry = known(StorageConfig.read(Printed.of(type + ": one\n\t" + option + "\n"))).find("one").orElseThrow();
        assertEquals(List.of(shared, marked), List.of(entry.shared(), entry.markedShared()));
    }

    @Test
    void withoutAFileThereIsTheBuiltInStorage() {
        StorageConfig config = known(StorageConfig.read(failed(1, "cat: /etc/pve/storage.cfg: No such file or directory\n")));
        assertEquals(List.of("local"), config.entries().stream().map(StorageEntry::id).toList());
        StorageConfig other = known(StorageConfig.read(Printed.of("dir: local\n\tpath /srv\n\tnodes pve1\n")));
        assertEquals(Optional.of("/var/lib/vz"), other.find("local").orElseThrow().path());
        StorageConfig own = known(StorageConfig.read(Printed.of("dir: local\n\tcontent iso\n\tnodes pve1\n")));
        StorageEntry local = own.find("local").orElseThrow();
        assertEquals(List.of(Set.of("iso"), Set.of()), List.of(local.content(), local.nodes()));
        strange(StorageConfig.read(Printed.of("<html>\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pve8/04-healthy-ct-ha", "pve9/04-healthy"})
    void statusByCommandByApiAndByResources(String state) {
        StorageStatus text = known(StorageStatus.readText(Capture.printed(state + "/pvesm-status")));
        StorageStatus json = known(StorageStatus.readPvesh(Capture.printed(state + "/node-storage")));
        for (StorageState storage : text.storages()) {
            StorageState same = json.find(storage.id()).orElseThrow();
            assertEquals(List.of(storage.type(), storage.activity(), storage.total()), List.of(same.type(), same.activity(), same.total()));
        }
        assertEquals(6, json.storages().size());
        assertEquals(List.of(Activity.ACTIVE, Activity.INACTIVE, Activity.DISABLED, Activity.DISABLED),
                List.of("shared", "nfs-store", "tank", "san-lvm").stream().map(id -> text.find(id).orElseThrow().activity()).toList());
        assertEquals(264212084, text.find("local").orElseThrow().total());
        assertEquals(Optional.of("storage 'nfs-store' is not online"), text.warning("'nfs-store'", "/mnt/pve/nfs-store"));
        assertEquals(Optional.empty(), text.warning("nfs", "/mnt/pve/nfs-store"));

        StorageResources resources = known(StorageResources.read(Capture.printed(state + "/cluster-resources")));
        assertEquals(Set.of("pve1", "pve2", "pve3"), resources.nodesWith("shared"));
        assertEquals(Set.of(), resources.nodesWith("nfs-store"));
        assertTrue(resources.rows().stream().anyMatch(row -> row.id().equals("nfs-store") && row.shared() && row.type().equals("nfs")));
    }

    /** Figure 10 of the first report, as one would have to write it down: no storage in it but nfs-local is or can be shared. */
    @Test
    void figureTenOfTheReportIsNotShared() {
        StorageConfig config = known(StorageConfig.read(Printed.of("""
                dir: Backup-pool
                \tcontent backup,snippets
                \tpath /blckpink-storage-pool/backup

                zfspool: blckpink-storage-pool
                \tcontent images,rootdir
                \tpool blckpink-storage-pool

                dir: iso-pool
                \tcontent iso,vztmpl
                \tpath /blckpink-storage-pool/iso

                dir: local
                \tcontent backup,import,iso,vztmpl
                \tpath /var/lib/vz

                lvmthin: local-lvm
                \tcontent images,rootdir
                \tthinpool data
                \tvgname pve

                nfs: nfs-local
                \tcontent backup,images,import,iso
                \texport /srv/nfs/proxmox
                \tnodes blckpink
                \tpath /mnt/pve/nfs-local
                \tserver 192.168.1.10

                dir: vmc-pool
                \tcontent images,rootdir
                \tpath /blckpink-storage-pool/vmc

                zfspool: zfs-migrate
                \tcontent images,rootdir
                \tpool zfs-migrate
                """)));
        assertEquals(List.of("nfs-local"), config.entries().stream().filter(StorageEntry::shared).map(StorageEntry::id).toList());
        assertEquals(List.of(), config.entries().stream().filter(entry -> entry.requiredMountpoint().isPresent()).toList());
        assertFalse(config.find("nfs-local").orElseThrow().allowedOn("blckpink02"), "enabled, and yet not to be used on all nodes");
    }

    @Test
    void theTableOfTheReportAndWhatIsNone() {
        String table = """
                Name                         Type     Status     Total (KiB)      Used (KiB) Available (KiB)        %
                blckpink-storage-pool     zfspool     active       382206632             808       382205824    0.00%
                nfs-local                     nfs     active        98497780         9437184        84011008    9.58%
                vmc-pool                      dir   disabled               0               0               0      N/A
                """;
        assertEquals(new StorageState("nfs-local", "nfs", Activity.ACTIVE, 98497780, 9437184, 84011008),
                known(StorageStatus.readText(Printed.of(0, table, "storage 'x' is not online\n"))).find("nfs-local").orElseThrow());
        strange(StorageStatus.readText(Printed.of("")));
        strange(StorageStatus.readText(Printed.of(table.replace("disabled", "broken"))));
        strange(StorageStatus.readText(Printed.of(table.replace("vmc-pool", "nfs-local"))));
        strange(StorageStatus.readText(failed(255, "please run as root\n")));
    }
}
