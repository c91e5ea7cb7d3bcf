package praktikum.sim.machine.network.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpClient;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.machine.unit.WebServer;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code curl} for the web interface on port 8006: enough to see whether it answers. */
public final class Curl implements Program {

    private static final Pattern URL = Pattern.compile("(https?)://(\\[[0-9a-fA-F:]+]|[^/:]+)(?::(\\d+))?(/.*)?");

    private final Machine node;

    /** The command of a machine. */
    public Curl(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-k", "--insecure", "-s", "--silent", "-S", "--show-error", "-f",
                "--fail", "-I", "--head", "-4", "-6"),
                Set.of("-o", "--output", "-w", "--write-out", "-m", "--max-time", "--connect-timeout", "--cacert"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Answer.unsupported("curl", words.unknown().or(words::valueless).orElseThrow()));
        }
        Matcher url = URL.matcher(words.rest(0).orElse(""));
        if (!url.matches()) {
            return InstantCommand.print(call, Answer.fail(2, "curl: only http and https addresses are supported by the simulator\n"));
        }
        String host = url.group(2).replaceAll("[\\[\\]]", "");
        int port = url.group(3) != null ? Integer.parseInt(url.group(3)) : url.group(1).equals("https") ? 443 : 80;
        Optional<Ip> ip = node.world().ask(() -> NameResolver.of(node).resolve(host));
        if (ip.isEmpty()) {
            return end(call, words, 6, "(6) Could not resolve host: " + host, "000", "");
        }
        TcpConnection connection = node.world().ask(() -> TcpConnector.connect(node, ip.get(), port));
        double limit = words.value("--connect-timeout", "-m", "--max-time").map(Double::parseDouble).orElse(130.0);
        switch (connection.outcome()) {
            case OPEN -> {
                boolean insecure = words.has("-k", "--insecure") || words.has("--cacert");
                if (url.group(1).equals("https") && !insecure) {
                    return end(call, words, 60, "(60) SSL certificate problem: unable to get local issuer certificate", "000", "");
                }
                String path = url.group(4) == null ? "/" : url.group(4);
                WebServer.Reply reply = node.world().ask(() -> connection.node().flatMap(server -> Units.of(server).listener(port))
                        .flatMap(Unit::web).map(web -> web.reply(TcpClient.sourceTo(node, ip.get()).toString(), path))
                        .orElse(new WebServer.Page("200 OK", "", "")));
                return switch (reply) {
                    case WebServer.Page(var status, _, var body) -> {
                        boolean bad = words.has("-f", "--fail") && status.charAt(0) >= '4';
                        yield end(call, words, bad ? 22 : 0, "(22) The requested URL returned error: " + status.substring(0, 3),
                                status.substring(0, 3), bad ? "" : body);
                    }
                    case WebServer.Ended _ ->
                            end(call, words, 35, "(35) TLS connect error: error:00000000:lib(0)::reason(0)", "000", "");
                    case WebServer.Silent _ -> {
                        node.world().clock().sleep(Duration.ofMillis((long) (limit * 1000)));
                        yield end(call, words, 28, "(28) SSL connection timeout", "000", "");
                    }
                };
            }
            case SILENCE -> {
                node.world().clock().sleep(Duration.ofMillis((long) (limit * 1000)));
                return end(call, words, 28, "(28) Connection timed out after " + (long) (limit * 1000) + " milliseconds", "000", "");
            }
            default -> {
                if (connection.outcome() == TcpConnection.Outcome.NOBODY) {
                    node.world().clock().sleep(Duration.ofMillis((long) (Math.min(3.1, limit) * 1000)));
                }
                return end(call, words, 7, "(7) Failed to connect to " + host + " port " + port
                        + " after 1 ms: Couldn't connect to server", "000", "");
            }
        }
    }

    private int end(Call call, CommandLine words, int exit, String error, String code, String body) throws IOException {
        String target = words.value("-o", "--output").orElse("-");
        if (!target.equals("-") && !body.isEmpty()) {
            node.world().act(() -> node.disk().write(call.path(target), body));
        }
        String out = (target.equals("-") ? body : "") + words.value("-w", "--write-out").map(format -> format.replace("%{http_code}", code)
                .replace("%{response_code}", code).replace("\\n", "\n")).orElse("");
        boolean loud = !words.has("-s", "--silent") || words.has("-S", "--show-error");
        return InstantCommand.print(call, new Answer(exit, out, exit != 0 && loud ? "curl: " + error + "\n" : ""));
    }
}
