package praktikum.sim.machine.storage.lvm.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.VolumeGroup;
import praktikum.sim.shell.Call;

/** {@code lvremove}, {@code lvextend}, {@code lvchange} and {@code lvrename}. */
final class VolumeCommands {

    private static final Set<String> FLAGS = Set.of("-y", "--yes", "-f", "--force", "-q", "-v", "-r", "--resizefs");

    private VolumeCommands() {}

    /** Group and volume of {@code vg/lv} or {@code /dev/vg/lv}; both empty where it is neither. */
    private static String[] names(String word) {
        String[] parts = word.replaceFirst("^/dev/(mapper/)?", "").split("/");
        return parts.length == 2 ? parts : new String[] {parts[0], ""};
    }

    static int remove(Call call, Machine node) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), FLAGS, Set.of("--config"));
        if (words.unknown().isPresent() || words.rest().isEmpty()) {
            return InstantCommand.print(call, words.unknown().map(option -> Said.option("lvremove", option))
                    .orElseGet(() -> Said.wrong("lvremove", "lvremove VG|LV|Tag|Select ...")));
        }
        Said said = new Said();
        boolean yes = words.has("-y", "--yes", "-f", "--force");
        for (String word : words.rest()) {
            String[] names = names(word);
            Optional<VolumeGroup> group = node.world().ask(() -> GroupCommands.group(node, names[0], said));
            if (group.isEmpty()) {
                continue;
            }
            List<String> volumes = names[1].isEmpty() ? group.get().visible().stream().map(LogicalVolume::name).toList()
                    : List.of(names[1]);
            for (String volume : volumes) {
                if (node.world().ask(() -> Lvm.of(node).volume(names[0], volume)).isPresent()) {
                    removed(call, node, names[0], volume, yes, said);
                } else if (!names[1].isEmpty()) {
                    said.error("Failed to find logical volume \"" + names[0] + "/" + volume + "\"");
                }
            }
        }
        return InstantCommand.print(call, said.answer());
    }

    /** Removes a volume after asking, a pool with what is in it; whether it is gone. */
    static boolean removed(Call call, Machine node, String groupName, String name, boolean yes, Said said) throws IOException,
            InterruptedException {
        Optional<LogicalVolume> found = node.world().ask(() -> Lvm.of(node).volume(groupName, name));
        if (found.isEmpty()) {
            return true; // it went with its pool
        }
        LogicalVolume volume = found.get();
        String full = groupName + "/" + name;
        List<LogicalVolume> thin = node.world().ask(() -> Lvm.of(node).group(groupName).orElseThrow().thin(volume));
        if (!thin.isEmpty() && !Question.yes(call, "Removing pool " + full + " will remove " + thin.size()
                + " dependent volume(s). Proceed? [y/n]: ", yes)) {
            said.error("Logical volume " + full + " not removed.");
            return false;
        }
        for (LogicalVolume one : thin) {
            if (!removed(call, node, groupName, one.name(), true, said)) {
                return false;
            }
        }
        Optional<String> use = node.world().ask(() -> inUse(node, volume, full));
        if (use.isPresent()) {
            said.error(use.get());
            return false;
        }
        boolean active = node.world().ask(() -> Lvm.of(node).active(volume));
        if (active && !Question.yes(call, "Do you really want to remove active logical volume " + full + "? [y/n]: ", yes)) {
            said.error("Logical volume " + full + " not removed.");
            return false;
        }
        node.world().act(() -> Lvm.of(node).edit().remove(Lvm.of(node).group(groupName).orElseThrow(), volume));
        said.print("Logical volume \"" + name + "\" successfully removed.");
        return true;
    }

    /** What lvm2 says of a volume that is held open; empty where nobody holds it. */
    static Optional<String> inUse(Machine node, LogicalVolume volume, String full) {
        Optional<BlockDevice> device = Lvm.of(node).device(volume);
        if (device.filter(one -> volume.type() != LogicalVolume.Type.POOL && !BlockDevices.of(node).on(one).isEmpty()).isPresent()) {
            return Optional.of("Logical volume " + full + " is used by another device.");
        }
        if (device.filter(one -> !Mounts.of(node).of(one).isEmpty()).isPresent()) {
            return Optional.of("Logical volume " + full + " contains a filesystem in use.");
        }
        return volume.type() != LogicalVolume.Type.POOL && Lvm.of(node).open(volume) ? Optional.of("Logical volume " + full + " in use.")
                : Optional.empty();
    }

    static Answer extend(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), FLAGS, Set.of("-L", "--size", "-l", "--extents", "--poolmetadatasize", "--config"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Said.option("lvextend", words.unknown().or(words::valueless).orElseThrow());
        }
        if (words.rest().isEmpty() || !words.has("-L", "--size", "-l", "--extents", "--poolmetadatasize")) {
            return Said.wrong("lvextend", "");
        }
        Said said = new Said();
        String[] names = names(words.rest().getFirst());
        Optional<VolumeGroup> group = GroupCommands.group(node, names[0], said);
        if (group.isEmpty()) {
            return said.answer();
        }
        Optional<LogicalVolume> volume = group.get().volume(names[1]);
        if (volume.isEmpty()) {
            said.error("Logical volume " + names[1] + " not found in volume group " + names[0] + ".");
            return said.answer();
        }
        try {
            if (words.has("--poolmetadatasize")) {
                metadata(node, group.get(), volume.get(), words.value("--poolmetadatasize").orElseThrow(), said);
            }
            if (words.has("-L", "--size", "-l", "--extents")) {
                data(node, Lvm.of(node).group(names[0]).orElseThrow(), volume.get(), words, said);
            }
            said.print("Logical volume " + names[0] + "/" + names[1] + " successfully resized.");
        } catch (StorageRefusal refused) {
            refused.getMessage().lines().forEach(line -> said.error(line.strip()));
        }
        return said.answer();
    }

    private static void metadata(Machine node, VolumeGroup group, LogicalVolume pool, String text, Said said) throws StorageRefusal {
        if (pool.type() != LogicalVolume.Type.POOL) {
            throw new StorageRefusal("--poolmetadatasize can be used only with pools.");
        }
        long bytes = LvmSizes.bytes(text.replaceFirst("^\\+", "")).orElseThrow(() -> new StorageRefusal(
                "Invalid argument for --poolmetadatasize: " + text));
        long more = LvmSizes.extents(text.startsWith("+") ? bytes : bytes - pool.metadataSize());
        if (more <= 0) {
            throw new StorageRefusal("New size given (" + LvmSizes.extents(bytes) + " extents) not larger than existing size ("
                    + pool.metadata() + " extents)");
        }
        Lvm.of(node).edit().extendMetadata(group, pool, more);
        changed(group.name() + "/" + pool.name() + "_tmeta", pool.metadata(), more, said);
    }

    private static void data(Machine node, VolumeGroup group, LogicalVolume volume, CommandLine words, Said said) throws StorageRefusal {
        String text = words.value("-L", "--size").or(() -> words.value("-l", "--extents")).orElseThrow();
        boolean plus = text.startsWith("+");
        String plain = text.replaceFirst("^\\+", "");
        long number;
        if (words.has("-L", "--size")) {
            long bytes = LvmSizes.bytes(plain).orElseThrow(() -> new StorageRefusal("Invalid argument for --size: " + text));
            number = LvmSizes.extents(bytes);
            if (bytes % LogicalVolume.EXTENT != 0) {
                said.print("Rounding size to boundary between physical extents: " + LvmSizes.sentence(number * LogicalVolume.EXTENT)
                        + ".");
            }
        } else if (plain.matches("\\d{1,3}%FREE")) {
            number = group.freeExtents() * Long.parseLong(plain.replace("%FREE", "")) / 100;
        } else if (plain.matches("\\d{1,9}")) {
            number = Long.parseLong(plain);
        } else {
            throw new StorageRefusal("Invalid argument for --extents: " + text);
        }
        long more = plus ? number : number - volume.extents();
        if (more <= 0) {
            throw new StorageRefusal(more == 0 && !plus ? "New size (" + number + " extents) matches existing size (" + volume.extents()
                    + " extents)." : "New size given (" + number + " extents) not larger than existing size (" + volume.extents()
                    + " extents)");
        }
        LogicalVolume now = group.volume(volume.name()).orElseThrow();
        if (now.type() != LogicalVolume.Type.THIN && more > group.freeExtents()) {
            throw new StorageRefusal("Insufficient free space: " + more + " extents needed, but only " + group.freeExtents()
                    + " available");
        }
        Lvm.of(node).edit().extend(group, now, more);
        changed(group.name() + "/" + volume.name() + (volume.type() == LogicalVolume.Type.POOL ? "_tdata" : ""), volume.extents(), more,
                said);
    }

    private static void changed(String name, long before, long more, Said said) {
        said.print("Size of logical volume " + name + " changed from " + LvmSizes.sentence(before * LogicalVolume.EXTENT) + " (" + before
                + " extents) to " + LvmSizes.sentence((before + more) * LogicalVolume.EXTENT) + " (" + (before + more) + " extents).");
    }

    static Answer change(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-y", "--yes", "-K", "-q", "-v", "-an", "-ay"), Set.of("-a", "--activate",
                "--config", "-k", "--setautoactivation"));
        boolean atBoot = words.value("--setautoactivation").filter(value -> value.matches("[yn]")).isPresent();
        Optional<String> activate = words.value("-a", "--activate").or(() -> words.has("-an") ? Optional.of("n") : words.has("-ay")
                ? Optional.of("y") : Optional.empty());
        Optional<String> wrong = words.unknown().or(words::valueless);
        if (wrong.isPresent() || activate.isEmpty() && !atBoot || words.rest().isEmpty()) {
            return wrong.map(option -> Said.option("lvchange", option)).orElseGet(() -> Said.wrong("lvchange", ""));
        }
        boolean on = activate.isEmpty() || !activate.get().matches("n|ln|en");
        Said said = new Said();
        for (String word : words.rest()) {
            String[] names = names(word);
            Optional<VolumeGroup> group = GroupCommands.group(node, names[0], said);
            if (group.isEmpty()) {
                continue;
            }
            List<LogicalVolume> volumes = new ArrayList<>(names[1].isEmpty() ? group.get().visible() : group.get().volume(names[1]).stream()
                    .toList());
            if (volumes.isEmpty() && !names[1].isEmpty()) {
                said.error("Failed to find logical volume \"" + names[0] + "/" + names[1] + "\"");
            }
            for (LogicalVolume volume : volumes) {
                String full = names[0] + "/" + volume.name();
                if (atBoot) {
                    said.print("Logical volume " + full + " changed."); // the simulator's volumes are active after each boot all the same
                }
                if (activate.isEmpty()) {
                    continue;
                }
                Optional<String> use = on ? Optional.empty() : inUse(node, volume, full);
                if (use.isPresent()) {
                    said.error(use.get());
                } else if (on && group.get().partial(volume)) {
                    said.error("Refusing activation of partial LV " + full + ".  Use '--activationmode partial' to override.");
                } else {
                    Lvm.of(node).edit().activate(group.get(), volume, on);
                }
            }
        }
        return said.answer();
    }

    static Answer rename(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-y", "--yes"), Set.of());
        if (words.unknown().isPresent()) {
            return Said.option("lvrename", words.unknown().get());
        }
        List<String> rest = new ArrayList<>(words.rest());
        if (rest.size() == 2) {
            String[] names = names(rest.getFirst());
            rest = List.of(names[0], names[1], rest.get(1).replaceFirst(".*/", ""));
        }
        if (rest.size() != 3) {
            return Said.wrong("lvrename", "");
        }
        Said said = new Said();
        Optional<VolumeGroup> group = GroupCommands.group(node, rest.getFirst(), said);
        if (group.isEmpty()) {
            return said.answer();
        }
        String old = rest.get(1);
        String name = rest.get(2);
        Optional<LogicalVolume> volume = group.get().volume(old);
        if (volume.isEmpty()) {
            said.error("Existing logical volume \"" + old + "\" not found in volume group \"" + group.get().name() + "\"");
        } else if (group.get().volume(name).isPresent()) {
            said.error("Logical Volume \"" + name + "\" already exists in volume group \"" + group.get().name() + "\"");
        } else {
            Lvm.of(node).edit().rename(group.get(), volume.get(), name);
            said.print("Renamed \"" + old + "\" to \"" + name + "\" in volume group \"" + group.get().name() + "\"");
        }
        return said.answer();
    }
}
