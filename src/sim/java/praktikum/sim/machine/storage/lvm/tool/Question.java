package praktikum.sim.machine.storage.lvm.tool;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Terminal;

/** Yes or no, as lvm2 asks it: on standard error, answered on standard input; no where that has ended. */
final class Question {

    private Question() {}

    /** Whether the answer is yes; {@code already} where {@code -y} or {@code -f} said so before. */
    static boolean yes(Call call, String question, boolean already) throws IOException, InterruptedException {
        if (already) {
            return true;
        }
        while (true) {
            call.err().print(question);
            call.err().flush();
            Optional<String> answer = line(call);
            if (answer.isEmpty()) {
                call.err().print("[n]\n");
                call.err().flush();
                return false;
            }
            String word = answer.get().strip().toLowerCase(Locale.ROOT);
            if (word.equals("y") || word.equals("yes")) {
                return true;
            }
            if (word.equals("n") || word.equals("no")) {
                return false;
            }
            call.err().print("  WARNING: Invalid input '" + answer.get().strip() + "'.\n");
        }
    }

    private static Optional<String> line(Call call) throws IOException, InterruptedException {
        if (call.inputIsTerminal()) {
            return call.terminal().orElseThrow().readLine(Terminal.Echo.TYPED);
        }
        var text = new StringBuilder();
        for (int next = call.in().read(); next >= 0; next = call.in().read()) {
            if (next == '\n') {
                return Optional.of(text.toString());
            }
            text.append((char) next);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }
}
