package praktikum.sim.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.sim.shell.syntax.Syntax.Assignment;
import praktikum.sim.shell.syntax.Syntax.Command;
import praktikum.sim.shell.syntax.Syntax.Direction;
import praktikum.sim.shell.syntax.Syntax.Redirect;
import praktikum.sim.shell.syntax.Syntax.Simple;
import praktikum.sim.shell.syntax.Syntax.Target;
import praktikum.sim.shell.syntax.Syntax.Text;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Parses simple commands: assignments, words, redirections, and the here-documents that wait for the line's end. */
final class SimpleCommandParser {

    private final ScriptSource source;
    private final Dialect dialect;
    private final WordReader words;
    private final List<HereDocument> pending = new ArrayList<>();

    private record HereDocument(int line, Target target, String end, boolean quoted, boolean withoutTabs) {}

    SimpleCommandParser(ScriptSource source, Dialect dialect, WordReader words) {
        this.source = source;
        this.dialect = dialect;
        this.words = words;
    }

    Command command() {
        int line = source.line();
        List<Assignment> assignments = new ArrayList<>();
        List<Word> found = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        while (true) {
            skipBlanks();
            Optional<Redirect> redirect = redirect();
            if (redirect.isPresent()) {
                redirects.add(redirect.get());
            } else if (source.peek() == '(') {
                throw found.size() == 1 ? ScriptError.unsupported(line, "a function") : ScriptError.syntax(line, "(");
            } else if (ScriptSource.isMeta(source.peek())) {
                break;
            } else {
                Optional<Assignment> assignment = found.isEmpty() ? assignment() : Optional.empty();
                if (assignment.isPresent()) {
                    assignments.add(assignment.get());
                } else {
                    addWord(found);
                }
            }
        }
        if (assignments.isEmpty() && found.isEmpty() && redirects.isEmpty()) {
            String near = source.peek() == '\n' ? "newline" : String.valueOf((char) source.peek());
            throw source.peek() == ScriptSource.END ? ScriptError.incomplete(line, "a command") : ScriptError.syntax(line, near);
        }
        return new Simple(line, List.copyOf(assignments), List.copyOf(found), List.copyOf(redirects));
    }

    /** The words up to the next operator or line end. */
    List<Word> words() {
        List<Word> found = new ArrayList<>();
        for (skipBlanks(); !ScriptSource.isMeta(source.peek()); skipBlanks()) {
            addWord(found);
        }
        return List.copyOf(found);
    }

    private void addWord(List<Word> into) {
        int line = source.line();
        Word word = words.word();
        if (dialect == Dialect.BASH) {
            into.addAll(BraceExpansion.expand(word, line));
        } else {
            into.add(word);
        }
    }

    private Optional<Assignment> assignment() {
        int length = 0;
        while (ScriptSource.isNamePart(source.peek(length))) {
            length++;
        }
        boolean append = source.peek(length) == '+' && source.peek(length + 1) == '=';
        if (length == 0 || ScriptSource.isDigit(source.peek())) {
            return Optional.empty();
        }
        if (source.peek(length) == '[' && dialect == Dialect.BASH) {
            throw ScriptError.unsupported(source.line(), "an array");
        }
        if (source.peek(length) != '=' && !append) {
            return Optional.empty();
        }
        String name = source.takeWhile(ScriptSource::isNamePart);
        source.skip(append ? 2 : 1);
        if (source.peek() == '(') {
            throw ScriptError.unsupported(source.line(), "an array");
        }
        return Optional.of(new Assignment(name, append, words.word()));
    }

    /** A redirection, if one is next. */
    Optional<Redirect> redirect() {
        int line = source.line();
        int digits = 0;
        while (ScriptSource.isDigit(source.peek(digits))) {
            digits++;
        }
        int operator = source.peek(digits);
        boolean both = digits == 0 && source.at("&>") && dialect == Dialect.BASH;
        if (operator != '<' && operator != '>' && !both) {
            return Optional.empty();
        }
        String descriptor = source.takeWhile(ScriptSource::isDigit);
        if (both) {
            source.skip(2);
            return Optional.of(file(line, 1, source.take(">") ? Direction.APPEND_BOTH : Direction.WRITE_BOTH));
        }
        int number = descriptor.isEmpty() ? operator == '<' ? 0 : 1 : descriptor.length() > 1 ? 9 : descriptor.charAt(0) - '0';
        if (number > 2 && descriptor.length() > 1) {
            throw ScriptError.unsupported(line, "file descriptor " + descriptor);
        }
        return Optional.of(operator == '<' ? input(line, number) : output(line, number));
    }

