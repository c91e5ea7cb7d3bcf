package praktikum.sim.machine.network.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code ifreload -a} of ifupdown2. */
public final class Ifreload implements Program {

    private final Machine node;

    /** The command of a machine. */
    public Ifreload(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "--all", "-v", "-c"), Set.of());
        if (words.unknown().isPresent()) {
            return InstantCommand.print(call, Answer.unsupported("ifreload", words.unknown().get()));
        }
        if (!words.has("-a", "--all", "-c")) {
            return InstantCommand.print(call,
                    Answer.fail(1, "usage: ifreload [-h] (-a | -c) [-n] [-v] [-d] [-w] [--syslog] [-t] [-p] [-s]\n"));
        }
        List<String> complaints = node.world().ask(Ifupdown.of(node)::reload);
        node.world().clock().sleep(Duration.ofMillis(900));
        boolean bad = complaints.stream().anyMatch(line -> line.startsWith("error"));
        return InstantCommand.print(call, Answer.fail(bad ? 1 : 0, complaints.isEmpty() ? "" : String.join("\n", complaints) + "\n"));
    }
}
