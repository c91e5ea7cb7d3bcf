package praktikum.sim.shell.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.sim.shell.Accounts;
import praktikum.sim.shell.expand.FieldSplitter.Field;
import praktikum.sim.shell.pattern.Wildcard;
import praktikum.sim.shell.syntax.Dialect;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.ScriptSource;
import praktikum.sim.shell.syntax.Syntax;
import praktikum.sim.shell.syntax.Syntax.Arithmetic;
import praktikum.sim.shell.syntax.Syntax.Parameter;
import praktikum.sim.shell.syntax.Syntax.Part;
import praktikum.sim.shell.syntax.Syntax.Substitution;
import praktikum.sim.shell.syntax.Syntax.Text;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Turns the words of a command into its arguments: tilde, parameters, substitutions, splitting, file names. */
public final class WordExpander {

    private final ShellState shell;
    private final Capture capture;
    private final int line;

    /** Runs the commands of a {@code $(…)} and gives what they printed, without the line ends at its end. */
    @FunctionalInterface
    public interface Capture {
        String output(Syntax.Script script) throws InterruptedException;
    }

    /** @param capture runs the inside of {@code $(…)} */
    public WordExpander(ShellState shell, Capture capture, int line) {
        this.shell = shell;
        this.capture = capture;
        this.line = line;
    }

