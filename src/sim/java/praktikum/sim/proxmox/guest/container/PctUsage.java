package praktikum.sim.proxmox.guest.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.proxmox.api.CommandTable;

/** The commands of {@code pct} and what they take. */
final class PctUsage {

    private static final List<String> LINES = List.of("clone|<vmid> <newid> [OPTIONS]", "create|<vmid> <ostemplate> [OPTIONS]",
            "destroy|<vmid> [OPTIONS]", "list|", "migrate|<vmid> <target> [OPTIONS]",
            "move-volume|<vmid> <volume> [<storage>] [<target-vmid>] [<target-volume>] [OPTIONS]", "pending|<vmid>",
            "remote-migrate|<vmid> [<target-vmid>] <target-endpoint> --target-bridge <string> --target-storage <string> [OPTIONS]",
            "resize|<vmid> <disk> <size> [OPTIONS]", "restore|<vmid> <ostemplate> [OPTIONS]", "template|<vmid>",
            "config|<vmid> [OPTIONS]", "set|<vmid> [OPTIONS]", "delsnapshot|<vmid> <snapname> [OPTIONS]", "listsnapshot|<vmid>",
            "rollback|<vmid> <snapname> [OPTIONS]", "snapshot|<vmid> <snapname> [OPTIONS]", "reboot|<vmid> [OPTIONS]", "resume|<vmid>",
            "shutdown|<vmid> [OPTIONS]", "start|<vmid> [OPTIONS]", "stop|<vmid> [OPTIONS]", "suspend|<vmid>", "console|<vmid> [OPTIONS]",
            "cpusets|", "df|<vmid>", "enter|<vmid> [OPTIONS]", "exec|<vmid> [<extra-args>] [OPTIONS]", "fsck|<vmid> [OPTIONS]",
            "fstrim|<vmid> [OPTIONS]", "mount|<vmid>", "pull|<vmid> <path> <destination> [OPTIONS]",
            "push|<vmid> <file> <destination> [OPTIONS]", "rescan|[OPTIONS]", "status|<vmid> [OPTIONS]", "unlock|<vmid>", "unmount|<vmid>",
            "help|[<extra-args>] [OPTIONS]");

    private PctUsage() {}

    static CommandTable table() {
        Map<String, String> lines = new LinkedHashMap<>();
        LINES.forEach(line -> lines.put(line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1)));
        return new CommandTable("pct", lines, Map.of("move_volume", "move-volume"), List.of("template", "set", "snapshot", "suspend",
                "unmount"));
    }
}
