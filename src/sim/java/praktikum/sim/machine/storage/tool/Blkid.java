package praktikum.sim.machine.storage.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Fstab;
import praktikum.sim.machine.storage.PartitionTable;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.shell.Call;

/** {@code blkid}: exit code 2 where nothing is known of the devices asked for. */
final class Blkid implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-p", "--probe", "-i", "-l", "--list-one", "-g", "-k"), Set.of("-o",
                "--output", "-s", "--match-tag", "-t", "--match-token", "-L", "--label", "-U", "--uuid", "-c", "--cache-file", "-u", "-n"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Complaints.option("blkid", words, 4);
        }
        Optional<String> by = words.value("-L", "--label").map(label -> "LABEL=" + label)
                .or(() -> words.value("-U", "--uuid").map(uuid -> "UUID=" + uuid));
        if (by.isPresent()) {
            String path = Fstab.device(node, by.get());
            return BlockDevices.of(node).at(path).map(device -> Answer.ok(device.path() + "\n")).orElse(new Answer(2, "", ""));
        }
        String how = words.value("-o", "--output").orElse("full");
        if (!Set.of("full", "value", "export", "device", "list", "udev").contains(how) || how.equals("list") || how.equals("udev")) {
            return how.equals("list") || how.equals("udev") ? Answer.unsupported("blkid", "-o " + how)
                    : Answer.fail(4, "blkid: unsupported output format " + how + "\n");
        }
        boolean probe = words.has("-p", "--probe");
        List<BlockDevice> devices = words.rest().isEmpty() ? BlockDevices.of(node).all()
                : words.rest().stream().flatMap(word -> BlockDevices.of(node).at(call.path(word)).stream()).toList();
        List<String> wanted = words.values("-s", "--match-tag");
        var text = new StringBuilder();
        for (BlockDevice device : devices) {
            Map<String, String> tags = tags(node, device, probe);
            boolean fits = words.value("-t", "--match-token").map(token -> fits(tags, token)).orElse(true);
            boolean blank = tags.isEmpty() || words.rest().isEmpty() && Set.of("PTUUID", "PTTYPE").containsAll(tags.keySet());
            if (!wanted.isEmpty()) {
                tags.keySet().retainAll(wanted);
            }
            if (!blank && fits && !(tags.isEmpty() && !how.equals("device"))) {
                text.append(print(device, tags, how));
            }
        }
        return text.isEmpty() ? new Answer(2, "", "") : Answer.ok(text.toString());
    }

    private static boolean fits(Map<String, String> tags, String token) {
        String[] parts = token.split("=", 2);
        return parts.length == 2 && parts[1].replace("\"", "").equals(tags.get(parts[0]));
    }

    private static String print(BlockDevice device, Map<String, String> tags, String how) {
        List<String> words = new ArrayList<>();
        tags.forEach((name, value) -> words.add(name + "=\"" + value + "\""));
        return switch (how) {
            case "value" -> String.join("\n", tags.values()) + "\n";
            case "device" -> device.path() + "\n";
            case "export" -> "DEVNAME=" + device.path() + "\n" + tags.entrySet().stream().map(tag -> tag.getKey() + "=" + tag.getValue()
                    + "\n").reduce("", String::concat);
            default -> device.path() + ": " + String.join(" ", words) + "\n";
        };
    }

    // The order of libblkid: what lies there, then the entry of the partition.
    private static Map<String, String> tags(Machine node, BlockDevice device, boolean probe) {
        Map<String, String> tags = new LinkedHashMap<>();
        device.signature().ifPresent(found -> {
            put(tags, "LABEL", found.label());
            put(tags, "UUID", found.uuid());
            put(tags, "UUID_SUB", found.get("vdev"));
            put(tags, "VERSION", probe ? found.version() : "");
            put(tags, "BLOCK_SIZE", block(found));
            put(tags, "TYPE", found.type());
            put(tags, "USAGE", probe ? found.type().endsWith("_member") ? "raid" : found.type().equals("swap") ? "other" : "filesystem"
                    : "");
        });
        device.partition().ifPresent(entry -> {
            put(tags, probe ? "PART_ENTRY_NAME" : "PARTLABEL", entry.name());
            put(tags, probe ? "PART_ENTRY_UUID" : "PARTUUID", entry.uuid());
        });
        if (device.kind() == BlockDevice.Kind.DISK) {
            device.drive().flatMap(drive -> BlockDevices.of(node).table(drive)).map(PartitionTable::uuid).ifPresent(uuid -> {
                put(tags, "PTUUID", uuid);
                put(tags, "PTTYPE", "gpt");
            });
        }
        return tags;
    }

    private static String block(Signature signature) {
        return switch (signature.type()) {
            case "ext4", "ext3", "ext2", "zfs_member" -> "4096";
            case "xfs", "vfat" -> "512";
            default -> "";
        };
    }

    private static void put(Map<String, String> tags, String name, String value) {
        if (!value.isEmpty()) {
            tags.put(name, value);
        }
    }
}
