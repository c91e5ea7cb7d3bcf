package praktikum.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import praktikum.check.verdict.Outcome;
import praktikum.course.page.TerminalText;
import praktikum.text.FileProblem;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * Where a command talks: results on stdout, everything else on stderr.
 *
 * @param colour whether escape sequences are wanted
 * @param terminal whether a person sits in front of it
 * @param columns its width in characters; 80 where nobody tells
 */
public record Screen(PrintStream out, PrintStream err, boolean colour, boolean terminal, int columns, Language language) {

    // The pages' colour of code (TerminalLine); each word has it by itself, so that a line may end anywhere.
    private static final String CODE = "36";
    private static final Pattern COMMAND = Pattern.compile("`([^`]+)`");
    private static final int USUAL = 80;
    // A sentence in fewer columns than these is easier to read below what it belongs to than beside it.
    private static final int LEAST = 28;

    /** The process's own, with colours on a terminal unless NO_COLOR is set (no-color.org). */
    public static Screen system(Language language) {
        var console = System.console();
        var terminal = console != null && console.isTerminal();
        return new Screen(System.out, System.err, terminal && System.getenv().getOrDefault("NO_COLOR", "").isEmpty(), terminal,
                width(terminal), language);
    }

    /** The width of the process's own terminal: as COLUMNS says, else as it is asked itself. */
    static int width(boolean terminal) {
        var told = number(System.getenv().getOrDefault("COLUMNS", ""));
        return told.isEmpty() && terminal ? asked().orElse(USUAL) : told.orElse(USUAL);
    }

    // stty(1) prints "rows columns" of the terminal on its standard input; Windows has none.
    private static OptionalInt asked() {
        try {
            var stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (var printed = stty.getInputStream()) {
                var words = new String(printed.readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
                return number(words[words.length - 1]);
            }
        } catch (IOException none) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt number(String text) {
        return text.matches("[1-9][0-9]{1,3}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** A result. */
    public void print(String line) {
        out.println(line);
    }

    /**
     * A result that begins with a mark or a name and goes on with sentences. On a terminal these are wrapped between words, and their
     * further lines hang below the first one's; elsewhere it is one line.
     */
    public void print(String start, String sentences) {
        var indent = TerminalText.columns(start);
        if (!terminal || indent + TerminalText.columns(sentences) <= columns) {
            print(start + sentences);
            return;
        }
        var below = columns - indent < LEAST && !start.isBlank();
        var hang = below ? Math.min(8, columns / 4) : Math.min(indent, columns / 2);
        var lines = TerminalText.wrapped(sentences, columns - hang);
        print(below ? start.stripTrailing() : start + lines.getFirst());
        lines.stream().skip(below ? 0 : 1).forEach(line -> print(" ".repeat(hang) + line));
    }

    /** Talk beside the results. */
    public void say(String key, Object... args) {
        say(Message.of(key, args));
    }

    /** Talk beside the results, in a sentence that somebody else has made. */
    public void say(Message what) {
        err.println(TerminalSanitizer.lines(what.in(language)));
    }

    /** A warning about a file, on one line whatever names it quotes. */
    public void warn(FileProblem what) {
        err.println(TerminalSanitizer.line(what.in(language)));
    }

    /** A word or a line of the kit's own in this screen's language. */
    public String word(String key, Object... args) {
        return Message.of(key, args).in(language);
    }

    /** The mark of an outcome. */
    public String mark(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> ink("32", "✔");
            case FAILED -> ink("31", "✘");
            case NOT_MEASURED -> ink("33", "?");
        };
    }

    /** Bold where there are colours. */
    public String bold(String text) {
        return ink("1", text);
    }

    /** Faint where there are colours. */
    public String dim(String text) {
        return ink("2", text);
    }

    /** What stands between back-quotes in a colour of its own; where there are no colours the back-quotes stay. */
    public String commands(String sentence) {
        return colour ? COMMAND.matcher(sentence).replaceAll(command -> Matcher.quoteReplacement(
                Arrays.stream(command.group(1).split(" ", -1)).map(word -> ink(CODE, word)).collect(Collectors.joining(" ")))) : sentence;
    }

    private String ink(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
