package praktikum.sim.proxmox.storage.plugin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.storage.config.StorageError;

/** What could become a storage: {@code pvesm scan} and {@code /nodes/NODE/scan} (PVE::API2::Storage::Scan). */
public final class StorageScan {

    private final NodeCommands commands;
    private final LvmReport lvm;

    /** Looks around on a machine. */
    public StorageScan(Machine node, StorageOutput output) {
        this.commands = new NodeCommands(node, output);
        this.lvm = new LvmReport(node);
    }

    /** Pools and datasets, one in each line. */
    public String zfs() throws StorageError {
        var text = new StringBuilder();
        for (String line : commands.ask(List.of("zfs", "list", "-t", "filesystem", "-Hp", "-o", "name,avail,used"))) {
            String name = line.split("\\s+")[0];
            if (!name.matches(".*/(subvol|basevol)-\\d+-[^/]+")) {
                text.append(name).append('\n');
            }
        }
        return text.toString();
    }

    /** Volume groups, one in each line. */
    public String lvm() {
        return String.join("", lvm.groups().stream().map(group -> group.name() + "\n").toList());
    }

    /** The thin pools of a volume group, one in each line. */
    public String lvmThin(String group) {
        return String.join("", lvm.volumes().stream().filter(volume -> volume.group().equals(group) && volume.type() == 't')
                .map(volume -> volume.name() + "\n").toList());
    }

    /** The exports of an NFS server and for whom they are, one in each line. */
    public String nfs(String server) throws StorageError {
        Map<String, String> exports = new TreeMap<>();
        for (String line : commands.ask(List.of("/sbin/showmount", "--no-headers", "--exports", server))) {
            String[] words = line.split("\\s+", 2);
            if (words.length == 2 && words[0].startsWith("/")) {
                exports.put(words[0], words[1]);
            }
        }
        int width = exports.keySet().stream().mapToInt(String::length).max().orElse(1);
        var text = new StringBuilder();
        exports.forEach((path, clients) -> text.append(String.format("%-" + width + "s %s\n", path, clients)));
        return text.toString();
    }
}