    /** The arguments that words become. */
    public List<String> arguments(List<Word> words) throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        for (Word word : words) {
            arguments.addAll(arguments(word));
        }
        return arguments;
    }

    /** The arguments that one word becomes: none, one or many. */
    public List<String> arguments(Word word) throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        for (Field field : expand(word, true).done()) {
            List<String> files = Wildcard.isPattern(field.pattern()) && !shell.options.noglob
                    ? new PathnameExpansion(shell.files(), shell.directory).expand(field.pattern())
                    : List.of();
            if (files.isEmpty()) {
                arguments.add(field.text());
            } else {
                arguments.addAll(files);
            }
        }
        return arguments;
    }

    /** The text that a word becomes where it is neither split nor a file name: assignments, here-documents. */
    public String text(Word word) throws InterruptedException {
        return expand(word, false).done().stream().map(Field::text).collect(Collectors.joining(" "));
    }

    /** The same as a pattern in which quoted wildcards mean themselves. */
    public String pattern(Word word) throws InterruptedException {
        return expand(word, false).done().stream().map(Field::pattern).collect(Collectors.joining(" "));
    }

    private FieldSplitter expand(Word word, boolean splitting) throws InterruptedException {
        FieldSplitter fields = new FieldSplitter(splitting, shell.variables.getOr("IFS", " \t\n"));
        expand(word, fields, false);
        return fields;
    }

    /** Expands into fields; the text of an operand, as in {@code ${x:-a b}}, is split like what is expanded. */
    private void expand(Word word, FieldSplitter fields, boolean operand) throws InterruptedException {
        boolean first = true;
        for (Part part : word.parts()) {
            switch (part) {
                case Text(String text, boolean quoted) when quoted -> fields.quoted(text);
                case Text(String text, boolean _) when operand -> fields.expanded(text);
                case Text(String text, boolean _) -> fields.literal(first ? withHome(text) : text);
                case Parameter parameter -> parameter(parameter, fields);
                case Substitution(var script, boolean quoted) -> add(capture.output(script), quoted, fields);
                case Arithmetic(Word expression, boolean quoted) ->
                    add(String.valueOf(new ArithmeticEvaluator(shell, text(expression), line).value()), quoted, fields);
            }
            first = false;
        }
    }

    private static void add(String value, boolean quoted, FieldSplitter fields) {
        if (quoted) {
            fields.quoted(value);
        } else {
            fields.expanded(value);
        }
    }

    private String withHome(String text) {
        if (!text.startsWith("~")) {
            return text;
        }
        int slash = text.indexOf('/');
        String name = text.substring(1, slash < 0 ? text.length() : slash);
        String rest = slash < 0 ? "" : text.substring(slash);
        Accounts accounts = Accounts.of(shell.machine.files());
        if (name.isEmpty()) {
            return shell.variables.get("HOME").orElseGet(() -> accounts.home(shell.user.name())) + rest;
        }
        if (name.startsWith("+") || name.startsWith("-")) {
            throw ScriptError.unsupported(line, "~" + name);
        }
        return accounts.user(name).map(user -> accounts.home(name) + rest).orElse(text);
    }

    private void parameter(Parameter parameter, FieldSplitter fields) throws InterruptedException {
        boolean all = parameter.name().equals("@") || parameter.name().equals("*");
        if (all) {
            allPositional(parameter, fields);
            return;
        }
        Optional<String> value = value(parameter.name());
        String operator = parameter.operator();
        boolean missing = value.isEmpty() || operator.startsWith(":") && value.get().isEmpty();
        switch (operator.replace(":", "")) {
            case "-" -> {
                if (missing) {
                    expand(parameter.argument(), fields, true);
                } else {
                    add(value.get(), parameter.quoted(), fields);
                }
            }
            case "+" -> {
                if (missing) {
                    add("", parameter.quoted(), fields);
                } else {
                    expand(parameter.argument(), fields, true);
                }
            }
            case "=" -> add(missing ? assigned(parameter) : value.get(), parameter.quoted(), fields);
            case "?" -> {
                if (missing) {
                    String text = text(parameter.argument());
                    String otherwise = operator.startsWith(":") ? "parameter null or not set" : "parameter not set";
                    throw new ExpansionError(parameter.name() + ": " + (text.isEmpty() ? otherwise : text), fatalStatus());
                }
                add(value.get(), parameter.quoted(), fields);
            }
            default -> {
                String set = value.orElseGet(() -> unset(parameter.name()));
                add(parameter.length() ? String.valueOf(set.codePointCount(0, set.length())) : trimmed(parameter, set),
                        parameter.quoted(), fields);
            }
        }
    }

    private String assigned(Parameter parameter) throws InterruptedException {
        if (!ScriptSource.isNameStart(parameter.name().charAt(0))) {
            throw new ExpansionError("$" + parameter.name() + ": cannot assign in this way", 1);
        }
        String value = text(parameter.argument());
        shell.variables.set(parameter.name(), value);
        return value;
    }

    private String trimmed(Parameter parameter, String value) throws InterruptedException {
        String operator = parameter.operator();
        if (operator.isEmpty()) {
            return value;
        }
        Wildcard wildcard = Wildcard.of(pattern(parameter.argument()));
        boolean longest = operator.length() == 2;
        boolean front = operator.startsWith("#");
        for (int i = 0; i <= value.length(); i++) {
            int cut = front == longest ? value.length() - i : i;
            if (wildcard.matches(front ? value.substring(0, cut) : value.substring(cut))) {
                return front ? value.substring(cut) : value.substring(0, cut);
            }
        }
        return value;
    }

    private void allPositional(Parameter parameter, FieldSplitter fields) {
        if (parameter.length()) {
            add(String.valueOf(shell.positional.size()), parameter.quoted(), fields);
        } else if (!parameter.operator().isEmpty()) {
            throw ScriptError.unsupported(line, "${" + parameter.name() + parameter.operator() + "…}");
        } else if (parameter.quoted() && (parameter.name().equals("*") || !fields.isSplitting())) {
            String separators = shell.variables.getOr("IFS", " ");
            String between = parameter.name().equals("@") ? " " : separators.isEmpty() ? "" : separators.substring(0, 1);
            fields.quoted(String.join(between, shell.positional));
        } else {
            boolean first = true;
            for (String value : shell.positional) {
                if (!first) {
                    if (fields.isSplitting()) {
                        fields.next();
                    } else {
                        fields.literal(" ");
                    }
                }
                add(value, parameter.quoted(), fields);
                first = false;
            }
        }
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "?" -> Optional.of(String.valueOf(shell.status));
            case "#" -> Optional.of(String.valueOf(shell.positional.size()));
            case "0" -> Optional.of(shell.name);
            default -> ScriptSource.isDigit(name.charAt(0)) ? positional(name) : shell.variables.get(name);
        };
    }

    private Optional<String> positional(String number) {
        int index = number.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(number);
        return index >= 1 && index <= shell.positional.size() ? Optional.of(shell.positional.get(index - 1)) : Optional.empty();
    }

    private String unset(String name) {
        if (shell.options.nounset) {
            String shown = shell.dialect == Dialect.BASH && ScriptSource.isDigit(name.charAt(0)) ? "$" + name : name;
            throw new ExpansionError(shown + ": " + (shell.dialect == Dialect.BASH ? "unbound variable" : "parameter not set"),
                    fatalStatus());
        }
        return "";
    }

    private int fatalStatus() {
        return shell.dialect == Dialect.BASH ? 127 : 2;
    }
}
