package praktikum.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.User;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.World;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.Terminal;
import praktikum.sim.shell.builtin.Echo;

/** A world on a hand-driven clock, and its programs called without a shell. */
public final class Bench {

    public final HandClock clock;
    public final ClusterSpec spec;
    public final World world;

    public Bench(ClusterSpec spec) {
        this.clock = new HandClock();
        this.spec = spec;
        this.world = new FreshInstall(spec).make(clock, Map.of());
        clock.advance(60);
    }

    private Bench(ClusterImage image, HandClock clock) {
        this.clock = clock;
        this.spec = image.spec(1, Path.of("unused"), List.of());
        this.world = new FreshInstall(spec).surroundings(clock);
        world.act(() -> image.into(world));
        clock.advance(60);
    }

    /** The machines as they are after all of them lost their power and got it again, through the bytes of an image. */
    public Bench restarted() {
        try {
            var bytes = new ByteArrayOutputStream();
            ClusterImage.of(world, spec, Map.of()).write(bytes);
            return new Bench(ClusterImage.read(new ByteArrayInputStream(bytes.toByteArray())), clock);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static Bench three() {
        return new Bench(ClusterSpec.example(Path.of("unused"), List.of("ssh-ed25519 AAAAC3kit kit@praktikum")));
    }

    public static Bench clustered(ClusterSpec spec) {
        var bench = new Bench(spec);
        bench.form();
        return bench;
    }

    public static Bench clustered() {
        return clustered(ClusterSpec.example(Path.of("unused"), List.of("ssh-ed25519 AAAAC3kit kit@praktikum")));
    }

    void form() {
        String first = spec.nodes().getFirst().name();
        must(run(first, "pvecm", "create", "lab"));
        spec.nodes().stream().skip(1).forEach(machine -> must(runWith(spec.rootPassword() + "\nyes\n", machine.name(), "pvecm", "add",
                spec.nodes().getFirst().address())));
        clock.advance(5);
    }

    private static void must(Answer answer) {
        if (answer.exit() != 0 || !answer.err().isEmpty()) {
            throw new AssertionError(answer.toString());
        }
    }

    public Machine node(String name) {
        return world.machine(name).orElseThrow();
    }

    /** What a line for root's shell prints and how it ends. */
    public Answer shell(String node, String line) {
        return runWith("", node, "bash", "-c", line);
    }

    public Answer run(String node, String... words) {
        return runWith("", node, words);
    }

    public Answer runWith(String input, String node, String... words) {
        return runOn(Optional.empty(), input, node, words);
    }

    /** The same on a terminal that nobody looks at, where a line is typed whenever it is asked for. */
    Answer runTyping(String typed, String node, String... words) {
        var shown = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return runOn(Optional.of(new Terminal() {
            @Override
            public InputStream in() {
                return InputStream.nullInputStream();
            }

            @Override
            public PrintStream out() {
                return shown;
            }

            @Override
            public Optional<String> readLine(Echo echo) {
                return Optional.of(typed);
            }

            @Override
            public int columns() {
                return 80;
            }

            @Override
            public String type() {
                return "dumb";
            }
        }), "", node, words);
    }

    private Answer runOn(Optional<Terminal> terminal, String input, String node, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Program program = node(node).shell().program(words[0]).orElseThrow(() -> new AssertionError("no program " + words[0]));
        var call = new Call(List.of(words).subList(1, words.length), Map.of("HOME", "/root"), "/root",
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), node(node).shell(), User.ROOT, terminal);
        try {
            int exit = program.run(call);
            call.out().flush();
            call.err().flush();
            return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public String file(String node, String path) {
        return world.ask(() -> node(node).disk().text(path)).orElseThrow(() -> new AssertionError("no file " + path));
    }
}
