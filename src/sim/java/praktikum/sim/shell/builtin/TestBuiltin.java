package praktikum.sim.shell.builtin;

import java.util.List;
import java.util.Map;
import praktikum.sim.shell.builtin.Builtin.Context;
import praktikum.sim.shell.expand.Variables;
import praktikum.sim.shell.syntax.Dialect;

/** {@code test} and {@code [}, with the complaints of the two shells. */
final class TestBuiltin {

    private TestBuiltin() {}

    static int run(Context context, List<String> args) {
        List<String> inside = args;
        if (context.name().equals("[")) {
            if (args.isEmpty() || !args.getLast().equals("]")) {
                return context.fail(2, context.shell().dialect == Dialect.BASH ? "missing `]'" : "missing ]");
            }
            inside = args.subList(0, args.size() - 1);
        }
        try {
            Variables variables = context.shell().variables;
            return new TestExpression(context.shell().call(List.of(), Map.of(), context.io()), name -> variables.get(name).isPresent())
                    .test(inside) ? 0 : 1;
        } catch (TestExpression.Malformed e) {
            return context.fail(2, context.shell().dialect == Dialect.BASH ? e.getMessage() : inDash(e.getMessage()));
        }
    }

    private static String inDash(String complaint) {
        return complaint.endsWith(": integer expression expected") ? "Illegal number: " + complaint.substring(0, complaint.lastIndexOf(':'))
                : complaint.replaceFirst("(unary|binary) operator expected", "unexpected operator");
    }
}
