package praktikum.sim.tool;

import java.io.IOException;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;
import praktikum.sim.world.Node;

/** A command that asks or changes the world in one go, without waiting for anything. */
@FunctionalInterface
public interface Quick {

    /** What it prints; runs while nothing else in the world happens. */
    Answer answer(Call call, Node node);

    /** The command on a machine. */
    default Program on(Node node) {
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
