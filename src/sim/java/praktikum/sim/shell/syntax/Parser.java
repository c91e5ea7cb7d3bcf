package praktikum.sim.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.shell.syntax.Syntax.AndOr;
import praktikum.sim.shell.syntax.Syntax.Branch;
import praktikum.sim.shell.syntax.Syntax.Command;
import praktikum.sim.shell.syntax.Syntax.Condition;
import praktikum.sim.shell.syntax.Syntax.For;
import praktikum.sim.shell.syntax.Syntax.Group;
import praktikum.sim.shell.syntax.Syntax.If;
import praktikum.sim.shell.syntax.Syntax.Pipeline;
import praktikum.sim.shell.syntax.Syntax.Redirect;
import praktikum.sim.shell.syntax.Syntax.Redirected;
import praktikum.sim.shell.syntax.Syntax.Script;
import praktikum.sim.shell.syntax.Syntax.Subshell;
import praktikum.sim.shell.syntax.Syntax.While;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Turns the text of a script into {@link Syntax}, or refuses it; it never skips what it does not understand. */
public final class Parser {

    private static final int LONGEST_RESERVED = "function".length();
    private static final Set<String> UNSUPPORTED = Set.of("case", "select", "function", "coproc", "time");
    private static final Set<String> CLOSING = Set.of("then", "elif", "else", "fi", "do", "done", "}", "esac", "in", "]]");

    private final ScriptSource source;
    private final Dialect dialect;
    private final WordReader words;
    private final SimpleCommandParser simple;

    /** What ends a list of commands besides a reserved word. */
    enum Closing {
        TEXT,
        PARENTHESIS
    }

    /** @param dialect whose rules apply */
    public Parser(ScriptSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
        this.words = new WordReader(source, this);
        this.simple = new SimpleCommandParser(source, dialect, words);
    }

    Dialect dialect() {
        return dialect;
    }

    /** The whole text. */
    public Script whole() {
        return script(Closing.TEXT);
    }

    /** Everything up to the end of the text or up to and with a closing parenthesis. */
    Script script(Closing closing) {
        int line = source.line();
        Script script = list(Set.of(), closing);
        if (closing == Closing.PARENTHESIS && !source.take(")")) {
            throw source.peek() == ScriptSource.END ? ScriptError.incomplete(line, "a closing )") : unexpected();
        }
        if (closing == Closing.TEXT && source.peek() != ScriptSource.END) {
            throw unexpected();
        }
        simple.demandNoPendingText();
        return script;
    }

    private Script list(Set<String> until, Closing closing) {
        List<Command> commands = new ArrayList<>();
        while (true) {
            simple.skipLines();
            int c = source.peek();
            if (c == ScriptSource.END || c == ')' && closing == Closing.PARENTHESIS || until.contains(reserved())) {
                return new Script(List.copyOf(commands));
            }
            commands.add(andOr());
            simple.skipBlanks();
            if (source.at(";;")) {
                throw ScriptError.syntax(source.line(), ";;");
            } else if (source.peek() == '&') {
                throw ScriptError.unsupported(source.line(), "a command in the background (&)");
            } else if (!source.take(";") && source.peek() != '\n' && source.peek() != ')' && source.peek() != ScriptSource.END) {
                throw unexpected();
            } else if (source.peek() == ')' && closing != Closing.PARENTHESIS) {
                throw unexpected();
            }
        }
    }

    private Command andOr() {
        Command left = pipeline();
        simple.skipBlanks();
        while (source.at("&&") || source.at("||")) {
            int line = source.line();
            boolean and = source.peek() == '&';
            source.skip(2);
            simple.skipLines();
            left = new AndOr(line, left, and, pipeline());
            simple.skipBlanks();
        }
        return left;
    }

    private Command pipeline() {
        int line = source.line();
        boolean negated = false;
        while (reserved().equals("!")) {
            source.next();
            simple.skipBlanks();
            negated = !negated;
        }
        List<Command> parts = new ArrayList<>();
        parts.add(command());
        simple.skipBlanks();
        while (source.peek() == '|' && source.peek(1) != '|') {
            source.next();
            if (source.peek() == '&') {
                throw ScriptError.unsupported(source.line(), "|&");
            }
            simple.skipLines();
            parts.add(command());
            simple.skipBlanks();
        }
        return parts.size() == 1 && !negated ? parts.getFirst() : new Pipeline(line, negated, List.copyOf(parts));
    }

