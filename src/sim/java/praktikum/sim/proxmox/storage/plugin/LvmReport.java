package praktikum.sim.proxmox.storage.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.proxmox.node.NodeFigures;
import praktikum.sim.proxmox.storage.config.StorageError;

/** What the node's LVM reports, asked once and remembered for the length of one command (PVE::Storage::LVMPlugin). */
final class LvmReport {

    /** A volume group: bytes in all and free. */
    record Group(long size, long free) {
    }

    /**
     * A logical volume.
     *
     * @param attributes its {@code lv_attr}; the first letter is its type, the fifth one its state
     * @param pool the thin pool that it is in; empty text where it is in none
     * @param dataPercent how full a thin pool is
     * @param created when it was made, in seconds since 1970
     */
    record Volume(String group, String name, long size, String attributes, String pool, double dataPercent, double metadataPercent,
            long metadataSize, String created) {

        char type() {
            return attributes.charAt(0);
        }

        boolean active() {
            return attributes.charAt(4) == 'a';
        }

        long used() {
            return (long) (dataPercent * size / 100);
        }
    }

    private final NodeCommands commands;
    private Optional<Map<String, Group>> groups = Optional.empty();
    private Optional<List<Volume>> volumes = Optional.empty();

    LvmReport(NodeCommands commands) {
        this.commands = commands;
    }

    Map<String, Group> groups() throws StorageError {
        if (groups.isEmpty()) {
            Map<String, Group> found = new LinkedHashMap<>();
            if (!commands.has("vgs")) {
                return Map.of("pve", new Group(NodeFigures.THIN, 0));
            }
            for (String line : commands.ask(List.of("/sbin/vgs", "--separator", ":", "--noheadings", "--units", "b", "--unbuffered",
                    "--nosuffix", "--options", "vg_name,vg_size,vg_free,lv_count"))) {
                String[] words = line.strip().split(":", -1);
                found.put(words[0], new Group(Long.parseLong(words[1]), Long.parseLong(words[2])));
            }
            groups = Optional.of(found);
        }
        return groups.get();
    }

    List<Volume> volumes() throws StorageError {
        if (volumes.isEmpty()) {
            List<Volume> found = new ArrayList<>();
            if (!commands.has("lvs")) {
                return List.of(new Volume("pve", "data", NodeFigures.THIN, "twi-aotz--", "", 0, 1.6, 1 << 30, "0"));
            }
            for (String line : commands.ask(List.of("/sbin/lvs", "--separator", ":", "--noheadings", "--units", "b", "--unbuffered",
                    "--nosuffix", "--config", "report/time_format=\"%s\"", "--options",
                    "vg_name,lv_name,lv_size,lv_attr,pool_lv,data_percent,metadata_percent,snap_percent,uuid,tags,metadata_size,time"))) {
                String[] words = line.strip().split(":", -1);
                found.add(new Volume(words[0], words[1], Long.parseLong(words[2]), words[3], words[4], percent(words[5]),
                        percent(words[6]), words[10].isEmpty() ? 0 : Long.parseLong(words[10]), words[11]));
            }
            volumes = Optional.of(found);
        }
        return volumes.get();
    }

    private static double percent(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    Optional<Volume> volume(String group, String name) throws StorageError {
        return volumes().stream().filter(volume -> volume.group().equals(group) && volume.name().equals(name)).findFirst();
    }

    /** Something was changed: it is asked again. */
    void forget() {
        groups = Optional.empty();
        volumes = Optional.empty();
    }
}
