package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;

/**
 * Reads one file in the format of exports(5), character by character as nfs-utils does: a path and the clients behind it on a line, words
 * end at blanks, quotes keep blanks, {@code \040} is a blank, a backslash at the end of a line joins it with the next, {@code #} where
 * a word would begin starts a comment. From the first fault on nothing of a file is read.
 */
final class ExportsReader {

    private static final String SPACE = " \t\n\r\f\u000b";
    private static final int LONGEST_FILE = 250_000;
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_CLIENT = 511;

    /** One word, or what stands where one should: nothing more on the line. */
    private record Word(String text, boolean there) {}

    private final String file;
    private final String text;
    private final List<Export> exports = new ArrayList<>();
    private int at;
    private int line = 1;

    private ExportsReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Adds what a file exports; what keeps it from being read to its end, if anything. */
    static Optional<Exports.Fault> read(String file, String text, List<Export> exports) throws NotUnderstood {
        if (text.length() > LONGEST_FILE) {
            throw new NotUnderstood("too long a table of exports");
        }
        ExportsReader reader = new ExportsReader(file, text);
        Optional<Exports.Fault> fault = Optional.empty();
        try {
            reader.lines();
        } catch (NotUnderstood e) {
            fault = Optional.of(new Exports.Fault(file, reader.line, reader.currentLine(), e.getMessage()));
        }
        exports.addAll(reader.exports);
        return fault;
    }

    private void lines() throws NotUnderstood {
        for (Word path = word(" \t\n", LONGEST_PATH); path.there(); path = word(" \t\n", LONGEST_PATH)) {
            clients(MountText.withoutEnd(path.text()));
        }
    }

    private void clients(String path) throws NotUnderstood {
        ExportOptionReader defaults = new ExportOptionReader();
        boolean any = false;
        for (Word word = word(" \t", LONGEST_CLIENT); word.there() || !any; word = word(" \t", LONGEST_CLIENT)) {
            if (word.text().startsWith("-")) {
                defaults.read(word.text().substring(1));
                word = word(" \t", LONGEST_CLIENT);
            }
            // Where no client is named, defaults behind the last one included, everyone is.
            any = true;
            client(path, word.text(), defaults);
            if (!word.there()) {
                return;
            }
        }
    }

    private void client(String path, String word, ExportOptionReader defaults) throws NotUnderstood {
        int open = word.indexOf('(');
        if (open >= 0 && word.indexOf(')', open) != word.length() - 1) {
            throw new NotUnderstood("bad option list");
        }
        ExportOptionReader own = new ExportOptionReader(defaults);
        String client = open < 0 ? word : word.substring(0, open);
        exports.add(new Export(path, ExportClient.of(client),
                open < 0 ? own.options() : own.read(word.substring(open + 1, word.length() - 1)).options()));
    }

    private Word word(String blanks, int longest) throws NotUnderstood {
        skip(blanks);
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        while (at < text.length()) {
            int before = at;
            char c = next();
            if (!quoted && SPACE.indexOf(c) >= 0) {
                if (c == '\n') {
                    at = before;
                    line--;
                }
                break;
            }
            if (c == '"') {
                quoted = !quoted;
                continue;
            }
            word.append(c);
            if (word.length() > longest) {
                throw new NotUnderstood("syntax error");
            }
        }
        return new Word(MountText.plain(word.toString()), !word.isEmpty());
    }

    private void skip(String blanks) {
        while (at < text.length()) {
            int before = at;
            int lineBefore = line;
            char c = next();
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (blanks.indexOf(c) < 0) {
                at = before;
                line = lineBefore;
                return;
            }
        }
    }

    /** The next character; a backslash at the end of a line, with the blanks that begin the next one, is one blank. */
    private char next() {
        char c = text.charAt(at++);
        if (c == '\\' && at < text.length() && text.charAt(at) == '\n') {
            at++;
            line++;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            return ' ';
        }
        line += c == '\n' ? 1 : 0;
        return c;
    }

    private String currentLine() {
        return TextLines.cut(text.lines().skip(line - 1).findFirst().orElse(""), 300);
    }
}
