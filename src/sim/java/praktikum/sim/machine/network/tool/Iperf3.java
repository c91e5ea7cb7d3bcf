package praktikum.sim.machine.network.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.Json;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.ListeningProcesses;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.network.TcpConnection.Outcome;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code iperf3}: a server in the foreground or behind, and a client whose stream is as fast as the cables between the two machines. */
final class Iperf3 implements Program {

    private static final int PORT = 5201;
    private static final Duration LOOK = Duration.ofMillis(200);
    // What headers and gaps leave of a wire's bits for TCP's payload.
    private static final double PAYLOAD = 0.941;
    private static final String UNABLE = "unable to connect to server - server may have stopped running or use a different port, "
            + "firewall issue, etc.: ";

    private final Machine node;

    Iperf3(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        if (call.args().contains("--version") || call.args().contains("-v")) {
            return InstantCommand.print(call,
                    Answer.ok("iperf " + (node.release().number() == 8 ? "3.12 (cJSON 1.7.15)" : "3.18 (cJSON 1.7.15)")
                    + "\nLinux " + node.hostname() + " " + node.kernel() + " x86_64\n"));
        }
        CommandLine words = CommandLine.of(call.args(), Set.of("-s", "-D", "-1", "-J", "-R", "-4", "-6"), Set.of("-c", "-p", "-t", "-B",
                "--connect-timeout", "-i", "-P"));
        if (words.unknown().isPresent() || words.valueless().isPresent() || words.has("-P")) {
            return InstantCommand.print(call, Answer.unsupported("iperf3", words.unknown().or(words::valueless).orElse("-P")));
        }
        if (!words.rest().isEmpty() || words.has("-s") == words.value("-c").isPresent()) {
            return InstantCommand.print(call, Answer.fail(1, "iperf3: parameter error - must either be a client (-c) or server (-s)\n\n"
                    + "Usage: iperf3 [-s|-c host] [options]\n       iperf3 [-h|--help] [-v|--version]\n\n"));
        }
        int port = words.value("-p").map(Integer::parseInt).orElse(PORT);
        return words.has("-s") ? serve(call, words, port) : new Client(call, words, port).run();
    }

    private int serve(Call call, CommandLine words, int port) throws IOException, InterruptedException {
        String line = "iperf3 " + String.join(" ", call.args());
        if (!node.world().ask(() -> ListeningProcesses.of(node).start(port, line))) {
            return words.has("-D") ? 0
                    : InstantCommand.print(call, Answer.fail(1, "iperf3: error - unable to start listener for connections: "
                    + "Address already in use\niperf3: exiting\n"));
        }
        if (words.has("-D")) {
            return 0;
        }
        try {
            call.out().print("-".repeat(59) + "\nServer listening on " + port + " (test #1)\n" + "-".repeat(59) + "\n");
            call.out().flush();
            while (node.world().ask(() -> ListeningProcesses.of(node).on(port).isPresent())) {
                node.world().clock().sleep(LOOK);
            }
            return 0;
        } finally {
            node.world().act(() -> ListeningProcesses.of(node).end(port));
        }
    }

    /** One stream. */
    private final class Client {

        private final Call call;
        private final CommandLine words;
        private final String host;
        private final int port;
        private final int seconds;

        Client(Call call, CommandLine words, int port) {
            this.call = call;
            this.words = words;
            this.host = words.value("-c").orElseThrow();
            this.port = port;
            this.seconds = words.value("-t").map(Integer::parseInt).orElse(10);
        }

        int run() throws IOException, InterruptedException {
            Optional<Ip> ip = node.world().ask(() -> NameResolver.of(node).resolve(host));
            if (ip.isEmpty()) {
                return fail("unable to connect to server: Name or service not known");
            }
            Outcome outcome = node.world().ask(() -> TcpConnector.connect(node, ip.get(), port).outcome());
            if (outcome != Outcome.OPEN) {
                if (outcome == Outcome.SILENCE || outcome == Outcome.NOBODY) {
                    node.world().clock().sleep(Duration.ofMillis(words.value("--connect-timeout").map(Long::parseLong).orElse(3_100L)));
                }
                return fail(UNABLE + outcome.text());
            }
            Network.Way way = node.world().ask(() -> Network.of(node.world()).send(node, ip.get()) instanceof Network.Arrives arrives
                    ? arrives.way() : new Network.Way(0, 1, 1, 1500));
            node.world().clock().sleep(Duration.ofSeconds(seconds));
            if (node.world().ask(() -> TcpConnector.connect(node, ip.get(), port).outcome()) != Outcome.OPEN) {
                return fail("control socket has closed unexpectedly");
            }
            // Of the packets that are lost TCP sends each again, after a pause.
            double megabits = (words.has("-R") ? way.back() : way.there()) * PAYLOAD / (1 + way.loss());
            double received = megabits * 1e6 * (1 - node.world().ask(() -> node.world().random().nextDouble()) * 0.004);
            long again = way.loss() * 100L * seconds + node.world().ask(() -> node.world().random().nextInt(4));
            return words.has("-J") ? json(ip.get(), received, again) : table(received, again);
        }

        private int fail(String why) throws IOException {
            return InstantCommand.print(call, words.has("-J")
                    ? new Answer(1, Json.line(fields("start", Map.of(), "intervals", List.of(), "end", Map.of(), "error", why)) + "\n", "")
                    : Answer.fail(1, "iperf3: error - " + why + "\n"));
        }

        private int json(Ip ip, double received, long again) throws IOException {
            Map<String, Object> start = fields("connected", List.of(fields("socket", 5, "local_host", node.world().ask(() ->
                    Nics.of(node).source(ip)).map(Ip::toString).orElse(""), "local_port", 41_234,
                    "remote_host", ip.toString(), "remote_port", port)), "test_start", fields("protocol", "TCP", "num_streams", 1,
                    "duration", seconds, "reverse", words.has("-R") ? 1 : 0));
            Map<String, Object> sent = sum(received * 1.003);
            sent.put("retransmits", again);
            sent.put("sender", true);
            Map<String, Object> end = fields("streams", List.of(), "sum_sent", sent, "sum_received", sum(received));
            return InstantCommand.print(call, Answer.ok(Json.line(fields("start", start, "intervals", List.of(), "end", end)) + "\n"));
        }

        private Map<String, Object> sum(double rate) {
            return fields("start", 0, "end", (double) seconds, "seconds", (double) seconds, "bytes", Math.round(rate * seconds / 8),
                    "bits_per_second", rate);
        }

        private int table(double received, long again) throws IOException {
            String row = "[  5]   0.00-%-5.2f  sec  %.2f GBytes  %s Mbits/sec  %s\n";
            String rate = String.format(Locale.ROOT, received >= 1e8 ? "%.0f" : "%.1f", received / 1e6);
            double bytes = received * seconds / 8 / (1L << 30);
            return InstantCommand.print(call, Answer.ok("Connecting to host " + host + ", port " + port + "\n"
                    + (words.has("-R") ? "Reverse mode, remote host " + host + " is sending\n" : "")
                    + "- - - - - - - - - - - - - - - - - - - - - - - - -\n[ ID] Interval           Transfer     Bitrate         Retr\n"
                    + String.format(Locale.ROOT, row, (double) seconds, bytes, rate,
                            String.format(Locale.ROOT, "%-3d            sender", again))
                    + String.format(Locale.ROOT, row, (double) seconds, bytes, rate, "               receiver") + "\niperf Done.\n"));
        }

        private static Map<String, Object> fields(Object... namesAndValues) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return fields;
        }
    }
}
