package praktikum.sim.proxmox.guest.migrate;

import java.util.Map;
import praktikum.sim.proxmox.api.PveArguments.Kind;

/** What {@code qm migrate} and {@code pct migrate} take. */
public final class MigrationOptions {

    private MigrationOptions() {}

    /** The options by name. */
    public static Map<String, Kind> known() {
        return Map.of("online", Kind.FLAG, "restart", Kind.FLAG, "force", Kind.FLAG, "with-local-disks", Kind.FLAG, "targetstorage",
                Kind.TEXT, "migration_type", Kind.TEXT, "migration_network", Kind.TEXT, "bwlimit", Kind.NUMBER, "timeout", Kind.NUMBER,
                "with-conntrack-state", Kind.FLAG);
    }
}
