package praktikum.cli;

import java.io.PrintStream;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * Where a command talks: results on stdout, everything else on stderr.
 *
 * @param colour whether escape sequences are wanted
 * @param terminal whether a person sits in front of it
 */
record Screen(PrintStream out, PrintStream err, boolean colour, boolean terminal, Language language) {

    /** The process's own, with colours on a terminal unless NO_COLOR is set (no-color.org). */
    static Screen system(Language language) {
        var console = System.console();
        var terminal = console != null && console.isTerminal();
        return new Screen(System.out, System.err, terminal && System.getenv().getOrDefault("NO_COLOR", "").isEmpty(), terminal, language);
    }

    /** The width in characters; 80 where nobody tells. */
    int columns() {
        var told = System.getenv().getOrDefault("COLUMNS", "");
        return told.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(told) : 80;
    }

    /** A result. */
    void print(String line) {
        out.println(line);
    }

    /** Talk beside the results. */
    void say(String key, Object... args) {
        err.println(Safe.lines(Message.of(key, args).in(language)));
    }

    /** A word or a line of the kit's own in this screen's language. */
    String word(String key, Object... args) {
        return Message.of(key, args).in(language);
    }

    String green(String text) {
        return ink("32", text);
    }

    String red(String text) {
        return ink("31", text);
    }

    String yellow(String text) {
        return ink("33", text);
    }

    String bold(String text) {
        return ink("1", text);
    }

    String dim(String text) {
        return ink("2", text);
    }

    private String ink(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
