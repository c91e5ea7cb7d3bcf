package praktikum.sim.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import praktikum.sim.shell.syntax.Syntax.Part;
import praktikum.sim.shell.syntax.Syntax.Text;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Reads one word with its quotes; what follows a {@code $} is read by {@link DollarReader}. */
final class WordReader {

    private final ScriptSource source;
    private final DollarReader dollars;

    WordReader(ScriptSource source, Parser parser) {
        this.source = source;
        this.dollars = new DollarReader(source, parser, this);
    }

    /** A word up to the next blank or operator. */
    Word word() {
        return unquoted(false);
    }

    /** The argument of {@code ${name:-argument}} up to its closing brace, which stays. */
    Word braceArgument(boolean quoted) {
        return quoted ? new Word(quotedParts('}')) : unquoted(true);
    }

    /** The body of a here-document whose delimiter was not quoted, or arithmetic: no quotes in it, but expansions. */
    static Word hereText(ScriptSource body, Dialect dialect) {
        return new Word(new WordReader(body, new Parser(body, dialect)).quotedParts(ScriptSource.END));
    }

    private Word unquoted(boolean inBraces) {
        Parts parts = new Parts();
        while (true) {
            int c = source.peek();
            if (c == ScriptSource.END || (inBraces ? c == '}' : ScriptSource.isMeta(c))) {
                return new Word(parts.done());
            }
            switch (c) {
                case '\\' -> escaped(parts);
                case '\'' -> parts.add(new Text(singleQuoted(), true));
                case '"' -> doubleQuoted(parts);
                case '$' -> dollars.read(false, parts::add, parts::plain);
                case '`' -> parts.add(dollars.backquoted(false));
                default -> parts.plain(source.next());
            }
        }
    }

    private void escaped(Parts parts) {
        source.next();
        if (source.peek() == ScriptSource.END) {
            parts.plain('\\');
        } else if (!source.take("\n")) {
            parts.add(new Text(String.valueOf(source.next()), true));
        }
    }

    private String singleQuoted() {
        int line = source.line();
        source.next();
        String text = source.takeWhile(c -> c != '\'');
        if (!source.take("'")) {
            throw ScriptError.incomplete(line, "a closing '");
        }
        return text;
    }

    private void doubleQuoted(Parts parts) {
        int line = source.line();
        source.next();
        source.enter();
        List<Part> inside = quotedParts('"');
        source.leave();
        if (!source.take("\"")) {
            throw ScriptError.incomplete(line, "a closing \"");
        }
        if (inside.isEmpty()) {
            parts.add(new Text("", true));
        }
        inside.forEach(parts::add);
    }

    /** Reads in double-quote manner up to that character, which stays; a here-document ends with the text. */
    private List<Part> quotedParts(int end) {
        Parts parts = new Parts();
        while (source.peek() != end && source.peek() != ScriptSource.END) {
            switch (source.peek()) {
                case '\\' -> {
                    source.next();
                    int c = source.peek();
                    if (c == '$' || c == '`' || c == '\\' || c == end && end != ScriptSource.END || c == '"' && end == '}') {
                        parts.quoted(source.next());
                    } else if (!source.take("\n")) {
                        parts.quoted('\\');
                    }
                }
                case '$' -> dollars.read(true, parts::add, parts::quoted);
                case '`' -> parts.add(dollars.backquoted(true));
                case '"' -> {
                    if (end == '}') {
                        throw ScriptError.unsupported(source.line(), "a quote inside \"${…}\"");
                    }
                    parts.quoted(source.next());
                }
                default -> parts.quoted(source.next());
            }
        }
        return parts.done();
    }

    /** Gathers parts, joining single characters to texts. */
    private static final class Parts {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean textIsQuoted;

        void plain(char c) {
            character(c, false);
        }

        void quoted(char c) {
            character(c, true);
        }

        private void character(char c, boolean quoted) {
            if (textIsQuoted != quoted) {
                flush();
                textIsQuoted = quoted;
            }
            text.append(c);
        }

        void add(Part part) {
            flush();
            parts.add(part);
        }

        private void flush() {
            if (!text.isEmpty()) {
                parts.add(new Text(text.toString(), textIsQuoted));
                text.setLength(0);
            }
        }

        List<Part> done() {
            flush();
            return List.copyOf(parts);
        }
    }
}
