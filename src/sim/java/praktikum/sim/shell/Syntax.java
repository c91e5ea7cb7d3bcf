package praktikum.sim.shell;

import java.util.List;
import java.util.Optional;

/** What a shell script consists of, after parsing and before anything is expanded. */
final class Syntax {

    private Syntax() {}

    /** Anything that has an exit status; the line is counted from 1. */
    sealed interface Command {
        int line();
    }

    /** Commands one after the other. */
    record Script(List<Command> commands) {}

    record Simple(int line, List<Assignment> assignments, List<Word> words, List<Redirect> redirects) implements Command {}

    record Pipeline(int line, boolean negated, List<Command> parts) implements Command {}

    record AndOr(int line, Command left, boolean and, Command right) implements Command {}

    record If(int line, List<Branch> branches, Optional<Script> otherwise) implements Command {}

    record Branch(Script condition, Script body) {}

    /** Without words it goes over the positional parameters. */
    record For(int line, String name, Optional<List<Word>> words, Script body) implements Command {}

    record While(int line, boolean until, Script condition, Script body) implements Command {}

    record Group(int line, Script body) implements Command {}

    record Subshell(int line, Script body) implements Command {}

    record Redirected(int line, Command command, List<Redirect> redirects) implements Command {}

    /** {@code [[ … ]]}, in terms of the words between the brackets; operators are unquoted text. */
    record Condition(int line, List<Word> words) implements Command {}

    record Assignment(String name, boolean append, Word value) {}

    /**
     * How a file descriptor is bound anew. Those above 2 are opened for what opening does (a file is made, a connection
     * tried), and nobody can use them afterwards.
     */
    enum Direction {
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

    record Redirect(int line, int descriptor, Direction direction, Target target) {}

    /** A redirection's word; that of a here-document is known only after the line's end. */
    static final class Target {
        private Word word;

        Target(Word word) {
            this.word = word;
        }

        Word word() {
            return word;
        }

        void become(Word text) {
            word = text;
        }
    }

    /** One word of the script, in parts that are expanded differently. */
    record Word(List<Part> parts) {
        static final Word EMPTY = new Word(List.of());

        /** The text of a word that is one unquoted piece, empty for all others. */
        Optional<String> plain() {
            return parts.size() == 1 && parts.getFirst() instanceof Text(String text, boolean quoted) && !quoted
                    ? Optional.of(text)
                    : Optional.empty();
        }
    }

    sealed interface Part {
        boolean quoted();
    }

    record Text(String text, boolean quoted) implements Part {}

    /** {@code ${name}} with an operator such as {@code :-}, {@code %%}, or {@code ""}; {@code length} is {@code ${#name}}. */
    record Parameter(String name, String operator, Word argument, boolean length, boolean quoted) implements Part {}

    record Substitution(Script script, boolean quoted) implements Part {}

    record Arithmetic(Word expression, boolean quoted) implements Part {}
}
