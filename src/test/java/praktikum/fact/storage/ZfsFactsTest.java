package praktikum.fact.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Printed;
import praktikum.fact.Refusal;

class ZfsFactsTest {

    private static final String ZPOOL = ZpoolProperties.ASKED.argv().getLast();
    private static final String ZFS = Datasets.ASKED.argv().getLast();

    /** By status_callback and print_status_config of OpenZFS. */
    private static final String STATUS = """
              pool: blckpink-storage-pool
             state: ONLINE
              scan: scrub repaired 0B in 00:00:01 with 0 errors on Sun Dec 14 00:24:02 2025
            config:

            \tNAME                                               STATE     READ WRITE CKSUM
            \tblckpink-storage-pool                              ONLINE       0     0     0
            \t  /dev/disk/by-id/ata-QEMU_HARDDISK_QM00003-part1  ONLINE       0     0     0

            errors: No known data errors

              pool: my tank
             state: DEGRADED
            status: One or more devices could not be used because the label is missing or
            \tinvalid.  Sufficient replicas exist for the pool to continue
            \tfunctioning in a degraded state.
            action: Replace the device using 'zpool replace'.
               see: https://openzfs.github.io/openzfs-docs/msg/ZFS-8000-4J
              scan: resilver in progress since Sun Dec 14 10:00:00 2025
            \t1.21G / 3.00G scanned at 100M/s, 0B / 3.00G issued
            \t0B resilvered, 0.00% done, no estimated completion time
            config:

            \tNAME                      STATE     READ WRITE CKSUM
            \tmy tank                   DEGRADED     0     0     0
            \t  mirror-0                DEGRADED     0     0     0
            \t    /dev/sdb1             ONLINE       0     0     0
            \t    1234567890123456789   UNAVAIL      0     0     0  was /dev/sdc1
            \t  mirror-1                DEGRADED     0     0     0
            \t    /dev/sdd1             ONLINE       0     0     0
            \t    replacing-1           DEGRADED     0     0     0
            \t      /dev/sde1           FAULTED     12 1.21K     3  too many errors
            \t      /dev/sdf1           ONLINE       0     0     0  (resilvering)
            \tspecial\t
            \t  mirror-2                ONLINE       0     0     0
            \t    /dev/nvme0n1p1        ONLINE       0     0     0
            \t    /dev/nvme1n1p1        ONLINE       0     0     0
            \tlogs\t
            \t  /dev/nvme2n1p1          ONLINE       0     0     0
            \tcache
            \t  /dev/nvme2n1p2          ONLINE       0     0     0
            \tspares
            \t  /dev/sdg1               AVAIL  \s
            \t  /dev/sdh1               INUSE     currently in use

            errors: 2 data errors, use '-v' for a list
            """;

    @Test
    void poolsWithTheirDevicesAndWhatIsTheMatterWithThem() {
        Zpools pools = known(Zpools.read(Printed.of(STATUS)));
        Zpool single = pools.find("blckpink-storage-pool").orElseThrow();
        assertEquals(VdevState.ONLINE, single.state());
        assertEquals(Redundancy.NONE, single.redundancy());
        assertEquals(List.of("/dev/disk/by-id/ata-QEMU_HARDDISK_QM00003-part1"), single.disks().stream().map(Vdev::name).toList());
        assertEquals(Optional.empty(), single.status());
        assertFalse(single.hasDataErrors());
        assertTrue(single.scan().orElseThrow().startsWith("scrub repaired 0B"));

        Zpool tank = pools.find("my tank").orElseThrow();
        assertEquals(VdevState.DEGRADED, tank.state());
        assertEquals(Redundancy.MIRROR, tank.redundancy());
        assertTrue(tank.status().orElseThrow().endsWith("invalid. Sufficient replicas exist for the pool to continue functioning in a "
                + "degraded state."));
        assertTrue(tank.scan().orElseThrow().contains("2025 1.21G / 3.00G scanned"));
        assertTrue(tank.hasDataErrors());
        assertEquals(List.of("/dev/sdb1", "/dev/sdc1", "/dev/sdd1", "/dev/sde1", "/dev/sdf1"),
                tank.disks().stream().map(disk -> disk.path().orElseThrow()).toList());
        assertEquals(List.of("1234567890123456789", "/dev/sde1", "mirror-0", "mirror-1", "replacing-1"),
                tank.ailing().stream().map(Vdev::name).toList());
        assertTrue(tank.resilvering());
        Vdev worst = tank.ailing().get(1);
        assertEquals(List.of(12L, 1239L, 3L, "too many errors"), List.of(worst.read(), worst.write(), worst.checksum(), worst.remark()));
        assertTrue(tank.data().getLast().hasErrors());
        assertEquals(List.of(VdevState.AVAIL, VdevState.INUSE), tank.others("spares").stream().map(Vdev::state).toList());
        assertEquals(2, tank.others("special").getFirst().children().size());
        assertEquals(1, tank.others("cache").size());
        assertEquals(List.of(), tank.others("dedup"));
    }

