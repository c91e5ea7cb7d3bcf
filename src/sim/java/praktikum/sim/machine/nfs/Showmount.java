package praktikum.sim.machine.nfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code showmount -e [HOST]}: what the rpc.mountd of a machine exports, as it tells everybody who asks. */
final class Showmount implements Program {

    private final Machine node;

    Showmount(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-e", "--exports", "-a", "--all", "-d", "--directories", "--no-headers"),
                Set.of());
        if (words.unknown().isPresent()) {
            return InstantCommand.print(call, Answer.fail(1, "Usage: showmount [-adehv]\n       [--all] [--directories] [--exports]\n"
                    + "       [--no-headers] [--help] [--version] [host]\n"));
        }
        if (words.rest().size() > 1) {
            return InstantCommand.print(call, Answer.fail(1, "showmount: only one hostname is allowed\n"));
        }
        if (!words.has("-e", "--exports")) {
            return InstantCommand.print(call, Answer.unsupported("showmount", call.args().isEmpty() ? "none" : call.args().getFirst()));
        }
        String host = words.rest(0).orElseGet(() -> node.world().ask(node::hostname));
        var rpc = new RpcPortMapper(node);
        RpcPortMapper.Found found = rpc.ask(host);
        boolean registered = found.machine().isPresent() && node.world().ask(() -> RpcPortMapper.programs(found.machine().get()).stream()
                .anyMatch(program -> program.name().equals("mountd")));
        if (!registered) {
            return InstantCommand.print(call, Answer.fail(1, "clnt_create: " + found.error() + "\n"));
        }
        if (rpc.reach(host, NfsServer.MOUNTD).isEmpty()) {
            return InstantCommand.print(call, Answer.fail(1, "rpc mount export: RPC: Timed out\n"));
        }
        String list = node.world().ask(() -> list(found.machine().get()));
        return InstantCommand.print(call, Answer.ok((words.has("--no-headers") ? "" : "Export list for " + host + ":\n") + list));
    }

    /** Who is for everybody swallows the others, and a network the addresses in it. */
    private static String list(Machine server) {
        Map<String, List<String>> clients = new LinkedHashMap<>();
        for (Export one : ExportTable.read(server).all()) {
            List<String> there = clients.computeIfAbsent(one.path(), path -> new ArrayList<>());
            if (one.client().kind() == ExportClient.Kind.WORLD && !there.isEmpty()) {
                there.clear();
                continue;
            }
            there.removeIf(name -> new ExportClient(name).kind() == ExportClient.Kind.HOST && NameResolver.of(server).lookUp(name).stream()
                    .anyMatch(found -> one.client().kind() != ExportClient.Kind.HOST && one.client().means(server, found.ip())));
            there.addFirst(one.client().text());
        }
        int width = clients.keySet().stream().mapToInt(String::length).max().orElse(1);
        var text = new StringBuilder();
        new ArrayList<>(clients.entrySet()).reversed().forEach(entry -> text.append(String.format("%-" + width + "s %s\n", entry.getKey(),
                entry.getValue().isEmpty() ? "(everyone)" : String.join(",", entry.getValue()))));
        return text.toString();
    }
}
