package praktikum.sim.machine.storage.lvm.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.LvmEditor;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Terminal;

/** One calling of a command of LVM: its arguments, what it prints, and what it asks. */
final class Session {

    private final String command;
    private final Call call;
    private final Machine machine;
    private final CommandLine words;
    private boolean failed;

    Session(String command, Call call, Machine machine, CommandLine words) {
        this.command = command;
        this.call = call;
        this.machine = machine;
        this.words = words;
    }

    String command() {
        return command;
    }

    Machine machine() {
        return machine;
    }

    CommandLine words() {
        return words;
    }

    Lvm lvm() {
        return Lvm.of(machine);
    }

    LvmEditor edit() {
        return lvm().edit();
    }

    /** The version: 2.03.31 of Proxmox VE 9 says some things in another way than 2.03.16 of 8. */
    boolean newer() {
        return machine.release().number() >= 9;
    }

    /** The absolute path that an argument means. */
    String path(String argument) {
        return call.path(argument);
    }

    /** Looks at the machine or changes it, while nothing else happens. */
    <T> T ask(Supplier<T> step) {
        return machine.world().ask(step);
    }

    /** The same without an answer. */
    void act(Runnable step) {
        machine.world().act(step);
    }

    /** A line on standard output. */
    void say(String line) {
        call.out().print("  " + line + "\n");
    }

    /** Text on standard output as it is. */
    void print(String text) {
        call.out().print(text);
    }

    /** A line on standard error. */
    void warn(String line) {
        call.out().flush();
        call.err().print("  " + line + "\n");
        call.err().flush();
    }

    /** An error on standard error, after which the command goes on with the next and fails at its end. */
    void fail(CommandFailed failure) {
        call.out().flush();
        call.err().print(failure.text());
        call.err().flush();
        failed = true;
    }

    /** Whether something has failed. */
    boolean failed() {
        return failed;
    }

    /** Whether questions are answered by an option. */
    boolean forced() {
        return words.has("-f", "--force");
    }

    /**
     * Asks on standard error until it is answered yes or no; the end of the input is a no.
     *
     * @param question with {@code [y/n]: } at its end
     */
    boolean confirm(String question) {
        if (words.has("-y", "--yes")) {
            return true;
        }
        while (true) {
            call.out().flush();
            call.err().print(question);
            call.err().flush();
            Optional<String> answer = line();
            String word = answer.map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("");
            if (answer.isEmpty()) {
                call.err().print("[n]\n");
                return false;
            }
            if (!word.isEmpty() && ("yes".startsWith(word) || "no".startsWith(word))) {
                return word.startsWith("y");
            }
            warn("WARNING: Invalid input '" + answer.get().strip() + "'.");
        }
    }

    private Optional<String> line() {
        try {
            if (call.inputIsTerminal()) {
                return call.terminal().orElseThrow().readLine(Terminal.Echo.TYPED);
            }
            var text = new StringBuilder();
            int next = call.in().read();
            while (next >= 0 && next != '\n') {
                text.append((char) next);
                next = call.in().read();
            }
            return next < 0 && text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
