package praktikum.sim.machine.storage.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.shell.Call;

/** {@code lsblk}: exit code 32 where none of the devices is found, 64 where some are. */
final class Lsblk implements InstantCommand {

    private static final String DEFAULT = "NAME,MAJ:MIN,RM,SIZE,RO,TYPE,MOUNTPOINTS";
    private static final String FILE_SYSTEMS = "NAME,FSTYPE,FSVER,LABEL,UUID,FSAVAIL,FSUSE%,MOUNTPOINTS";
    private static final String PERMISSIONS = "NAME,SIZE,OWNER,GROUP,MODE";
    private static final String SCSI = "NAME,HCTL,TYPE,VENDOR,MODEL,REV,SERIAL,TRAN";

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-f", "--fs", "-J", "--json", "-b", "--bytes", "-n", "--noheadings", "-l",
                "--list", "-d", "--nodeps", "-P", "--pairs", "-r", "--raw", "-p", "--paths", "-a", "--all", "-m", "--perms", "-S", "--scsi",
                "-i", "--ascii", "-T", "--tree", "-O", "--output-all"), Set.of("-o", "--output", "-x", "--sort", "-e", "--exclude", "-I",
                "--include"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Complaints.option("lsblk", words, 1);
        }
        boolean plain = words.has("-J", "--json", "-P", "--pairs", "-r", "--raw");
        LsblkColumns known = new LsblkColumns(node, words.has("-b", "--bytes"), plain, words.has("-p", "--paths"));
        List<ScolsTable.Column> columns = new ArrayList<>();
        for (String name : columns(words)) {
            Optional<ScolsTable.Column> column = known.column(name);
            if (column.isEmpty()) {
                return Answer.fail(1, "lsblk: unknown column: " + name + "\n");
            }
            columns.add(column.get());
        }
        var err = new StringBuilder();
        List<BlockDevice> shown = devices(call, node, words, err);
        boolean list = words.has("-l", "--list", "-P", "--pairs", "-r", "--raw", "-x", "--sort")
                || columns.stream().noneMatch(column -> column.name().equals("NAME")) && !words.has("-T", "--tree");
        List<ScolsTable.Row> rows = rows(node, known, columns, shown, list, words.has("-d", "--nodeps"));
        ScolsTable table = new ScolsTable(columns, node.release().number());
        boolean head = !words.has("-n", "--noheadings");
        String out = shown.isEmpty() ? "" : words.has("-J", "--json") ? table.json("blockdevices", rows) : words.has("-P", "--pairs")
                ? table.pairs(rows) : words.has("-r", "--raw") ? table.raw(rows, head) : table.aligned(rows, list ? -1
                : Math.max(0, columns.stream().map(ScolsTable.Column::name).toList().indexOf("NAME")), head);
        return new Answer(err.isEmpty() ? 0 : shown.isEmpty() ? 32 : 64, out, err.toString());
    }

    private static List<String> columns(CommandLine words) {
        Optional<String> wanted = words.value("-o", "--output");
        String usual = words.has("-f", "--fs") ? FILE_SYSTEMS : words.has("-m", "--perms") ? PERMISSIONS
                : words.has("-S", "--scsi") ? SCSI : DEFAULT;
        if (words.has("-O", "--output-all")) {
            return LsblkColumns.all();
        }
        return List.of(wanted.map(list -> list.startsWith("+") ? usual + "," + list.substring(1) : list).orElse(usual).split(","));
    }

    private static List<BlockDevice> devices(Call call, Machine node, CommandLine words, StringBuilder err) {
        BlockDevices all = BlockDevices.of(node);
        if (words.rest().isEmpty()) {
            return all.all().stream().filter(device -> device.parents().isEmpty()).filter(device -> !words.has("-S", "--scsi")
                    || device.drive().isPresent()).toList();
        }
        List<BlockDevice> found = new ArrayList<>();
        for (String word : words.rest()) {
            Optional<BlockDevice> device = all.at(call.path(word));
            device.ifPresentOrElse(found::add, () -> err.append("lsblk: ").append(word).append(": not a block device\n"));
        }
        return found;
    }

    private static List<ScolsTable.Row> rows(Machine node, LsblkColumns known, List<ScolsTable.Column> columns, List<BlockDevice> devices,
            boolean flat, boolean alone) {
        List<ScolsTable.Row> rows = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (BlockDevice device : devices) {
            add(node, known, columns, device, Optional.empty(), flat, alone, rows, seen);
        }
        return rows;
    }

    private static void add(Machine node, LsblkColumns known, List<ScolsTable.Column> columns, BlockDevice device,
            Optional<BlockDevice> parent, boolean flat, boolean alone, List<ScolsTable.Row> into, List<String> seen) {
        if (flat && seen.contains(device.name())) {
            return;
        }
        seen.add(device.name());
        List<ScolsTable.Row> below = flat ? into : new ArrayList<>();
        into.add(new ScolsTable.Row(columns.stream().map(column -> known.cell(column.name(), device, parent)).toList(),
                flat ? List.of() : below));
        if (!alone) {
            BlockDevices.of(node).on(device).stream().sorted(Comparator.comparingInt(BlockDevice::minor))
                    .forEach(child -> add(node, known, columns, child, Optional.of(device), flat, false, below, seen));
        }
    }
}
