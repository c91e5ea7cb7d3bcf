package praktikum.sim.machine.storage.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.PartitionTable;
import praktikum.sim.machine.storage.PartitionTable.Partition;
import praktikum.sim.shell.Call;

/** {@code sgdisk} as far as labs need it: {@code -Z}, {@code -o}, {@code -N}, {@code -n NUMBER:START:END}, {@code -t NUMBER:CODE}. */
final class Sgdisk implements InstantCommand {

    private static final String LINUX = "0fc63daf-8483-4772-8e79-3d69d8477de4";
    private static final Map<String, String> CODES = Map.of("8300", LINUX, "8e00", "e6d6d379-f507-44c2-a23c-238f2a3df928", "ef00",
            "c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "ef02", "21686148-6449-6e6f-744e-656564454649", "bf01",
            "6a898cc3-1dd2-11b2-99a6-080020736631", "8200", "0657fd6d-a4ab-43c4-84e5-0933c84b4f4f");
    private static final String OLD = "Warning: The kernel is still using the old partition table.\nThe new table will be used at the next "
            + "reboot or after you\nrun partprobe(8) or kpartx(8)\n";
    private static final String NEW_ENTRIES = "Creating new GPT entries in memory.\n";
    private static final String ZAPPED = "GPT data structures destroyed! You may now partition the disk using fdisk or\nother utilities.\n";
    private static final long START = 2048;

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-Z", "--zap-all", "-z", "--zap", "-o", "--clear", "-g", "-G"),
                Set.of("-n", "--new", "-N", "--largest-new", "-t", "--typecode", "-c", "--change-name"));
        if (words.unknown().isPresent() || words.valueless().isPresent() || words.rest().size() != 1) {
            return Answer.unsupported("sgdisk", words.unknown().or(words::valueless).orElse("without one device"));
        }
        String word = words.rest().getFirst();
        Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(word));
        if (device.isEmpty()) {
            return new Answer(2, "", "Problem opening " + word + " for reading! Error is 2.\nThe specified file does not exist!\n"
                    + "Problem opening '' for writing! Program will now terminate.\nWarning! MBR not overwritten! Error is 2!\n");
        }
        if (device.get().kind() != BlockDevice.Kind.DISK || device.get().drive().isEmpty()) {
            return Answer.unsupported("sgdisk", "on " + word);
        }
        Drive drive = device.get().drive().get();
        BlockDevices devices = BlockDevices.of(node);
        boolean busy = devices.busy(device.get());
        Optional<PartitionTable> table = devices.table(drive);
        String first = table.isEmpty() ? NEW_ENTRIES : "";
        if (words.has("-Z", "--zap-all", "-z", "--zap")) {
            if (busy) {
                devices.zap(drive);
            } else {
                devices.clear(drive);
            }
            return Answer.ok(first + (busy ? OLD : "") + ZAPPED);
        }
        if (busy) {
            return Answer.unsupported("sgdisk", "on a drive in use");
        }
        return partition(devices, drive, words, words.has("-o", "--clear") ? Optional.empty() : table, first);
    }

    private static Answer partition(BlockDevices devices, Drive drive, CommandLine words, Optional<PartitionTable> table, String first) {
        List<Partition> partitions = new ArrayList<>(table.map(PartitionTable::partitions).orElse(List.of()));
        long last = PartitionTable.lastUsable(drive.size());
        for (String number : words.values("-N", "--largest-new")) {
            add(devices, partitions, number + ":0:0", last);
        }
        for (String range : words.values("-n", "--new")) {
            if (!add(devices, partitions, range, last)) {
                return Answer.fail(4, first + "Could not create partition " + range.split(":")[0] + "\nError encountered; not saving "
                        + "changes.\n");
            }
        }
        for (String type : words.values("-t", "--typecode")) {
            String[] parts = type.split(":");
            String guid = parts.length < 2 ? "" : CODES.getOrDefault(parts[1].toLowerCase(Locale.ROOT), "");
            if (guid.isEmpty()) {
                return Answer.unsupported("sgdisk", "-t " + type);
            }
            partitions.replaceAll(one -> String.valueOf(one.number()).equals(parts[0]) ? new Partition(one.number(), one.start(),
                    one.sectors(), guid, one.uuid(), one.name()) : one);
        }
        devices.table(drive, new PartitionTable(table.map(PartitionTable::uuid).orElseGet(devices::newUuid), partitions));
        return Answer.ok(first + "The operation has completed successfully.\n");
    }

    // NUMBER:START:END in sectors, or +SIZE with K, M, G; 0 is the next free number, the first free sector, the last one.
    private static boolean add(BlockDevices devices, List<Partition> partitions, String range, long last) {
        String[] parts = range.split(":");
        int number = Integer.parseInt(parts[0]);
        int next = partitions.stream().mapToInt(Partition::number).max().orElse(0) + 1;
        long free = partitions.stream().mapToLong(one -> one.start() + one.sectors()).max().orElse(START);
        long start = parts.length < 2 || parts[1].equals("0") ? (free + START - 1) / START * START : sectors(parts[1]);
        long end = parts.length < 3 || parts[2].equals("0") ? last : parts[2].startsWith("+") ? start + sectors(parts[2]) - 1
                : sectors(parts[2]);
        boolean taken = partitions.stream().anyMatch(one -> one.number() == number || start < one.start() + one.sectors()
                && end >= one.start());
        if (taken || end > last || end <= start) {
            return false;
        }
        partitions.add(new Partition(number == 0 ? next : number, start, end - start + 1, LINUX, devices.newUuid(), ""));
        return true;
    }

    private static long sectors(String text) {
        String digits = text.replaceAll("\\D", "");
        long number = digits.isEmpty() ? 0 : Long.parseLong(digits);
        return switch (text.toUpperCase(Locale.ROOT).replaceAll("[^KMGT]", "")) {
            case "K" -> number * 2;
            case "M" -> number << 11;
            case "G" -> number << 21;
            case "T" -> number << 31;
            default -> number;
        };
    }
}
