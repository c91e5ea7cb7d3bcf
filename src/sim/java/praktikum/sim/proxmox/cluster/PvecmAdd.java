package praktikum.sim.proxmox.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.certificate.Certificates;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.machine.system.Passwords;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.task.TaskWorker;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Terminal;

/** {@code pvecm add}: a join through the API of a member, or through ssh. */
final class PvecmAdd {

    private static final String USAGE = "pvecm add <hostname> [OPTIONS]";

    private final Machine node;

    PvecmAdd(Machine node) {
        this.node = node;
    }

    int run(Call call) throws IOException, InterruptedException {
        Map<String, Kind> known = new HashMap<>(PvecmCreate.LINKS);
        known.putAll(Map.of("nodeid", Kind.NUMBER, "votes", Kind.NUMBER, "force", Kind.FLAG, "fingerprint", Kind.TEXT, "use_ssh",
                Kind.FLAG));
        var arguments = PveArguments.of(call.args(), known, 1, USAGE);
        if (arguments.refusal().isPresent()) {
            return InstantCommand.print(call, arguments.refusal().get());
        }
        if (call.directory().equals("/etc/pve") || call.directory().startsWith("/etc/pve/")) {
            return InstantCommand.print(call,
                    Answer.fail(255, "Navigate out of /etc/pve before running 'pvecm add', for example by running 'cd'.\n"));
        }
        Optional<String> fingerprint = arguments.option("fingerprint");
        if (fingerprint.isPresent() && !fingerprint.get().matches("([A-Fa-f0-9]{2}:){31}[A-Fa-f0-9]{2}")) {
            return InstantCommand.print(call, PveArguments.bad("fingerprint", "value does not match the regex pattern", USAGE));
        }
        TaskWorker.run(call, node, "clusterjoin", "", "pvecm", worker -> join(worker, arguments));
        return 0;
    }

    private void join(TaskWorker worker, PveArguments arguments) throws TaskWorker.Failed, IOException, InterruptedException {
        String host = arguments.place(0);
        boolean overSsh = arguments.flag("use_ssh");
        String password = overSsh ? "" : password(worker.call(), "Please enter superuser (root) password for '" + host + "': ");
        Map<Integer, String> links = NodeAddition.addresses(arguments.numbered("link"));
        String local = node.world().ask(() -> NodeAddition.ownAddress(node)).orElseThrow(() -> new TaskWorker.Failed("hostname lookup '"
                + node.hostname() + "' failed - failed to get address info for: " + node.hostname() + ": Name or service not known"));
        List<String> obstacles = node.world().ask(() -> NodeAddition.obstacles(node, local, links));
        if (!obstacles.isEmpty()) {
            worker.warn("detected the following error(s):\n* " + String.join("\n* ", obstacles) + "\n");
            if (!arguments.flag("force")) {
                throw new TaskWorker.Failed("Check if node may join a cluster failed!");
            }
            worker.warn("\nWARNING : detected error but forced to continue!\n\n");
        }
        if (!overSsh) {
            worker.say("Establishing API connection with host '" + host + "'");
        }
        Machine member = overSsh ? PvecmAddSsh.member(node, host) : logIn(worker, host, password, arguments.option("fingerprint"));
        if (!overSsh) {
            worker.say("Login succeeded.");
            worker.say("check cluster join API version");
        }
        if (links.isEmpty()) {
            worker.say("No cluster network links passed explicitly, fallback to local node IP '" + local + "'");
        }
        if (!overSsh) {
            worker.say("Request addition of this node");
        }
        worker.work(400);
        Optional<String> fallback = links.isEmpty() ? Optional.of(local) : Optional.empty();
        boolean force = overSsh || arguments.flag("force");
        switch (node.world().ask(() -> new NodeAddition(member).add(node.hostname(), links, fallback, force))) {
            case NodeAddition.Refused refused when overSsh -> {
                worker.warn(refused.why() + "\n");
                throw new TaskWorker.Failed("unable to add node: command failed (ssh " + host + " -o BatchMode=yes pvecm addnode "
                        + node.hostname() + " --force 1)");
            }
            case NodeAddition.Refused refused -> {
                worker.warn("An error occurred on the cluster node: " + refused.why() + "\n");
                throw new TaskWorker.Failed("Cluster join aborted!");
            }
            case NodeAddition.Added added -> {
                worker.say(overSsh ? "copy corosync auth key" : "Join request OK, finishing setup locally");
                finish(worker, added);
            }
        }
    }

