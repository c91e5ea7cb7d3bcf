package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.storage.VolumeList.Volume;

/** What lies on storages. */
class VolumeListTest {

    @Test
    void commandAndApiTellTheSame() {
        for (String state : List.of("pve8/04-healthy-ct-ha", "pve8/12-healthy-all-running", "pve9/04-healthy")) {
            VolumeList text = known(VolumeList.readText(Capture.printed(state + "/pvesm-list-shared")));
            VolumeList json = known(VolumeList.readPvesh(Capture.printed(state + "/storage-content-shared")));
            assertEquals(json.volumes().stream().map(Volume::id).sorted(Comparator.comparing(VolumeId::toString)).toList(),
                    text.volumes().stream().map(Volume::id).sorted(Comparator.comparing(VolumeId::toString)).toList(), state);
        }
        VolumeList nine = known(VolumeList.readText(Capture.printed("pve9/04-healthy/pvesm-list-shared")));
        assertEquals(new Volume(new VolumeId("shared", "vztmpl/debian-12-standard_12.7-1_amd64.tar.zst"), "tzst", "vztmpl", 68202637,
                OptionalLong.empty()), nine.ofContent("vztmpl").getFirst());
        Volume disk = nine.find(VolumeId.parse("shared:100/vm-100-disk-0.qcow2").orElseThrow()).orElseThrow();
        assertEquals(List.of("qcow2", "images", 1073741824L, OptionalLong.of(100)),
                List.of(disk.format(), disk.content(), disk.size(), disk.guest()));
        assertEquals("vm-100-disk-0.qcow2", disk.id().fileName());
    }

    @Test
    void aStorageThatIsNotThereIsNoEmptyOne() {
        assertEquals(Optional.of("storage 'nfs-store' is not online"),
                known(VolumeList.readText(Capture.printed("pve9/04-healthy/pvesm-list-nfs"))).problem());
        assertEquals(Optional.of("Storage does not support templates!"),
                known(VolumeList.readTemplates(failed(255, "Storage does not support templates!\n"))).problem());
        VolumeList empty = known(VolumeList.readText(Printed.of("Volid Format  Type Size VMID\n")));
        assertEquals(List.of(Optional.empty(), List.of()), List.of(empty.problem(), empty.volumes()));
        strange(VolumeList.readText(failed(255, "please run as root\n")));
        strange(VolumeList.readPvesh(failed(255, "proxy handler failed: ssh: connect to host 10.66.0.11 port 22: No route to host\n")));
    }

    @Test
    void templatesHaveTheirSize() {
        VolumeList list = known(VolumeList.readTemplates(Printed.of("""
                NAME                                                         SIZE \s
                local:vztmpl/ubuntu-22.04-standard_22.04-1_amd64.tar.zst     123.70MB
                """)));
        assertEquals(List.of(new Volume(new VolumeId("local", "vztmpl/ubuntu-22.04-standard_22.04-1_amd64.tar.zst"), "", "vztmpl",
                129708851,
                OptionalLong.empty())), list.volumes());
        strange(VolumeList.readTemplates(Printed.of("NAME SIZE\nlocal:vztmpl/a.tar.zst 12 MB\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs:iso/a.iso iso berkas 1\n", "nfs:iso/a.iso iso iso\n", "/srv/a.iso iso iso 1\n"})
    void anotherRowIsNotUnderstood(String row) {
        strange(VolumeList.readText(Printed.of("Volid Format  Type Size VMID\n" + row)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"nfs:100/vm-100-disk-0.qcow2,nfs", "local-lvm:vm-100-disk-0,local-lvm", "/dev/sdb,-", "none,-",
        "cdrom,-", "1:a,-", "a:b,-", "nfs:,-"})
    void onlyAVolumeHasAStorage(String text, String storage) {
        assertEquals(Optional.ofNullable(storage), VolumeId.parse(text).map(VolumeId::storage));
    }
}
