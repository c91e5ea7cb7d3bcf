package praktikum.sim.machine.storage.lvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.storage.BlockDevices;

/** The commands of LVM at a node's shell; tables and sentences are those of lvm2. */
final class LvmCommandsTest {

    private static final String ASKED = "lvs --reportformat json --units b --nosuffix -o lv_name,vg_name,lv_attr,lv_size,pool_lv,"
            + "data_percent,metadata_percent,vg_size,vg_free";
    private final Bench bench = Bench.three();

    private Answer run(String line) {
        return bench.shell("node01", line);
    }

    private void done(String line, String out) {
        assertEquals(new Answer(0, out, ""), run(line));
    }

    private void refused(String line, String err) {
        assertEquals(new Answer(5, "", err), run(line));
    }

    @Test
    void aFreshInstallationIsShownInTables() {
        done("lvs", """
                  LV   VG  Attr       LSize   Pool Origin Data%  Meta%  Move Log Cpy%Sync Convert
                  data pve twi-a-tz--  19.50g             0.00   1.58                           \s
                  root pve -wi-ao---- <25.70g                                                   \s
                  swap pve -wi-ao----   7.91g                                                   \s
                """);
        done("vgs", "  VG  #PV #LV #SN Attr   VSize   VFree \n  pve   1   3   0 wz--n- <63.00g <7.89g\n");
        done("pvs", "  PV         VG  Fmt  Attr PSize   PFree \n  /dev/sda3  pve lvm2 a--  <63.00g <7.89g\n");
        done("lvs -a --noheadings -o lv_name,lv_attr,devices --separator ' '", """
                  data twi-a-tz-- data_tdata(0)
                  [data_tdata] Twi-ao---- /dev/sda3(8860)
                  [data_tmeta] ewi-ao---- /dev/sda3(13852)
                  [lvol0_pmspare] ewi------- /dev/sda3(8604)
                  root -wi-ao---- /dev/sda3(2026)
                  swap -wi-ao---- /dev/sda3(0)
                """);
    }

    @Test
    void jsonHasTheLayoutOfLvmAndStringsOnly() {
        done("lvcreate -V 8G -T pve/data -n vm-200-disk-0", "  Logical volume \"vm-200-disk-0\" created.\n");
        String head = "  {\n      \"report\": [\n          {\n              \"lv\": [\n";
        String end = ", \"vg_size\":\"67641540608\", \"vg_free\":\"8468299776\"}";
        done(ASKED, head
                + "                  {\"lv_name\":\"data\", \"vg_name\":\"pve\", \"lv_attr\":\"twi-aotz--\", \"lv_size\":\"20937965568\", "
                + "\"pool_lv\":\"\", \"data_percent\":\"0.00\", \"metadata_percent\":\"1.58\"" + end + ",\n"
                + "                  {\"lv_name\":\"root\", \"vg_name\":\"pve\", \"lv_attr\":\"-wi-ao----\", \"lv_size\":\"27590131712\", "
                + "\"pool_lv\":\"\", \"data_percent\":\"\", \"metadata_percent\":\"\"" + end + ",\n"
                + "                  {\"lv_name\":\"swap\", \"vg_name\":\"pve\", \"lv_attr\":\"-wi-ao----\", \"lv_size\":\"8497659904\", "
                + "\"pool_lv\":\"\", \"data_percent\":\"\", \"metadata_percent\":\"\"" + end + ",\n"
                + "                  {\"lv_name\":\"vm-200-disk-0\", \"vg_name\":\"pve\", \"lv_attr\":\"Vwi-a-tz--\", "
                + "\"lv_size\":\"8589934592\", \"pool_lv\":\"data\", \"data_percent\":\"0.00\", \"metadata_percent\":\"\"" + end + "\n"
                + "              ]\n          }\n      ]\n  }\n");
        assertEquals(new Answer(5, head + "              ]\n          }\n      ]\n  }\n",
                "  Volume group \"nosuch\" not found\n  Cannot process volume group nosuch\n"), run("lvs --reportformat json nosuch"));
    }

