package praktikum.sim.proxmox.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Release;

/** The commands of {@code pvesm}, what they take, and what it says of words that are none (PVE::CLIHandler). */
final class PvesmUsage {

    /** What is meant. */
    sealed interface Command {
    }

    /** A command, {@code scan zfs} being one, and the words after it. */
    record Found(String command, List<String> args) implements Command {
    }

    /** Words that are no command. */
    record Refused(String error) implements Command {
    }

    /** A question for help. */
    record Help(String text) implements Command {
    }

    private static final String ALL = "USAGE: pvesm <COMMAND> [ARGS] [OPTIONS]\n\n";
    private static final Map<String, String> ALIASES = Map.of("nfsscan", "nfs", "cifsscan", "cifs", "iscsiscan", "iscsi", "lvmscan", "lvm",
            "lvmthinscan", "lvmthin", "zfsscan", "zfs");

    private final Map<String, String> lines = new LinkedHashMap<>();

    PvesmUsage(Release release) {
        lines.put("scan cifs", "<server> [OPTIONS]");
        if (release == Release.PVE8) {
            lines.put("scan glusterfs", "<server>");
        }
        lines.put("scan iscsi", "<portal>");
        lines.put("scan lvm", "");
        lines.put("scan lvmthin", "<vg>");
        lines.put("scan nfs", "<server>");
        lines.put("scan pbs", "<server> <username> [OPTIONS] [FORMAT_OPTIONS]");
        lines.put("scan zfs", "");
        lines.put("add", "<type> <storage> [OPTIONS]");
        lines.put("remove", "<storage>");
        lines.put("set", "<storage> [OPTIONS]");
        lines.put("alloc", "<storage> <vmid> <filename> <size> [OPTIONS]");
        lines.put("free", "<volume> [OPTIONS]");
        lines.put("list", "<storage> [OPTIONS]");
        lines.put("status", " [OPTIONS]");
        lines.put("apiinfo", "");
        lines.put("export", "<volume> <format> <filename> [OPTIONS]");
        lines.put("extractconfig", "<volume>");
        lines.put("import", "<volume> <format> <filename> [OPTIONS]");
        lines.put("path", "<volume>");
        lines.put("prune-backups", "<storage> [OPTIONS]");
        lines.put("help", "[<extra-args>] [OPTIONS]");
    }

    /** The short line of usage of a command, without a line end. */
    String line(String command) {
        return "pvesm " + command + " " + lines.get(command);
    }

    Command command(List<String> words) {
        if (words.isEmpty()) {
            return new Refused("ERROR: no command specified\n" + listed(""));
        }
        String first = words.getFirst();
        List<String> rest = words.subList(1, words.size());
        if (ALIASES.containsKey(first)) {
            return new Found("scan " + ALIASES.get(first), rest);
        }
        Optional<String> command = completed(first, "");
        if (command.isEmpty()) {
            return new Refused("ERROR: unknown command 'pvesm " + first + "'\n" + listed(""));
        }
        if (command.get().equals("help")) {
            return help(rest);
        }
        if (!command.get().equals("scan")) {
            return new Found(command.get(), rest);
        }
        if (rest.isEmpty()) {
            return new Refused("ERROR: incomplete command 'pvesm scan'\n" + listed("scan "));
        }
        Optional<String> scan = completed(rest.getFirst(), "scan ");
        return scan.isPresent() ? new Found("scan " + scan.get(), rest.subList(1, rest.size()))
                : new Refused("ERROR: unknown command 'pvesm scan " + rest.getFirst() + "'\n" + listed("scan "));
    }

    /** A word that is a command or the beginning of one only. */
    private Optional<String> completed(String word, String below) {
        List<String> names = lines.keySet().stream().filter(line -> line.startsWith(below))
                .map(line -> line.substring(below.length()).split(" ")[0]).distinct().toList();
        List<String> meant = names.contains(word) ? List.of(word) : names.stream().filter(name -> name.startsWith(word)).toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private Command help(List<String> words) {
        List<String> named = words.stream().filter(word -> !word.startsWith("-")).toList();
        if (named.isEmpty()) {
            return new Help(listed(""));
        }
        return command(named) instanceof Found(String command, List<String> _) ? new Help("USAGE: " + line(command) + "\n")
                : new Refused("ERROR: unknown command '" + named.getFirst() + "'\n" + listed(""));
    }

    private String listed(String below) {
        var text = new StringBuilder(ALL);
        // An empty line wherever a command belongs to another module of the API.
        List<String> last = new ArrayList<>(below.isEmpty() ? List.of("scan zfs", "set", "list", "status", "prune-backups") : List.of());
        lines.keySet().stream().filter(command -> command.startsWith(below)).forEach(command -> {
            text.append("       ").append(line(command)).append('\n');
            if (last.remove(command)) {
                text.append('\n');
            }
        });
        return text.toString();
    }
}
