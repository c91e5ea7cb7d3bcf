package praktikum.sim.proxmox.ha.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands of {@code ha-manager} and what they take (PVE::CLI::ha_manager). */
final class HaUsage {

    /**
     * A command with the words that stand behind it.
     *
     * @param name its words, such as {@code crm-command migrate}; empty where there is no such command
     * @param args what stands behind it
     * @param error what is said where there is no such command
     */
    record Found(String name, List<String> args, String error) {
    }

    private static final String ALL = "USAGE: ha-manager <COMMAND> [ARGS] [OPTIONS]\n\n";
    private static final Map<String, String> ALIASES = Map.of("migrate", "crm-command migrate", "relocate", "crm-command relocate");

    private final Map<String, String> lines = new LinkedHashMap<>();

    HaUsage(int release) {
        lines.put("add", "<sid> [OPTIONS]");
        lines.put("config", " [OPTIONS]");
        if (release >= 9) {
            lines.put("crm-command arm-ha", "");
            lines.put("crm-command disarm-ha", "<resource-mode>");
        }
        lines.put("crm-command migrate", "<sid> <node>");
        lines.put("crm-command node-maintenance disable", "<node>");
        lines.put("crm-command node-maintenance enable", "<node>");
        lines.put("crm-command relocate", "<sid> <node>");
        lines.put("crm-command stop", "<sid> <timeout>");
        lines.put("groupadd", "<group> --nodes <string> [OPTIONS]");
        lines.put("groupconfig", "");
        lines.put("groupremove", "<group>");
        lines.put("groupset", "<group> [OPTIONS]");
        lines.put("remove", "<sid> [OPTIONS]");
        if (release >= 9) {
            lines.put("rules add", "<type> <rule> --resources <string> [OPTIONS]");
            lines.put("rules config", " [OPTIONS] [FORMAT_OPTIONS]");
            lines.put("rules list", " [OPTIONS] [FORMAT_OPTIONS]");
            lines.put("rules remove", "<rule>");
            lines.put("rules set", "<type> <rule> [OPTIONS]");
        }
        lines.put("set", "<sid> [OPTIONS]");
        lines.put("status", " [OPTIONS]");
    }

    /** The short line of usage of a command. */
    String line(String command) {
        return "ha-manager " + command + " " + lines.get(command);
    }

    /** How many words a command needs in fixed places. */
    int places(String command) {
        return (int) lines.get(command).chars().filter(one -> one == '<').count()
                - (lines.get(command).contains("--") ? 1 : 0);
    }

    Found find(List<String> words) {
        List<String> left = new ArrayList<>(words);
        if (!left.isEmpty() && ALIASES.containsKey(left.getFirst())) {
            String alias = ALIASES.get(left.removeFirst());
            return new Found(alias, left, "");
        }
        String found = "";
        while (true) {
            if (lines.containsKey(found)) {
                return new Found(found, left, "");
            }
            String said = found.isEmpty() ? "ha-manager" : "ha-manager " + found;
            if (left.isEmpty()) {
                String why = found.isEmpty() ? "no command specified" : "incomplete command '" + said + "'";
                return new Found("", left, "ERROR: " + why + "\n" + listed(found));
            }
            Optional<String> next = completed(found.isEmpty() ? "" : found + " ", left.getFirst());
            if (next.isEmpty()) {
                return new Found("", left, "ERROR: unknown command '" + said + " " + left.getFirst() + "'\n" + listed(found));
            }
            left.removeFirst();
            found = next.get();
        }
    }

    // A word that is a command, or the beginning of one only.
    private Optional<String> completed(String below, String word) {
        List<String> names = lines.keySet().stream().filter(line -> line.startsWith(below))
                .map(line -> line.substring(below.length()).split(" ")[0]).distinct().toList();
        List<String> meant = names.contains(word) ? List.of(word) : names.stream().filter(name -> name.startsWith(word)).toList();
        return meant.size() == 1 ? Optional.of(below + meant.getFirst()) : Optional.empty();
    }

    private String listed(String below) {
        var text = new StringBuilder(ALL);
        lines.keySet().stream().filter(command -> command.startsWith(below))
                .forEach(command -> text.append("       ").append(line(command)).append('\n'));
        return text.toString();
    }
}
