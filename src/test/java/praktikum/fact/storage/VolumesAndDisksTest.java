package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import praktikum.fact.Printed;

class VolumesAndDisksTest {

    private static final String LVS = """
              {
                  "report": [
                      {
                          "lv": [
                              {"lv_name":"data", "vg_name":"pve", "lv_attr":"twi-aotz--", "lv_size":"151640866816", "pool_lv":"",
                               "data_percent":"0.86", "metadata_percent":"1.61",
                               "vg_size":"254000000000", "vg_free":"17179869184"},
                              {"lv_name":"root", "vg_name":"pve", "lv_attr":"-wi-ao----", "lv_size":"72000000000", "pool_lv":"",
                               "data_percent":"", "metadata_percent":"",
                               "vg_size":"254000000000", "vg_free":"17179869184"},
                              {"lv_name":"vm-200-disk-0", "vg_name":"pve", "lv_attr":"Vwi---tz-k", "lv_size":"8589934592", "pool_lv":"data",
                               "data_percent":"12.11", "metadata_percent":"",
                               "vg_size":"254000000000", "vg_free":"17179869184"}
                          ]
                      }
                  ]
              }
            """;

    @Test
    void thinPoolsAndTheirVolumes() {
        LogicalVolumes all = known(LogicalVolumes.read(Printed.of(0, LVS, "  WARNING: Device for PV x not found.\n")));
        LogicalVolume pool = all.find("pve", "data").orElseThrow();
        assertTrue(pool.thinPool() && pool.active());
        assertEquals(List.of(OptionalDouble.of(0.86), OptionalDouble.of(1.61)), List.of(pool.data(), pool.metadata()));
        assertEquals(List.of(151640866816L, 254000000000L, 17179869184L), List.of(pool.size(), pool.groupSize(), pool.groupFree()));
        assertEquals(List.of("vm-200-disk-0"), all.in(pool).stream().map(LogicalVolume::name).toList());
        LogicalVolume volume = all.find("pve", "vm-200-disk-0").orElseThrow();
        assertTrue(volume.thinVolume());
        assertFalse(volume.active() || volume.thinPool());
        assertEquals(OptionalDouble.empty(), volume.metadata());
        assertFalse(all.find("pve", "root").orElseThrow().thinVolume());
        assertEquals(Optional.empty(), all.find("vg2", "data"));
    }

    @Test
    void reportsOfNothingAndWithWarningsBefore() {
        assertEquals(3, known(LogicalVolumes.read(Printed.of("  WARNING: a {brace} in it\n" + LVS))).volumes().size());
        assertEquals(List.of(), known(LogicalVolumes.read(Printed.of("  {\n      \"report\": [\n          {\n              \"lv\": [\n"
                + "              ]\n          }\n      ]\n      ,\n      \"log\": [\n      ]\n  }\n"))).volumes());
        strange(LogicalVolumes.read(Printed.of("  WARNING: nothing\n")));
        strange(LogicalVolumes.read(Printed.of(LVS.replace("0.86", "n/a"))));
        strange(LogicalVolumes.read(Printed.of(LVS.replace("twi-aotz--", "twi"))));
        strange(LogicalVolumes.read(failed(5, "  Failed to find device for physical volume.\n")));
    }

    private static final String LSBLK = """
            {
               "blockdevices": [
                  {"name": "sda", "path": "/dev/sda", "type": "disk", "size": 274877906944, "fstype": null, "label": null,
                     "mountpoints": [null], "model": "QEMU HARDDISK   ", "serial": "QM00001", "rota": true, "pkname": null,
                     "children": [
                        {"name": "sda2", "path": "/dev/sda2", "type": "part", "size": 1073741824, "fstype": "vfat", "label": null,
                           "mountpoints": ["/boot/efi"], "model": null, "serial": null, "rota": true, "pkname": "sda"},
                        {"name": "sda3", "path": "/dev/sda3", "type": "part", "size": 273800000000, "fstype": "LVM2_member", "label": null,
                           "mountpoints": [null], "model": null, "serial": null, "rota": true, "pkname": "sda",
                           "children": [
                              {"name": "pve-root", "path": "/dev/mapper/pve-root", "type": "lvm", "size": 72000000000, "fstype": "ext4",
                                 "label": null, "mountpoints": ["/", "/mnt/x"], "model": null, "serial": null, "rota": true,
                                 "pkname": "sda3"}
                           ]
                        }
                     ]
                  },
                  {"name": "sdb", "path": "/dev/sdb", "type": "disk", "size": "17179869184", "fstype": null, "label": null,
                     "mountpoints": [null], "model": "QEMU HARDDISK", "serial": "QM00003", "rota": "1", "pkname": null,
                     "children": [
                        {"name": "sdb1", "path": "/dev/sdb1", "type": "part", "size": "17170415616", "fstype": "zfs_member",
                           "label": "tank", "mountpoints": [null], "model": null, "serial": null, "rota": "1", "pkname": "sdb"}
                     ]
                  },
                  {"name": "sdc", "path": "/dev/sdc", "type": "disk", "size": 17179869184, "fstype": null, "label": null,
                     "mountpoints": [null], "model": null, "serial": null, "rota": false, "pkname": null},
                  {"name": "sr0", "path": "/dev/sr0", "type": "rom", "size": 1073741312, "fstype": null, "label": null,
                     "mountpoints": null, "model": null, "serial": null, "rota": true, "pkname": null}
               ]
            }
            """;

    @Test
    void disksAndWhatLiesOnThem() {
        BlockDevices all = known(BlockDevices.read(Printed.of(LSBLK)));
        assertEquals(List.of("sda", "sdb", "sdc"), names(all.disks()));
        assertEquals(List.of("sda"), names(all.systemDisks("/dev/mapper/pve-root")));
        assertEquals(List.of("sda", "sdb"), names(all.systemDisks("tank/ROOT/pve-1")));
        assertEquals(List.of("sdb"), names(all.disksOfPool("tank")));
        BlockDevice root = all.find("/dev/mapper/pve-root").orElseThrow();
        assertEquals(List.of("/", "/mnt/x"), root.mountpoints());
        assertEquals(Optional.of("QEMU HARDDISK"), all.disks().getFirst().model());
        assertEquals(17179869184L, all.find("/dev/sdb").orElseThrow().size());
        assertTrue(all.find("/dev/sdb").orElseThrow().rotating());
        assertTrue(all.find("/dev/sdb").orElseThrow().inUse());
        assertFalse(all.find("/dev/sdc").orElseThrow().inUse() || all.find("/dev/sdc").orElseThrow().rotating());
    }

    @Test
    void listingsOfNoDevicesAndOfOtherThings() {
        assertEquals(List.of(), known(BlockDevices.read(Printed.of("{\n   \"blockdevices\": [\n      \n   ]\n}\n"))).devices());
        strange(BlockDevices.read(Printed.of("NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINTS\n")));
        strange(BlockDevices.read(failed(1, "lsblk: unknown column: MOUNTPOINTS\n")));
        strange(BlockDevices.read(Printed.of(LSBLK.replace("274877906944", "\"256G\""))));
    }

    private static List<String> names(List<BlockDevice> devices) {
        return devices.stream().map(BlockDevice::name).toList();
    }
}