    private Redirect input(int line, int descriptor) {
        if (source.take("<&-")) {
            return close(line, descriptor, "<&-");
        }
        if (source.take("<>")) {
            return file(line, descriptor, Direction.READ_WRITE);
        }
        if (descriptor > 2 && source.at("<<")) {
            throw ScriptError.unsupported(line, "a here-document on file descriptor " + descriptor);
        }
        if (source.take("<<<")) {
            if (dialect == Dialect.DASH) {
                throw ScriptError.syntax(line, "<<<");
            }
            Redirect here = file(line, descriptor, Direction.TEXT);
            List<Syntax.Part> parts = new ArrayList<>(here.target().word().parts());
            parts.add(new Text("\n", true));
            here.target().become(new Word(List.copyOf(parts)));
            return here;
        }
        if (source.take("<<")) {
            return hereDocument(line, descriptor, source.take("-"));
        }
        for (String beyond : List.of("<&", "<(")) {
            if (source.at(beyond)) {
                throw ScriptError.unsupported(line, beyond);
            }
        }
        source.next();
        return file(line, descriptor, Direction.READ);
    }

    private Redirect output(int line, int descriptor) {
        if (source.take(">&-")) {
            return close(line, descriptor, ">&-");
        }
        if (descriptor > 2 && source.at(">&")) {
            throw ScriptError.unsupported(line, "file descriptor " + descriptor);
        }
        for (String beyond : List.of(">|", ">(")) {
            if (source.at(beyond)) {
                throw ScriptError.unsupported(line, beyond);
            }
        }
        if (source.take(">&")) {
            Redirect duplicate = file(line, descriptor, Direction.DUPLICATE);
            Optional<String> number = duplicate.target().word().plain();
            if (number.filter(n -> n.equals("1") || n.equals("2")).isEmpty()) {
                throw ScriptError.unsupported(line, ">& to anything but 1 and 2");
            }
            return duplicate;
        }
        source.next();
        return file(line, descriptor, source.take(">") ? Direction.APPEND : Direction.WRITE);
    }

    private static Redirect close(int line, int descriptor, String operator) {
        if (descriptor <= 2) {
            throw ScriptError.unsupported(line, operator);
        }
        return new Redirect(line, descriptor, Direction.CLOSE, new Target(Word.EMPTY));
    }

    private Redirect file(int line, int descriptor, Direction direction) {
        skipBlanks();
        if (ScriptSource.isMeta(source.peek())) {
            throw source.peek() == ScriptSource.END ? ScriptError.incomplete(line, "a file name")
                    : ScriptError.syntax(line, source.peek() == '\n' ? "newline" : String.valueOf((char) source.peek()));
        }
        return new Redirect(line, descriptor, direction, new Target(words.word()));
    }

    private Redirect hereDocument(int line, int descriptor, boolean withoutTabs) {
        Redirect redirect = file(line, descriptor, Direction.TEXT);
        Word end = redirect.target().word();
        if (!end.parts().stream().allMatch(Text.class::isInstance)) {
            throw ScriptError.unsupported(line, "an expansion as the end mark of a here-document");
        }
        String text = end.parts().stream().map(part -> ((Text) part).text()).collect(Collectors.joining());
        boolean quoted = end.parts().stream().anyMatch(Syntax.Part::quoted);
        pending.add(new HereDocument(line, redirect.target(), text, quoted, withoutTabs));
        return redirect;
    }

    /** Skips blanks, comments and continued line ends. */
    void skipBlanks() {
        while (true) {
            int c = source.peek();
            if (c == ' ' || c == '\t') {
                source.next();
            } else if (c == '#') {
                source.takeWhile(other -> other != '\n');
            } else if (!source.take("\\\n")) {
                return;
            }
        }
    }

    /** Skips line ends too; where a line ends, the here-documents that it announced follow. */
    void skipLines() {
        skipBlanks();
        while (source.take("\n")) {
            List<HereDocument> announced = List.copyOf(pending);
            pending.clear();
            announced.forEach(this::readText);
            skipBlanks();
        }
    }

    void demandNoPendingText() {
        if (!pending.isEmpty()) {
            throw ScriptError.incomplete(pending.getFirst().line(), "the line " + pending.getFirst().end());
        }
    }

    private void readText(HereDocument document) {
        StringBuilder body = new StringBuilder();
        while (true) {
            if (source.peek() == ScriptSource.END) {
                throw ScriptError.incomplete(document.line(), "the line " + document.end());
            }
            String text = source.takeLine();
            text = document.withoutTabs() ? text.replaceFirst("^\t+", "") : text;
            if (text.equals(document.end())) {
                break;
            }
            body.append(text).append('\n');
        }
        source.enter();
        document.target().become(document.quoted() ? new Word(List.of(new Text(body.toString(), true)))
                : WordReader.hereText(source.inner(body.toString(), document.line()), dialect));
        source.leave();
    }
}
