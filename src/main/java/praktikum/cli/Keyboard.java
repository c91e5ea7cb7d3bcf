package praktikum.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
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

    private String ask(String question) {
        return line(question).orElse("");
    }

    /** The answer to a question without the blanks around it; empty where nobody is there any more. */
    Optional<String> line(String question) {
        screen.err().print(question);
        screen.err().flush();
        try {
            // Byte by byte, so that nothing of the next answer is taken away from the next reader.
            var line = new ByteArrayOutputStream();
            var key = System.in.read();
            if (key < 0) {
                screen.err().println();
                return Optional.empty();
            }
            for (; key >= 0 && key != '\n'; key = System.in.read()) {
                line.write(key);
            }
            return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
