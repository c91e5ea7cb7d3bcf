package praktikum.sim.machine.network.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code nc -z [-v] [-w SECONDS] HOST PORT} of netcat-openbsd. */
public final class Netcat implements Program {

    private final Machine node;

    /** The command of a machine. */
    public Netcat(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-z", "-v", "-n", "-4", "-6"), Set.of("-w"));
        if (words.unknown().isPresent() || words.valueless().isPresent() || !words.has("-z")) {
            return InstantCommand.print(call, Answer.unsupported("nc", words.unknown().or(words::valueless).orElse("without -z")));
        }
        if (words.rest().size() != 2 || !words.rest().get(1).matches("\\d{1,5}")) {
            return InstantCommand.print(call, Answer.fail(1, "usage: nc [-46CDdFhklNnrStUuvZz] [destination] [port]\n"));
        }
        String host = words.rest().getFirst();
        int port = Integer.parseInt(words.rest().get(1));
        Optional<Ip> ip = node.world().ask(() -> NameResolver.of(node).resolve(host));
        if (ip.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(1, "nc: getaddrinfo for host \"" + host + "\" port " + port
                    + ": Name or service not known\n"));
        }
        TcpConnection connection = node.world().ask(() -> TcpConnector.connect(node, ip.get(), port));
        double limit = words.value("-w").map(Double::parseDouble).orElse(130.0);
        if (connection.outcome() == TcpConnection.Outcome.SILENCE || connection.outcome() == TcpConnection.Outcome.NOBODY) {
            node.world().clock().sleep(Duration.ofMillis((long) (1000 * (connection.outcome() == TcpConnection.Outcome.NOBODY
                    ? Math.min(3.1, limit) : limit))));
        }
        String head = "to " + host + " " + (words.has("-n") ? "" : "(" + ip.get() + ") ") + port + " port [tcp/*] ";
        return InstantCommand.print(call, Answer.fail(connection.open() ? 0 : 1, !words.has("-v") ? "" : connection.open()
                ? "Connection " + head + "succeeded!\n" : "nc: connect " + head.replace("[tcp/*] ", "(tcp) ") + "failed: "
                + connection.outcome().text() + "\n"));
    }
}
