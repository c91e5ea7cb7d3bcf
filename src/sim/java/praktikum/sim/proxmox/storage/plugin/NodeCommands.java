package praktikum.sim.proxmox.storage.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** Calls a machine's commands as PVE::Tools::run_command does: with or without words of its own before an error. */
public final class NodeCommands {

    private final Machine node;
    private final StorageOutput output;

    /** The commands of a machine. */
    public NodeCommands(Machine node, StorageOutput output) {
        this.node = node;
        this.output = output;
    }

    /** What a command prints; an error is its last line on standard error after these words. */
    public List<String> ask(String words, String... command) throws StorageError {
        Answer answer = answer(words, command);
        List<String> lines = answer.err().lines().toList();
        boolean failed = answer.exit() != 0;
        lines.stream().limit(failed && !lines.isEmpty() ? lines.size() - 1 : lines.size()).forEach(line -> output.warn(line + "\n"));
        if (failed) {
            throw new StorageError(words + ": " + (lines.isEmpty() ? "exit code " + answer.exit() : lines.getLast()));
        }
        return answer.out().lines().toList();
    }

    /** The same of a command whose own output is shown. */
    public void show(String words, String... command) throws StorageError {
        ask(words, command).forEach(line -> output.say(line + "\n"));
    }

    /** What a command prints; what it says on standard error is shown, and an error names the command. */
    public List<String> ask(List<String> command) throws StorageError {
        Answer answer = answer("command '" + String.join(" ", command) + "' failed", command.toArray(String[]::new));
        output.warn(answer.err());
        if (answer.exit() != 0) {
            throw new StorageError("command '" + String.join(" ", command) + "' failed: exit code " + answer.exit());
        }
        return answer.out().lines().toList();
    }

    /** The same of a command whose own output is shown. */
    public void show(List<String> command) throws StorageError {
        ask(command).forEach(line -> output.say(line + "\n"));
    }

    /** Whether a command succeeds, whatever it says. */
    boolean succeeds(String... command) throws StorageError {
        return answer("command '" + String.join(" ", command) + "' failed", command).exit() == 0;
    }

    private Answer answer(String words, String... command) throws StorageError {
        Optional<Program> program = node.shell().program(command[0].substring(command[0].lastIndexOf('/') + 1));
        if (program.isEmpty()) {
            throw new StorageError(words + ": open3: exec of " + String.join(" ", command) + " failed: No such file or directory at "
                    + "/usr/share/perl5/PVE/" + (node.release() == Release.PVE8 ? "Tools.pm line 455." : "Cmd.pm line 174.") + "\n");
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var call = new Call(List.of(command).subList(1, command.length), Map.of("LC_ALL", "C", "HOME", "/root"), "/",
                InputStream.nullInputStream(), new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), node.shell());
        try {
            int exit = program.get().run(call);
            call.out().flush();
            call.err().flush();
            return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageError(words + ": got signal 2");
        }
    }
}
