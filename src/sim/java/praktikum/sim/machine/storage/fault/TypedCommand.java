package praktikum.sim.machine.storage.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import praktikum.sim.machine.Machine;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** A command as root types it on a machine; that it fails is a mistake of the fault. */
final class TypedCommand {

    private TypedCommand() {}

    static void run(Machine node, List<String> words) {
        Program program = node.shell().program(words.getFirst())
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no command " + words.getFirst()));
        var printed = new ByteArrayOutputStream();
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try {
            int exit = program.run(new Call(words.subList(1, words.size()), Map.of("LC_ALL", "C", "HOME", "/root"), "/root",
                    InputStream.nullInputStream(), stream, stream, node.shell()));
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", words) + " on " + node.name() + ": " + printed.toString(
                        StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + words.getFirst(), e);
        }
    }

    static void run(Machine node, String... words) {
        run(node, List.of(words));
    }
}
