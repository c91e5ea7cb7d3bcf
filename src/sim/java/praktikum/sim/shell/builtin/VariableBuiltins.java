package praktikum.sim.shell.builtin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.shell.builtin.Builtin.Context;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.expand.Variables;
import praktikum.sim.shell.syntax.Dialect;

/** {@code set}, {@code export} and {@code unset}. */
public final class VariableBuiltins {

    private static final String NAME = "[A-Za-z_][A-Za-z_0-9]*";

    private VariableBuiltins() {}

    static int set(Context context, List<String> args) {
        if (args.isEmpty()) {
            throw context.unsupported("without arguments");
        }
        ShellState shell = context.shell();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--") || !arg.matches("[-+].+")) {
                shell.positional = List.copyOf(args.subList(arg.equals("--") ? i + 1 : i, args.size()));
                return 0;
            }
            boolean on = arg.startsWith("-");
            for (char letter : arg.substring(1).toCharArray()) {
                if (letter == 'o') {
                    if (++i == args.size()) {
                        throw context.unsupported("-o without a name");
                    }
                    if (shell.dialect == Dialect.DASH && args.get(i).equals("pipefail")) {
                        context.fail(2, "Illegal option -o pipefail");
                        throw NonLocalExit.shell(2);
                    }
                    option(context, args.get(i), on);
                } else {
                    option(context, Map.of('e', "errexit", 'u', "nounset", 'f', "noglob").getOrDefault(letter, "-" + letter), on);
                }
            }
        }
        return 0;
    }

    /** Switches an option of {@code set}, by its long name. */
    static void option(Context context, String name, boolean on) {
        if (!option(context.shell(), name, on)) {
            throw context.unsupported(name);
        }
    }

    /** The same; false where there is no such option. */
    public static boolean option(ShellState shell, String name, boolean on) {
        switch (name) {
            case "errexit" -> shell.options.errexit = on;
            case "nounset" -> shell.options.nounset = on;
            case "pipefail" -> shell.options.pipefail = on;
            case "noglob" -> shell.options.noglob = on;
            default -> {
                return false;
            }
        }
        return true;
    }

    static int export(Context context, List<String> args) {
        Variables variables = context.shell().variables;
        if (args.isEmpty() || args.equals(List.of("-p"))) {
            variables.environment().forEach((name, value) -> context.io().out()
                    .println((context.shell().dialect == Dialect.BASH ? "declare -x " : "export ") + name + "=\"" + escaped(value) + "\""));
            return 0;
        }
        boolean off = args.getFirst().equals("-n");
        if (args.getFirst().startsWith("-") && !off) {
            throw context.unsupported(args.getFirst());
        }
        int status = 0;
        for (String arg : off ? args.subList(1, args.size()) : args) {
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            if (!name.matches(NAME)) {
                status = context.fail(1, "`" + arg + "': not a valid identifier");
                continue;
            }
            if (equals >= 0) {
                variables.set(name, arg.substring(equals + 1));
            }
            if (off) {
                variables.unexport(name);
            } else {
                variables.export(name);
            }
        }
        return status;
    }

    private static String escaped(String value) {
        return value.replaceAll("([\\\\\"$`])", "\\\\$1");
    }

    static int unset(Context context, List<String> args) {
        Optional<String> option = args.stream().filter(arg -> arg.startsWith("-")).findFirst();
        if (option.filter(o -> !o.equals("-v")).isPresent()) {
            throw context.unsupported(option.get());
        }
        int status = 0;
        for (String name : args) {
            if (name.matches(NAME)) {
                context.shell().variables.unset(name);
            } else if (!name.equals("-v")) {
                status = context.fail(1, "`" + name + "': not a valid identifier");
            }
        }
        return status;
    }
}
