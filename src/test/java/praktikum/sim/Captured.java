package praktikum.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A capture: what was run, how it ended and what it printed. */
record Captured(String command, int exit, String err, String out) {

    static Captured read(String path) {
        try (var in = Captured.class.getResourceAsStream("/captures/" + path)) {
            if (in == null) {
                throw new AssertionError("no capture " + path);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String mark = "# ---- stdout verbatim below ----\n";
            int at = text.indexOf(mark);
            List<String> head = text.substring(0, at).lines().toList();
            List<String> errors = new ArrayList<>();
            head.stream().filter(line -> line.startsWith("#! ")).forEach(line -> errors.add(line.substring(3)));
            String exit = head.stream().filter(line -> line.contains("  exit: ")).findFirst().orElseThrow().replaceFirst(".*  exit: (\\d+).*", "$1");
            return new Captured(head.getFirst().substring(2), Integer.parseInt(exit), errors.isEmpty() ? "" : String.join("\n", errors) + "\n",
                    text.substring(at + mark.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
