package praktikum.cli;

import java.util.Locale;
import praktikum.drill.Operator;
import praktikum.text.Message;

/** The person at the terminal. */
final class Keyboard implements Operator {

    private final Screen screen;

    Keyboard(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void hear(Message what) {
        screen.err().println(Safe.lines(what.in(screen.language())));
    }

    @Override
    public void please(Message what) throws InterruptedException {
        hear(what);
        ask("");
    }

    /** Whether the answer to a question is yes; nobody there means no. */
    boolean agrees(Message question) {
        return ask(question.in(screen.language()) + " ").toLowerCase(Locale.ROOT).matches("y|yes|ya");
    }

    /** A line that was typed, empty where nobody is there. */
    String ask(String question) {
        if (!screen.terminal()) {
            return "";
        }
        screen.err().print(question);
        screen.err().flush();
        var line = System.console().readLine();
        return line == null ? "" : line.strip();
    }
}
