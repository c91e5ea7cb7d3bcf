package praktikum.sim.machine.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.machine.command.Answer;

/** What is mounted, by hand, by fstab and by units; and how full it is. */
final class MountsTest {

    private static final String DMESG = "       dmesg(1) may have more information after failed mount system call.\n";

    private final Bench bench = Bench.three();

    private Answer run(String line) {
        return bench.shell("node01", line);
    }

    @Test
    void aFileSystemIsWhereItIsMountedAndNowhereElse() {
        run("mkfs.ext4 -q /dev/sdc; mkdir /mnt/data; echo hidden > /mnt/data/under; mount /dev/sdc /mnt/data; echo seen > /mnt/data/x");
        assertEquals("lost+found\nx\n", run("ls /mnt/data").out());
        assertEquals("ext4 /dev/sdc\n", run("findmnt -n -o FSTYPE,SOURCE --target /mnt/data/x | tr -s ' '").out());
        assertEquals("/dev/sdc /mnt/data ext4 rw,relatime 0 0\n", run("grep sdc /proc/mounts").out());
        assertEquals("/mnt/data\n", run("lsblk -no MOUNTPOINTS /dev/sdc").out());
        assertEquals("""
                Filesystem     Type  Size  Used Avail Use% Mounted on
                /dev/sdc       ext4   32G   28K   30G   1% /mnt/data
                """, run("df -hT /mnt/data").out());
        assertEquals(new Answer(0, "", ""), run("umount /mnt/data"));
        assertEquals("under\n", run("ls /mnt/data").out());
        assertEquals(32, run("mountpoint -q /mnt/data").exit());
    }

    @Test
    void mountRefusesInTheWordsOfTheRealOne() {
        run("mkdir /mnt/a; mkfs.ext4 -q /dev/sdc; mount /dev/sdc /mnt/a");
        assertEquals(new Answer(32, "", "mount: /mnt/a: /dev/sdc already mounted on /mnt/a.\n" + DMESG), run("mount /dev/sdc /mnt/a"));
        assertEquals(new Answer(32, "", "mount: /mnt/a: wrong fs type, bad option, bad superblock on /dev/sdd, missing codepage or helper "
                + "program, or other error.\n" + DMESG), run("mount /dev/sdd /mnt/a"));
        assertEquals(new Answer(32, "", "mount: /mnt/none: mount point does not exist.\n" + DMESG), run("mount /dev/sdd /mnt/none"));
        assertEquals(new Answer(32, "", "mount: /mnt/a: special device /dev/sdx does not exist.\n" + DMESG), run("mount /dev/sdx /mnt/a"));
        assertEquals(new Answer(1, "", "mount: /mnt/b: can't find in /etc/fstab.\n"), run("mount /mnt/b"));
        assertEquals(new Answer(32, "", "umount: /mnt/none: no mount point specified.\n"), run("umount /mnt/none"));
        run("mkdir /mnt/a/b; mkfs.ext4 -q /dev/sdd; mount /dev/sdd /mnt/a/b");
        assertEquals(new Answer(32, "", "umount: /mnt/a: target is busy.\n"), run("umount /mnt/a"));
    }

    @Test
    void aFullFileSystemTakesNothingMore() {
        run("mkdir /mnt/a; mkfs.ext4 -q /dev/sdc; mount /dev/sdc /mnt/a");
        bench.world.act(() -> {
            BlockDevice device = BlockDevices.of(bench.node("node01")).named("sdc").orElseThrow();
            DiskFileSystem.fill(device, DiskFileSystem.usage(device).available());
        });
        assertEquals("100%\n", run("df --output=pcent /mnt/a | tail -1 | tr -d ' '").out());
        assertTrue(run("echo more > /mnt/a/x").err().endsWith("No space left on device\n"));
    }

    @Test
    void fstabAndUnitsMountAgainAfterARestart() {
        run("mkfs.ext4 -q -L one /dev/sdc; mkfs.ext4 -q -L two /dev/sdd; mkdir /mnt/one; echo 'LABEL=one /mnt/one ext4 defaults 0 2' >> "
                + "/etc/fstab; printf '[Mount]\\nWhat=/dev/disk/by-label/two\\nWhere=/mnt/two\\nType=ext4\\n[Install]\\n"
                + "WantedBy=multi-user.target\\n' > /etc/systemd/system/mnt-two.mount; systemctl daemon-reload");
        run("mount -a; systemctl enable --now mnt-two.mount; echo 1 > /mnt/one/n; echo 2 > /mnt/two/n");
        Bench again = bench.restarted();
        assertEquals("1\n2\n", again.shell("node01", "cat /mnt/one/n /mnt/two/n").out());
        assertEquals("generated\nenabled\n", again.shell("node01", "systemctl is-enabled mnt-one.mount mnt-two.mount").out());
        again.shell("node01", "systemctl disable mnt-two.mount");
        assertEquals("", again.restarted().shell("node01", "ls /mnt/two").out());
    }

    @Test
    void aDriveThatIsLostGivesErrorsAndIsNotMountedAfterwards() {
        run("mkfs.ext4 -q /dev/sdc; mkdir /mnt/a; echo '/dev/sdc /mnt/a ext4 defaults 0 2' >> /etc/fstab; mount -a; echo hi > /mnt/a/x");
        bench.world.act(() -> BlockDevices.of(bench.node("node01")).connect("sdc", false));
        assertEquals("cat: /mnt/a/x: Input/output error\n", run("cat /mnt/a/x").err());
        Bench again = bench.restarted();
        assertEquals("failed\n", again.shell("node01", "systemctl is-active mnt-a.mount").out());
        again.world.act(() -> BlockDevices.of(again.node("node01")).connect("sdc", true));
        assertEquals("hi\n", again.shell("node01", "mount /mnt/a; cat /mnt/a/x").out());
    }

    @Test
    void swapIsThatOfFstabUntilItIsTurnedOff() {
        assertEquals("NAME      TYPE      SIZE USED PRIO\n/dev/dm-0 partition 7.9G   0B   -2\n", run("swapon --show").out());
        assertEquals("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n/dev/dm-0                               partition\t8298492\t\t0"
                + "\t\t-2\n", run("cat /proc/swaps").out());
        assertEquals("SwapTotal:      8298492 kB\n", run("grep SwapTotal /proc/meminfo").out());
        assertEquals("[SWAP]\n", run("lsblk -no MOUNTPOINTS /dev/pve/swap").out());
        assertEquals("", run("swapoff -a; swapon --show; lsblk -no MOUNTPOINTS /dev/pve/swap | grep SWAP").out());
        assertEquals("swapon: /dev/sdb: read swap header failed\n", run("swapon /dev/sdb").err());
        assertEquals(0, run("mkswap /dev/sdb && swapon -a && swapon /dev/sdb").exit());
        assertEquals(1, run("mkfs.ext4 /dev/sdb").exit());
        assertEquals("/dev/dm-0\n", bench.restarted().shell("node01", "swapon --show --noheadings | cut -d' ' -f1").out());
    }

    @Test
    void whatIsInTmpIsGoneWithThePower() {
        run("echo x > /tmp/a; mkdir /mnt/t; mount -t tmpfs -o size=1m none /mnt/t; echo y > /mnt/t/b; mv /mnt/t/b /root");
        assertEquals("tmpfs 4.0K\n", run("df -hT /tmp | awk 'NR > 1 { print $2, $4 }'").out());
        Bench again = bench.restarted();
        assertEquals("y\n", again.shell("node01", "ls /tmp /mnt/t | grep '^[ab]$'; cat /root/b").out());
    }
}
