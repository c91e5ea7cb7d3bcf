package praktikum.sim.machine.storage.tool;

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
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.Usage;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code df} of coreutils. */
final class Df implements InstantCommand {

    private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "ceph");
    private static final List<String> FIELDS = List.of("source", "fstype", "size", "used", "avail", "pcent", "target");

    /** statfs(2) does not come back from a server that is gone: then df hangs before it prints anything. */
    @Override
    public Program on(Machine node) {
        Program shown = InstantCommand.super.on(node);
        return call -> {
            node.world().ask(() -> remote(node, call)).forEach(node.files()::exists);
            return shown.run(call);
        };
    }

    private static List<String> remote(Machine node, Call call) {
        List<String> args = call.args();
        List<String> named = args.stream().filter(word -> !word.startsWith("-")).map(call::path).toList();
        return args.contains("-l") || args.contains("--local") ? List.of() : named.isEmpty() ? Mounts.of(node).all().stream()
                .filter(mount -> REMOTE.contains(mount.type())).map(Mount::target).toList() : named;
    }

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-h", "--human-readable", "-H", "--si", "-T", "--print-type", "-k", "-m",
                "-a", "--all", "-P", "--portability", "-l", "--local", "--total", "--sync", "--no-sync", "-v", "--output"), Set.of("-t",
                "--type", "-x", "--exclude-type", "-B", "--block-size", "--output"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return words.unknown().filter(option -> option.matches("-i|--inodes")).isPresent() ? Answer.unsupported("df", "-i")
                    : Complaints.option("df", words, 1);
        }
        long unit = unit(words);
        if (unit == 0) {
            return Answer.unsupported("df", "-B " + words.value("-B", "--block-size").orElse(""));
        }
        var err = new StringBuilder();
        List<Mount> shown = mounts(call, node, words, err);
        if (shown.isEmpty()) {
            return Answer.fail(1, err.isEmpty() ? "df: no file systems processed\n" : err.toString());
        }
        List<String> fields = fields(words);
        List<List<String>> lines = new ArrayList<>(List.of(fields.stream().map(field -> head(field, words, unit)).toList()));
        shown.forEach(mount -> lines.add(fields.stream().map(field -> cell(field, mount, words, unit)).toList()));
        if (words.has("--total")) {
            Usage sum = shown.stream().map(mount -> mount.usage().get()).reduce(Usage.NONE, (a, b) -> new Usage(a.size() + b.size(),
                    a.used() + b.used(), a.available() + b.available()));
            Mount total = new Mount("total", "-", "-", "", "", () -> sum);
            lines.add(fields.stream().map(field -> cell(field, total, words, unit)).toList());
        }
        return new Answer(err.isEmpty() ? 0 : 1, table(fields, lines), err.toString());
    }

    private static long unit(CommandLine words) {
        if (words.has("-m")) {
            return 1 << 20;
        }
        return words.value("-B", "--block-size").map(text -> switch (text) {
            case "1" -> 1L;
            case "K", "1K" -> 1L << 10;
            case "M", "1M" -> 1L << 20;
            case "G", "1G" -> 1L << 30;
            default -> 0L;
        }).orElse(1L << 10);
    }

    private static List<String> fields(CommandLine words) {
        Optional<String> output = words.value("--output").filter(list -> !list.isEmpty());
        if (output.isPresent()) {
            return List.of(output.get().split(",")).stream().filter(FIELDS::contains).toList();
        }
        return words.has("-T", "--print-type", "--output") ? FIELDS : FIELDS.stream().filter(field -> !field.equals("fstype")).toList();
    }

    private static List<Mount> mounts(Call call, Machine node, CommandLine words, StringBuilder err) {
        Mounts mounts = Mounts.of(node);
        if (words.rest().isEmpty()) {
            return mounts.all().stream().filter(mount -> words.has("-a", "--all") || mount.usage().get().size() > 0)
                    .filter(mount -> mounts.at(mount.target()).filter(mount::equals).isPresent())
                    .filter(mount -> typed(words, mount)).toList();
        }
        List<Mount> found = new ArrayList<>();
        for (String word : words.rest()) {
            if (!node.files().exists(call.path(word))) {
                err.append("df: ").append(word).append(": No such file or directory\n");
                continue;
            }
            Optional<BlockDevice> device = BlockDevices.of(node).at(call.path(word));
            Mount mount = device.flatMap(one -> mounts.of(one).stream().findFirst()).orElseGet(() -> mounts.covering(call.path(word)));
            if (typed(words, mount)) {
                found.add(mount);
            }
        }
        return found;
    }

    private static boolean typed(CommandLine words, Mount mount) {
        boolean only = words.values("-t", "--type").isEmpty() || words.values("-t", "--type").contains(mount.type());
        return only && !words.values("-x", "--exclude-type").contains(mount.type())
                && !(words.has("-l", "--local") && REMOTE.contains(mount.type()));
    }

    private static boolean human(CommandLine words) {
        return words.has("-h", "--human-readable", "-H", "--si");
    }

    private static String head(String field, CommandLine words, long unit) {
        boolean posix = words.has("-P", "--portability");
        return switch (field) {
            case "source" -> "Filesystem";
            case "fstype" -> "Type";
            case "size" -> human(words) ? "Size" : posix ? unit + "-blocks" : switch ((int) unit) {
                case 1 -> "1B-blocks";
                case 1 << 10 -> "1K-blocks";
                case 1 << 20 -> "1M-blocks";
                default -> "1G-blocks";
            };
            case "used" -> "Used";
            case "avail" -> human(words) ? "Avail" : words.has("--output") ? "Avail" : "Available";
            case "pcent" -> posix ? "Capacity" : "Use%";
            default -> "Mounted on";
        };
    }

    private static String cell(String field, Mount mount, CommandLine words, long unit) {
        Usage usage = mount.usage().get();
        return switch (field) {
            case "source" -> mount.source();
            case "fstype" -> mount.type();
            case "size" -> size(usage.size(), words, unit);
            case "used" -> size(usage.used(), words, unit);
            case "avail" -> size(usage.available(), words, unit);
            case "pcent" -> usage.size() == 0 ? "-" : usage.percent() + "%";
            default -> mount.target();
        };
    }

    private static String size(long bytes, CommandLine words, long unit) {
        return human(words) ? Sizes.df(bytes, words.has("-H", "--si") ? 1000 : 1024) : String.valueOf((bytes + unit - 1) / unit);
    }

    private static int least(String field) {
        return switch (field) {
            case "source" -> 14;
            case "fstype", "pcent" -> 4;
            case "target" -> 0;
            default -> 5;
        };
    }

    private static String table(List<String> fields, List<List<String>> lines) {
        var text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < fields.size(); i++) {
                int column = i;
                int width = Math.max(least(fields.get(i)), lines.stream().mapToInt(one -> one.get(column).length()).max().orElse(0));
                boolean left = fields.get(i).matches("source|fstype|target");
                String pad = " ".repeat(width - line.get(i).length());
                boolean last = i == fields.size() - 1;
                text.append(left ? line.get(i) + (last ? "" : pad) : pad + line.get(i)).append(last ? "\n" : " ");
            }
        }
        return text.toString();
    }
}