    private Machine logIn(TaskWorker worker, String host, String password, Optional<String> fingerprint)
            throws TaskWorker.Failed, IOException, InterruptedException {
        Optional<Ip> ip = node.world().ask(() -> NameResolver.of(node).resolve(host));
        if (ip.isEmpty()) {
            throw new TaskWorker.Failed("500 Can't connect to " + host + ":8006 (Name or service not known)");
        }
        TcpConnection connection = node.world().ask(() -> TcpConnector.connect(node, ip.get(), 8006));
        if (connection.outcome() == TcpConnection.Outcome.SILENCE) {
            worker.work(60_000);
        } else if (connection.outcome() == TcpConnection.Outcome.NOBODY) {
            worker.work(3_000);
        }
        if (!connection.open() || connection.node().isEmpty()) {
            throw new TaskWorker.Failed("500 Can't connect to " + host + ":8006 (" + connection.outcome().text() + ")");
        }
        Machine member = connection.node().get();
        Optional<X509Certificate> certificate = node.world()
                .ask(() -> Certificates.read(member.disk().textOrEmpty("/etc/pve/local/pve-ssl.pem")));
        if (certificate.isEmpty()) {
            throw new TaskWorker.Failed("500 Can't connect to " + host + ":8006 (SSL connect attempt failed)");
        }
        String seen = Certificates.fingerprint(certificate.get());
        if (fingerprint.isEmpty()) {
            worker.part("The authenticity of host '" + host + "' can't be established.\nX509 SHA256 key fingerprint is " + seen
                    + ".\nAre you sure you want to continue connecting (yes/no)? ");
            if (!line(worker.call()).orElse("").strip().equalsIgnoreCase("yes")) {
                throw new TaskWorker.Failed("Fingerprint not verified, abort!");
            }
        } else if (!fingerprint.get().equalsIgnoreCase(seen)) {
            throw new TaskWorker.Failed("fingerprint '" + seen + "' not verified, abort!");
        }
        worker.work(300);
        if (!node.world().ask(() -> Passwords.right(member.disk(), "root", password))) {
            worker.work(2_000);
            throw new TaskWorker.Failed("401 authentication failure");
        }
        return member;
    }

    private void finish(TaskWorker worker, NodeAddition.Added added) throws TaskWorker.Failed, InterruptedException {
        worker.say("stopping pve-cluster service");
        node.world().act(() -> {
            node.disk().write(Corosync.KEY, added.key(), 0400);
            node.disk().write(Corosync.CONF, added.conf());
            Units.of(node).stop("pve-cluster.service");
        });
        worker.work(500);
        String backup = "/var/lib/pve-cluster/backup/config-" + node.world().ask(node::now).getEpochSecond() + ".sql.gz";
        worker.say("backup old database to '" + backup + "'");
        boolean started = node.world().ask(() -> {
            node.disk().write(backup, "a backup of the cluster database\n", 0600);
            Pmxcfs.of(node).forget();
            var result = Units.of(node).start("corosync.service");
            Units.of(node).start("pve-cluster.service");
            return result != Units.Started.FAILED;
        });
        worker.work(1000);
        if (!started) {
            throw new TaskWorker.Failed("starting pve-cluster failed: command 'systemctl start corosync pve-cluster' failed: exit code 1");
        }
        boolean waited = false;
        while (!node.world().ask(() -> Pmxcfs.of(node).quorate())) {
            if (!waited) {
                worker.part("waiting for quorum...");
                waited = true;
            }
            worker.work(1000);
        }
        if (waited) {
            worker.say("OK");
        }
        worker.say("(re)generate node files");
        worker.say("generate new node certificate");
        worker.work(700);
        node.world().act(() -> new UpdateCerts(node).update(true));
        worker.say("merge authorized SSH keys");
        worker.say("generated new node certificate, restart pveproxy and pvedaemon services");
        worker.work(800);
        worker.say("successfully added node '" + node.hostname() + "' to cluster.");
    }

    /** As PVE::PTY does: stars on a terminal, else just a line. */
    private static String password(Call call, String question) throws IOException, InterruptedException, TaskWorker.Failed {
        if (!call.inputIsTerminal()) {
            return readLine(call.in()).orElseThrow(() -> new TaskWorker.Failed("EOF while reading password"));
        }
        Terminal terminal = call.terminal().orElseThrow();
        terminal.out().print(question);
        terminal.out().flush();
        return terminal.readLine(Terminal.Echo.STARS).orElse("");
    }

    private static Optional<String> line(Call call) throws IOException, InterruptedException {
        return call.inputIsTerminal() ? call.terminal().orElseThrow().readLine(Terminal.Echo.TYPED) : readLine(call.in());
    }

    // One byte at a time: what follows the line belongs to somebody else.
    private static Optional<String> readLine(InputStream in) throws IOException {
        var text = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            text.write(next);
        }
        return Optional.of(text.toString(StandardCharsets.UTF_8).replaceFirst("\r$", ""));
    }
}
