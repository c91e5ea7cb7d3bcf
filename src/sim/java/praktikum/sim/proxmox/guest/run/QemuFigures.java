package praktikum.sim.proxmox.guest.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestKind;

/** What QEMU tells of a running machine besides: its cards, its drives, its version and what it can do. */
final class QemuFigures {

    private static final List<String> COUNTERS = List.of("failed_flush_operations", "failed_rd_operations", "failed_unmap_operations",
            "failed_wr_operations", "failed_zone_append_operations", "flush_operations", "flush_total_time_ns", "invalid_flush_operations",
            "invalid_rd_operations", "invalid_unmap_operations", "invalid_wr_operations", "invalid_zone_append_operations", "rd_merged",
            "rd_total_time_ns", "unmap_bytes", "unmap_merged", "unmap_operations", "unmap_total_time_ns", "wr_bytes", "wr_highest_offset",
            "wr_merged", "wr_operations", "wr_total_time_ns", "zone_append_bytes", "zone_append_merged", "zone_append_operations",
            "zone_append_total_time_ns");
    private static final List<String> SUPPORTED = List.of("backup-access-api", "backup-fleecing", "backup-max-workers", "pbs-dirty-bitmap",
            "pbs-dirty-bitmap-migration", "pbs-dirty-bitmap-savevm", "pbs-masterkey", "query-bitmap-info");
    private static final long FIRST_BLOCK = 512;
    private static final long IDLE = 1_719_989_469;

    private final Machine node;
    private final RunningGuest guest;

    QemuFigures(Machine node, RunningGuest guest) {
        this.node = node;
        this.guest = guest;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new TreeMap<>();
        fields.putAll(Map.of("diskread", FIRST_BLOCK, "diskwrite", 0));
        fields.put("balloon", guest.config().memory());
        fields.put("ballooninfo", new TreeMap<>(Map.of("actual", guest.config().memory(), "max_mem", guest.config().memory())));
        Map<String, Object> drives = new TreeMap<>();
        guest.config().drives().forEach((name, drive) -> {
            if (!GuestConfig.isCdrom(drive)) {
                drives.put(name, drive());
            }
        });
        fields.put("blockstat", drives);
        Map<String, Object> cards = new TreeMap<>();
        guest.config().cards(GuestKind.QEMU).keySet().forEach(number -> cards.put("tap" + guest.id() + "i" + number, new TreeMap<>(Map.of(
                "netin", 42, "netout", 0))));
        fields.put("nics", cards);
        fields.put("proxmox-support", support());
        String version = version(node);
        fields.put("running-machine", "pc-i440fx-" + version.replaceFirst("(\\d+\\.\\d+).*", "$1") + "+pve" + (node.release().number() >= 9
                ? 0 : 1));
        fields.put("running-qemu", version);
        return fields;
    }

    /** The version of the node's QEMU: {@code 10.1.2}. */
    static String version(Machine node) {
        return node.release().number() >= 9 ? "10.1.2" : "9.2.0";
    }

    private static Map<String, Object> drive() {
        Map<String, Object> fields = new TreeMap<>();
        COUNTERS.forEach(counter -> fields.put(counter, 0));
        fields.putAll(Map.of("account_failed", true, "account_invalid", true, "timed_stats", List.of(), "rd_bytes", FIRST_BLOCK,
                "rd_operations", 1, "idle_time_ns", IDLE));
        return fields;
    }

    private static Map<String, Object> support() {
        Map<String, Object> fields = new TreeMap<>();
        SUPPORTED.forEach(name -> fields.put(name, true));
        fields.put("pbs-library-version", "1.5.1 (UNKNOWN)");
        return fields;
    }
}
