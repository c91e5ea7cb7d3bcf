package praktikum.sim.machine;

import java.io.IOException;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** A command that asks or changes the world in one go, without waiting for anything. */
@FunctionalInterface
public interface InstantCommand {

    /** What it prints; runs while nothing else in the world happens. */
    Answer answer(Call call, Machine node);

    /** The command on a machine. */
    default Program on(Machine node) {
        return call -> {
            Answer answer = node.world().ask(() -> answer(call, node));
            return print(call, answer);
        };
    }

    /** Prints an answer. */
    static int print(Call call, Answer answer) throws IOException {
        call.out().print(answer.out());
        call.out().flush();
        call.err().print(answer.err());
        call.err().flush();
        return answer.exit();
    }
}
