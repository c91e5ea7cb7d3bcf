package praktikum.sim.machine.network.tool;

import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.shell.Call;

/** {@code ss -Htln} and its header: who listens on TCP. */
final class SocketStatistics implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-H", "-t", "-l", "-n", "-a"), Set.of());
        if (words.unknown().isPresent() || !words.has("-l") || !words.has("-t")) {
            return Answer.unsupported("ss", words.unknown().orElse("without -t -l"));
        }
        var text = new StringBuilder(words.has("-H") ? "" : "State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\n");
        Units.of(node).sockets().forEach(socket -> text.append(String.format("LISTEN 0      4096   %18s %17s \n", socket,
                socket.startsWith("*") ? "*:*" : socket.startsWith("[") ? "[::]:*" : "0.0.0.0:*")));
        return Answer.ok(text.toString());
    }
}
