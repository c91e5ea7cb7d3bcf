package praktikum.sim.shell.run;

import java.util.List;
import java.util.Map;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.builtin.Echo;
import praktikum.sim.shell.builtin.Printf;
import praktikum.sim.shell.builtin.TestExpression;
import praktikum.sim.shell.syntax.Dialect;
import praktikum.sim.shell.syntax.ScriptError;

/** The shells, and the programs that bash has built in too: {@code timeout 5 echo x} runs a file, not the builtin. */
public final class ShellPrograms {

    private ShellPrograms() {}

    /** The programs by name. */
    public static Map<String, Program> all() {
        return Map.of(
                "bash", new ShellProgram(Dialect.BASH),
                "dash", new ShellProgram(Dialect.DASH),
                "echo", call -> new Echo(call.out(), Dialect.BASH).run(call.args()),
                "printf", ShellPrograms::printf,
                "test", call -> test(call, "test", call.args()),
                "[", ShellPrograms::bracket,
                "true", call -> 0,
                "false", call -> 1,
                "pwd", ShellPrograms::pwd);
    }

    private static int printf(Call call) {
        try {
            return new Printf(call.out(), text -> call.err().println("printf: " + text), false).run(call.args());
        } catch (ScriptError e) {
            call.err().println("sim-shell: " + e.getMessage());
            return 2;
        }
    }

    private static int bracket(Call call) {
        List<String> args = call.args();
        if (args.isEmpty() || !args.getLast().equals("]")) {
            call.err().println("[: missing ‘]’");
            return 2;
        }
        return test(call, "[", args.subList(0, args.size() - 1));
    }

    private static int test(Call call, String name, List<String> args) {
        try {
            return new TestExpression(call, variable -> call.environment().containsKey(variable)).test(args) ? 0 : 1;
        } catch (TestExpression.Malformed e) {
            call.err().println(name + ": " + e.getMessage());
            return 2;
        }
    }

    private static int pwd(Call call) {
        call.out().println(call.directory());
        return 0;
    }
}
