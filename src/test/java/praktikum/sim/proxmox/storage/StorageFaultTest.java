package praktikum.sim.proxmox.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.sim.Bench;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.storage.fault.StorageFaultTopic;
import praktikum.sim.proxmox.storage.fault.StorageTableFaultTopic;

/** Every fault of pools and storages shows in what the machines' own commands say, after a restart as well where it is to last. */
final class StorageFaultTest {

    /** A command on node02, what it shows while all is well, and what with the fault. */
    private record Sign(String command, String before, String after) {
    }

    private static final Bench PREPARED = PreparedStorages.bench();
    private static final Map<String, Sign> SIGNS = new TreeMap<>();

    private static void sign(String fault, String command, String before, String after) {
        SIGNS.put(fault, new Sign(command, before, after));
    }

    static {
        String cfg = "cat /etc/pve/storage.cfg";
        sign("pool-missing", "pvesm status", "^tank +zfspool +active", "^tank +zfspool +inactive");
        sign("pool-other-disk", "zpool list -HvLP tank", "/dev/sdb1", "/dev/sdd1");
        sign("pool-kernel-names", "zpool status tank", "^\t  ata-SATA_SSD", "^\t  sdb ");
        sign("pool-degraded", "zpool list -Ho health tank", "^ONLINE$", "^DEGRADED$");
        sign("pool-disk-gone", "zpool list -Ho health tank", "^ONLINE$", "^(SUSPENDED|cannot open 'tank': no such pool)$");
        sign("pool-ashift-9", "zpool get -Ho value ashift tank", "^12$", "^9$");
        sign("pool-uncompressed", "zfs get -Ho value compression tank/iso", "^on$", "^off$");
        sign("dataset-missing", "zfs list -Ho name -r tank", "^tank/backup$", "(?s)^((?!tank/backup).)*$");
        sign("dataset-unmounted", "zfs get -Ho value mounted tank/backup", "^yes$", "^no$");
        sign("dataset-canmount-noauto", "zfs get -Ho value canmount tank/backup", "^on$", "^noauto$");
        sign("dataset-elsewhere", "pvesm status --storage Backup-pool", " active ", "is expected to be a mount point but is not mounted");
        sign("dataset-plain-directory", "findmnt -no SOURCE -T /tank/backup", "^tank/backup$", "^tank$");
        sign("dataset-uncompressed", "zfs get -Ho value compression tank/backup", "^on$", "^off$");
        sign("thin-missing", "pvesm status --storage local-lvm", " active ", "no such logical volume pve/data");
        sign("thin-thick", "pvesm status --storage local-lvm", " active ", " inactive ");
        sign("thin-data-full", "pvesm status --storage local-lvm", " 0\\.00%$", " 8[45]\\.\\d\\d%$");
        sign("thin-metadata-full", "pvesh get /nodes/node02/disks/lvmthin --output-format json",
                "\"metadata_size\":1073741824,\"metadata_used\":1\\d{7},", "\"metadata_size\":4194304,\"metadata_used\":3[4-9]\\d{5},");
        sign("thick-volume", "lsblk -no NAME,TYPE /dev/pve/vm-900-disk-0", "not a block device", "^pve-vm--900--disk--0 lvm$");
        sign("storage-not-mountpoint", cfg, "^dir: iso-pool\n(\t.*\n)*\tis_mountpoint 1$", "^dir: iso-pool\n(\t(?!is_mountpoint).*\n)*\n");
        sign("storage-shared", cfg, "^dir: iso-pool\n(\t(?!shared).*\n)*\n", "^dir: iso-pool\n(\t.*\n)*\tshared 1$");
        sign("storage-content", cfg, "^dir: iso-pool\n(\t.*\n)*\tcontent (iso,vztmpl|vztmpl,iso)$",
                "^dir: iso-pool\n(\t.*\n)*\tcontent (images,rootdir|rootdir,images)$");
        sign("storage-restricted", "pvesm status", "^iso-pool +dir +active", "^iso-pool +dir +disabled");
        sign("storage-disabled", "pvesm status", "^iso-pool +dir +active", "^iso-pool +dir +disabled");
        sign("storage-missing", "pvesm status", "^iso-pool ", "(?s)^((?!iso-pool).)*$");
        sign("storage-wrong-path", "df --output=source /srv/iso-pool", "No such file", "^/dev/mapper/pve-root$");
        sign("storage-wrong-pool", cfg, "\tpool tank$", "\tpool tank/backup$");
        sign("storage-pool-restricted", "pvesm status", "^tank +zfspool +active", "^tank +zfspool +disabled");
    }

    /** But for those of NFS, which need a server: NfsFaultTest. */
    private static Stream<Fault> faults() {
        return Stream.concat(new StorageFaultTopic().faults().stream(), new StorageTableFaultTopic().faults().stream())
                .filter(fault -> !fault.name().startsWith("nfs-"));
    }

    private static String look(Bench bench, Sign sign) {
        Answer answer = bench.run("node02", sign.command().split(" "));
        return answer.out() + answer.err();
    }

    private static boolean found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultShows() {
        return faults().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            Sign sign = SIGNS.get(fault.name());
            Bench bench = PREPARED.restarted();
            String before = look(bench, sign);
            assertTrue(found(sign.before(), before), before);
            fault.apply(bench.node("node02"));
            bench.clock.advance(12);
            String after = look(bench, sign);
            assertTrue(found(sign.after(), after), after);
            String then = look(bench.restarted(), sign);
            assertEquals(fault.lasting(), found(sign.after(), then), () -> "after a restart: " + then);
        }));
    }

    @Test
    void theTableKnowsEveryFault() {
        assertEquals(faults().map(Fault::name)
                .collect(Collectors.toSet()), SIGNS.keySet());
    }
}
