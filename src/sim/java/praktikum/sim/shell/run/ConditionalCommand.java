package praktikum.sim.shell.run;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.builtin.NonLocalExit;
import praktikum.sim.shell.builtin.TestExpression;
import praktikum.sim.shell.expand.ExpansionError;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.expand.WordExpander;
import praktikum.sim.shell.pattern.InterruptibleText;
import praktikum.sim.shell.pattern.PosixRegex;
import praktikum.sim.shell.pattern.Wildcard;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.Syntax.Condition;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Runs a {@code [[ … ]]}: words in it are neither split nor file names, and the right side of {@code ==} is a pattern. */
final class ConditionalCommand {

    private final ShellState shell;
    private final WordExpander expander;
    private final Condition condition;
    private final StandardStreams io;
    private final TestExpression conditions;
    private int position;

    ConditionalCommand(ShellState shell, WordExpander expander, Condition condition, StandardStreams io) {
        this.shell = shell;
        this.expander = expander;
        this.condition = condition;
        this.io = io;
        this.conditions = new TestExpression(shell.call(List.of(), Map.of(), io), name -> shell.variables.get(name).isPresent());
    }

    int run() throws InterruptedException {
        try {
            boolean value = or(true);
            if (position < condition.words().size()) {
                throw beyond();
            }
            return value ? 0 : 1;
        } catch (TestExpression.Malformed e) {
            shell.complain(io.err(), condition.line(), "[[: " + e.getMessage());
            return 1;
        } catch (ExpansionError e) {
            shell.complain(io.err(), condition.line(), e.getMessage());
            throw NonLocalExit.shell(e.status());
        }
    }

    private boolean or(boolean wanted) throws TestExpression.Malformed, InterruptedException {
        boolean value = and(wanted);
        while (take("||")) {
            value = and(wanted && !value) || value;
        }
        return value;
    }

    private boolean and(boolean wanted) throws TestExpression.Malformed, InterruptedException {
        boolean value = term(wanted);
        while (take("&&")) {
            value = term(wanted && value) && value;
        }
        return value;
    }

    private boolean term(boolean wanted) throws TestExpression.Malformed, InterruptedException {
        if (take("!")) {
            return !term(wanted);
        }
        if (take("(")) {
            boolean value = or(wanted);
            if (!take(")")) {
                throw beyond();
            }
            return value;
        }
        Word first = next();
        String operator = first.plain().orElse("");
        if (TestExpression.UNARY.contains(operator) && !isEnd() && !isBinary()) {
            String value = expander.text(next());
            return wanted && conditions.unary(operator, value);
        }
        if (!isBinary()) {
            return wanted && !expander.text(first).isEmpty();
        }
        return binary(first, next().plain().orElseThrow(), next(), wanted);
    }

    private boolean binary(Word left, String operator, Word right, boolean wanted) throws TestExpression.Malformed, InterruptedException {
        if (!wanted) {
            return false;
        }
        String text = expander.text(left);
        return switch (operator) {
            case "=", "==" -> Wildcard.of(expander.pattern(right)).matches(text);
            case "!=" -> !Wildcard.of(expander.pattern(right)).matches(text);
            case "=~" -> {
                try {
                    Pattern pattern = PosixRegex.extended(expander.text(right), 0);
                    yield pattern.matcher(new InterruptibleText(text)).find();
                } catch (PosixRegex.Invalid e) {
                    throw ScriptError.unsupported(condition.line(), "the regular expression " + expander.text(right));
                }
            }
            default -> conditions.binary(text, operator, expander.text(right));
        };
    }

    private boolean isEnd() {
        return position == condition.words().size() || isOperator("&&") || isOperator("||") || isOperator(")");
    }

    private boolean isBinary() {
        return position + 1 < condition.words().size()
                && condition.words().get(position).plain().filter(op -> TestExpression.BINARY.contains(op) || op.equals("=~")).isPresent();
    }

    private boolean isOperator(String operator) {
        return condition.words().get(position).plain().filter(operator::equals).isPresent();
    }

    private boolean take(String operator) {
        boolean there = position < condition.words().size() && isOperator(operator);
        position += there ? 1 : 0;
        return there;
    }

    private Word next() {
        if (position == condition.words().size()) {
            throw beyond();
        }
        return condition.words().get(position++);
    }

    private ScriptError beyond() {
        return ScriptError.unsupported(condition.line(), "this [[ … ]]");
    }
}