    @Test
    void unitsAndColumnsAreChosenAsInLvm() {
        done("lvs --noheadings --units m -o name,size pve/root", "  root 26312.00m\n");
        done("lvs --noheadings --units b -o lv_size pve/root", "  27590131712B\n");
        done("lvs --noheadings --units G -o lv_size pve/root", "  27.59G\n");
        done("lvs --noheadings --units h -o lv_size pve/root", "  25.70g\n");
        done("vgs --noheadings --separator : -o vg_name,lv_name", "  pve:data\n  pve:root\n  pve:swap\n");
        done("lvs --noheadings -o lv_path,pool_lv,segtype /dev/mapper/pve-swap", "  /dev/pve/swap  linear\n");
        refused("lvs -o +pv_name", "  Can't report LV and PV fields at the same time in report type \"lv\".\n");
        assertEquals(new Answer(3, "", "  Invalid units specification\n  Run `lvs --help' for more information.\n"), run("lvs --units x"));
        assertEquals(new Answer(3, "", "lvs: unrecognized option '--nosuch'\n  Error during parsing of command line.\n"),
                run("lvs --nosuch"));
    }

    @Test
    void whatIsNotThereIsToldInTheWordsOfLvm() {
        refused("vgs nosuch", "  Volume group \"nosuch\" not found\n  Cannot process volume group nosuch\n");
        refused("lvs pve/nosuch", "  Failed to find logical volume \"pve/nosuch\"\n");
        refused("lvremove pve/nosuch", "  Failed to find logical volume \"pve/nosuch\"\n");
        refused("pvs /dev/sdb", "  Failed to find physical volume \"/dev/sdb\".\n");
        refused("pvcreate /dev/nosuch", "  No device found for /dev/nosuch.\n");
        refused("pvcreate /dev/sda", "  Cannot use /dev/sda: device is partitioned\n");
        refused("pvcreate /dev/sda3", "  Can't initialize physical volume \"/dev/sda3\" of volume group \"pve\" without -ff\n"
                + "  /dev/sda3: physical volume not initialized.\n");
        refused("lvcreate -V 1G -T pve/nosuch -n d", "  Pool nosuch not found in Volume group pve.\n");
        refused("lvcreate -V 1G -T pve/root -n d", "  Logical volume pve/root is not a thin pool.\n");
        refused("lvcreate -L 1G -n root pve", "  Logical Volume \"root\" already exists in volume group \"pve\"\n");
        refused("lvcreate -L 100G -n big pve", "  Volume group \"pve\" has insufficient free space (2019 extents): 25600 required.\n");
        refused("lvextend -L +100G pve/root", "  Insufficient free space: 25600 extents needed, but only 2019 available\n");
        refused("lvextend -L 1G pve/root", "  New size given (256 extents) not larger than existing size (6578 extents)\n");
    }

    @Test
    void aDiskBecomesAThinPoolThatIsThereAfterARestart() {
        done("pvcreate /dev/sdd", "  Physical volume \"/dev/sdd\" successfully created.\n");
        done("vgcreate vg2 /dev/sdd", "  Volume group \"vg2\" successfully created\n");
        done("lvcreate -l 95%FREE -T vg2/data2", "  Thin pool volume with chunk size 64.00 KiB can address at most <15.88 TiB of data.\n"
                + "  Logical volume \"data2\" created.\n");
        done("lvcreate -L 1G -n thick vg2", "  Logical volume \"thick\" created.\n");
        done("lvcreate -V 4G -T vg2/data2 -n vm-100-disk-0", "  Logical volume \"vm-100-disk-0\" created.\n");
        run("mkfs.ext4 -q /dev/vg2/vm-100-disk-0");
        String asked = "lvs -a -o lv_name,lv_uuid,lv_attr,lv_size,data_percent,metadata_percent,devices; vgs; pvs";
        Answer before = run(asked);
        assertEquals("  [data2_tdata] Twi-ao---- 30.33g\n", run("lvs -a --noheadings -o name,attr,size vg2/data2_tdata").out());
        assertEquals(before, bench.restarted().shell("node01", asked));
    }

    @Test
    void removingAsksUnlessToldNotTo() {
        run("lvcreate -V 4G -T pve/data -n a; lvcreate -V 4G -T pve/data -n b");
        String question = "Do you really want to remove active logical volume pve/a? [y/n]: ";
        refused("lvremove pve/a </dev/null", question + "[n]\n  Logical volume pve/a not removed.\n");
        refused("echo x | lvremove pve/a", question + "  WARNING: Invalid input 'x'.\n" + question
                + "[n]\n  Logical volume pve/a not removed.\n");
        assertEquals(new Answer(0, "  Logical volume \"a\" successfully removed.\n", question), run("echo y | lvremove pve/a"));
        refused("lvremove pve/data </dev/null", "Removing pool pve/data will remove 1 dependent volume(s). Proceed? [y/n]: [n]\n"
                + "  Logical volume pve/data not removed.\n");
        run("mkfs.ext4 -q /dev/pve/b; mkdir /mnt/b; mount /dev/pve/b /mnt/b");
        refused("lvremove -y pve/data", "  Logical volume pve/b contains a filesystem in use.\n");
        run("umount /mnt/b");
        done("lvremove -y pve/data", "  Logical volume \"b\" successfully removed.\n  Logical volume \"data\" successfully removed.\n");
        done("lvs -a --noheadings -o name", "  root\n  swap\n");
    }

