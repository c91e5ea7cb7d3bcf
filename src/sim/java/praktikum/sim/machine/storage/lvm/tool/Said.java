package praktikum.sim.machine.storage.lvm.tool;

import java.util.Set;
import praktikum.sim.machine.command.Answer;

/** What a command of lvm2 has said so far: each line is indented by two blanks, errors and warnings go to standard error. */
final class Said {

    /** The exit code where something failed. */
    static final int FAILED = 5;
    /** The exit code of a wrong calling. */
    static final int WRONG = 3;

    // What students may well type, and the simulator does not do.
    private static final Set<String> BEYOND = Set.of("-S", "--select", "-O", "--sort", "-s", "--snapshot", "-i", "--stripes", "-m",
            "--mirrors", "--type", "-r", "--resizefs", "-t", "--test", "--segments", "-H", "--history", "-h", "--help", "--version",
            "--addtag");

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private int exit;

    /** Prints a line. */
    void print(String line) {
        out.append("  ").append(line).append('\n');
    }

    /** Prints a warning. */
    void warn(String line) {
        err.append("  ").append(line).append('\n');
    }

    /** Prints an error; the command fails. */
    void error(String line) {
        warn(line);
        exit = FAILED;
    }

    /** Prints a question as it stands on the screen, without an end of line. */
    void asked(String question) {
        err.append(question);
    }

    boolean failed() {
        return exit != 0;
    }

    Answer answer() {
        return new Answer(exit, out.toString(), err.toString());
    }

    /** The answer to a calling that fits no syntax. */
    static Answer wrong(String command, String syntax) {
        return Answer.fail(WRONG, "  No command with matching syntax recognised.  Run '" + command + " --help' for more information.\n"
                + (syntax.isEmpty() ? "" : "  Correct command syntax is:\n  " + syntax + "\n\n"));
    }

    /** The answer to an option that there is not, or that only lvm2 has. */
    static Answer option(String command, String option) {
        if (BEYOND.contains(option)) {
            return Answer.unsupported(command, option);
        }
        return Answer.fail(WRONG, option.startsWith("--") ? command + ": unrecognized option '" + option + "'\n"
                + "  Error during parsing of command line.\n" : command + ": invalid option -- '" + option.replaceFirst("^-", "") + "'\n"
                + "  Error during parsing of command line.\n");
    }
}
