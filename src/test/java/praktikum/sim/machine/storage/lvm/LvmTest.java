package praktikum.sim.machine.storage.lvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.storage.BlockDevices;

/** Volume groups, thin pools and their volumes, as lvm2 makes and shows them. */
final class LvmTest {

    private static final String FIELDS = "lv_name,vg_name,lv_attr,lv_size,pool_lv,data_percent,metadata_percent";

    private final Bench bench = Bench.three();

    private static Answer run(Bench on, String line) {
        return on.shell("node01", line);
    }

    private String out(String line) {
        return run(bench, line).out();
    }

    private static String percent(Bench on, String volume) {
        return run(on, "lvs --noheadings -o data_percent " + volume).out().strip();
    }

    @Test
    void theInstallersGroupIsShownInTables() {
        assertEquals("  PV         VG  Fmt  Attr PSize   PFree \n  /dev/sda3  pve lvm2 a--  <63.00g <7.89g\n", out("pvs"));
        assertEquals("  VG  #PV #LV #SN Attr   VSize   VFree \n  pve   1   3   0 wz--n- <63.00g <7.89g\n", out("vgs"));
        assertEquals("""
                  LV   VG  Attr       LSize   Pool Origin Data%  Meta%  Move Log Cpy%Sync Convert
                  data pve twi-a-tz--  19.50g             0.00   1.58                           \s
                  root pve -wi-ao---- <25.70g                                                   \s
                  swap pve -wi-ao----   7.91g                                                   \s
                """, out("lvs"));
    }

    @Test
    void reportsCanBeReadByPrograms() {
        assertEquals("""
                  {
                      "report": [
                          {
                              "vg": [
                                  {"vg_name":"pve", "vg_size":"67641540608", "vg_free":"8468299776"}
                              ]
                          }
                      ]
                  }
                """, out("vgs --reportformat json --units b --nosuffix -o vg_name,vg_size,vg_free"));
        assertEquals("  data:pve:twi-a-tz--:20937965568::0.00:1.58\n", out("lvs pve/data --units b --nosuffix --noheadings "
                + "--separator : -o " + FIELDS));
        assertEquals("  Unrecognised field: size_of\n", run(bench, "lvs -o size_of").err());
        assertEquals("  [data_tdata]\n  [data_tmeta]\n", out("lvs -a --noheadings -o lv_name | grep _t | sed 's/ *$//'"));
    }

    @Test
    void aThinPoolIsMadeAndRemoved() {
        assertEquals("  Physical volume \"/dev/sdb\" successfully created.\n", out("pvcreate /dev/sdb"));
        assertEquals("  Volume group \"vg2\" successfully created\n", out("vgcreate vg2 /dev/sdb"));
        assertEquals("  Thin pool volume with chunk size 64.00 KiB can address at most <15.88 TiB of data.\n"
                + "  Logical volume \"data2\" created.\n", out("lvcreate -l 95%FREE -T vg2/data2"));
        assertTrue(run(bench, "lvcreate -V 200G -T vg2/data2 -n big").err().contains("WARNING: Sum of all thin volume sizes (200.00 GiB) "
                + "exceeds the size of thin pool vg2/data2 and the size of whole volume group (<100.00 GiB)."));
        assertEquals("/dev/dm-9\n", out("readlink -f /dev/vg2/big"));
        assertEquals("  big Vwi-a-tz-- 200.00g data2\n  data2 twi-aotz-- <94.81g\n",
                out("lvs vg2 --noheadings -o lv_name,lv_attr,lv_size,pool_lv --separator ' ' | sed 's/ *$//'"));
        assertEquals("Removing pool vg2/data2 will remove 1 dependent volume(s). Proceed? [y/n]: [n]\n"
                + "  Logical volume vg2/data2 not removed.\n", run(bench, "lvremove vg2/data2").err());
        assertEquals("  Logical volume \"big\" successfully removed.\n  Logical volume \"data2\" successfully removed.\n",
                out("lvremove -y vg2/data2"));
        assertEquals("  Volume group \"vg2\" successfully removed\n", out("vgremove vg2"));
        assertEquals("  Labels on physical volume \"/dev/sdb\" successfully wiped.\n", out("pvremove /dev/sdb"));
        assertEquals("", out("blkid /dev/sdb"));
    }

