package praktikum.sim.shell.syntax;

import java.util.List;
import java.util.Optional;

/** What a shell script consists of, after parsing and before anything is expanded. */
public final class Syntax {

    private Syntax() {}

    /** Anything that has an exit status; the line is counted from 1. */
    public sealed interface Command {
        int line();
    }

    /** Commands one after the other. */
    public record Script(List<Command> commands) {}

    /** {@code A=1 echo x >f} */
    public record Simple(int line, List<Assignment> assignments, List<Word> words, List<Redirect> redirects) implements Command {}

    /** {@code ! a | b} */
    public record Pipeline(int line, boolean negated, List<Command> parts) implements Command {}

    /** {@code a && b} or {@code a || b} */
    public record AndOr(int line, Command left, boolean and, Command right) implements Command {}

    /** {@code if a; then b; elif c; then d; else e; fi} */
    public record If(int line, List<Branch> branches, Optional<Script> otherwise) implements Command {}

    /** One condition of an {@code if} and what it guards. */
    public record Branch(Script condition, Script body) {}

    /** Without words it goes over the positional parameters. */
    public record For(int line, String name, Optional<List<Word>> words, Script body) implements Command {}

    /** {@code while} or {@code until a; do b; done} */
    public record While(int line, boolean until, Script condition, Script body) implements Command {}

    /** {@code { a; }} */
    public record Group(int line, Script body) implements Command {}

    /** {@code (a)} */
    public record Subshell(int line, Script body) implements Command {}

    /** {@code { a; } >f}: redirections of what is no simple command. */
    public record Redirected(int line, Command command, List<Redirect> redirects) implements Command {}

    /** {@code [[ … ]]}, in terms of the words between the brackets; operators are unquoted text. */
    public record Condition(int line, List<Word> words) implements Command {}

    /** {@code name=value} or {@code name+=value} */
    public record Assignment(String name, boolean append, Word value) {}

    /**
     * How a file descriptor is bound anew. Those above 2 are opened for what opening does (a file is made, a connection
     * tried), and nobody can use them afterwards.
     */
    public enum Direction {
        READ,
        READ_WRITE,
        /** There is no target. */
        CLOSE,
        WRITE,
        APPEND,
        /** The target is the number of a descriptor. */
        DUPLICATE,
        WRITE_BOTH,
        APPEND_BOTH,
        /** The target is the text itself. */
        TEXT
    }

    /** {@code 2>f} */
    public record Redirect(int line, int descriptor, Direction direction, Target target) {}

    /** A redirection's word; that of a here-document is known only after the line's end. */
    public static final class Target {
        private Word word;

        Target(Word word) {
            this.word = word;
        }

        /** The word of a file name or here-string. */
        public Word word() {
            return word;
        }

        void become(Word text) {
            word = text;
        }
    }

    /** One word of the script, in parts that are expanded differently. */
    public record Word(List<Part> parts) {
        static final Word EMPTY = new Word(List.of());

        /** The text of a word that is one unquoted piece, empty for all others. */
        public Optional<String> plain() {
            return parts.size() == 1 && parts.getFirst() instanceof Text(String text, boolean quoted) && !quoted
                    ? Optional.of(text)
                    : Optional.empty();
        }
    }

    /** A piece of a word. */
    public sealed interface Part {
        boolean quoted();
    }

    /** Characters as they stand. */
    public record Text(String text, boolean quoted) implements Part {}

    /** {@code ${name}} with an operator such as {@code :-}, {@code %%}, or {@code ""}; {@code length} is {@code ${#name}}. */
    public record Parameter(String name, String operator, Word argument, boolean length, boolean quoted) implements Part {}

    /** {@code $(a)} */
    public record Substitution(Script script, boolean quoted) implements Part {}

    /** {@code $((1+2))} */
    public record Arithmetic(Word expression, boolean quoted) implements Part {}
}
