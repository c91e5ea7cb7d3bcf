package praktikum.sim.proxmox.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.machine.Release;
import praktikum.sim.proxmox.api.CommandTable;

/** The commands of {@code pvesm} and what they take. */
final class PvesmUsage {

    private static final Map<String, String> ALIASES = Map.of("nfsscan", "scan nfs", "cifsscan", "scan cifs", "iscsiscan", "scan iscsi",
            "lvmscan", "scan lvm", "lvmthinscan", "scan lvmthin", "zfsscan", "scan zfs");

    private PvesmUsage() {}

    /** Those of a release. */
    static CommandTable of(Release release) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("scan cifs", "<server> [OPTIONS]");
        if (release == Release.PVE8) {
            lines.put("scan glusterfs", "<server>");
        }
        lines.put("scan iscsi", "<portal>");
        lines.put("scan lvm", "");
        lines.put("scan lvmthin", "<vg>");
        lines.put("scan nfs", "<server>");
        lines.put("scan pbs", "<server> <username> [OPTIONS] [FORMAT_OPTIONS]");
        lines.put("scan zfs", "");
        lines.put("add", "<type> <storage> [OPTIONS]");
        lines.put("remove", "<storage>");
        lines.put("set", "<storage> [OPTIONS]");
        lines.put("alloc", "<storage> <vmid> <filename> <size> [OPTIONS]");
        lines.put("free", "<volume> [OPTIONS]");
        lines.put("list", "<storage> [OPTIONS]");
        lines.put("status", " [OPTIONS]");
        lines.put("apiinfo", "");
        lines.put("export", "<volume> <format> <filename> [OPTIONS]");
        lines.put("extractconfig", "<volume>");
        lines.put("import", "<volume> <format> <filename> [OPTIONS]");
        lines.put("path", "<volume>");
        lines.put("prune-backups", "<storage> [OPTIONS]");
        lines.put("help", "[<extra-args>] [OPTIONS]");
        return new CommandTable("pvesm", lines, ALIASES, List.of("scan zfs", "set", "list", "status", "prune-backups"));
    }
}