    @ParameterizedTest
    @CsvSource({"raidz1-0,raidz1-1,RAIDZ1", "raidz2-0,raidz2-1,RAIDZ2", "raidz3-0,raidz3-1,RAIDZ3", "raidz2-0,mirror-1,MIRROR",
            "draid2:3d:6c:1s-0,draid2:3d:6c:1s-1,RAIDZ2", "raidz2-0,replacing-1,NONE", "raidz2-0,/dev/sdz,NONE"})
    void redundancyIsThatOfTheWeakest(String one, String other, Redundancy expected) {
        String members = "\n\t    /dev/sdb  ONLINE  0 0 0\n\t    /dev/sdc  ONLINE  0 0 0\n";
        Zpools pools = known(Zpools.read(Printed.of("  pool: p\n state: ONLINE\nconfig:\n\n\tNAME  STATE  READ WRITE CKSUM\n"
                + "\tp  ONLINE  0 0 0\n\t  " + one + "  ONLINE  0 0 0" + members + "\t  " + other + "  ONLINE  0 0 0"
                + (other.startsWith("/") ? "\n" : members) + "\nerrors: No known data errors\n")));
        assertEquals(expected, pools.pools().getFirst().redundancy());
    }

    @Test
    void noPoolsAndNoZfs() {
        assertEquals(List.of(), known(Zpools.read(Printed.of(0, "", "no pools available\n"))).pools());
        assertEquals(List.of(), known(Zpools.read(Printed.of("no pools available\n"))).pools());
        assertTrue(known(ZpoolProperties.read(Printed.of(""))).pools().isEmpty());
        assertTrue(known(Datasets.read(Printed.of(""))).datasets().isEmpty());
        assertTrue(known(Datasets.read(Printed.of(0, "", "no datasets available\n"))).datasets().isEmpty());
        strange(Zpools.read(Printed.of("")));
        strange(Zpools.read(failed(1, "The ZFS modules cannot be auto-loaded.\nTry running 'modprobe zfs' as root …\n")));
        assertEquals(Optional.of(Refusal.NO_PRIVILEGE),
                Refusal.of(failed(1, "Permission denied the ZFS utilities must be run as root.\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state: OFFF", "mirror-0  ", "\t    /dev/sdb1 ", "NAME ", "errors: N", "config:", " state:", "\tspares"})
    void aTableThatLacksWhatItNeedsIsStrange(String cut) {
        strange(Zpools.read(Printed.of(STATUS.replaceFirst(cut.equals("state: OFFF") ? "state: ONLINE" : cut, "x"))));
    }

    @Test
    void propertiesOfPools() {
        String tank = rows("my tank", ZPOOL, "0;default|ONLINE|1000|810|190|81|none;local|off|off;default");
        ZpoolProperties pools = known(ZpoolProperties.read(Printed.of(tank
                + rows("blckpink-storage-pool", ZPOOL, "12;local|ONLINE|1000|0|1000|0|-;default|off|off;default")
                + rows("gone", ZPOOL, "-|FAULTED|-|-|-|-|-;default|-|-"))));
        assertEquals(OptionalLong.of(12), pools.number("blckpink-storage-pool", "ashift"));
        assertTrue(pools.find("blckpink-storage-pool", "ashift").orElseThrow().local());
        assertEquals(OptionalLong.of(0), pools.number("my tank", "ashift"));
        assertFalse(pools.find("my tank", "ashift").orElseThrow().local());
        assertEquals(OptionalLong.empty(), pools.number("gone", "size"));
        assertEquals(Optional.empty(), pools.find("blckpink-storage-pool", "cachefile"));
        strange(ZpoolProperties.read(Printed.of(tank.replace("\tdefault", ""))));
        strange(ZpoolProperties.read(Printed.of(tank.replace("\tdefault", "\tset"))));
        strange(ZpoolProperties.read(Printed.of(tank + "my tank\tashift\t9\tlocal\n")));
        strange(ZpoolProperties.read(Printed.of(tank.replaceFirst("my tank", "my"))));
    }

    @Test
    void sectorsAreThoseOfTheDevicesAtTheTop() {
        String printed = """
                root-0\tashift\t0\t-
                root-0\tpath\t-\tdefault
                root-0\tparent\t-\tdefault
                mirror-0\tashift\t12\t-
                mirror-0\tpath\t-\tdefault
                mirror-0\tparent\ttank\t-
                sdb\tashift\t9\t-
                sdb\tpath\t/dev/sdb1\t-
                sdb\tparent\tmirror-0\t-
                sdc\tashift\t13\t-
                sdc\tpath\t/dev/sdc1\t-
                sdc\tparent\ttank\t-
                """;
        VdevAshift tank = known(VdevAshift.read(Printed.of(printed), "tank"));
        assertEquals(List.of(new VdevAshift.Top("mirror-0", Optional.empty(), 12), new VdevAshift.Top("sdc", Optional.of("/dev/sdc1"), 13)),
                tank.top());
        assertEquals(12, tank.smallest());
        strange(VdevAshift.read(Printed.of(printed), "mirror"));
        strange(VdevAshift.read(Printed.of(printed.replace("sdb\tparent\tmirror-0\t-\n", "")), "tank"));
        assertEquals(List.of(),
                known(VdevAshift.read(failed(1, "Cannot get properties of tank: no such pool available.\n"), "tank")).top());
        assertEquals(List.of("zpool", "get", "-Hp", "-o", "name,property,value,source", "ashift,path,parent", "tank", "all-vdevs"),
                VdevAshift.of("tank").argv());
        assertThrows(IllegalArgumentException.class, () -> VdevAshift.of("-f"));
    }

    @Test
    void datasetsInheritAndAreMountedOrNot() {
        Datasets all = known(Datasets.read(Printed.of(
                rows("tank", ZFS, "filesystem|on;local|/tank;default|yes|on;default|9|8|7|0;default|131072;default|1.00|-|0;default")
                + rows("tank/my iso", ZFS, "filesystem|on;inherited from tank|/tank/my iso;default|no|noauto;local|9|8|7|0;default|"
                        + "131072;default|1.00|-|0;default")
                + rows("tank/old", ZFS, "filesystem|off;local|legacy;local|no|on;default|9|8|7|0;default|131072;default|1.00|-|0;default")
                + rows("tank/vm-100-disk-0", ZFS, "volume|on;inherited from tank|-|-|-|9|8|7|-|-|1.00|8589934592;local|"
                        + "8858370048;local"))));
        Dataset iso = all.find("tank/my iso").orElseThrow();
        assertEquals(Optional.of("tank"), iso.find("compression").orElseThrow().inheritedFrom());
        assertEquals("tank", iso.pool());
        assertTrue(iso.compressed());
        assertFalse(iso.mounted() || iso.mountedAtBoot());
        assertEquals(List.of(iso), all.at("/tank/my iso"));
        assertTrue(all.find("tank").orElseThrow().mounted() && all.find("tank").orElseThrow().mountedAtBoot());
        assertFalse(all.find("tank/old").orElseThrow().compressed());
        assertEquals(Optional.empty(), all.find("tank/old").orElseThrow().mountpoint());
        Dataset volume = all.find("tank/vm-100-disk-0").orElseThrow();
        assertFalse(volume.fileSystem());
        assertEquals(OptionalLong.of(8589934592L), volume.number("volsize"));
        assertEquals(Optional.empty(), all.find("tank").orElseThrow().find("volsize"));
    }

    /** Lines of {@code get -Hp} from {@code value;source|value|…}, where a source that is not told is a dash. */
    private static String rows(String name, String properties, String values) {
        String[] names = properties.split(",");
        String[] all = values.split("\\|");
        assertEquals(names.length, all.length, values);
        return IntStream.range(0, all.length).mapToObj(i -> name + "\t" + names[i] + "\t"
                + (all[i].indexOf(';') < 0 ? all[i] + "\t-" : all[i].replace(';', '\t')) + "\n").collect(Collectors.joining());
    }
}
