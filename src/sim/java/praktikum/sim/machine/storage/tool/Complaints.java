package praktikum.sim.machine.storage.tool;

import java.util.Map;
import java.util.Set;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;

/** What tools of util-linux and coreutils say of a wrong calling. */
final class Complaints {

    // What students may well type, and the simulator does not do.
    private static final Map<String, Set<String>> BEYOND = Map.of("umount", Set.of("-a", "--all", "-A", "--all-targets", "-r"),
            "swapon", Set.of("-U", "-L", "-p", "--priority", "-e", "-f", "-o"), "swapoff", Set.of("-U", "-L"),
            "mkswap", Set.of("-U", "-p", "-c"), "df", Set.of("-i", "--inodes"));

    private Complaints() {}

    /** An option that the tool does not know, or one that lacks its value. */
    static Answer option(String tool, CommandLine words, int exit) {
        String option = words.unknown().or(words::valueless).orElseThrow();
        boolean unknown = words.unknown().isPresent();
        if (unknown && BEYOND.getOrDefault(tool, Set.of()).contains(option)) {
            return Answer.unsupported(tool, option);
        }
        String word = option.startsWith("--") ? "'" + option + "'" : "-- '" + option.substring(1) + "'";
        String text = option.startsWith("--") ? unknown ? "unrecognized option " + word : "option " + word + " requires an argument"
                : (unknown ? "invalid option " : "option requires an argument ") + word;
        return Answer.fail(exit, tool + ": " + text + "\nTry '" + tool + " --help' for more information.\n");
    }
}