    @Test
    void volumesAreOpenActiveOrInactive() {
        run("lvcreate -V 4G -T pve/data -n a; mkfs.ext4 -q /dev/pve/a; mkdir /mnt/a; mount /dev/pve/a /mnt/a");
        done("lvs --noheadings -o name,attr,data_percent pve/a pve/data", "  a    Vwi-aotz-- 1.59  \n  data twi-aotz-- 0.33  \n");
        refused("lvchange -an pve/a", "  Logical volume pve/a contains a filesystem in use.\n");
        refused("vgchange -an pve", "  Logical volume pve/swap in use.\n"
                + "  Can't deactivate volume group \"pve\" with 3 open logical volume(s)\n");
        done("umount /mnt/a; lvchange -an pve/a pve/data", "");
        done("lvs --noheadings -o name,attr,data_percent pve/a pve/data", "  a    Vwi---tz--       \n  data twi---tz--       \n");
        assertEquals("", run("ls /dev/pve | grep a$").out());
        done("lvchange -ay pve/data; lvchange -an pve/data_tmeta pve/data_tdata; lvs --noheadings -o attr pve/data", "  twi-aotz--\n");
        done("vgchange -ay", "  4 logical volume(s) in volume group \"pve\" now active\n");
        done("lvs --noheadings -o attr pve/a", "  Vwi-a-tz--\n");
    }

    @Test
    void aGroupThatLostADiskIsOnlyReduced() {
        run("vgcreate vg2 /dev/sdc /dev/sdd; lvcreate -L 1G -n here vg2; lvcreate -L 40G -n both vg2");
        bench.world.act(() -> BlockDevices.of(bench.node("node01")).connect("sdd", false));
        String warned = run("vgs").err();
        assertTrue(warned.endsWith(" (last written to /dev/sdd).\n"), warned);
        refused("lvcreate -L 1G -n more vg2", warned + "  Cannot change VG vg2 while PVs are missing.\n"
                + "  See vgreduce --removemissing and vgextend --restoremissing.\n  Cannot process volume group vg2\n");
        assertEquals(new Answer(0, "  /dev/sda3  a--\n  /dev/sdc   a--\n  [unknown]  a-m\n", warned),
                run("pvs --noheadings -o pv_name,pv_attr"));
        assertTrue(run("vgreduce --removemissing vg2").err().startsWith(warned + "  WARNING: Partial LV both needs to be repaired or "
                + "removed. \n  There are still partial LVs in VG vg2.\n"));
        assertEquals("  Logical volume \"both\" successfully removed.\n  Wrote out consistent volume group vg2.\n",
                run("vgreduce --removemissing --force vg2").out());
        done("vgs --noheadings -o vg_name,pv_count,lv_count,vg_attr vg2", "  vg2 1 1 wz--n-\n");
    }

    @Test
    void volumesGroupsAndDisksAreToldInLongWithTheirPlaces() {
        done("lvdisplay pve/data | grep -v UUID", """
                  --- Logical volume ---
                  LV Name                data
                  VG Name                pve
                  LV Write Access        read/write
                  LV Pool metadata       data_tmeta
                  LV Pool data           data_tdata
                  LV Status              available
                  # open                 0
                  LV Size                19.50 GiB
                  Allocated pool data    0.00%
                  Allocated metadata     1.58%
                  Current LE             4992
                  Segments               1
                  Allocation             inherit
                  Read ahead sectors     auto
                  - currently set to     256
                  Block device           252:4
                  \s
                """);
        done("vgdisplay pve | grep -E '(PE|Cur|Act|Open) '", """
                  Cur LV                3
                  Open LV               2
                  Cur PV                1
                  Act PV                1
                  PE Size               4.00 MiB
                  Total PE              16127
                  Alloc PE / Size       14108 / <55.11 GiB
                  Free  PE / Size       2019 / <7.89 GiB
                """);
        done("pvdisplay | grep -E 'PV (Name|Size)'", "  PV Name               /dev/sda3\n"
                + "  PV Size               <63.00 GiB / not usable 2.98 MiB\n");
        done("lvscan | head -1", "  ACTIVE            '/dev/pve/swap' [7.91 GiB] inherit\n");
    }