    private Command command() {
        simple.skipBlanks();
        int line = source.line();
        if (source.peek() == ScriptSource.END) {
            throw ScriptError.incomplete(line, "a command");
        }
        String reserved = reserved();
        if (UNSUPPORTED.contains(reserved)) {
            throw ScriptError.unsupported(line, reserved);
        }
        if (CLOSING.contains(reserved)) {
            throw ScriptError.syntax(line, reserved);
        }
        if (source.at("((")) {
            throw ScriptError.unsupported(line, "((…))");
        }
        boolean compound = source.peek() == '(' || Set.of("{", "if", "for", "while", "until").contains(reserved)
                || reserved.equals("[[") && dialect == Dialect.BASH;
        if (!compound) {
            return simple.command();
        }
        source.enter();
        Command command = compound(line, reserved);
        source.leave();
        List<Redirect> redirects = new ArrayList<>();
        simple.skipBlanks();
        for (var redirect = simple.redirect(); redirect.isPresent(); redirect = simple.redirect()) {
            redirects.add(redirect.get());
            simple.skipBlanks();
        }
        return redirects.isEmpty() ? command : new Redirected(line, command, List.copyOf(redirects));
    }

    private Command compound(int line, String reserved) {
        if (source.take("(")) {
            return new Subshell(line, script(Closing.PARENTHESIS));
        }
        source.skip(reserved.length());
        return switch (reserved) {
            case "{" -> new Group(line, body("}"));
            case "if" -> conditional(line);
            case "for" -> loop(line);
            case "[[" -> condition(line);
            default -> new While(line, reserved.equals("until"), body("do"), body("done"));
        };
    }

    /** The commands up to and with that reserved word. */
    private Script body(String end) {
        int line = source.line();
        Script body = list(Set.of(end), Closing.TEXT);
        expect(end, line);
        if (body.commands().isEmpty()) {
            throw ScriptError.syntax(line, end);
        }
        return body;
    }

    private void expect(String word, int line) {
        if (!reserved().equals(word)) {
            throw source.peek() == ScriptSource.END ? ScriptError.incomplete(line, word) : unexpected();
        }
        source.skip(word.length());
    }

    private Command conditional(int line) {
        List<Branch> branches = new ArrayList<>();
        Optional<Script> otherwise = Optional.empty();
        Script condition = body("then");
        while (true) {
            Script body = list(Set.of("elif", "else", "fi"), Closing.TEXT);
            String end = reserved();
            if (body.commands().isEmpty() && source.peek() != ScriptSource.END) {
                throw unexpected();
            }
            branches.add(new Branch(condition, body));
            if (end.equals("elif")) {
                source.skip(end.length());
                condition = body("then");
                continue;
            }
            if (end.equals("else")) {
                source.skip(end.length());
                otherwise = Optional.of(body("fi"));
            } else {
                expect("fi", line);
            }
            return new If(line, List.copyOf(branches), otherwise);
        }
    }

    private Command loop(int line) {
        simple.skipBlanks();
        if (source.at("((")) {
            throw ScriptError.unsupported(line, "for ((…))");
        }
        String name = source.takeWhile(ScriptSource::isNamePart);
        if (name.isEmpty() || ScriptSource.isDigit(name.charAt(0)) || !ScriptSource.isMeta(source.peek())) {
            throw source.peek() == ScriptSource.END ? ScriptError.incomplete(line, "a name") : unexpected();
        }
        simple.skipLines();
        Optional<List<Word>> over = Optional.empty();
        if (reserved().equals("in")) {
            source.skip(2);
            over = Optional.of(simple.words());
        }
        simple.skipBlanks();
        source.take(";");
        simple.skipLines();
        expect("do", line);
        return new For(line, name, over, body("done"));
    }

    private Command condition(int line) {
        List<Word> inside = new ArrayList<>();
        while (true) {
            simple.skipLines();
            if (source.peek() == ScriptSource.END) {
                throw ScriptError.incomplete(line, "]]");
            }
            if (reserved().equals("]]")) {
                source.skip(2);
                return new Condition(line, List.copyOf(inside));
            }
            String operator = source.at("&&") || source.at("||") ? source.takeWhile(c -> c == '&' || c == '|')
                    : ScriptSource.isMeta(source.peek()) ? String.valueOf(source.next()) : "";
            inside.add(operator.isEmpty() ? words.word() : new Word(List.of(new Syntax.Text(operator, false))));
        }
    }

    /** The reserved word, or what could be one, that comes next, empty where there is none. */
    private String reserved() {
        StringBuilder word = new StringBuilder();
        for (int c = source.peek(); !ScriptSource.isMeta(c); c = source.peek(word.length())) {
            if (word.length() == LONGEST_RESERVED || "\\'\"$`".indexOf(c) >= 0) {
                return "";
            }
            word.append((char) c);
        }
        return word.toString();
    }

    private ScriptError unexpected() {
        int c = source.peek();
        if (c == ScriptSource.END) {
            return ScriptError.incomplete(source.line(), "a command");
        }
        String word = reserved();
        return ScriptError.syntax(source.line(), c == '\n' ? "newline" : word.isEmpty() ? String.valueOf((char) c) : word);
    }
}
