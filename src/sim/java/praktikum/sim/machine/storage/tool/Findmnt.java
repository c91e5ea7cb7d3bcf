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
import praktikum.sim.machine.storage.Fstab;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.Usage;
import praktikum.sim.shell.Call;

/** {@code findmnt}: exit code 1 where nothing is found. */
final class Findmnt implements InstantCommand {

    private static final Set<String> SIZES = Set.of("SIZE", "USED", "AVAIL");
    private static final Set<String> OTHERS = Set.of("TARGET", "SOURCE", "FSTYPE", "OPTIONS", "VFS-OPTIONS", "FS-OPTIONS", "FSROOT",
            "LABEL", "UUID", "PARTUUID", "PROPAGATION", "MAJ:MIN", "USE%", "SOURCES");

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-n", "--noheadings", "-J", "--json", "-l", "--list", "-r", "--raw", "-P",
                "--pairs", "-f", "--first-only", "-b", "--bytes", "-D", "--df", "-k", "--kernel", "-m", "--mtab", "-R", "--submounts", "-e",
                "--evaluate", "-u", "--notruncate", "-v", "--nofsroot", "-a", "--ascii", "--real", "--verify", "-s", "--fstab", "-A",
                "--all"),
                Set.of("-o", "--output", "-T", "--target", "-M", "--mountpoint", "-S", "--source", "-t", "--types", "-O", "--options"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Complaints.option("findmnt", words, 1);
        }
        for (String option : List.of("--verify", "--real", "-R", "--submounts")) {
            if (words.has(option)) {
                return Answer.unsupported("findmnt", option);
            }
        }
        List<ScolsTable.Column> columns = new ArrayList<>();
        String usual = words.has("-D", "--df") ? "SOURCE,FSTYPE,SIZE,USED,AVAIL,USE%,TARGET" : "TARGET,SOURCE,FSTYPE,OPTIONS";
        for (String name : words.value("-o", "--output").orElse(usual).toUpperCase(Locale.ROOT).split(",")) {
            if (!SIZES.contains(name) && !OTHERS.contains(name)) {
                return Answer.fail(1, "findmnt: unknown column: " + name + "\n");
            }
            boolean bytes = SIZES.contains(name) && words.has("-b", "--bytes");
            columns.add(new ScolsTable.Column(name, SIZES.contains(name) || name.equals("USE%"), bytes ? ScolsTable.Kind.NUMBER
                    : name.equals("SOURCES") ? ScolsTable.Kind.LIST : ScolsTable.Kind.TEXT));
        }
        List<Mount> found = found(call, node, words);
        if (found.isEmpty()) {
            return new Answer(1, "", "");
        }
        boolean filtered = !words.rest().isEmpty() || words.has("-T", "--target", "-M", "--mountpoint", "-S", "--source", "-s", "--fstab");
        boolean plain = words.has("-l", "--list", "-r", "--raw", "-P", "--pairs", "-D", "--df");
        ScolsTable table = new ScolsTable(columns, node.release().number());
        List<ScolsTable.Row> rows = filtered || plain ? found.stream().map(mount -> row(node, columns, mount, words, List.of())).toList()
                : tree(node, columns, found, words);
        boolean head = !words.has("-n", "--noheadings");
        int tree = filtered || plain ? -1 : columns.stream().map(ScolsTable.Column::name).toList().indexOf("TARGET");
        return Answer.ok(words.has("-J", "--json") ? table.json("filesystems", rows) : words.has("-P", "--pairs") ? table.pairs(rows)
                : words.has("-r", "--raw") ? table.raw(rows, head) : table.aligned(rows, tree, head));
    }

    private static List<Mount> found(Call call, Machine node, CommandLine words) {
        if (words.has("-s", "--fstab")) {
            return Fstab.of(node).stream().map(entry -> Mount.of(entry.source(), entry.target(), entry.type(),
                    String.join(",", entry.options()))).filter(mount -> matches(call, node, words, mount)).toList();
        }
        Optional<String> within = words.value("-T", "--target");
        if (within.isPresent()) {
            return node.files().exists(call.path(within.get())) ? List.of(Mounts.of(node).covering(call.path(within.get()))) : List.of();
        }
        List<Mount> all = Mounts.of(node).all();
        List<Mount> ordered = new ArrayList<>();
        all.stream().filter(mount -> mount.target().equals("/")).findFirst().ifPresent(root -> ordered.add(root));
        all.stream().filter(mount -> !mount.target().equals("/")).forEach(ordered::add);
        List<Mount> found = ordered.stream().filter(mount -> matches(call, node, words, mount)).toList();
        boolean one = words.has("-f", "--first-only") && !found.isEmpty();
        return one ? found.subList(0, 1) : found;
    }

    private static boolean matches(Call call, Machine node, CommandLine words, Mount mount) {
        boolean type = words.value("-t", "--types").map(list -> List.of(list.split(",")).contains(mount.type())).orElse(true);
        boolean options = words.value("-O", "--options").map(list -> List.of(list.split(",")).stream().allMatch(mount::has)).orElse(true);
        boolean target = words.value("-M", "--mountpoint").map(word -> call.path(word).equals(mount.target())).orElse(true);
        boolean source = words.value("-S", "--source").map(word -> source(node, mount, word)).orElse(true);
        boolean rest = words.rest().isEmpty() || words.rest().stream().allMatch(word -> call.path(word).equals(mount.target())
                || source(node, mount, word));
        return type && options && target && source && rest;
    }

    private static boolean source(Machine node, Mount mount, String word) {
        String path = Fstab.device(node, word);
        return mount.source().equals(path) || !mount.device().isEmpty() && path.startsWith("/dev/")
                && BlockDevices.of(node).at(path).filter(device -> device.name().equals(mount.device())).isPresent();
    }

    // Each below the one of them whose directory it lies in.
    private static List<ScolsTable.Row> tree(Machine node, List<ScolsTable.Column> columns, List<Mount> all, CommandLine words) {
        return all.stream().filter(mount -> parent(all, mount) == mount).map(mount -> below(node, columns, all, mount, words)).toList();
    }

    private static ScolsTable.Row below(Machine node, List<ScolsTable.Column> columns, List<Mount> all, Mount top, CommandLine words) {
        List<ScolsTable.Row> children = all.stream().filter(mount -> mount != top).filter(mount -> parent(all, mount) == top)
                .map(mount -> below(node, columns, all, mount, words)).toList();
        return row(node, columns, top, words, children);
    }

    private static Mount parent(List<Mount> all, Mount mount) {
        return all.stream().filter(other -> other != mount && (other.target().equals("/")
                || mount.target().startsWith(other.target() + "/"))).reduce((a, b) -> b.target().length() >= a.target().length() ? b : a)
                .orElse(mount);
    }

    private static ScolsTable.Row row(Machine node, List<ScolsTable.Column> columns, Mount mount, CommandLine words,
            List<ScolsTable.Row> children) {
        return new ScolsTable.Row(columns.stream().map(column -> List.of(cell(node, column.name(), mount, words.has("-b", "--bytes"))))
                .toList(), children);
    }

    private static String cell(Machine node, String column, Mount mount, boolean bytes) {
        Optional<BlockDevice> device = BlockDevices.of(node).named(mount.device());
        Optional<Signature> signature = device.flatMap(BlockDevice::signature);
        return switch (column) {
            case "TARGET" -> mount.target();
            case "SOURCE", "SOURCES" -> mount.source();
            case "FSTYPE" -> mount.type();
            case "OPTIONS", "VFS-OPTIONS" -> mount.options();
            case "FSROOT" -> "/";
            case "LABEL" -> signature.map(Signature::label).orElse("");
            case "UUID" -> signature.map(Signature::uuid).orElse("");
            case "PARTUUID" -> device.flatMap(BlockDevice::partition).map(entry -> entry.uuid()).orElse("");
            case "PROPAGATION" -> "shared";
            case "MAJ:MIN" -> device.map(one -> one.major() + ":" + one.minor()).orElse("0:" + (25 + Math.floorMod(
                    mount.target().hashCode(), 60)));
            case "SIZE", "USED", "AVAIL", "USE%" -> size(column, mount.usage().get(), bytes);
            default -> "";
        };
    }

    private static String size(String column, Usage usage, boolean bytes) {
        long value = switch (column) {
            case "SIZE" -> usage.size();
            case "USED" -> usage.used();
            default -> usage.available();
        };
        if (column.equals("USE%")) {
            return usage.size() == 0 ? "-" : String.format(Locale.ROOT, "%.0f%%", 100.0 * usage.used() / usage.size());
        }
        return value == 0 ? "0" : bytes ? String.valueOf(value) : Sizes.utilLinux(value);
    }
}
