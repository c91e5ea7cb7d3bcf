package praktikum.sim.shell.tools.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.LineReader;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;
import praktikum.sim.shell.pattern.InterruptibleText;
import praktikum.sim.shell.pattern.PosixRegex;
import praktikum.sim.shell.tools.text.AwkProgram.Print;
import praktikum.sim.shell.tools.text.AwkProgram.Rule;
import praktikum.sim.shell.tools.text.AwkProgram.Test;
import praktikum.sim.shell.tools.text.AwkProgram.Value;

/** {@code awk}, as far as {@link AwkProgram} reads it. */
final class Awk {

    private final ToolCall tool;
    private final String separator;
    private String line = "";
    private List<String> fields = List.of();
    private long number;

    private Awk(ToolCall tool, String separator) {
        this.tool = tool;
        this.separator = separator;
    }

    static int run(ToolCall tool) throws IOException {
        Getopt args = tool.args("+F:v:", "F=field-separator");
        if (args.has('v')) {
            throw new UnsupportedUsage("option -v");
        }
        if (args.operands().isEmpty()) {
            tool.call().err().println("Usage: awk [-F fs][-v var=value][prog | -f progfile][file ...]");
            return 2;
        }
        List<Rule> rules = AwkProgram.read(args.operands().getFirst());
        Awk awk = new Awk(tool, args.value('F').orElse(" "));
        List<String> operands = args.operands().subList(1, args.operands().size());
        for (String operand : operands) {
            if (operand.matches("[A-Za-z_]\\w*=.*")) {
                throw new UnsupportedUsage("an assignment among the files");
            }
        }
        return awk.inputs(rules, operands.isEmpty() ? List.of("-") : operands);
    }

    private int inputs(List<Rule> rules, List<String> operands) throws IOException {
        int status = 0;
        for (String operand : operands) {
            InputStream in;
            try {
                in = operand.equals("-") ? tool.call().in() : tool.files().open(tool.call().path(operand));
            } catch (FileError e) {
                return tool.fail(2, "cannot open " + operand + " (" + e.errno().text() + ")");
            }
            LineReader lines = new LineReader(in);
            for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
                line = next.get();
                fields = split(line);
                number++;
                for (Rule rule : rules) {
                    if (rule.test().isEmpty() || test(rule.test().get())) {
                        for (Print print : rule.prints()) {
                            print(print);
                        }
                        if (rule.exits()) {
                            return status;
                        }
                    }
                }
            }
        }
        return status;
    }

    private List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        if (separator.equals(" ")) {
            String stripped = text.strip();
            return stripped.isEmpty() ? parts : List.of(stripped.split("[ \t\n]+"));
        }
        if (text.isEmpty()) {
            return parts;
        }
        try {
            String regex = separator.equals("t") ? "\t" : separator;
            var pattern = separator.length() == 1 ? Pattern.compile(Pattern.quote(regex))
                    : PosixRegex.extended(regex, 0);
            return List.of(pattern.split(new InterruptibleText(text), -1));
        } catch (PosixRegex.Invalid e) {
            throw new UnsupportedUsage("the field separator " + separator);
        }
    }

    private void print(Print print) {
        List<String> shown = print.values().isEmpty() ? List.of(line)
                : print.values().stream().map(parts -> String.join("", parts.stream().map(this::text).toList())).toList();
        tool.out().println(String.join(" ", shown));
    }

    private boolean test(Test test) {
        return switch (test) {
            case Test.Fits(Value value, var pattern, boolean negated) ->
                pattern.matcher(new InterruptibleText(text(value))).find() != negated;
            case Test.Compare(Value left, String operator, Value right) -> compare(left, operator, right);
            case Test.True(Value value) -> isTrue(value);
            case Test.And(Test left, Test right) -> test(left) && test(right);
            case Test.Or(Test left, Test right) -> test(left) || test(right);
            case Test.Not(Test inside) -> !test(inside);
        };
    }

    private boolean isTrue(Value value) {
        String text = text(value);
        boolean numeric = value instanceof Value.Number || value instanceof Value.LineNumber || value instanceof Value.FieldCount;
        return numeric || looksNumeric(value, text) ? AwkProgram.number(text) != 0 : !text.isEmpty();
    }

    /** Numbers are compared as numbers when both sides are or look like it, all else as text. */
    private boolean compare(Value left, String operator, Value right) {
        String a = text(left);
        String b = text(right);
        int order = isNumeric(left, a) && isNumeric(right, b) ? Double.compare(AwkProgram.number(a), AwkProgram.number(b)) : a.compareTo(b);
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean isNumeric(Value value, String text) {
        return value instanceof Value.Number || value instanceof Value.LineNumber || value instanceof Value.FieldCount
                || looksNumeric(value, text);
    }

    private static boolean looksNumeric(Value value, String text) {
        return value instanceof Value.Field && text.strip().matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Number(String number) -> number;
            case Value.LineNumber() -> String.valueOf(number);
            case Value.FieldCount() -> String.valueOf(fields.size());
            case Value.Field(int index) -> index == 0 ? line : index <= fields.size() ? fields.get(index - 1) : "";
            case Value.LastField(int before) -> {
                int index = fields.size() - before;
                if (index < 0) {
                    throw new UnsupportedUsage("a field before the first");
                }
                yield index == 0 ? line : fields.get(index - 1);
            }
        };
    }
}
