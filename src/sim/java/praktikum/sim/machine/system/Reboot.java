package praktikum.sim.machine.system;

import java.io.IOException;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code reboot}, {@code poweroff}, {@code halt} and {@code shutdown}. */
final class Reboot implements Program {

    private final Machine node;
    private final String name;

    /** The command of that name on a machine. */
    Reboot(Machine node, String name) {
        this.node = node;
        this.name = name;
    }

    @Override
    public int run(Call call) throws IOException {
        CommandLine words = CommandLine.of(call.args(), Set.of("-r", "-h", "-P", "-H", "--reboot", "--poweroff", "--halt", "--no-wall",
                "-f", "--force"), Set.of());
        if (words.unknown().isPresent()) {
            return InstantCommand.print(call, Answer.unsupported(name, words.unknown().get()));
        }
        if (words.has("-f", "--force")) {
            boolean again = name.equals("reboot");
            node.world().act(() -> {
                node.cutPower();
                if (again) {
                    node.powerOn();
                }
            });
            return 0;
        }
        if (name.equals("shutdown") && !words.rest(0).orElse("+1").matches("now|\\+0")) {
            return InstantCommand.print(call, Answer.fail(2, "shutdown: only 'now' is supported by the simulator\n"));
        }
        boolean again = name.equals("reboot") || words.has("-r", "--reboot");
        node.world().act(() -> node.shutDown(again));
        return 0;
    }
}
