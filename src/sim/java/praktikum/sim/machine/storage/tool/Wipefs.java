package praktikum.sim.machine.storage.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.shell.Call;

/** {@code wipefs}: what a device holds, or, with {@code -a}, nothing any more. */
final class Wipefs implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "--all", "-f", "--force", "-n", "--no-act", "-q", "--quiet", "-i",
                "--noheadings", "-J", "--json", "-p", "--parsable"), Set.of("-t", "--types", "-o", "--offset", "-O", "--output"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Complaints.option("wipefs", words, 1);
        }
        for (String option : List.of("-o", "--offset", "-t", "--types", "-J", "--json", "-p", "--parsable", "-O", "--output")) {
            if (words.has(option)) {
                return Answer.unsupported("wipefs", option);
            }
        }
        if (words.rest().isEmpty()) {
            return Answer.fail(1, "wipefs: no device specified\nTry 'wipefs --help' for more information.\n");
        }
        var out = new StringBuilder();
        List<ScolsTable.Row> rows = new ArrayList<>();
        for (String word : words.rest()) {
            Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(word));
            if (device.isEmpty()) {
                return new Answer(1, out.toString(), "wipefs: error: " + word + ": probing initialization failed: "
                        + (node.files().exists(call.path(word)) ? "Invalid argument" : "No such file or directory") + "\n");
            }
            if (words.has("-a", "--all")) {
                Optional<String> refused = wipe(node, word, device.get(), words, out);
                if (refused.isPresent()) {
                    return new Answer(1, out.toString(), refused.get());
                }
            } else {
                Magic.on(node, device.get()).forEach(magic -> rows.add(new ScolsTable.Row(List.of(
                        List.of(word.substring(word.lastIndexOf('/') + 1)), List.of("0x" + Long.toHexString(magic.offset())),
                        List.of(magic.type()), List.of(magic.uuid()), List.of(magic.label())), List.of())));
            }
        }
        if (!rows.isEmpty()) {
            out.append(new ScolsTable(List.of(column("DEVICE"), column("OFFSET"), column("TYPE"), column("UUID"), column("LABEL")),
                    node.release().number()).aligned(rows, -1, !words.has("-i", "--noheadings")));
        }
        return Answer.ok(out.toString());
    }

    private static ScolsTable.Column column(String name) {
        return new ScolsTable.Column(name, false, ScolsTable.Kind.TEXT);
    }

    private static Optional<String> wipe(Machine node, String word, BlockDevice device, CommandLine words, StringBuilder out) {
        boolean busy = BlockDevices.of(node).busy(device);
        if (busy && !words.has("-f", "--force")) {
            return Optional.of("wipefs: error: " + word + ": probing initialization failed: Device or resource busy\n");
        }
        List<Magic> magics = Magic.on(node, device);
        for (Magic magic : magics) {
            int count = magic.bytes().split(" ").length;
            if (!words.has("-q", "--quiet")) {
                out.append(String.format(Locale.ROOT, "%s: %d byte%s erased at offset 0x%08x (%s): %s\n", word, count,
                        count == 1 ? " was" : "s were", magic.offset(), magic.type(), magic.bytes()));
            }
        }
        boolean table = magics.stream().anyMatch(magic -> magic.type().equals("gpt"));
        if (table && !words.has("-q", "--quiet") && !words.has("-n", "--no-act")) {
            out.append(word).append(": calling ioctl to re-read partition table: ").append(busy ? "Device or resource busy" : "Success")
                    .append('\n');
        }
        if (!words.has("-n", "--no-act")) {
            if (busy) {
                device.drive().filter(drive -> device.kind() == BlockDevice.Kind.DISK).ifPresent(BlockDevices.of(node)::zap);
            } else {
                BlockDevices.of(node).wipe(device);
            }
        }
        return Optional.empty();
    }
}
