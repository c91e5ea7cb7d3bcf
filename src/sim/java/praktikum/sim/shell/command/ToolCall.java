package praktikum.sim.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.Program;

/** One calling of a tool, with what all tools do in the same way: opening files, complaining, refusing. */
public record ToolCall(String name, Call call) {

    /** What a tool does. */
    @FunctionalInterface
    public interface Body {
        int run(ToolCall tool) throws IOException, InterruptedException;
    }

    /** The program of a tool. */
    public static Program program(String name, Body body) {
        return call -> {
            try {
                return body.run(new ToolCall(name, call));
            } catch (UnsupportedUsage e) {
                call.out().flush();
                call.err().println("sim-shell: " + name + ": " + e.getMessage() + " is not supported by the simulator");
                return 2;
            }
        };
    }

    /** Standard output. */
    public PrintStream out() {
        return call.out();
    }

    /** The machine's files as the caller may touch them. */
    public FileSystem files() {
        return call.files();
    }

    /** The options and operands of the call; see {@link Getopt}. */
    public Getopt args(String spec, String... longNames) {
        return Getopt.of(call.args(), spec, longNames);
    }

    /** Complains in the tool's name and gives the status. */
    public int fail(int status, String text) {
        call.out().flush();
        call.err().println(name + ": " + text);
        return status;
    }

    /** Complains and gives 1. */
    public int fail(String text) {
        return fail(1, text);
    }

    /** A word as GNU tools quote it in their complaints: with typographic quotes where the locale has UTF-8. */
    public String quoted(String word) {
        String locale = call.environment().getOrDefault("LC_ALL",
                call.environment().getOrDefault("LC_CTYPE", call.environment().getOrDefault("LANG", "")));
        return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8") ? "‘" + word + "’" : "'" + word + "'";
    }

    /** The stream of a file operand, {@code -} being standard input; empty, with a complaint, where it cannot be opened. */
    public Optional<InputStream> open(String operand) {
        if (operand.equals("-") || operand.equals("/dev/stdin")) {
            return Optional.of(call.in());
        }
        try {
            if (files().isDirectory(call.path(operand))) {
                throw new FileError(FileError.Errno.EISDIR, operand);
            }
            return Optional.of(files().open(call.path(operand)));
        } catch (FileError e) {
            fail(operand + ": " + e.errno().text());
            return Optional.empty();
        }
    }

    /** Ends a GNU tool that lacks an operand. */
    public int missingOperand() {
        fail("missing operand");
        return hint();
    }

    /** The line that GNU tools add to a usage error. */
    public int hint() {
        call.err().println("Try '" + name + " --help' for more information.");
        return 1;
    }

    /** Runs a command for the tool; 127 where it is not there and 126 where it may not be run, in the tool's words. */
    public int start(List<String> command, Call started, UnaryOperator<String> complaint) throws InterruptedException {
        try {
            return Executables.run(started, command);
        } catch (FileError e) {
            fail(complaint.apply(command.getFirst()) + e.errno().text());
            return e.errno() == FileError.Errno.ENOENT ? 127 : 126;
        }
    }
}
