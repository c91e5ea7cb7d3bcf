package praktikum.host.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.Redaction;

/** Listens to what a command prints on its terminal, gives the answers, and covers secrets before anybody sees them. */
final class TerminalDialogue {

    private static final int LONGEST_PROMPT = 4096;

    private record Open(Pattern prompt, String answer) {
    }

    private final List<Open> open = new ArrayList<>();
    private final Redaction blot;
    private final Consumer<byte[]> covered;
    private final StringBuilder line = new StringBuilder();
    private byte[] held = new byte[0];

    /**
     * @param covered gets all that is printed, without secrets
     */
    TerminalDialogue(Command command, Consumer<byte[]> covered) {
        this.blot = Redaction.of(command);
        this.covered = covered;
        command.dialogue().map(Dialogue::turns).orElse(List.of())
                // A prompt stands in the last line, which it leaves open.
                .forEach(turn -> open.add(new Open(Pattern.compile("(?:" + turn.prompt() + ")[^\\r\\n]*\\z", Pattern.CASE_INSENSITIVE),
                        turn.answer())));
    }

    /** Takes what was printed; gives the answer that is to be typed now. */
    Optional<String> printed(byte[] bytes) {
        var all = Arrays.copyOf(held, held.length + bytes.length);
        System.arraycopy(bytes, 0, all, held.length, bytes.length);
        var part = blot.part(all);
        held = part.held();
        covered.accept(part.covered());

        line.append(new String(bytes, StandardCharsets.UTF_8));
        line.delete(0, Math.max(0, line.length() - LONGEST_PROMPT));
        for (var question : open) {
            if (question.prompt().matcher(line).find()) {
                open.remove(question);
                line.setLength(0);
                return Optional.of(question.answer());
            }
        }
        return Optional.empty();
    }

    /** Nothing more will be printed. */
    void end() {
        covered.accept(blot.from(held));
        held = new byte[0];
    }
}
