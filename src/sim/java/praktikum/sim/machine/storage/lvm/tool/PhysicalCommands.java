package praktikum.sim.machine.storage.lvm.tool;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.shell.Call;

/** {@code pvcreate} and {@code pvremove}. */
final class PhysicalCommands {

    private PhysicalCommands() {}

    static int create(Call call, Machine node) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-y", "--yes", "-f", "-ff", "--force", "-q", "-v", "-Z"),
                Set.of("--metadatasize", "--dataalignment", "--metadatacopies", "--config", "-Zy"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Said.option("pvcreate", words.unknown().or(words::valueless).orElseThrow()));
        }
        if (words.rest().isEmpty()) {
            return InstantCommand.print(call, Said.wrong("pvcreate", "pvcreate PV ..."));
        }
        boolean yes = words.has("-y", "--yes");
        boolean very = words.has("-ff") || call.args().stream().filter(arg -> arg.matches("-f|--force")).count() > 1;
        Said said = new Said();
        for (String word : words.rest()) {
            if (!one(call, node, word, yes, very, said)) {
                return InstantCommand.print(call, said.answer());
            }
        }
        return InstantCommand.print(call, said.answer());
    }

    /** Makes a device a physical volume, after asking where it holds something; false, with what was wrong said, where it cannot. */
    static boolean one(Call call, Machine node, String word, boolean yes, boolean very, Said said) throws IOException,
            InterruptedException {
        Optional<String> wrong = node.world().ask(() -> unfit(node, call, word, very));
        if (wrong.isPresent()) {
            wrong.get().lines().forEach(said::error);
            return false;
        }
        BlockDevice device = node.world().ask(() -> BlockDevices.of(node).at(call.path(word)).orElseThrow());
        Optional<String> held = node.world().ask(() -> device.signature().map(Signature::type).filter(type -> !type.equals("LVM2_member")));
        if (held.isPresent()) {
            String question = "WARNING: " + held.get() + " signature detected on " + word + " at offset " + offset(held.get())
                    + ". Wipe it? [y/n]: ";
            if (!Question.yes(call, question, yes)) {
                said.error("Aborted wiping of " + held.get() + ".");
                said.error("1 existing signature left on the device.");
                return false;
            }
            said.print("Wiping " + held.get() + " signature on " + word + ".");
        }
        node.world().act(() -> Lvm.of(node).edit().physical(device));
        said.print("Physical volume \"" + word + "\" successfully created.");
        return true;
    }

    private static String offset(String type) {
        return switch (type) {
            case "ext4", "ext3", "ext2" -> "1080";
            case "zfs_member" -> "258048";
            case "swap" -> "4086";
            case "vfat" -> "82";
            default -> "0";
        };
    }

    private static Optional<String> unfit(Machine node, Call call, String word, boolean very) {
        BlockDevices devices = BlockDevices.of(node);
        Optional<BlockDevice> found = devices.at(call.path(word));
        if (found.isEmpty()) {
            return Optional.of("No device found for " + word + ".");
        }
        BlockDevice device = found.get();
        boolean parts = devices.on(device).stream().anyMatch(child -> child.kind() == BlockDevice.Kind.PARTITION);
        if (parts) {
            return Optional.of("Cannot use " + word + ": device is partitioned");
        }
        Optional<PhysicalVolume> pv = Lvm.of(node).physical().stream().filter(one -> one.device().filter(device::equals).isPresent())
                .findFirst();
        if (pv.filter(one -> !one.group().isEmpty()).isPresent() && (!very || devices.busy(device))) {
            return Optional.of("Can't initialize physical volume \"" + word + "\" of volume group \"" + pv.get().group()
                    + "\" without -ff\n" + word + ": physical volume not initialized.");
        }
        if (devices.busy(device)) {
            return Optional.of("Can't open " + word + " exclusively.  Mounted filesystem?\nCan't open " + word
                    + " exclusively.  Mounted filesystem?");
        }
        return Optional.empty();
    }

    static Answer remove(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-y", "--yes", "-f", "-ff", "--force"), Set.of());
        if (words.unknown().isPresent()) {
            return Said.option("pvremove", words.unknown().get());
        }
        if (words.rest().isEmpty()) {
            return Said.wrong("pvremove", "pvremove PV ...");
        }
        Said said = new Said();
        for (String word : words.rest()) {
            Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(word));
            List<PhysicalVolume> found = Lvm.of(node).physical().stream().filter(pv -> pv.device().isPresent()
                    && pv.device().equals(device)).toList();
            if (device.isEmpty()) {
                said.error("No device found for " + word + ".");
            } else if (found.isEmpty()) {
                said.error("No PV found on device " + word + ".");
            } else if (!found.getFirst().group().isEmpty()) {
                said.error("PV " + word + " is used by VG " + found.getFirst().group() + " so please use vgreduce first.");
                said.error("(If you are certain you need pvremove, then confirm by using --force twice.)");
                said.error(word + ": physical volume label not removed.");
            } else {
                device.get().medium().clear();
                BlockDevices.of(node).changed();
                said.print("Labels on physical volume \"" + word + "\" successfully wiped.");
            }
        }
        return said.answer();
    }
}
