package praktikum.sim.machine.storage.zfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.machine.command.Answer;

/** Pools and datasets as {@code zpool} and {@code zfs} make and show them. */
final class ZfsTest {

    private final Bench bench = Bench.three();

    private Answer run(String line) {
        return bench.shell("node01", line);
    }

    private String out(String line) {
        Answer answer = run(line);
        assertEquals("", answer.err(), line);
        return answer.out();
    }

    private void refused(String line, String words) {
        assertEquals(new Answer(1, "", words + "\n"), run(line), line);
    }

    @Test
    void aPoolOnOneDriveIsShownAsTheRealToolsShowIt() {
        String id = out("ls /dev/disk/by-id | grep '^ata' | sed -n 5p").strip();
        assertEquals("/dev/sdb\n", out("readlink -f /dev/disk/by-id/" + id));
        out("zpool create -o ashift=12 -O compression=on tank /dev/disk/by-id/" + id);
        assertEquals("""
                NAME   SIZE  ALLOC   FREE  CKPOINT  EXPANDSZ   FRAG    CAP  DEDUP    HEALTH  ALTROOT
                tank  99.5G   360K  99.5G        -         -     0%     0%  1.00x    ONLINE  -
                """, out("zpool list"));
        String wide = " ".repeat(id.length() - 2);
        assertEquals("  pool: tank\n state: ONLINE\nconfig:\n\n\tNAME" + wide + "  STATE     READ WRITE CKSUM\n\ttank" + wide
                + "  ONLINE       0     0     0\n\t  " + id + "  ONLINE       0     0     0\n\nerrors: No known data errors\n",
                out("zpool status tank"));
        assertTrue(out("zpool status -P tank").contains("  /dev/disk/by-id/" + id + "-part1  ONLINE"));
        assertTrue(out("zpool status -LP tank").contains("  /dev/sdb1  ONLINE"));
        assertEquals("tank\tashift\t12\tlocal\ntank\thealth\tONLINE\t-\ntank\tsize\t106837311488\t-\ntank\tcapacity\t0\t-\n",
                out("zpool get -Hp -o name,property,value,source ashift,health,size,capacity tank"));
        assertEquals("root-0\t0\n" + id + "\t12\n", out("zpool get -Hp -o name,value ashift tank all-vdevs"));
        assertEquals("sdb  \nsdb1 zfs_member\nsdb9 \n", out("lsblk -lno NAME,FSTYPE /dev/sdb"));
    }

    @Test
    void datasetsInheritAreMountedAndAreOneWithDfAndFindmnt() {
        out("zpool create tank sdb; zfs create tank/vmc; zfs create -o mountpoint=/srv/iso tank/iso; zfs set compression=lz4 tank");
        assertEquals("tank\tcompression\tlz4\tlocal\ntank\tmounted\tyes\t-\ntank/vmc\tcompression\tlz4\tinherited from tank\n"
                + "tank/vmc\tmounted\tyes\t-\n", out("zfs get -Hp -o name,property,value,source compression,mounted tank tank/vmc"));
        assertEquals("""
                NAME  PROPERTY     VALUE           SOURCE
                tank  compression  lz4             local
                """, out("zfs get compression tank"));
        assertEquals("zfs tank/iso\n", out("findmnt -n -o FSTYPE,SOURCE --target /srv/iso/x/y 2>/dev/null || findmnt -n -o FSTYPE,SOURCE "
                + "--target /srv/iso"));
        assertEquals("""
                NAME       USED  AVAIL  REFER  MOUNTPOINT
                tank       552K  96.4G    96K  /tank
                tank/iso    96K  96.4G    96K  /srv/iso
                tank/vmc    96K  96.4G    96K  /tank/vmc
                """, out("zfs list"));
        out("head -c 1048576 /dev/zero > /srv/iso/a");
        assertEquals("1146880\n", out("zfs get -Hpo value used tank/iso"));
        assertEquals("1120\n", out("df -k --output=used /srv/iso | tail -1 | tr -d ' '"));
        out("zfs set mountpoint=none tank/iso");
        assertEquals("tank/iso\tno\n", out("zfs get -Ho name,value mounted tank/iso"));
        assertFalse(out("mount").contains("tank/iso"));
        out("zfs inherit mountpoint tank/iso; zfs mount tank/iso");
        assertEquals("a\n", out("ls /tank/iso"));
    }

