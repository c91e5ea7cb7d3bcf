package praktikum.sim.shell.syntax;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import praktikum.sim.shell.syntax.Syntax.Arithmetic;
import praktikum.sim.shell.syntax.Syntax.Parameter;
import praktikum.sim.shell.syntax.Syntax.Part;
import praktikum.sim.shell.syntax.Syntax.Script;
import praktikum.sim.shell.syntax.Syntax.Substitution;
import praktikum.sim.shell.syntax.Syntax.Text;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Reads what follows a {@code $}: parameters, command substitutions, arithmetic. */
final class DollarReader {

    /** Longest first: the first that fits is meant. */
    private static final List<String> OPERATORS = List.of(":-", ":=", ":+", ":?", "##", "%%", "-", "=", "+", "?", "#", "%");

    /** What bash makes up at every reading; an empty value instead would be a guess. */
    private static final Set<String> MADE_UP = Set.of("RANDOM", "SRANDOM", "SECONDS", "LINENO", "EPOCHSECONDS",
            "EPOCHREALTIME", "PPID", "SHLVL", "SHELLOPTS", "BASHOPTS", "BASHPID", "BASH_COMMAND", "BASH_SOURCE", "BASH_VERSION",
            "BASH_VERSINFO", "BASH_SUBSHELL", "FUNCNAME", "PIPESTATUS", "DIRSTACK", "GROUPS", "OSTYPE", "MACHTYPE", "HOSTTYPE");

    private final ScriptSource source;
    private final Parser parser;
    private final WordReader words;

    /** Takes a character that turned out to be ordinary. */
    @FunctionalInterface
    interface Plain {
        void accept(char c);
    }

    DollarReader(ScriptSource source, Parser parser, WordReader words) {
        this.source = source;
        this.parser = parser;
        this.words = words;
    }

    void read(boolean quoted, Consumer<Part> into, Plain plain) {
        int line = source.line();
        char dollar = source.next();
        int c = source.peek();
        if (source.at("((")) {
            into.accept(arithmetic(quoted));
        } else if (c == '(') {
            into.accept(substitution(quoted));
        } else if (c == '{') {
            into.accept(braced(quoted));
        } else if (c == '\'' && !quoted && parser.dialect() == Dialect.BASH) {
            into.accept(ansiQuoted());
        } else if (c == '"' && !quoted && parser.dialect() == Dialect.BASH) {
            throw ScriptError.unsupported(line, "$\"…\"");
        } else if (c == '[') {
            throw ScriptError.unsupported(line, "$[…]");
        } else if (ScriptSource.isNameStart(c) || ScriptSource.isDigit(c) || c != ScriptSource.END && "?#@*$!-".indexOf(c) >= 0) {
            into.accept(new Parameter(name(), "", Word.EMPTY, false, quoted));
        } else {
            plain.accept(dollar);
        }
    }

    private String name() {
        int c = source.peek();
        if (ScriptSource.isNameStart(c)) {
            String name = source.takeWhile(ScriptSource::isNamePart);
            if (MADE_UP.contains(name) || name.equals("_")) {
                throw ScriptError.unsupported(source.line(), "the variable " + name);
            }
            return name;
        }
        if (c == '!' || c == '-' || c == '$') {
            throw ScriptError.unsupported(source.line(), "$" + (char) c);
        }
        return String.valueOf(source.next());
    }

    private Part braced(boolean quoted) {
        int line = source.line();
        source.next();
        boolean length = source.peek() == '#' && source.peek(1) != '}' && "?#:-=+%".indexOf(source.peek(1)) < 0;
        if (length) {
            source.next();
        }
        int c = source.peek();
        String name;
        if (ScriptSource.isDigit(c)) {
            name = source.takeWhile(ScriptSource::isDigit);
        } else if (ScriptSource.isNameStart(c) || c != ScriptSource.END && "?#@*$!-".indexOf(c) >= 0) {
            name = name();
        } else if (c == ScriptSource.END) {
            throw ScriptError.incomplete(line, "a closing }");
        } else {
            throw ScriptError.syntax(line, "${" + (char) c);
        }
        String operator = length ? "" : OPERATORS.stream().filter(source::take).findFirst().orElse("");
        Word argument = Word.EMPTY;
        if (!operator.isEmpty()) {
            source.enter();
            // Double quotes around the whole do not quote its pattern: POSIX, 2.6.2.
            argument = words.braceArgument(quoted && !operator.matches("[#%]{1,2}"));
            source.leave();
        }
        if (source.peek() == ScriptSource.END) {
            throw ScriptError.incomplete(line, "a closing }");
        }
        if (!source.take("}")) {
            throw ScriptError.unsupported(line, "${" + name + (char) source.peek() + "…}");
        }
        return new Parameter(name, operator, argument, length, quoted);
    }

    private Part substitution(boolean quoted) {
        source.next();
        source.enter();
        Script script = parser.script(Parser.Closing.PARENTHESIS);
        source.leave();
        return new Substitution(script, quoted);
    }

    /** {@code `…`}: in it a backslash hides only {@code $}, {@code `} and itself. */
    Part backquoted(boolean quoted) {
        int line = source.line();
        source.next();
        StringBuilder inside = new StringBuilder();
        while (!source.take("`")) {
            if (source.peek() == ScriptSource.END) {
                throw ScriptError.incomplete(line, "a closing `");
            }
            char c = source.next();
            int following = source.peek();
            boolean hides = c == '\\' && (following == '$' || following == '`' || following == '\\' || quoted && following == '"');
            inside.append(hides ? source.next() : c);
        }
        source.enter();
        Script script = new Parser(source.inner(inside.toString(), line), parser.dialect()).whole();
        source.leave();
        return new Substitution(script, quoted);
    }

    private Part arithmetic(boolean quoted) {
        int line = source.line();
        source.skip(2);
        StringBuilder inside = new StringBuilder();
        int open = 0;
        while (open > 0 || !source.at("))")) {
            int c = source.peek();
            if (c == ScriptSource.END) {
                throw ScriptError.incomplete(line, "a closing ))");
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open < 0 || c == '"' || c == '\'') {
                throw ScriptError.unsupported(line, "a subshell or a quote in $((…))");
            }
            inside.append(source.next());
        }
        source.skip(2);
        source.enter();
        Word expression = WordReader.hereText(source.inner(inside.toString(), line), parser.dialect());
        source.leave();
        return new Arithmetic(expression, quoted);
    }

    private Part ansiQuoted() {
        int line = source.line();
        source.next();
        StringBuilder raw = new StringBuilder();
        while (source.peek() != '\'') {
            if (source.peek() == ScriptSource.END) {
                throw ScriptError.incomplete(line, "a closing '");
            }
            char c = source.next();
            raw.append(c);
            if (c == '\\' && source.peek() != ScriptSource.END) {
                raw.append(source.next());
            }
        }
        source.next();
        return new Text(BackslashEscapes.ansi(raw.toString()), true);
    }
}