    @Test
    void morePromisedThanThereIsIsWarnedOf() {
        Answer answer = run("lvcreate -V 40G --thinpool data -n a pve");
        assertEquals("  WARNING: Sum of all thin volume sizes (40.00 GiB) exceeds the size of thin pool pve/data and the amount of free "
                + "space in volume group (<7.89 GiB).\n", answer.err());
        assertEquals(0, answer.exit());
        assertEquals("  WARNING: Sum of all thin volume sizes (80.00 GiB) exceeds the size of thin pool pve/data and the size of whole "
                + "volume group (<63.00 GiB).\n", run("lvcreate -V 40G -T pve/data -n b").err());
    }

    @Test
    void volumesPoolsAndGroupsGrow() {
        done("lvextend -L +1G pve/data", "  Size of logical volume pve/data_tdata changed from 19.50 GiB (4992 extents) to 20.50 GiB (5248 "
                + "extents).\n  Logical volume pve/data successfully resized.\n");
        done("lvextend --poolmetadatasize +256M pve/data", "  Size of logical volume pve/data_tmeta changed from 1.00 GiB (256 extents) to "
                + "1.25 GiB (320 extents).\n  Logical volume pve/data successfully resized.\n");
        done("lvresize -l +100%FREE /dev/pve/root", "  Size of logical volume pve/root changed from <25.70 GiB (6578 extents) to 32.08 GiB "
                + "(8213 extents).\n  Logical volume pve/root successfully resized.\n");
        assertEquals(new Answer(5, "  New size (8213 extents) matches existing size (8213 extents).\n", "  No size change.\n"),
                run("lvextend -l +100%FREE pve/root"));
        done("vgextend pve /dev/sdd", "  Physical volume \"/dev/sdd\" successfully created.\n"
                + "  Volume group \"pve\" successfully extended\n");
        done("vgs --noheadings -o pv_count,vg_free", "  2 <32.00g\n");
        done("vgreduce pve /dev/sdd", "  Removed \"/dev/sdd\" from volume group \"pve\"\n");
        refused("vgreduce pve /dev/sda3", "  Physical volume \"/dev/sda3\" still in use\n");
    }

    @Test
    void anOldSignatureIsAskedAboutBeforeItIsWiped() {
        run("mkfs.ext4 -q /dev/sdd");
        String question = "WARNING: ext4 signature detected on /dev/sdd at offset 1080. Wipe it? [y/n]: ";
        String aborted = "  Aborted wiping of ext4.\n  1 existing signature left on the device.\n";
        refused("echo n | pvcreate /dev/sdd", question + aborted);
        refused("vgcreate vg2 /dev/sdd </dev/null", question + "[n]\n" + aborted);
        done("pvcreate -y /dev/sdd", "  Wiping ext4 signature on /dev/sdd.\n  Physical volume \"/dev/sdd\" successfully created.\n");
        done("pvremove /dev/sdd", "  Labels on physical volume \"/dev/sdd\" successfully wiped.\n");
        refused("pvremove /dev/sdd", "  No PV found on device /dev/sdd.\n");
    }

    @Test
    void aGroupGoesWithAllThatIsInIt() {
        run("vgcreate vg2 /dev/sdd");
        refused("vgcreate vg2 /dev/sdc", "  A volume group called vg2 already exists.\n");
        run("lvcreate -L 1G -n a vg2");
        assertEquals(new Answer(3, "", "  /dev/vg2: already exists in filesystem\n  Run `vgcreate --help' for more information.\n"),
                run("vgcreate vg2 /dev/sdc"));
        refused("vgremove vg2 </dev/null", "Do you really want to remove volume group \"vg2\" containing 1 logical volumes? [y/n]: [n]\n"
                + "  Volume group \"vg2\" not removed\n");
        done("lvrename vg2 a b", "  Renamed \"a\" to \"b\" in volume group \"vg2\"\n");
        done("vgrename vg2 vg3", "  Volume group \"vg2\" successfully renamed to \"vg3\"\n");
        done("readlink /dev/vg3/b", "../dm-5\n");
        done("vgremove -f vg3", "  Logical volume \"b\" successfully removed.\n  Volume group \"vg3\" successfully removed\n");
        done("pvs --noheadings -o pv_name,attr,pv_size /dev/sdd", "  /dev/sdd   --- 32.00g\n");
    }
}
