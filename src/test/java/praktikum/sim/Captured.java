package praktikum.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A capture: where and what was run, how it ended and what it printed. */
record Captured(String node, String command, int exit, String err, String out) {

    /** All captures of commands, such as {@code pve8/00-standalone/members.txt}. */
    static List<String> paths() {
        try {
            Path folder = Path.of(Captured.class.getResource("/captures").toURI());
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(file -> file.toString().endsWith(".txt")).filter(Captured::isOfCommand)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfCommand(Path file) {
        try {
            return Files.readString(file).contains("\n" + MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String MARK = "# ---- stdout verbatim below ----\n";

    static Captured read(String path) {
        try (var in = Captured.class.getResourceAsStream("/captures/" + path)) {
            if (in == null) {
                throw new AssertionError("no capture " + path);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int at = text.indexOf(MARK);
            List<String> head = text.substring(0, at).lines().toList();
            List<String> errors = new ArrayList<>();
            head.stream().filter(line -> line.startsWith("#! ")).forEach(line -> errors.add(line.substring(3)));
            String exit = head.stream().filter(line -> line.contains("  exit: ")).findFirst().orElseThrow()
                    .replaceFirst(".*  exit: (\\d+).*", "$1");
            String node = head.stream().filter(line -> line.startsWith("# node: ")).findFirst().orElseThrow()
                    .replaceFirst("# node: (\\S+).*", "$1");
            return new Captured(node, head.getFirst().substring(2), Integer.parseInt(exit),
                    errors.isEmpty() ? "" : String.join("\n", errors) + "\n",
                    text.substring(at + MARK.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
