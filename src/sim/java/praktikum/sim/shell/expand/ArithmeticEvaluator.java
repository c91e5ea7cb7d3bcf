package praktikum.sim.shell.expand;

import java.util.List;
import praktikum.sim.shell.syntax.Dialect;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.ScriptSource;

/** Evaluates the inside of {@code $((…))}: 64-bit integers, no assignments. */
final class ArithmeticEvaluator {

    private static final int DEEPEST = 100;

    /** From the loosest to the tightest. */
    private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"), List.of("|"), List.of("^"), List.of("&"),
            List.of("==", "!="), List.of("<=", ">=", "<", ">"), List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));

    private final ShellState shell;
    private final String text;
    private final int line;
    private int position;
    private int depth;

    ArithmeticEvaluator(ShellState shell, String text, int line) {
        this.shell = shell;
        this.text = text;
        this.line = line;
    }

    long value() {
        skipBlanks();
        if (position == text.length()) {
            return 0;
        }
        long value = choice();
        if (position < text.length()) {
            throw ScriptError.unsupported(line, "$((" + text + "))");
        }
        return value;
    }

    private long choice() {
        if (++depth > DEEPEST) {
            throw ScriptError.unsupported(line, "arithmetic nested deeper than " + DEEPEST);
        }
        long condition = level(0);
        if (take("?")) {
            // Both sides are evaluated: without assignments only a division by zero could show it.
            long yes = choice();
            demand(":");
            long no = choice();
            condition = condition != 0 ? yes : no;
        }
        depth--;
        return condition;
    }

    private long level(int index) {
        if (index == LEVELS.size()) {
            return power();
        }
        long left = level(index + 1);
        while (true) {
            String operator = "";
            for (String candidate : LEVELS.get(index)) {
                if (operator.isEmpty() && at(candidate)) {
                    operator = candidate;
                }
            }
            if (operator.isEmpty()) {
                return left;
            }
            take(operator);
            int start = position;
            left = apply(left, operator, level(index + 1), start);
        }
    }

    /** Whether that operator, and no longer one, is next. */
    private boolean at(String operator) {
        if (!text.startsWith(operator, position)) {
            return false;
        }
        int end = position + operator.length();
        char after = end < text.length() ? text.charAt(end) : ' ';
        if (after == '=' && !List.of("==", "!=", "<=", ">=").contains(operator)) {
            return false;
        }
        return operator.length() == 2 || !(after == operator.charAt(0) && "|&<>*".indexOf(after) >= 0);
    }

    private long apply(long left, String operator, long right, int start) {
        return switch (operator) {
            case "||" -> left != 0 || right != 0 ? 1 : 0;
            case "&&" -> left != 0 && right != 0 ? 1 : 0;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            default -> {
                if (right == 0) {
                    throw shell.dialect == Dialect.BASH
                            ? new ExpansionError(text + ": division by 0 (error token is \"" + text.substring(start) + "\")", 1)
                            : new ExpansionError("arithmetic expression: division by zero: \"" + text + "\"", 2);
                }
                yield operator.equals("/") ? left / right : left % right;
            }
        };
    }

    private long power() {
        long base = unary();
        if (!text.startsWith("**", position)) {
            return base;
        }
        take("**");
        long exponent = power();
        if (exponent < 0) {
            throw new ExpansionError(text + ": exponent less than 0", 1);
        }
        long result = 1;
        for (long factor = base; exponent > 0; exponent >>= 1, factor *= factor) {
            result *= (exponent & 1) == 1 ? factor : 1;
        }
        return result;
    }

    private long unary() {
        if (text.startsWith("++", position) || text.startsWith("--", position)) {
            throw ScriptError.unsupported(line, "$((" + text + "))");
        }
        if (++depth > DEEPEST) {
            throw ScriptError.unsupported(line, "arithmetic nested deeper than " + DEEPEST);
        }
        long value;
        if (take("-")) {
            value = -unary();
        } else if (take("+")) {
            value = unary();
        } else if (take("!")) {
            value = unary() == 0 ? 1 : 0;
        } else if (take("~")) {
            value = ~unary();
        } else if (take("(")) {
            value = choice();
            demand(")");
        } else {
            value = operand();
        }
        depth--;
        return value;
    }

    private long operand() {
        int start = position;
        while (position < text.length() && ScriptSource.isNamePart(text.charAt(position))) {
            position++;
        }
        String word = text.substring(start, position);
        skipBlanks();
        if (word.isEmpty() || at("++") || at("--")) {
            throw ScriptError.unsupported(line, "$((" + text + "))");
        }
        return ScriptSource.isDigit(word.charAt(0)) ? number(word) : number(shell.variables.getOr(word, "0"));
    }

    private long number(String word) {
        String digits = word.strip();
        boolean negative = digits.startsWith("-");
        digits = negative ? digits.substring(1) : digits;
        try {
            long value = digits.isEmpty() ? 0
                    : digits.matches("0[xX][0-9a-fA-F]+") ? Long.parseUnsignedLong(digits.substring(2), 16)
                    : digits.matches("0[0-7]+") ? Long.parseUnsignedLong(digits, 8)
                    : digits.matches("0|[1-9][0-9]*") ? Long.parseLong(digits)
                    : Long.parseLong("x");
            return negative ? -value : value;
        } catch (NumberFormatException e) {
            throw ScriptError.unsupported(line, "\"" + word + "\" in arithmetic");
        }
    }

    private void demand(String what) {
        if (!take(what)) {
            throw ScriptError.unsupported(line, "$((" + text + "))");
        }
    }

    private boolean take(String what) {
        boolean there = text.startsWith(what, position);
        if (there) {
            position += what.length();
            skipBlanks();
        }
        return there;
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
