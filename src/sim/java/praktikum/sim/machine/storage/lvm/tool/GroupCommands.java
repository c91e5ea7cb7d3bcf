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
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;
import praktikum.sim.shell.Call;

/** {@code vgcreate}, {@code vgextend}, {@code vgreduce}, {@code vgremove} and {@code vgchange}. */
final class GroupCommands {

    private static final Set<String> FLAGS = Set.of("-y", "--yes", "-f", "--force", "-q", "-v");

    private GroupCommands() {}

    static int create(Call call, Machine node) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), FLAGS, Set.of("--config", "--metadatasize"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Said.option("vgcreate", words.unknown().or(words::valueless).orElseThrow()));
        }
        if (words.rest().size() < 2) {
            return InstantCommand.print(call, Said.wrong("vgcreate", "vgcreate VG_new PV ..."));
        }
        String name = words.rest().getFirst();
        List<String> devices = words.rest().subList(1, words.rest().size());
        Said said = new Said();
        if (!name.matches("[a-zA-Z0-9._+-]+") || name.startsWith("-") || name.equals(".") || name.equals("..")) {
            return InstantCommand.print(call, Answer.fail(Said.WRONG, "  Name contains invalid character, valid set includes: "
                    + "[a-zA-Z0-9.-_+].\n  New volume group name \"" + name + "\" is invalid.\n  Run `vgcreate --help' for more "
                    + "information.\n"));
        }
        if (node.world().ask(() -> Lvm.of(node).group(name).isPresent())) {
            said.error("A volume group called " + name + " already exists.");
            return InstantCommand.print(call, said.answer());
        }
        if (node.world().ask(() -> node.files().exists("/dev/" + name))) {
            said.error("/dev/" + name + ": already exists in filesystem");
            said.error("New volume group name \"" + name + "\" is invalid.");
            return InstantCommand.print(call, said.answer());
        }
        if (physical(call, node, devices, name, words.has("-y", "--yes"), said)) {
            node.world().act(() -> Lvm.of(node).edit().group(name, found(call, node, devices)));
            said.print("Volume group \"" + name + "\" successfully created");
        }
        return InstantCommand.print(call, said.answer());
    }

    // Devices that are no physical volumes yet become some on the way.
    private static boolean physical(Call call, Machine node, List<String> devices, String name, boolean yes, Said said) throws IOException,
            InterruptedException {
        for (String word : devices) {
            Optional<PhysicalVolume> pv = node.world().ask(() -> BlockDevices.of(node).at(call.path(word)).flatMap(device ->
                    Lvm.of(node).physical().stream().filter(one -> one.device().filter(device::equals).isPresent()).findFirst()));
            if (pv.filter(one -> !one.group().isEmpty()).isPresent()) {
                said.error("Physical volume '" + word + "' is already in volume group '" + pv.get().group() + "'");
                said.error("Unable to add physical volume '" + word + "' to volume group '" + name + "'");
                said.error(word + ": physical volume not initialized.");
                return false;
            }
            if (pv.isEmpty() && !PhysicalCommands.one(call, node, word, yes, false, said)) {
                return false;
            }
        }
        return true;
    }

    private static List<BlockDevice> found(Call call, Machine node, List<String> devices) {
        return devices.stream().map(word -> BlockDevices.of(node).at(call.path(word)).orElseThrow()).toList();
    }

    static int extend(Call call, Machine node) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), FLAGS, Set.of("--config"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Said.option("vgextend", words.unknown().or(words::valueless).orElseThrow()));
        }
        if (words.rest().size() < 2) {
            return InstantCommand.print(call, Said.wrong("vgextend", "vgextend VG PV ..."));
        }
        Said said = new Said();
        String name = words.rest().getFirst();
        List<String> devices = words.rest().subList(1, words.rest().size());
        if (node.world().ask(() -> group(node, name, said)).isPresent()
                && physical(call, node, devices, name, words.has("-y", "--yes"), said)) {
            node.world().act(() -> Lvm.of(node).edit().extend(Lvm.of(node).group(name).orElseThrow(), found(call, node, devices)));
            said.print("Volume group \"" + name + "\" successfully extended");
        }
        return InstantCommand.print(call, said.answer());
    }

    /** The group of a name; says so where there is none. */
    static Optional<VolumeGroup> group(Machine node, String name, Said said) {
        Optional<VolumeGroup> group = Lvm.of(node).group(name);
        if (group.isEmpty()) {
            said.error("Volume group \"" + name + "\" not found");
            said.error("Cannot process volume group " + name);
        }
        return group;
    }

    static Answer reduce(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), FLAGS, Set.of());
        if (words.unknown().isPresent()) {
            return Said.option("vgreduce", words.unknown().get());
        }
        if (words.rest().size() < 2) {
            return Said.wrong("vgreduce", "vgreduce VG PV ...");
        }
        Said said = new Said();
        Optional<VolumeGroup> group = group(node, words.rest().getFirst(), said);
        for (String word : group.isEmpty() ? List.<String>of() : words.rest().subList(1, words.rest().size())) {
            Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(word));
            VolumeGroup now = Lvm.of(node).group(group.get().name()).orElseThrow();
            Optional<PhysicalVolume> pv = now.physical().stream().filter(one -> one.device().isPresent() && one.device().equals(device))
                    .findFirst();
            if (pv.isEmpty()) {
                said.error("Failed to find physical volume \"" + word + "\".");
            } else if (pv.get().used() > 0) {
                said.error("Physical volume \"" + word + "\" still in use");
            } else if (now.physical().size() == 1) {
                said.error("Can't remove final physical volume \"" + word + "\" from volume group \"" + now.name() + "\"");
            } else {
                Lvm.of(node).edit().reduce(now, pv.get());
                said.print("Removed \"" + word + "\" from volume group \"" + now.name() + "\"");
            }
        }
        return said.answer();
    }

    static int remove(Call call, Machine node) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), FLAGS, Set.of());
        if (words.unknown().isPresent() || words.rest().isEmpty()) {
            return InstantCommand.print(call, words.unknown().map(option -> Said.option("vgremove", option))
                    .orElseGet(() -> Said.wrong("vgremove", "vgremove VG|Tag|Select ...")));
        }
        boolean yes = words.has("-y", "--yes", "-f", "--force");
        Said said = new Said();
        for (String name : words.rest()) {
            Optional<VolumeGroup> group = node.world().ask(() -> group(node, name, said));
            if (group.isEmpty()) {
                continue;
            }
            int volumes = group.get().visible().size();
            if (volumes > 0 && !Question.yes(call, "Do you really want to remove volume group \"" + name + "\" containing " + volumes
                    + " logical volumes? [y/n]: ", yes)) {
                said.error("Volume group \"" + name + "\" not removed");
                continue;
            }
            boolean all = true;
            for (LogicalVolume volume : group.get().visible().reversed()) {
                all &= VolumeCommands.removed(call, node, name, volume.name(), yes, said);
            }
            if (all) {
                node.world().act(() -> Lvm.of(node).edit().remove(Lvm.of(node).group(name).orElseThrow()));
                said.print("Volume group \"" + name + "\" successfully removed");
            }
        }
        return InstantCommand.print(call, said.answer());
    }

    static Answer change(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), FLAGS, Set.of("-a", "--activate", "--config"));
        Optional<String> activate = words.value("-a", "--activate");
        Optional<String> wrong = words.unknown().or(words::valueless);
        if (wrong.isPresent() || activate.isEmpty()) {
            return wrong.map(option -> Said.option("vgchange", option)).orElseGet(() -> Said.wrong("vgchange", ""));
        }
        boolean on = !activate.get().matches("n|ln|en");
        Said said = new Said();
        List<VolumeGroup> groups = new ArrayList<>();
        if (words.rest().isEmpty()) {
            groups.addAll(Lvm.of(node).groups());
        }
        words.rest().forEach(name -> group(node, name, said).ifPresent(groups::add));
        for (VolumeGroup group : groups) {
            Optional<String> used = on ? Optional.empty() : group.visible().stream()
                    .flatMap(volume -> VolumeCommands.inUse(node, volume,
                            group.name() + "/" + volume.name()).stream()).findFirst();
            if (used.isPresent()) {
                said.error(used.get());
                said.error("Can't deactivate volume group \"" + group.name() + "\" with " + group.visible().stream()
                        .filter(Lvm.of(node)::open).count() + " open logical volume(s)");
                continue;
            }
            for (LogicalVolume volume : on ? group.visible() : group.visible().reversed()) {
                if (!on || !group.partial(volume)) {
                    Lvm.of(node).edit().activate(group, volume, on);
                }
            }
            said.print(group.visible().stream().filter(Lvm.of(node)::active).count() + " logical volume(s) in volume group \""
                    + group.name() + "\" now active");
        }
        return said.answer();
    }
}
