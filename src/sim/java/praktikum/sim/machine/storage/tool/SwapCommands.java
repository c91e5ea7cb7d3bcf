package praktikum.sim.machine.storage.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Fstab;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.Swap;
import praktikum.sim.shell.Call;

/** {@code swapon}, {@code swapoff} and {@code mkswap} of util-linux, for devices. */
final class SwapCommands {

    private static final long PAGE = 4096;

    private SwapCommands() {}

    /** {@code swapon}: shows what is in use, or takes devices into use. */
    static Answer swapon(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "--all", "-s", "--summary", "--show", "--noheadings", "--bytes", "-v",
                "--verbose"), Set.of());
        if (words.unknown().isPresent()) {
            return Complaints.option("swapon", words, 1);
        }
        Swap swap = Swap.of(node);
        if (words.has("-s", "--summary")) {
            return Answer.ok(swap.areas().isEmpty() ? "" : swap.table());
        }
        if (words.has("-a", "--all")) {
            swap.wanted().forEach(swap::turnOn);
            return Answer.ok("");
        }
        if (words.has("--show") || words.rest().isEmpty()) {
            return Answer.ok(shown(node, words));
        }
        if (!call.user().isRoot()) {
            return Answer.fail(1, "swapon: cannot open " + words.rest().getFirst() + ": Permission denied\n");
        }
        var err = new StringBuilder();
        for (String word : words.rest()) {
            Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(Fstab.device(node, word)));
            String wrong = device.isEmpty() ? "cannot open " + word + ": No such file or directory"
                    : !Swap.swap(device.get()) ? word + ": read swap header failed"
                    : BlockDevices.of(node).busy(device.get()) ? word + ": swapon failed: Device or resource busy" : "";
            if (wrong.isEmpty()) {
                swap.turnOn(device.get());
            } else {
                err.append("swapon: ").append(wrong).append('\n');
            }
        }
        return new Answer(err.isEmpty() ? 0 : 255, "", err.toString());
    }

    private static String shown(Machine node, CommandLine words) {
        Swap swap = Swap.of(node);
        boolean bytes = words.has("--bytes");
        List<ScolsTable.Column> columns = Stream.of("NAME", "TYPE", "SIZE", "USED", "PRIO").map(name -> new ScolsTable.Column(name,
                !name.equals("NAME") && !name.equals("TYPE"), ScolsTable.Kind.TEXT)).toList();
        List<ScolsTable.Row> rows = swap.areas().stream().map(area -> new ScolsTable.Row(Stream.of("/dev/" + area.device(), "partition",
                bytes ? String.valueOf(area.size()) : Sizes.utilLinux(area.size()), bytes ? "0" : "0B", String.valueOf(area.priority()))
                .map(List::of).toList(), List.of())).toList();
        return rows.isEmpty() ? "" : new ScolsTable(columns, node.release().number()).aligned(rows, -1, !words.has("--noheadings"));
    }

    /** {@code swapoff}: leaves devices. */
    static Answer swapoff(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "--all", "-v", "--verbose"), Set.of());
        if (words.unknown().isPresent()) {
            return Complaints.option("swapoff", words, 1);
        }
        if (!words.has("-a", "--all") && words.rest().isEmpty()) {
            return Answer.fail(1, "swapoff: bad usage\nTry 'swapoff --help' for more information.\n");
        }
        if (!call.user().isRoot()) {
            return Answer.fail(1, "swapoff: Not superuser.\n");
        }
        Swap swap = Swap.of(node);
        if (words.has("-a", "--all")) {
            swap.areas().forEach(area -> BlockDevices.of(node).named(area.device()).ifPresent(swap::turnOff));
        }
        var err = new StringBuilder();
        for (String word : words.rest()) {
            Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(Fstab.device(node, word)));
            if (device.isEmpty() || !swap.turnOff(device.get())) {
                err.append("swapoff: ").append(word).append(": swapoff failed: ")
                        .append(device.isEmpty() ? "No such file or directory" : "Invalid argument").append('\n');
            }
        }
        return new Answer(err.isEmpty() ? 0 : 4, "", err.toString());
    }

    /** {@code mkswap}: makes a device one for swap. */
    static Answer mkswap(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-f", "--force", "-q", "--quiet"), Set.of("-L", "--label"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Complaints.option("mkswap", words, 1);
        }
        if (words.rest().size() != 1) {
            return Answer.fail(1, "mkswap: " + (words.rest().isEmpty() ? "error: Nowhere to set up swap on?" : "unexpected argument: "
                    + words.rest().get(1)) + "\nTry 'mkswap --help' for more information.\n");
        }
        String word = words.rest().getFirst();
        Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(word));
        if (device.isEmpty()) {
            return Answer.fail(1, "mkswap: cannot open " + word + ": No such file or directory\n");
        }
        if (BlockDevices.of(node).busy(device.get())) {
            return Answer.fail(1, "mkswap: error: " + word + " is mounted; will not make swapspace\n");
        }
        String warning = Magic.held(node, device.get()).map(old -> "mkswap: " + word + ": warning: "
                + (old.equals("gpt") ? "don't erase bootbits sectors\n        (gpt partition table detected). Use -f to force.\n"
                : "wiping old " + old + " signature.\n")).orElse("");
        String label = words.value("-L", "--label").orElse("");
        long size = device.get().size() - PAGE;
        Signature made = Signature.of("swap", BlockDevices.of(node).newUuid());
        device.get().medium().sign(label.isEmpty() ? made : made.with("label", label));
        BlockDevices.of(node).changed();
        return new Answer(0, words.has("-q", "--quiet") ? "" : "Setting up swapspace version 1, size = " + Sizes.sentence(size)
                + " (" + size + " bytes)\n" + (label.isEmpty() ? "no label" : "LABEL=" + label) + ", UUID=" + made.uuid() + "\n", warning);
    }
}
