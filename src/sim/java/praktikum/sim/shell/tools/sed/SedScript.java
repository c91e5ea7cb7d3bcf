package praktikum.sim.shell.tools.sed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.sim.shell.command.UnsupportedUsage;
import praktikum.sim.shell.pattern.PosixRegex;
import praktikum.sim.shell.tools.sed.SedSyntax.Address;
import praktikum.sim.shell.tools.sed.SedSyntax.Command;
import praktikum.sim.shell.tools.sed.SedSyntax.Piece;
import praktikum.sim.shell.tools.sed.SedSyntax.Substitution;

/** Reads a script of {@code sed}: {@code s y p d q = a i c n { }} with addresses; the rest is refused. */
final class SedScript {

    private final String text;
    private final boolean extended;
    private int position;
    private int depth;

    /** A script that is wrong. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String text) {
            super(text, null, false, false);
        }
    }

    private SedScript(String text, boolean extended) {
        this.text = text;
        this.extended = extended;
    }

    static List<Command> read(String text, boolean extended) throws Wrong {
        SedScript script = new SedScript(text, extended);
        List<Command> commands = script.commands(false);
        return commands;
    }

    private List<Command> commands(boolean inBlock) throws Wrong {
        List<Command> commands = new ArrayList<>();
        while (true) {
            skip(" \t\n;");
            if (position == text.length()) {
                if (inBlock) {
                    throw wrong("unmatched `{'");
                }
                return commands;
            }
            if (text.charAt(position) == '}') {
                position++;
                if (!inBlock) {
                    throw wrong("unexpected `}'");
                }
                return commands;
            }
            if (text.charAt(position) == '#') {
                skipLine();
            } else {
                commands.add(command());
            }
        }
    }

    private Command command() throws Wrong {
        Optional<Address> from = address(false);
        Optional<Address> to = Optional.empty();
        skip(" \t");
        if (from.isPresent() && peek() == ',') {
            position++;
            skip(" \t");
            to = address(true);
            if (to.isEmpty()) {
                throw wrong("unexpected `,'");
            }
        }
        skip(" \t");
        boolean negated = peek() == '!';
        if (negated) {
            position++;
            skip(" \t");
        }
        if (position == text.length()) {
            throw wrong("missing command");
        }
        char letter = text.charAt(position++);
        Optional<Substitution> substitution = Optional.empty();
        String argument = "";
        List<Command> block = List.of();
        switch (letter) {
            case 's' -> substitution = Optional.of(substitution());
            case 'y' -> argument = transliteration();
            case 'a', 'i', 'c' -> argument = textArgument();
            case 'q', 'Q' -> argument = takeDigits();
            case 'p', 'd', '=', 'n', 'N', 'D', 'P', 'h', 'H', 'g', 'G', 'x' -> {}
            case '{' -> {
                if (++depth > 20) {
                    throw new UnsupportedUsage("nesting deeper than 20");
                }
                block = commands(true);
                depth--;
            }
            case 'b', 't', 'T', ':', 'r', 'R', 'w', 'W', 'l', 'e', 'F', 'z', 'v' -> throw new UnsupportedUsage("the command " + letter);
            default -> throw wrong("unknown command: `" + letter + "'");
        }
        skip(" \t");
        if ("aic{".indexOf(letter) < 0 && position < text.length() && ";\n}#".indexOf(peek()) < 0) {
            position++;
            throw wrong(letter == 's' ? "unknown option to `s'" : "extra characters after command");
        }
        return new Command(from, to, negated, letter, substitution, argument, block);
    }

    private Optional<Address> address(boolean second) throws Wrong {
        if (Character.isDigit(peek())) {
            long number = Long.parseLong(takeDigits());
            if (peek() == '~' || number == 0 && !second) {
                throw new UnsupportedUsage("the address " + number + (peek() == '~' ? "~" : ""));
            }
            return Optional.of(new Address.Line(number));
        }
        if (peek() == '$') {
            position++;
            return Optional.of(new Address.Last());
        }
        if (second && peek() == '+') {
            position++;
            return Optional.of(new Address.More(Long.parseLong("0" + takeDigits())));
        }
        if (peek() == '/' || peek() == '\\') {
            position += peek() == '\\' ? 2 : 1;
            if (position > text.length()) {
                throw wrong("unterminated address regex");
            }
            String source = delimited(text.charAt(position - 1), "unterminated address regex");
            int flags = 0;
            if (peek() == 'I') {
                position++;
                flags = Pattern.CASE_INSENSITIVE;
            }
            return Optional.of(new Address.Fits(pattern(source, flags)));
        }
        return Optional.empty();
    }

    private Substitution substitution() throws Wrong {
        if (position == text.length() || peek() == '\n' || peek() == '\\') {
            throw wrong("unterminated `s' command");
        }
        char delimiter = text.charAt(position++);
        String source = delimited(delimiter, "unterminated `s' command");
        String replacement = delimited(delimiter, "unterminated `s' command");
        int flags = 0;
        int occurrence = 1;
        boolean all = false;
        boolean print = false;
        while (position < text.length() && ("gpIi".indexOf(peek()) >= 0 || Character.isDigit(peek()))) {
            if (Character.isDigit(peek())) {
                occurrence = Integer.parseInt(takeDigits());
                if (occurrence == 0) {
                    throw wrong("number option to `s' command may not be zero");
                }
                continue;
            }
            switch (text.charAt(position++)) {
                case 'g' -> all = true;
                case 'p' -> print = true;
                default -> flags = Pattern.CASE_INSENSITIVE;
            }
        }
        if ("eMmw".indexOf(peek()) >= 0 && position < text.length()) {
            throw new UnsupportedUsage("the flag " + peek() + " of s");
        }
        Pattern pattern = pattern(source, flags);
        List<Piece> pieces = SedReplacement.pieces(replacement);
        int groups = pattern.matcher("").groupCount();
        for (Piece piece : pieces) {
            if (piece.group() > groups) {
                throw wrong("invalid reference \\" + piece.group() + " on `s' command's RHS");
            }
        }
        return new Substitution(pattern, pieces, occurrence, all, print);
    }

    private String transliteration() throws Wrong {
        if (position == text.length()) {
            throw wrong("unterminated `y' command");
        }
        char delimiter = text.charAt(position++);
        String from = delimited(delimiter, "unterminated `y' command");
        String to = delimited(delimiter, "unterminated `y' command");
        if (from.contains("\\") || to.contains("\\")) {
            throw new UnsupportedUsage("a backslash in y");
        }
        if (from.length() != to.length()) {
            throw wrong("strings for `y' command are different lengths");
        }
        return from + to;
    }

    /** The text of a, i and c: up to the line's end, on the same line or after a backslash on the next. */
    private String textArgument() throws Wrong {
        skip(" \t");
        if (peek() == '\\') {
            position++;
            skip(" \t");
            if (peek() == '\n') {
                position++;
            }
        }
        if (position == text.length()) {
            throw wrong("expected \\ after `a', `c' or `i'");
        }
        StringBuilder argument = new StringBuilder();
        while (position < text.length() && peek() != '\n') {
            char c = text.charAt(position++);
            if (c == '\\' && position < text.length()) {
                c = text.charAt(position++);
            }
            argument.append(c);
        }
        return argument.toString();
    }

