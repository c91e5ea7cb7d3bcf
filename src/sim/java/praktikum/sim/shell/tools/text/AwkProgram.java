package praktikum.sim.shell.tools.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.shell.command.UnsupportedUsage;
import praktikum.sim.shell.pattern.PosixRegex;

/**
 * Reads a small part of awk and refuses the rest: rules {@code test { print …; exit }}, where tests are regular
 * expressions, comparisons of fields, numbers and texts, joined by {@code && || !}, and {@code print} takes fields,
 * {@code NR}, {@code NF}, {@code $NF}, numbers and texts, side by side or with commas.
 */
final class AwkProgram {

    private static final Pattern TOKEN = Pattern.compile("\\s+|\\$?NF\\b|NR\\b|\\$\\d{1,4}|\\$\\(NF-\\d{1,4}\\)|\\d{1,15}(?:\\.\\d{1,9})?"
            + "|\"(?:[^\"\\\\\n]|\\\\.)*\"|&&|\\|\\||==|!=|!~|<=|>=|[~<>!{};(),]|print\\b|exit\\b");

    /** A rule without a test is for each line. */
    record Rule(Optional<Test> test, List<Print> prints, boolean exits) {}

    /** What one print shows: values side by side are joined, values with a comma between get a blank. */
    record Print(List<List<Value>> values) {}

    sealed interface Value {
        record Text(String text) implements Value {}

        record Number(String number) implements Value {}

        record LineNumber() implements Value {}

        record FieldCount() implements Value {}

        /** Field 0 is the line. */
        record Field(int index) implements Value {}

        /** {@code $NF}, or so many fields before it. */
        record LastField(int before) implements Value {}
    }

    sealed interface Test {
        record Fits(Value value, Pattern pattern, boolean negated) implements Test {}

        record Compare(Value left, String operator, Value right) implements Test {}

        record True(Value value) implements Test {}

        record And(Test left, Test right) implements Test {}

        record Or(Test left, Test right) implements Test {}

        record Not(Test inside) implements Test {}
    }

    private final String text;
    private int position;
    private int depth;

    private AwkProgram(String text) {
        this.text = text;
    }

    static List<Rule> read(String text) {
        AwkProgram program = new AwkProgram(text);
        List<Rule> rules = new ArrayList<>();
        program.skip();
        while (program.position < text.length()) {
            rules.add(program.rule());
            program.skip();
        }
        return rules;
    }

    static double number(String text) {
        Matcher number = Pattern.compile("^\\s*([-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?)").matcher(text);
        return number.find() ? Double.parseDouble(number.group(1)) : 0;
    }

    private Rule rule() {
        Optional<Test> test = peek().equals("{") ? Optional.empty() : Optional.of(or());
        if (!take("{")) {
            return new Rule(test, List.of(new Print(List.of())), false);
        }
        List<Print> prints = new ArrayList<>();
        boolean exits = false;
        while (!take("}")) {
            if (take(";")) {
                continue;
            }
            if (take("exit")) {
                exits = true;
            } else if (!exits && take("print")) {
                prints.add(print());
            } else {
                throw beyond();
            }
            if (!peek().equals("}") && !peek().equals(";")) {
                throw beyond();
            }
        }
        return new Rule(test, prints, exits);
    }

    private Print print() {
        List<List<Value>> values = new ArrayList<>();
        if (peek().equals(";") || peek().equals("}")) {
            return new Print(values);
        }
        do {
            List<Value> joined = new ArrayList<>();
            joined.add(value());
            while (isValue()) {
                joined.add(value());
            }
            values.add(joined);
        } while (take(","));
        return new Print(values);
    }

    private Test or() {
        Test left = and();
        while (take("||")) {
            left = new Test.Or(left, and());
        }
        return left;
    }

    private Test and() {
        Test left = not();
        while (take("&&")) {
            left = new Test.And(left, not());
        }
        return left;
    }

    private Test not() {
        if (++depth > 50) {
            throw beyond();
        }
        Test test;
        if (take("!")) {
            test = new Test.Not(not());
        } else if (take("(")) {
            test = or();
            if (!take(")")) {
                throw beyond();
            }
        } else if (atRegex()) {
            test = new Test.Fits(new Value.Field(0), regex(), false);
        } else {
            test = comparison();
        }
        depth--;
        return test;
    }

    private Test comparison() {
        Value left = value();
        String operator = peek();
        switch (operator) {
            case "~", "!~" -> {
                take(operator);
                if (!atRegex()) {
                    throw beyond();
                }
                return new Test.Fits(left, regex(), operator.equals("!~"));
            }
            case "==", "!=", "<", "<=", ">", ">=" -> {
                take(operator);
                return new Test.Compare(left, operator, value());
            }
            default -> {
                return new Test.True(left);
            }
        }
    }

    private boolean isValue() {
        return peek().matches("(?s)[$\"\\dN].*");
    }

    private Value value() {
        String token = peek();
        if (!isValue()) {
            throw beyond();
        }
        take(token);
        if (token.startsWith("\"")) {
            return new Value.Text(unescaped(token.substring(1, token.length() - 1)));
        }
        if (token.equals("$NF")) {
            return new Value.LastField(0);
        }
        if (token.startsWith("$(")) {
            return new Value.LastField(Integer.parseInt(token.replaceAll("\\D", "")));
        }
        return token.equals("NR") ? new Value.LineNumber()
                : token.equals("NF") ? new Value.FieldCount()
                : token.startsWith("$") ? new Value.Field(Integer.parseInt(token.substring(1)))
                : new Value.Number(token.matches("0\\d.*|.*\\..*0") ? refuse(token) : token);
    }

    private String refuse(String token) {
        throw new UnsupportedUsage("the number " + token);
    }

    private static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            switch (escaped) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case '"', '\\', '/' -> result.append(escaped);
                default -> throw new UnsupportedUsage("\\" + escaped + " in a text");
            }
        }
        return result.toString();
    }

    private boolean atRegex() {
        skip();
        return position < text.length() && text.charAt(position) == '/';
    }

    private Pattern regex() {
        StringBuilder source = new StringBuilder();
        position++;
        while (true) {
            if (position >= text.length() || text.charAt(position) == '\n') {
                throw beyond();
            }
            char c = text.charAt(position++);
            if (c == '/') {
                break;
            }
            if (c == '\\' && position < text.length()) {
                char escaped = text.charAt(position++);
                source.append(escaped == '/' ? "/" : "\\" + escaped);
            } else {
                source.append(c);
            }
        }
        skip();
        try {
            return PosixRegex.extended(source.toString(), 0);
        } catch (PosixRegex.Invalid e) {
            throw new UnsupportedUsage("the regular expression /" + source + "/");
        }
    }

    /** The next token, empty where there is none that is understood. */
    private String peek() {
        skip();
        Matcher token = TOKEN.matcher(text).region(position, text.length());
        return token.lookingAt() ? token.group() : "";
    }

    private boolean take(String token) {
        boolean there = !token.isEmpty() && peek().equals(token);
        position += there ? token.length() : 0;
        return there;
    }

    private void skip() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private UnsupportedUsage beyond() {
        return new UnsupportedUsage("the program " + text);
    }
}
