package praktikum.host.joint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import praktikum.host.Output;

/** Streams of bytes as lines of text, a character for each byte, so that nothing gets lost. */
final class Streams {

    private Streams() {
    }

    /** The lines of a stream without their ends; empty where the last one has none: it was cut off. */
    static Optional<List<String>> lines(byte[] stream) {
        var text = new String(stream, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        var lines = Arrays.asList(text.split("\n", -1));
        return lines.getLast().isEmpty() ? Optional.of(lines.subList(0, lines.size() - 1)) : Optional.empty();
    }

    /** What a question's own command would have given, of texts with a character for each byte. */
    static Output part(Output all, int exit, String out, String err) {
        return new Output(exit, out.getBytes(StandardCharsets.ISO_8859_1), err.getBytes(StandardCharsets.ISO_8859_1), false, all.started(),
                all.took());
    }

    /** Whether a command ended well and complained of nothing. */
    static boolean clean(Output all) {
        return all.exit() == 0 && all.err().length == 0 && !all.truncated();
    }

    /** Nothing is certain. */
    static List<Optional<Output>> uncertain(List<String> subjects) {
        return Collections.nCopies(subjects.size(), Optional.empty());
    }

    /** One answer each where there are as many as questions; else nobody knows which is whose. */
    static List<Optional<Output>> inOrder(List<String> subjects, Output all, List<String> parts) {
        return parts.size() != subjects.size() ? uncertain(subjects)
                : parts.stream().map(part -> Optional.of(part(all, 0, part, ""))).toList();
    }
}