    @Test
    void whatIsTypedWronglyIsRefusedInTheWordsOfTheTools() {
        out("zpool create tank sdb; zfs create tank/vmc");
        refused("zpool create other sdb", "/dev/sdb is in use and contains a unknown filesystem.");
        refused("zpool create -m /x tank sdc", "cannot create 'tank': pool already exists");
        refused("zpool create t mirror sdc", "invalid vdev specification: mirror requires at least 2 devices");
        refused("zpool create t sdq", "cannot open 'sdq': no such device in /dev\nmust be a full path or shorthand device name");
        refused("zpool create t /dev/sdq", "cannot resolve path '/dev/sdq'");
        refused("zpool create -o ashift=20 t sdc", "invalid 'ashift=20' property: only values between 9 and 16 are allowed.");
        refused("zpool create raidz sdc", "cannot create 'raidz': name is reserved\npool name may have been omitted");
        refused("zpool create t mirror sdb sdc", "/dev/sdb is in use and contains a unknown filesystem.");
        run("mkfs.ext4 -q /dev/sdc");
        refused("zpool create t sdc", "invalid vdev specification\nuse '-f' to override the following errors:\n"
                + "/dev/sdc contains a filesystem of type 'ext4'");
        refused("zfs create tank/vmc", "cannot create 'tank/vmc': dataset already exists");
        refused("zfs create nope/x", "cannot create 'nope/x': no such pool 'nope'");
        refused("zfs create tank/a/b", "cannot create 'tank/a/b': parent does not exist");
        refused("zfs mount tank/vmc", "cannot mount 'tank/vmc': filesystem already mounted");
        refused("zfs list nope", "cannot open 'nope': dataset does not exist");
        refused("zpool status nope", "cannot open 'nope': no such pool");
        refused("zpool import nope", "cannot import 'nope': no such pool available");
        refused("zfs set compresion=on tank", "cannot set property for 'tank': invalid property 'compresion'");
        refused("zfs destroy tank", "cannot destroy 'tank': operation does not apply to pools\nuse 'zfs destroy -r tank' to destroy all "
                + "datasets in the pool\nuse 'zpool destroy tank' to destroy the pool itself");
        assertEquals(2, run("zpool create").exit());
        assertEquals(2, run("zfs frobnicate").exit());
    }

    @Test
    void disksOfDifferentSizesAndLabelsOfOtherPoolsNeedForce() {
        refused("zpool create t mirror sdb sdc", "invalid vdev specification\nuse '-f' to override the following errors:\n"
                + "mirror contains devices of different sizes");
        out("zpool create -f t mirror sdb sdc; zpool export t");
        refused("zpool create u sdc", "invalid vdev specification\nuse '-f' to override the following errors:\n"
                + "/dev/sdc1 is part of exported pool 't'");
        assertEquals("32GB", out("zpool import t; zpool list -Ho size t").strip().equals("31.5G") ? "32GB" : "");
        out("zpool destroy t; zpool create u raidz sdc sdd sdb -f");
        assertEquals("95.5G\n", out("zpool list -Ho size u"));
        assertEquals("61.7G\n", out("zfs list -Ho avail u"));
    }

    @Test
    void snapshotsKeepWhatWasAndGiveItBack() {
        out("zpool create tank sdb; zfs create tank/a; echo old > /tank/a/f; zfs snapshot tank/a@s; echo new > /tank/a/f");
        assertEquals("tank/a@s\n", out("zfs list -Hro name -t snapshot tank"));
        out("zfs snapshot tank/a@t");
        assertEquals(1, run("zfs rollback tank/a@s").exit());
        out("zfs rollback -r tank/a@s");
        assertEquals("old\n", out("cat /tank/a/f"));
        refused("zfs snapshot tank/a@s", "cannot create snapshot 'tank/a@s': dataset already exists");
        refused("zfs destroy tank/a", "cannot destroy 'tank/a': filesystem has children\nuse '-r' to destroy the following datasets:\n"
                + "tank/a@s");
    }

    @Test
    void aVolumeIsABlockDeviceAndKeepsItsSize() {
        out("zpool create tank sdb; zfs create -V 1G tank/v; zfs create -s -V 200G tank/w");
        assertEquals("tank/v\t1092616192\ntank/w\t57344\n", out("zfs list -Hpo name,used -t volume"));
        assertEquals("/dev/zd0\n", out("readlink -f /dev/zvol/tank/v"));
        run("mkfs.ext4 -q /dev/zvol/tank/w; mkdir /mnt/w; mount /dev/zvol/tank/w /mnt/w");
        refused("zfs destroy tank/w", "cannot destroy 'tank/w': dataset is busy");
        refused("zpool export tank", "cannot export 'tank': pool is busy");
        assertEquals("cannot create 'tank/x': out of space\n", run("zfs create -V 200G tank/x").err());
    }

    @Test
    void whatIsWrittenIsTakenFromThePoolUntilItIsFull() {
        out("zpool create tank sdc; zfs create -o quota=1M tank/q");
        assertTrue(run("head -c 2000000 /dev/zero > /tank/q/f").err().endsWith("No space left on device\n"));
        bench.world.act(() -> {
            Pool pool = Zfs.of(bench.node("node01")).pool("tank").orElseThrow();
            pool.root().written(pool.space().available(pool.root()));
        });
        assertEquals("96\n", out("zpool list -Hpo cap tank"));
        assertEquals("100%\n", out("df --output=pcent /tank | tail -1 | tr -d ' '"));
        assertTrue(run("echo x > /tank/f").err().endsWith("No space left on device\n"));
    }
}
