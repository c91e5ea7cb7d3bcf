package praktikum.sim.machine.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpClient;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.machine.unit.WebServer;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/**
 * {@code openssl s_client -quiet -connect}: says what it is given over TLS and prints what comes back; other uses are {@link Openssl}'s.
 */
final class OpensslClient implements Program {

    private static final Pattern REQUEST = Pattern.compile("GET (\\S+) HTTP/1[.][01]\r?\n(?s:.*)");
    // What OpenSSL 3.0.19 prints.
    private static final String LIBRARY = "40B73E28D67F0000:error:";
    private static final String EOF = LIBRARY
            + "0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:../ssl/record/rec_layer_s3.c:318:\n";
    private static final Duration FOREVER = Duration.ofHours(2);

    private final Machine node;
    private final Program others;

    OpensslClient(Machine node, Program others) {
        this.node = node;
        this.others = others;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> args = call.args();
        if (args.size() != 4 || !args.subList(0, 3).equals(List.of("s_client", "-quiet", "-connect"))) {
            return others.run(call);
        }
        String request = new String(call.in().readAllBytes(), StandardCharsets.UTF_8);
        Matcher target = Pattern.compile("\\[?([^\\]]+?)]?:(\\d{1,5})").matcher(args.getLast());
        if (!target.matches()) {
            return InstantCommand.print(call, Answer.fail(1, "s_client: -connect argument or target parameter malformed or ambiguous\n"));
        }
        Optional<Ip> ip = node.world().ask(() -> NameResolver.of(node).resolve(target.group(1)));
        if (ip.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(1, LIBRARY + "10080002:BIO routines:BIO_lookup_ex:system lib:"
                    + "../crypto/bio/bio_addr.c:738:Name or service not known\nconnect:errno=22\n"));
        }
        int port = Integer.parseInt(target.group(2));
        TcpConnection connection = new TcpClient(node).to(ip.get(), port, Optional.empty());
        if (!connection.open()) {
            return InstantCommand.print(call, Answer.fail(1, LIBRARY + "8000006F:system library:BIO_connect:" + connection.outcome().text()
                    + ":../crypto/bio/bio_sock2.c:117:calling connect()\n" + LIBRARY
                    + "10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:119:\nconnect:errno="
                    + (connection.outcome() == TcpConnection.Outcome.REFUSED ? 111 : 113) + "\n"));
        }
        WebServer.Reply reply = node.world().ask(() -> reply(connection, ip.get(), port, request));
        return switch (reply) {
            case WebServer.Page page -> InstantCommand.print(call, new Answer(0, "HTTP/1.1 " + page.status()
                    + "\r\nCache-Control: max-age=0\r\nConnection: close\r\nServer: " + page.server() + "\r\nContent-Length: "
                    + page.body().length() + "\r\n\r\n" + page.body(), "depth=0 CN = " + connection.node().map(Machine::name).orElse("–")
                    + "\nverify error:num=20:unable to get local issuer certificate\nverify return:1\n"));
            case WebServer.Ended _ -> InstantCommand.print(call, Answer.fail(1, EOF));
            case WebServer.Silent _ -> {
                node.world().clock().sleep(FOREVER);
                yield InstantCommand.print(call, Answer.fail(1, EOF));
            }
        };
    }

    private WebServer.Reply reply(TcpConnection connection, Ip to, int port, String request) {
        Matcher asked = REQUEST.matcher(request);
        Optional<WebServer> web = connection.node().flatMap(server -> Units.of(server).listener(port)).flatMap(unit -> unit.web());
        return web.isEmpty()
                || !asked.matches() ? new WebServer.Ended() : web.get().reply(TcpClient.sourceTo(node, to).toString(), asked.group(1));
    }
}
