package praktikum.sim.proxmox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands of a program of Proxmox VE, what they take, and what it says of words that are none (PVE::CLIHandler). */
public final class CommandTable {

    /** What is meant. */
    public sealed interface Command {
    }

    /** A command, {@code scan zfs} being one, and the words after it. */
    public record Found(String command, List<String> args) implements Command {
    }

    /** Words that are no command. */
    public record Refused(String error) implements Command {
    }

    /** A question for help. */
    public record Help(String text) implements Command {
    }

    private final String program;
    private final Map<String, String> lines;
    private final Map<String, String> aliases;
    private final List<String> breaks;

    /**
     * The commands of a program.
     *
     * @param lines what each takes, by its words, in the order of the list
     * @param aliases other words for commands
     * @param breaks the commands after which the list has an empty line: where another module of the API begins
     */
    public CommandTable(String program, Map<String, String> lines, Map<String, String> aliases, List<String> breaks) {
        this.program = program;
        this.lines = new LinkedHashMap<>(lines);
        this.aliases = Map.copyOf(aliases);
        this.breaks = List.copyOf(breaks);
    }

    /** The short line of usage of a command, without a line end. */
    public String line(String command) {
        return program + " " + command + " " + lines.get(command);
    }

    /** What words mean. */
    public Command command(List<String> words) {
        if (words.isEmpty()) {
            return new Refused("ERROR: no command specified\n" + listed(""));
        }
        String first = words.getFirst();
        List<String> rest = words.subList(1, words.size());
        if (aliases.containsKey(first)) {
            return new Found(aliases.get(first), rest);
        }
        Optional<String> command = completed(first, "");
        if (command.isEmpty()) {
            return new Refused("ERROR: unknown command '" + program + " " + first + "'\n" + listed(""));
        }
        if (command.get().equals("help")) {
            return help(rest);
        }
        if (lines.containsKey(command.get())) {
            return new Found(command.get(), rest);
        }
        String group = command.get() + " ";
        if (rest.isEmpty()) {
            return new Refused("ERROR: incomplete command '" + program + " " + command.get() + "'\n" + listed(group));
        }
        Optional<String> inner = completed(rest.getFirst(), group);
        return inner.isPresent() ? new Found(group + inner.get(), rest.subList(1, rest.size()))
                : new Refused("ERROR: unknown command '" + program + " " + group + rest.getFirst() + "'\n" + listed(group));
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
        var text = new StringBuilder("USAGE: " + program + " <COMMAND> [ARGS] [OPTIONS]\n\n");
        List<String> last = new ArrayList<>(below.isEmpty() ? breaks : List.of());
        lines.keySet().stream().filter(command -> command.startsWith(below)).forEach(command -> {
            text.append("       ").append(line(command)).append('\n');
            if (last.remove(command)) {
                text.append('\n');
            }
        });
        return text.toString();
    }
}