    @Test
    void whatIsInUseOrThereIsRefused() {
        assertEquals("  Logical volume pve/root contains a filesystem in use.\n", run(bench, "lvremove -y pve/root").err());
        assertEquals("  Volume group \"pve\" has insufficient free space (2019 extents): 25600 required.\n",
                run(bench, "lvcreate -L 100G -n big pve").err());
        assertEquals("  Logical Volume \"root\" already exists in volume group \"pve\"\n", run(bench, "lvcreate -L 1G -n root pve").err());
        assertEquals("  Cannot use /dev/sda: device is partitioned\n", run(bench, "pvcreate /dev/sda").err());
        assertEquals("  No device found for /dev/sdz.\n", run(bench, "pvcreate /dev/sdz").err());
        Answer none = run(bench, "lvs nope");
        assertEquals(5, none.exit());
        assertEquals("  Volume group \"nope\" not found\n  Cannot process volume group nope\n", none.err());
        assertEquals("  PV /dev/sda3 is used by VG pve so please use vgreduce first.\n"
                + "  (If you are certain you need pvremove, then confirm by using --force twice.)\n"
                + "  /dev/sda3: physical volume label not removed.\n", run(bench, "pvremove /dev/sda3").err());
        run(bench, "zpool create tank sdb");
        assertEquals("  Cannot use /dev/sdb: device is partitioned\n", run(bench, "pvcreate /dev/sdb").err());
    }

    @Test
    void aPoolFillsByWhatIsWrittenToItsVolumes() {
        run(bench, "lvcreate -V 4G -T pve/data -n v1; mkfs.ext4 -q /dev/pve/v1; mkdir /mnt/v1; mount /dev/pve/v1 /mnt/v1");
        String made = percent(bench, "pve/data");
        assertTrue(Double.parseDouble(made) > 0, made);
        run(bench, "dd if=/dev/zero of=/mnt/v1/f bs=1M count=8");
        assertTrue(Double.parseDouble(percent(bench, "pve/data")) > Double.parseDouble(made), percent(bench, "pve/data"));
        bench.world.act(() -> {
            Lvm lvm = Lvm.of(bench.node("node01"));
            lvm.edit().write(lvm.group("pve").orElseThrow(), lvm.volume("pve", "v1").orElseThrow(), 2L << 30);
        });
        assertTrue(Double.parseDouble(percent(bench, "pve/v1")) > 50, percent(bench, "pve/v1"));
        run(bench, "lvcreate -V 90G -T pve/data -n v2");
        bench.world.act(() -> {
            Lvm lvm = Lvm.of(bench.node("node01"));
            long done = lvm.edit().write(lvm.group("pve").orElseThrow(), lvm.volume("pve", "v2").orElseThrow(), 90L << 30);
            assertTrue(done < 20L << 30, String.valueOf(done));
        });
        assertEquals("100.00", percent(bench, "pve/data"));
        assertEquals("  twi-aotzD-\n", out("lvs --noheadings -o lv_attr pve/data"));
        assertEquals(0, run(bench, "lvextend -L +2G pve/data").exit());
        assertFalse(percent(bench, "pve/data").equals("100.00"));
    }

    @Test
    void volumesAreThereAgainAfterARestart() {
        run(bench, "vgcreate vg2 /dev/sdb; lvcreate -L 5G -T vg2/p; lvcreate -V 4G -T vg2/p -n v1");
        run(bench, "mkfs.ext4 -q /dev/vg2/v1; mkdir /mnt/v1");
        run(bench, "echo '/dev/vg2/v1 /mnt/v1 ext4 defaults 0 2' >> /etc/fstab; mount -a; echo hi > /mnt/v1/f");
        String before = out("lvs -o " + FIELDS);
        Bench again = bench.restarted();
        assertEquals(before, run(again, "lvs -o " + FIELDS).out());
        assertEquals("hi\n", run(again, "cat /mnt/v1/f").out());
        assertEquals("/dev/mapper/vg2-v1\n", run(again, "findmnt -n -o SOURCE /mnt/v1").out());
    }

    @Test
    void aGroupThatLostADiskIsPartial() {
        run(bench, "vgcreate vg2 /dev/sdb /dev/sdc; lvcreate -L 1G -n here vg2; lvcreate -L 110G -n both vg2");
        bench.world.act(() -> BlockDevices.of(bench.node("node01")).connect("sdc", false));
        Answer groups = run(bench, "vgs --noheadings -o vg_name,vg_attr vg2");
        assertEquals("  vg2 wz-pn-\n", groups.out());
        assertTrue(groups.err().matches("  WARNING: Couldn't find device with uuid (\\S+)\\.\n"
                + "  WARNING: VG vg2 is missing PV \\1 \\(last written to /dev/sdc\\)\\.\n"));
        assertEquals("  both -wi-a---p-\n  here -wi-a-----\n", out("lvs --noheadings -o lv_name,lv_attr vg2"));
        Bench again = bench.restarted();
        assertEquals("  both -wi-----p-\n  here -wi-a-----\n", run(again, "lvs --noheadings -o lv_name,lv_attr vg2").out());
    }
}
