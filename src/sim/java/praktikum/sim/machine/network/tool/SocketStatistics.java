package praktikum.sim.machine.network.tool;

import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.ListeningProcesses;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.shell.Call;

/** {@code ss -Htlnp} and its header: who listens on TCP. */
final class SocketStatistics implements InstantCommand {

    private static final int FIRST_BY_HAND = 20_000;

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-H", "-t", "-l", "-n", "-a", "-p"), Set.of());
        if (words.unknown().isPresent() || !words.has("-l") || !words.has("-t")) {
            return Answer.unsupported("ss", words.unknown().orElse("without -t -l"));
        }
        var text = new StringBuilder(words.has("-H") ? "" : "State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\n");
        Units.of(node).all().stream().filter(Unit::isActive).forEach(unit -> unit.sockets().forEach(socket -> text.append(
                line(socket, unit.process().orElse("systemd"), Math.max(1, unit.pid()), words.has("-p")))));
        ListeningProcesses.of(node).ports().forEach(port -> text.append(
                line("*:" + port, ListeningProcesses.of(node).on(port).orElse("").split(" ")[0], FIRST_BY_HAND + port, words.has("-p"))));
        return Answer.ok(text.toString());
    }

    private static String line(String socket, String process, int pid, boolean named) {
        return String.format("LISTEN 0      4096   %18s %17s %s\n", socket,
                socket.startsWith("*") ? "*:*" : socket.startsWith("[") ? "[::]:*" : "0.0.0.0:*",
                named ? "users:((\"" + process + "\",pid=" + pid + ",fd=6))" : "");
    }
}
