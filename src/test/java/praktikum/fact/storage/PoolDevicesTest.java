package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.fact.Printed;

/** Pools that could be imported, and the names by which their disks last. */
class PoolDevicesTest {

    @Test
    void thePoolsThatWaitAreNamed() {
        var printed = Printed.of("""
                   pool: tank
                     id: 9306532471391018398
                  state: ONLINE
                 action: The pool can be imported using its name or numeric identifier.
                 config:

                \ttank        ONLINE
                \t  sdb       ONLINE

                   pool: old-pool
                     id: 1
                  state: UNAVAIL
                """);
        assertEquals(Optional.of(List.of("tank", "old-pool")), ImportablePools.read(printed).asOptional().map(ImportablePools::names));
        assertEquals(Optional.of(List.of()), ImportablePools.read(Printed.of(0, "", "no pools available to import\n")).asOptional()
                .map(ImportablePools::names));
        assertEquals(Optional.empty(), ImportablePools.read(Printed.of(1, "", "internal error: cannot open /dev/zfs\n")).asOptional());
    }

    @Test
    void modelAndSerialNumberSayMoreThanNumbersAndPlaces() {
        var links = DeviceLinks.read(Printed.of("""
                /dev/disk/by-id/wwn-0x5000c500a1b2c3d4 ../../sdb
                /dev/disk/by-id/ata-ST1000_Z1 ../../sdb
                /dev/disk/by-id/ata-ST1000_Z1-part1 ../../sdb1
                /dev/disk/by-path/pci-0000:00:1f.2-ata-2 ../../sdb
                /dev/disk/by-path/pci-0000:00:05.0 ../../vdb
                """)).asOptional().orElseThrow();
        assertEquals(Optional.of("/dev/disk/by-id/ata-ST1000_Z1"), links.lasting("/dev/sdb"));
        assertEquals(Optional.of("/dev/disk/by-path/pci-0000:00:05.0"), links.lasting("/dev/vdb"));
        assertEquals(Optional.empty(), links.lasting("/dev/vdc"));
    }
}
