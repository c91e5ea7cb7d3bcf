package praktikum.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.User;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.shell.Login;

/** An embedded cluster whose machines are used as students do: by lines for root's shell. It runs fast. */
final class Classroom implements AutoCloseable {

    final EmbeddedCluster cluster;

    private Classroom(EmbeddedCluster cluster) {
        this.cluster = cluster;
    }

    static Classroom open(Path keys, int release) {
        var spec = ClusterSpec.example(keys, List.of()).withSpeed(50);
        try {
            return new Classroom(EmbeddedCluster.start(release == 9 ? spec : spec.withRelease(release)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Machine node(String name) {
        return cluster.world().machine(name).orElseThrow();
    }

    void act(Runnable change) {
        cluster.world().act(change);
    }

    Answer run(String node, String line) {
        return run(node, line, "");
    }

    Answer run(String node, String line, String input) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try {
            int exit = new Login(cluster.machine(node), User.ROOT, Map.of("LANG", "C.UTF-8", "SSH_CLIENT", "10.20.30.99 50000 22"))
                    .run(line, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                            new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(err, false, StandardCharsets.UTF_8),
                            Optional.empty());
            return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a line prints that has to succeed and say nothing on standard error. */
    String out(String node, String line) {
        Answer answer = run(node, line);
        if (answer.exit() != 0 || !answer.err().isEmpty()) {
            throw new AssertionError(line + ": " + answer);
        }
        return answer.out();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