    /** Up to the delimiter, which is taken; a backslash before it makes it ordinary. */
    private String delimited(char delimiter, String unterminated) throws Wrong {
        StringBuilder part = new StringBuilder();
        boolean bracket = false;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '\\' && position < text.length()) {
                char escaped = text.charAt(position++);
                if (escaped != delimiter) {
                    part.append('\\');
                }
                part.append(escaped == '\n' && delimiter != '\n' ? '\n' : escaped);
            } else if (c == delimiter && !bracket) {
                return part.toString();
            } else {
                part.append(c);
            }
        }
        throw wrong(unterminated);
    }

    private Pattern pattern(String source, int flags) throws Wrong {
        if (source.isEmpty()) {
            throw new UnsupportedUsage("an empty regular expression");
        }
        try {
            return extended ? PosixRegex.extended(source, flags) : PosixRegex.basic(source, flags);
        } catch (PosixRegex.Invalid e) {
            throw wrong(e.getMessage());
        }
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private void skip(String characters) {
        while (position < text.length() && characters.indexOf(peek()) >= 0) {
            position++;
        }
    }

    private void skipLine() {
        while (position < text.length() && peek() != '\n') {
            position++;
        }
    }

    private String takeDigits() {
        int start = position;
        while (position < text.length() && Character.isDigit(peek()) && position - start < 9) {
            position++;
        }
        return text.substring(start, position);
    }

    private Wrong wrong(String what) {
        return new Wrong("-e expression #1, char " + position + ": " + what);
    }
}
