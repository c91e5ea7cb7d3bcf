package praktikum.sim.machine.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.machine.command.Answer;

/** Drives, partitions and what tools find on them. */
final class BlockDevicesTest {

    private final Bench bench = Bench.three();

    private String out(String line) {
        Answer answer = bench.shell("node01", line);
        assertEquals("", answer.err(), line);
        return answer.out();
    }

    @Test
    void aFreshMachineHasTheLayoutOfTheInstallerAndThreeSpareDrives() {
        assertEquals("""
                NAME               MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS
                sda                  8:0    0   64G  0 disk\s
                ├─sda1               8:1    0 1007K  0 part\s
                ├─sda2               8:2    0    1G  0 part\s
                └─sda3               8:3    0   63G  0 part\s
                  ├─pve-swap       252:0    0  7.9G  0 lvm  [SWAP]
                  ├─pve-root       252:1    0 25.7G  0 lvm  /
                  ├─pve-data_tmeta 252:2    0    1G  0 lvm \s
                  │ └─pve-data     252:4    0 19.5G  0 lvm \s
                  └─pve-data_tdata 252:3    0 19.5G  0 lvm \s
                    └─pve-data     252:4    0 19.5G  0 lvm \s
                sdb                  8:16   0  100G  0 disk\s
                sdc                  8:32   0   32G  0 disk\s
                sdd                  8:48   0   32G  0 disk\s
                """, out("lsblk"));
        assertEquals("/dev/dm-1\n", out("readlink -f /dev/pve/root"));
        assertEquals("/dev/sdb\n", out("readlink -f /dev/disk/by-path/pci-0000:00:17.0-ata-2"));
        assertEquals(0, bench.shell("node01", "test -b /dev/sdb && test -e /dev/mapper/pve-data").exit());
    }

    @Test
    void lsblkSaysTheSameInJson() {
        assertEquals("""
                {
                   "blockdevices": [
                      {
                         "name": "sdd",
                         "path": "/dev/sdd",
                         "type": "disk",
                         "size": 34359738368,
                         "fstype": null,
                         "mountpoints": [],
                         "rota": false,
                         "pkname": null
                      }
                   ]
                }
                """, out("lsblk -J -b -o NAME,PATH,TYPE,SIZE,FSTYPE,MOUNTPOINTS,ROTA,PKNAME /dev/sdd"));
        assertEquals(new Answer(32, "", "lsblk: /dev/sdx: not a block device\n"), bench.shell("node01", "lsblk /dev/sdx"));
    }

    @Test
    void whatADriveHoldsIsFoundAndErased() {
        assertEquals("", out("wipefs -a /dev/sdc"));
        out("mkfs.ext4 -q -L data /dev/sdc 2>/dev/null");
        assertTrue(out("wipefs /dev/sdc").matches("(?s)DEVICE OFFSET TYPE UUID .* LABEL\nsdc    0x438  ext4 [0-9a-f-]{36} data\n"));
        assertEquals("ext4\n", out("blkid -o value -s TYPE /dev/sdc"));
        assertEquals("/dev/sdc\n", out("readlink -f /dev/disk/by-label/data"));
        assertEquals("/dev/sdc: 2 bytes were erased at offset 0x00000438 (ext4): 53 ef\n", out("wipefs -a /dev/sdc"));
        assertEquals(2, bench.shell("node01", "blkid /dev/sdc").exit());
        assertEquals("wipefs: error: /dev/sda: probing initialization failed: Device or resource busy\n",
                bench.shell("node01", "wipefs -a /dev/sda").err());
    }

    @Test
    void aPartitionTableComesAndGoes() {
        assertEquals("Creating new GPT entries in memory.\nThe operation has completed successfully.\n",
                out("sgdisk -n1:0:+10G -t1:8e00 /dev/sdd"));
        assertEquals("sdd1 10G\n", out("lsblk -lno NAME,SIZE /dev/sdd1 | tr -s ' '"));
        assertEquals("GPT data structures destroyed! You may now partition the disk using fdisk or\nother utilities.\n",
                out("sgdisk --zap-all /dev/sdd"));
        assertEquals(1, bench.shell("node01", "test -e /dev/sdd1").exit());
    }

    @Test
    void zeroesAtTheHeadOfADriveTakeAwayWhatWasThere() {
        out("mkfs.xfs /dev/sdd");
        bench.shell("node01", "dd if=/dev/zero of=/dev/sdd bs=1M count=10");
        assertEquals("", out("lsblk -no FSTYPE /dev/sdd").strip());
    }
}
