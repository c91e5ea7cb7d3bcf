package praktikum.sim.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;
import praktikum.sim.world.Connection;
import praktikum.sim.world.Ip;
import praktikum.sim.world.Node;

/** {@code nc -z [-v] [-w SECONDS] HOST PORT} of netcat-openbsd. */
public final class Netcat implements Program {

    private final Node node;

    /** The command of a machine. */
    public Netcat(Node node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Words words = Words.of(call.args(), Set.of("-z", "-v", "-n", "-4", "-6"), Set.of("-w"));
        if (words.unknown().isPresent() || words.valueless().isPresent() || !words.has("-z")) {
            return Quick.print(call, Answer.unsupported("nc", words.unknown().or(words::valueless).orElse("without -z")));
        }
        if (words.rest().size() != 2 || !words.rest().get(1).matches("\\d{1,5}")) {
            return Quick.print(call, Answer.fail(1, "usage: nc [-46CDdFhklNnrStUuvZz] [destination] [port]\n"));
        }
        String host = words.rest().getFirst();
        int port = Integer.parseInt(words.rest().get(1));
        Optional<Ip> ip = node.world().ask(() -> node.names().resolve(host));
        if (ip.isEmpty()) {
            return Quick.print(call, Answer.fail(1, "nc: getaddrinfo for host \"" + host + "\" port " + port + ": Name or service not known\n"));
        }
        Connection connection = node.world().ask(() -> node.connect(ip.get(), port));
        double limit = words.value("-w").map(Double::parseDouble).orElse(130.0);
        if (connection.outcome() == Connection.Outcome.SILENCE || connection.outcome() == Connection.Outcome.NOBODY) {
            node.world().clock().sleep(Duration.ofMillis((long) (1000 * (connection.outcome() == Connection.Outcome.NOBODY ? Math.min(3.1, limit) : limit))));
        }
        String head = "to " + host + " " + (words.has("-n") ? "" : "(" + ip.get() + ") ") + port + " port [tcp/*] ";
        return Quick.print(call, Answer.fail(connection.open() ? 0 : 1, !words.has("-v") ? "" : connection.open()
                ? "Connection " + head + "succeeded!\n" : "nc: connect " + head.replace("[tcp/*] ", "(tcp) ") + "failed: " + connection.outcome().text() + "\n"));
    }
}
