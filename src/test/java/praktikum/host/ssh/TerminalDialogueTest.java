package praktikum.host.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.Dialogue.Turn;

class TerminalDialogueTest {

    private final ByteArrayOutputStream covered = new ByteArrayOutputStream();
    private final List<String> typed = new ArrayList<>();

    @Test
    void aPromptIsAnsweredOnceWhenItsLineIsOpen() {
        var conversation = conversation(new Turn("password", "a", true), new Turn("yes/no", "yes", false));

        say(conversation, "The password will be asked for.\r\n", "Pass", "word: ", "\r\nPassword: ", "\r\nSure (yes/", "no)? ");

        assertEquals(List.of("a", "yes"), typed);
    }

    @Test
    void equalPromptsGetTheirAnswersInOrder() {
        var conversation = conversation(new Turn("password:", "one", true), new Turn("password:", "two", true));

        say(conversation, "New password: ", "\r\n", "Retype new password: ", "\r\n", "Another password: ");

        assertEquals(List.of("one", "two"), typed);
    }

    @Test
    void aQuestionThatIsNotAskedIsSkipped() {
        var conversation = conversation(new Turn("continue connecting", "yes", false), new Turn("password:", "p", true));

        say(conversation, "Please enter password: ");

        assertEquals(List.of("p"), typed);
    }

    @Test
    void aSecretIsCoveredHoweverItIsCutInPieces() {
        var random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            covered.reset();
            var secret = random.nextBoolean() ? "aab" : "abab";
            var text = random.ints(30, 'a', 'd').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var conversation = conversation(new Turn("never", secret, true));
            for (int at = 0; at < text.length();) {
                var end = Math.min(text.length(), at + 1 + random.nextInt(5));
                say(conversation, text.substring(at, end));
                at = end;
            }
            conversation.end();

            var seen = covered.toString(StandardCharsets.UTF_8);
            assertFalse(seen.contains(secret), secret + " in " + seen + " of " + text);
            assertEquals(text.replace(secret, "*****"), seen);
        }
    }

    private TerminalDialogue conversation(Turn... turns) {
        return new TerminalDialogue(Command.of("x").onTerminal(new Dialogue(List.of(turns))), covered::writeBytes);
    }

    private void say(TerminalDialogue conversation, String... pieces) {
        for (var piece : pieces) {
            conversation.printed(piece.getBytes(StandardCharsets.UTF_8)).ifPresent(typed::add);
        }
    }
}
