package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A command of LVM ends here: with exit code 5 where it could not be done, 3 where it was called in a wrong way. */
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int REFUSED = 5;
    private static final int MISUSED = 3;
    // What people may well type, and the simulator does not do.
    private static final Set<String> BEYOND = Set.of("-S", "--select", "-O", "--sort", "-s", "--snapshot", "-i", "--stripes", "-m",
            "--mirrors", "--segments", "-H", "--history", "--nameprefixes", "--rows", "--unquoted", "--binary", "--addtag", "--deltag",
            "--monitor", "--poll", "-h", "--longhelp", "--reportformat", "-C", "--columns", "-a", "--all", "-u", "--uuid");

    private final int exit;

    private CommandFailed(int exit, String text) {
        super(text, null, false, false);
        this.exit = exit;
    }

    /** Could not be done; each line is told with two blanks before it. */
    static CommandFailed refused(String... lines) {
        return new CommandFailed(REFUSED, List.of(lines).stream().map(line -> "  " + line + "\n").collect(Collectors.joining()));
    }

    /** Called in a wrong way, with a hint at its help. */
    static CommandFailed misused(String command, String line) {
        return new CommandFailed(MISUSED, "  " + line + "\n  Run `" + command + " --help' for more information.\n");
    }

    /** An argument that is none. */
    static CommandFailed argument(String... lines) {
        return new CommandFailed(MISUSED, List.of(lines).stream().map(line -> "  " + line + "\n").collect(Collectors.joining())
                + "  Error during parsing of command line.\n");
    }

    /** An option that the command does not know, or one that lacks its value, as getopt tells it. */
    static CommandFailed option(String command, String option, boolean unknown) {
        if (unknown && BEYOND.contains(option)) {
            return unsupported(command, option);
        }
        String word = option.startsWith("--") ? "'" + option + "'" : "-- '" + option.substring(1) + "'";
        String text = option.startsWith("--") ? unknown ? "unrecognized option " + word : "option " + word + " requires an argument"
                : (unknown ? "invalid option " : "option requires an argument ") + word;
        return new CommandFailed(MISUSED, command + ": " + text + "\n  Error during parsing of command line.\n");
    }

    /** No form of the command has these arguments. */
    static CommandFailed syntax(String command, String form) {
        return new CommandFailed(MISUSED, "  No command with matching syntax recognised.  Run '" + command
                + " --help' for more information.\n" + (form.isEmpty() ? "" : "  Correct command syntax is:\n  " + form + "\n\n"));
    }

    /** What the real command can and the simulator cannot. */
    static CommandFailed unsupported(String command, String what) {
        return new CommandFailed(2, command + ": option " + what + " is not supported by the simulator\n");
    }

    /** The exit code. */
    int exit() {
        return exit;
    }

    /** What goes to standard error, with the line ends. */
    String text() {
        return getMessage();
    }
}
