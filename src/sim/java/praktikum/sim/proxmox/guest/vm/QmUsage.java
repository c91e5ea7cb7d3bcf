package praktikum.sim.proxmox.guest.vm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.proxmox.api.CommandTable;

/** The commands of {@code qm} and what they take. */
final class QmUsage {

    private static final List<String> LINES = List.of(
            "cloudinit dump|<vmid> <type>", "cloudinit pending|<vmid>", "cloudinit update|<vmid>",
            "disk import|<vmid> <source> <storage> [OPTIONS]", "disk move|<vmid> <disk> [<storage>] [OPTIONS]", "disk rescan|[OPTIONS]",
            "disk resize|<vmid> <disk> <size> [OPTIONS]", "disk unlink|<vmid> --idlist <string> [OPTIONS]",
            "guest cmd|<vmid> <command>", "guest exec|<vmid> [<extra-args>] [OPTIONS]", "guest exec-status|<vmid> <pid>",
            "guest passwd|<vmid> <username> [OPTIONS]", "cleanup|<vmid> <clean-shutdown> <guest-requested>",
            "clone|<vmid> <newid> [OPTIONS]", "config|<vmid> [OPTIONS]", "create|<vmid> [OPTIONS]",
            "delsnapshot|<vmid> <snapname> [OPTIONS]",
            "destroy|<vmid> [OPTIONS]", "importovf|<vmid> <manifest> <storage> [OPTIONS]", "list| [OPTIONS]", "listsnapshot|<vmid>",
            "migrate|<vmid> <target> [OPTIONS]", "monitor|<vmid>", "mtunnel|", "nbdstop|<vmid>", "pending|<vmid>",
            "reboot|<vmid> [OPTIONS]",
            "remote-migrate|<vmid> [<target-vmid>] <target-endpoint> --target-bridge <string> --target-storage <string> [OPTIONS]",
            "reset|<vmid> [OPTIONS]", "resume|<vmid> [OPTIONS]", "rollback|<vmid> <snapname> [OPTIONS]", "sendkey|<vmid> <key> [OPTIONS]",
            "set|<vmid> [OPTIONS]", "showcmd|<vmid> [OPTIONS]", "shutdown|<vmid> [OPTIONS]", "snapshot|<vmid> <snapname> [OPTIONS]",
            "start|<vmid> [OPTIONS]", "status|<vmid> [OPTIONS]", "stop|<vmid> [OPTIONS]", "suspend|<vmid> [OPTIONS]",
            "template|<vmid> [OPTIONS]", "terminal|<vmid> [OPTIONS]", "unlock|<vmid>", "vncproxy|<vmid>", "wait|<vmid> [OPTIONS]",
            "help|[<extra-args>] [OPTIONS]");
    private static final Map<String, String> ALIASES = Map.of("importdisk", "disk import", "move-disk", "disk move", "move_disk",
            "disk move", "rescan", "disk rescan", "resize", "disk resize", "unlink", "disk unlink", "agent", "guest cmd");

    private QmUsage() {}

    static CommandTable table() {
        Map<String, String> lines = new LinkedHashMap<>();
        LINES.forEach(line -> lines.put(line.substring(0, line.indexOf('|')), line.substring(line.indexOf('|') + 1)));
        return new CommandTable("qm", lines, ALIASES, List.of("guest passwd", "unlock", "wait"));
    }
}
