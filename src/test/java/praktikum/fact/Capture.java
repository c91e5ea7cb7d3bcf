package praktikum.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One recorded output of real Proxmox VE code from {@code src/test/resources/captures}.
 *
 * @param path release, state and file, such as {@code pve8/00-standalone/members}
 * @param command the command line as recorded
 * @param node where it ran; empty for files without a header
 */
public record Capture(String path, String command, String node, Printed printed) {

    private static final String BODY = "# ---- stdout verbatim below ----\n";
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"|;&<>])+|[|;&<>]+");
    private static final Pattern PIECE = Pattern.compile("'[^']*'|\"[^\"]*\"|[^'\"]+");
    private static final Pattern WHERE = Pattern.compile("# node: (\\S+)  state: (\\S+)  exit: (\\d+)  date: (\\S+)");

    /** The capture {@code pve8/STATE/FILE} or {@code pve9/STATE/FILE}, without {@code .txt}. */
    public static Capture of(String path) {
        return read(folder(), folder().resolve(path + ".txt"));
    }

    /** What that capture printed. */
    public static Printed printed(String path) {
        return of(path).printed();
    }

    /** Every capture of commands, in the order of their paths. */
    public static List<Capture> all() {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().map(file -> read(folder, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every capture of one command. */
    public static List<Capture> ofCommand(String command) {
        return all().stream().filter(capture -> capture.command().equals(command)).toList();
    }

    /** The state it was taken in, such as {@code pve9/07-no-quorum}. */
    public String state() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /**
     * The argument vector behind the command line: what a shell makes of its quotes, or the shell itself where the line was one of a
     * shell, with a pipe or a redirection.
     */
    public List<String> argv() {
        return words(command);
    }

    /** The same for any line. */
    public static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            if (matcher.group().matches("[|;&<>]+")) {
                return List.of("bash", "-c", line);
            }
            StringBuilder word = new StringBuilder();
            Matcher piece = PIECE.matcher(matcher.group());
            while (piece.find()) {
                word.append(piece.group().replaceAll("^(['\"])(.*)\\1$", "$2"));
            }
            words.add(word.toString());
        }
        return words;
    }

    private static Path folder() {
        try {
            return Path.of(Optional.ofNullable(Capture.class.getResource("/captures")).orElseThrow().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Capture read(Path folder, Path file) {
        String name = folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.txt$", "");
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        int body = text.indexOf(BODY);
        String head = body < 0 ? "" : text.substring(0, body);
        Matcher where = WHERE.matcher(head);
        if (!where.find()) {
            return new Capture(name, "", "", Printed.of(text));
        }
        StringBuilder err = new StringBuilder();
        head.lines().filter(line -> line.startsWith("#! ") || line.equals("#!"))
                .forEach(line -> err.append(line.length() < 3 ? "" : line.substring(3)).append('\n'));
        return new Capture(name, head.substring(2, head.indexOf('\n')), where.group(1), new Printed(Integer.parseInt(where.group(3)),
                text.substring(body + BODY.length()), err.toString(), false, Instant.parse(where.group(4)), Duration.ZERO));
    }
}
