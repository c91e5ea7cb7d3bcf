package praktikum.sim.proxmox.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncQuorumtool;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code pvecm}. Texts and order of steps are those of PVE::CLI::pvecm, PVE::Cluster::Setup and PVE::API2::ClusterConfig. */
public final class Pvecm implements Program {

    static final String NO_CONF = "Error: Corosync config '/etc/pve/corosync.conf' does not exist - is this node part of a cluster?\n";

    private final Machine node;

    /** The command of a machine. */
    public Pvecm(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        if (call.args().isEmpty()) {
            return InstantCommand.print(call, Answer.fail(255, "ERROR: no command specified\nUSAGE: pvecm <COMMAND> [ARGS] [OPTIONS]\n"));
        }
        List<String> args = call.args().subList(1, call.args().size());
        return switch (call.args().getFirst()) {
            case "create" -> new PvecmCreate(node).run(call.with(args));
            case "add" -> new PvecmAdd(node).run(call.with(args));
            case "updatecerts" -> updateCertificates(call.with(args));
            case "status" -> quick(call, args, 0, "pvecm status", arguments -> status(call));
            case "nodes" -> quick(call, args, 0, "pvecm nodes", arguments -> withConf(() ->
                    new CorosyncQuorumtool().answer(List.of("-l"), node)));
            case "expected" -> quick(call, args, 1, "pvecm expected <expected>", arguments -> arguments.place(0).matches("\\d+")
                    ? withConf(() -> new CorosyncQuorumtool().answer(List.of("-e", arguments.place(0)), node))
                    : PveArguments.bad("expected", "type check ('integer') failed - got '" + arguments.place(0) + "'",
                    "pvecm expected <expected>"));
            case "delnode" -> quick(call, args, 1, "pvecm delnode <node>", arguments -> delete(arguments.place(0)));
            case "apiver" -> quick(call, args, 0, "pvecm apiver", arguments -> Answer.ok("1\n"));
            case "addnode" -> addNode(call, args);
            default -> InstantCommand.print(call, Answer.fail(255, "ERROR: unknown command 'pvecm " + call.args().getFirst()
                    + "'\nUSAGE: pvecm <COMMAND> [ARGS] [OPTIONS]\n"));
        };
    }

    private int quick(Call call, List<String> args, int places, String usage, Function<PveArguments, Answer> work)
            throws IOException {
        var arguments = PveArguments.of(args, Map.of(), places, usage);
        Answer answer = arguments.refusal().isPresent() ? arguments.refusal().get() : node.world().ask(() -> work.apply(arguments));
        return InstantCommand.print(call, answer);
    }

    private Answer withConf(Supplier<Answer> work) {
        return node.disk().exists("/etc/pve/corosync.conf") ? work.get() : Answer.fail(2, NO_CONF);
    }

    private Answer status(Call call) {
        return withConf(() -> {
            Answer quorum = new CorosyncQuorumtool().answer(List.of("-s", "-i", "-H"), node);
            var text = new StringBuilder();
            Optional<CorosyncConf> conf = Pmxcfs.of(node).conf();
            conf.map(CorosyncConf::totem).ifPresent(totem -> text.append("Cluster information\n-------------------\n")
                    .append(line("Name:", totem.getOrDefault("cluster_name", "UNKOWN?")))
                    .append(line("Config Version:", totem.getOrDefault("config_version", "-1")))
                    .append(line("Transport:", totem.getOrDefault("transport", "knet")))
                    .append(line("Secure auth:", totem.getOrDefault("secauth", "off"))).append('\n'));
            return new Answer(quorum.exit(), text + quorum.out(), quorum.err());
        });
    }

    private static String line(String label, String value) {
        return String.format("%-17s %s\n", label, value);
    }

    private Answer delete(String name) {
        if (name.equals(node.hostname())) {
            return Answer.fail(255, "Cannot delete myself from cluster!\n");
        }
        if (!Pmxcfs.of(node).quorate()) {
            return Answer.fail(2, "cluster not ready - no quorum?\n");
        }
        CorosyncConf conf = Pmxcfs.of(node).conf().orElse(null);
        Optional<CorosyncConf.Member> member = conf == null ? Optional.empty() : conf.members().stream()
                .filter(one -> one.name().equals(name) || one.links().containsValue(name)).findFirst();
        if (member.isEmpty()) {
            return Answer.fail(255, "Node/IP: " + name + " is not a known host of the cluster.\n");
        }
        Corosync.of(node).ring().map(ring -> ring.members().get(member.get().id()))
                .ifPresent(other -> Units.of(other).stop("corosync.service"));
        node.disk().write("/etc/pve/corosync.conf", conf.with(conf.members().stream()
                .filter(one -> !one.name().equals(member.get().name())).toList()).text());
        return Answer.ok("Killing node " + member.get().id() + "\n");
    }

    private int addNode(Call call, List<String> args) throws IOException {
        String usage = "pvecm addnode <node> [OPTIONS]";
        var arguments = PveArguments.of(args, Map.of("force", Kind.FLAG, "nodeid", Kind.NUMBER, "votes", Kind.NUMBER, "new_node_ip",
                Kind.TEXT,
                "link0", Kind.TEXT, "link1", Kind.TEXT, "link2", Kind.TEXT, "link3", Kind.TEXT), 1, usage);
        if (arguments.refusal().isPresent()) {
            return InstantCommand.print(call, arguments.refusal().get());
        }
        return InstantCommand.print(call, node.world()
                .ask(() -> switch (new NodeAddition(node).add(arguments.place(0), arguments.numbered("link"),
                arguments.option("new_node_ip"), arguments.flag("force"))) {
            case NodeAddition.Added _ -> Answer.ok("");
            case NodeAddition.Refused refused -> Answer.fail(255, refused.why() + "\n");
        }));
    }

    private int updateCertificates(Call call) throws IOException, InterruptedException {
        var arguments = PveArguments.of(call.args(), Map.of("force", Kind.FLAG, "silent", Kind.FLAG, "unmerge-known-hosts", Kind.FLAG),
                0, "pvecm updatecerts  [OPTIONS]");
        if (arguments.refusal().isPresent()) {
            return InstantCommand.print(call, arguments.refusal().get());
        }
        boolean silent = arguments.flag("silent");
        long start = node.world().clock().instant().getEpochSecond();
        for (int i = 0; !node.world().ask(() -> Pmxcfs.of(node).quorate()); i++) {
            if (!silent && i % 5 == 0) {
                call.out().print("waiting for pmxcfs mount to appear and get quorate...\n");
                call.out().flush();
            }
            node.world().clock().sleep(Duration.ofSeconds(1));
            if (node.world().clock().instant().getEpochSecond() - start > 80) {
                return InstantCommand.print(call,
                        Answer.fail(silent ? 0 : 255, "got timeout when trying to ensure cluster certificates and base file"
                        + " hierarchy is set up - no quorum (yet) or hung pmxcfs?\n"));
            }
        }
        boolean force = arguments.flag("force");
        node.world().act(() -> new UpdateCerts(node).update(force));
        return InstantCommand.print(call, Answer.ok(silent ? "" : "(re)generate node files\n"
                + (force ? "generate new node certificate\n" : "")
                + "merge authorized SSH keys\n"));
    }
}
