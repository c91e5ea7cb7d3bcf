package praktikum.sim.machine.system;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;

/** {@code mount} without arguments and {@code findmnt TARGET}, from {@code /proc/mounts}. */
final class MountTools {

    private MountTools() {
    }

    private static List<String[]> mounts(Machine node) {
        return node.disk().textOrEmpty("/proc/mounts").lines().map(line -> line.split(" ")).toList();
    }

    /** {@code mount}: what is mounted. */
    static Answer mount(Call call, Machine node) {
        if (!call.args().isEmpty()) {
            return Answer.unsupported("mount", call.args().getFirst());
        }
        var text = new StringBuilder();
        mounts(node).forEach(one -> text.append(one[0]).append(" on ").append(one[1]).append(" type ").append(one[2]).append(" (")
                .append(one[3]).append(")\n"));
        return Answer.ok(text.toString());
    }

    /** {@code findmnt [-n] [-o COLUMNS] TARGET}; exit code 1 where nothing is mounted. */
    static Answer findmnt(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-n", "--noheadings"), Set.of("-o", "--output", "-T", "--target", "-M",
                "--mountpoint"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("findmnt", words.unknown().or(words::valueless).orElseThrow());
        }
        Optional<String> target = words.value("-M", "--mountpoint", "-T", "--target").or(() -> words.rest(0));
        if (target.isEmpty()) {
            return Answer.unsupported("findmnt", "without a target");
        }
        List<String> columns = List.of(words.value("-o", "--output").orElse("TARGET,SOURCE,FSTYPE,OPTIONS").split(","));
        Optional<String[]> found = mounts(node).stream().filter(one -> one[1].equals(target.get())).reduce((a, b) -> b);
        if (found.isEmpty()) {
            return new Answer(1, "", "");
        }
        List<String> values = columns.stream().map(column -> switch (column) {
            case "TARGET" -> found.get()[1];
            case "SOURCE" -> found.get()[0];
            case "FSTYPE" -> found.get()[2];
            case "OPTIONS" -> found.get()[3];
            default -> "";
        }).toList();
        var head = new StringBuilder();
        var line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            int width = i == columns.size() - 1 ? 1 : Math.max(columns.get(i).length(), values.get(i).length());
            head.append(String.format("%-" + width + "s ", columns.get(i)));
            line.append(String.format("%-" + width + "s ", values.get(i)));
        }
        boolean bare = words.has("-n", "--noheadings");
        return Answer.ok((bare ? "" : head.toString().stripTrailing() + "\n") + line.toString().stripTrailing() + "\n");
    }
}
