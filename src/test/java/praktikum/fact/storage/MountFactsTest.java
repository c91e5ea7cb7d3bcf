package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Printed;
import praktikum.net.Addresses;

class MountFactsTest {

    private static final String MOUNTS = """
            sysfs /sys sysfs rw,nosuid,nodev,noexec,relatime 0 0
            /dev/mapper/pve-root / ext4 rw,relatime,errors=remount-ro 0 0
            tank /tank zfs rw,relatime,xattr,noacl,casesensitive 0 0
            tank/my\\040iso /tank/my\\040iso zfs rw,relatime,xattr 0 0
            systemd-1 /mnt/auto autofs rw,relatime,fd=62 0 0
            /dev/sdd1 /mnt/auto ext4 rw,relatime 0 0
            192.168.137.50:/srv/nfs/proxmox /mnt/pve/nfs-local nfs4 rw,relatime,vers=4.2,rsize=131072,hard,proto=tcp,local_lock=none,addr=192.168.137.50 0 0
            [fd00::50]:/ /mnt/six nfs4 rw,relatime,vers=4.1,proto=tcp6,addr=fd00::50 0 0
            nas:/old/ /mnt/old nfs rw,vers=3,mountaddr=192.168.137.51,local_lock=all,addr=192.168.137.51 0 0
            tmpfs /mnt/pve tmpfs rw 0 0
            """;

    @Test
    void aPathLiesOnTheMountThatIsSeenThere() {
        MountTable table = known(MountTable.read(Printed.of(MOUNTS)));
        assertEquals("/", table.covering("/var/lib/vz").orElseThrow().target());
        assertEquals("tank", table.covering("/tank/vmc").orElseThrow().source());
        assertEquals("/", table.covering("/tanker").orElseThrow().target());
        assertEquals("tank/my iso", table.at("/tank/my iso/").orElseThrow().source());
        assertEquals("ext4", table.at("/mnt/auto").orElseThrow().type());
        assertEquals(Optional.empty(), table.at("/tank/vmc"));
        assertEquals("tmpfs", table.covering("/mnt/pve/nfs-local/images").orElseThrow().type(), "a later mount above hides it");
        assertEquals(Optional.empty(), table.at("/mnt/pve/nfs-local"));
        assertEquals(Optional.empty(), table.covering("relative"));
    }

    @Test
    void networkFileSystemsNameTheirServerAndVersion() {
        MountTable table = known(MountTable.read(Printed.of(MOUNTS.replace("tmpfs /mnt/pve tmpfs rw 0 0\n", ""))));
        Mount four = table.at("/mnt/pve/nfs-local").orElseThrow();
        assertEquals(List.of(Optional.of("4.2"), Optional.of("192.168.137.50"), Optional.of("/srv/nfs/proxmox"), Optional.of("none")),
                List.of(four.nfsVersion(), four.server(), four.export(), four.option("local_lock")));
        assertEquals(Addresses.parse("192.168.137.50"), four.serverAddress());
        assertTrue(four.has("hard"));
        Mount six = table.at("/mnt/six").orElseThrow();
        assertEquals(List.of(Optional.of("fd00::50"), Optional.of("/")), List.of(six.server(), six.export()));
        Mount three = table.at("/mnt/old").orElseThrow();
        assertEquals(List.of(Optional.of("3"), Optional.of("nas"), Optional.of("/old")),
                List.of(three.nfsVersion(), three.server(), three.export()));
        Mount local = table.at("/").orElseThrow();
        assertEquals(List.of(false, Optional.empty(), Optional.empty()), List.of(local.nfs(), local.server(), local.nfsVersion()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tank /tank zfs rw 0\n", "tank tank zfs rw 0 0\n", "<html>\n", "a b /x zfs rw 0 0\n"})
    void whatIsNoTableOfMountsIsStrange(String text) {
        strange(MountTable.read(Printed.of(text)));
    }

    @Test
    void whatIsMountedAtBoot() {
        Fstab fstab = known(Fstab.read(Printed.of("""
                # <file system> <mount point> <type> <options> <dump> <pass>
                /dev/pve/root / ext4 errors=remount-ro 0 1
                UUID=1234-ABCD\t/boot/efi\tvfat\tdefaults 0 1
                192.168.137.50:/srv/my\\040data /mnt/my\\040data/ nfs4 noauto,nofail
                /dev/sdx1 /mnt/short xfs
                tank/vmc
                """)));
        assertEquals(4, fstab.entries().size());
        assertTrue(fstab.atBoot("/boot/efi").isPresent());
        assertTrue(fstab.atBoot("/mnt/short/").isPresent());
        assertEquals(Optional.empty(), fstab.atBoot("/mnt/my data"));
        assertEquals("/srv/my data", fstab.entries().get(2).export().orElseThrow());
        assertTrue(fstab.entries().get(2).has("nofail"));
        assertEquals(List.of("tank/vmc"), fstab.ignored());
        assertTrue(known(Fstab.read(failed(1, "cat: /etc/fstab: No such file or directory\n"))).entries().isEmpty());

        MountUnits units = known(MountUnits.read(Printed.of("""
                -.mount                     generated -
                dev-hugepages.mount         static    -
                mnt-pve-nfs\\x2dlocal.mount  enabled   enabled
                mnt-d\\xc3\\xa4ta.mount       disabled  enabled
                """)));
        assertEquals(List.of("/", "/dev/hugepages", "/mnt/pve/nfs-local", "/mnt/däta"),
                units.units().stream().map(MountUnits.Unit::path).toList());
        assertTrue(units.at("/mnt/pve/nfs-local").orElseThrow().enabled());
        assertFalse(units.at("/mnt/däta/").orElseThrow().enabled());
        assertEquals("generated", units.at("/").orElseThrow().state());
        assertTrue(known(MountUnits.read(Printed.of(""))).units().isEmpty());
        strange(MountUnits.read(Printed.of("UNIT FILE STATE PRESET\n")));
        strange(MountUnits.read(Printed.of("mnt-data.mount aktif enabled\n")));
    }
}
