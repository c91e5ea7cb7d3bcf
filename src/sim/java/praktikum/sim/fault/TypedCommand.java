package praktikum.sim.fault;

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

/** A command as root types it on a machine, for faults that a person makes by typing. */
public final class TypedCommand {

    private TypedCommand() {}

    /** Types it; that it fails is a mistake of the fault. */
    public static void run(Machine node, List<String> words) {
        var printed = new ByteArrayOutputStream();
        if (exit(node, words, printed) != 0) {
            throw new IllegalStateException(String.join(" ", words) + " on " + node.name() + ": " + printed.toString(
                    StandardCharsets.UTF_8));
        }
    }

    /** The same. */
    public static void run(Machine node, String... words) {
        run(node, List.of(words));
    }

    /** Types one that complains where the fault is one, which nobody minds. */
    public static void tried(Machine node, String... words) {
        exit(node, List.of(words), new ByteArrayOutputStream());
    }

    private static int exit(Machine node, List<String> words, ByteArrayOutputStream printed) {
        Program program = node.shell().program(words.getFirst())
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no command " + words.getFirst()));
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try {
            return program.run(new Call(words.subList(1, words.size()), Map.of("LC_ALL", "C", "HOME", "/root"), "/root",
                    InputStream.nullInputStream(), stream, stream, node.shell()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + words.getFirst(), e);
        }
    }
}
