package praktikum.sim.machine.storage.tool;

import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;

/** What tools of util-linux and coreutils say of a wrong calling. */
final class Complaints {

    private Complaints() {}

    /** An option that the tool does not know, or one that lacks its value. */
    static Answer option(String tool, CommandLine words, int exit) {
        String option = words.unknown().or(words::valueless).orElseThrow();
        boolean unknown = words.unknown().isPresent();
        String word = option.startsWith("--") ? "'" + option + "'" : "-- '" + option.substring(1) + "'";
        String text = option.startsWith("--") ? unknown ? "unrecognized option " + word : "option " + word + " requires an argument"
                : (unknown ? "invalid option " : "option requires an argument ") + word;
        return Answer.fail(exit, tool + ": " + text + "\nTry '" + tool + " --help' for more information.\n");
    }
}
