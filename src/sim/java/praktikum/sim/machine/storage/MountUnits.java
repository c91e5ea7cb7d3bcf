package praktikum.sim.machine.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;

/** The mount units of a machine: one for each line of {@code /etc/fstab}, and those in {@code /etc/systemd/system}. */
final class MountUnits {

    private static final String ADMINISTRATOR = "/etc/systemd/system";
    private static final int LOCAL = 19;
    private static final int REMOTE = 60;

    private MountUnits() {}

    static List<UnitDefinition> all(Machine node) {
        Map<String, UnitDefinition> units = new LinkedHashMap<>();
        for (Fstab.Entry entry : Fstab.of(node)) {
            if (entry.auto() && !entry.target().equals("/") && !entry.type().equals("proc") && !entry.type().equals("swap")) {
                String name = escaped(entry.target()) + ".mount";
                units.put(name, unit(node, name, entry.target(), entry).as(Unit.File.GENERATED));
            }
        }
        for (String name : node.disk().list(ADMINISTRATOR)) {
            if (name.endsWith(".mount")) {
                Map<String, String> options = options(node.disk().textOrEmpty(ADMINISTRATOR + "/" + name));
                if (options.containsKey("What") && options.containsKey("Where")) {
                    units.put(name, unit(node, name, options.getOrDefault("Description", name), new Fstab.Entry(options.get("What"),
                            options.get("Where"), options.getOrDefault("Type", "auto"),
                            List.of(options.getOrDefault("Options", "defaults").split(",")))).as(Unit.File.DISABLED));
                }
            }
        }
        return new ArrayList<>(units.values());
    }

    private static UnitDefinition unit(Machine node, String name, String description, Fstab.Entry entry) {
        boolean remote = entry.options().contains("_netdev") || entry.type().startsWith("nfs") || entry.type().equals("cifs");
        return UnitDefinition.oneShot(remote ? REMOTE : LOCAL, name, description).behind(new Mounting(node, entry));
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        text.lines().map(String::strip).filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                .forEach(line -> options.put(line.substring(0, line.indexOf('=')).strip(), line.substring(line.indexOf('=') + 1).strip()));
        return options;
    }

    /** A path as systemd-escape makes a unit's name of it: {@code /mnt/pve/my-data} → {@code mnt-pve-my\x2ddata}. */
    static String escaped(String path) {
        var text = new StringBuilder();
        for (char c : path.substring(1).toCharArray()) {
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':');
            text.append(c == '/' ? "-" : plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\x%02x", (int) c));
        }
        return text.toString();
    }

    /** What the unit does. */
    private record Mounting(Machine node, Fstab.Entry entry) implements Daemon {

        @Override
        public boolean start() {
            return Mounts.of(node).at(entry.target()).isPresent()
                    || new FileSystemMounter(node).quietly(entry.type(), entry.source(), entry.target(), entry.options());
        }

        @Override
        public void stop() {
            try {
                if (Mounts.of(node).at(entry.target()).isPresent()) {
                    Mounts.of(node).unmount(entry.target());
                }
            } catch (FileError busy) {
                return; // it stays, as systemd leaves what is busy
            }
        }
    }
}
