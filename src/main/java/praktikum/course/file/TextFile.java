package praktikum.course.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import praktikum.text.FileProblem;
import praktikum.text.LimitedFile;

/**
 * A file of a course as text. Line ends are made one, so that a checkout on another system is the same course.
 *
 * @param text empty where the findings say why
 */
public record TextFile(Optional<String> text, List<FileProblem> findings) {

    /** @param missing the sentence for a file that is not there */
    public static TextFile read(CourseFiles source, String path, String missing) {
        var file = source.shown(path);
        try {
            var bytes = source.bytes(path);
            if (bytes.isEmpty()) {
                return wrong(file, 1, missing);
            } else if (bytes.get().length > LimitedFile.WRITTEN) {
                return wrong(file, 1, "yaml.too-long", bytes.get().length, LimitedFile.WRITTEN);
            }
            return decode(file, bytes.get());
        } catch (CourseFiles.LinkOutside link) {
            return wrong(file, 1, "course.link");
        } catch (IOException | SecurityException e) {
            return new TextFile(Optional.empty(), List.of(LimitedFile.problem(file, e)));
        }
    }

    private static TextFile decode(String file, byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            var body = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return new TextFile(Optional.of(body.replace("\r\n", "\n").replace('\r', '\n')), List.of());
        } catch (CharacterCodingException e) {
            var line = 1;
            for (var i = 0; i < buffer.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            return wrong(file, line, "yaml.not-utf8");
        }
    }

    private static TextFile wrong(String file, int line, String key, Object... args) {
        return new TextFile(Optional.empty(), List.of(FileProblem.of(file, line, key, args)));
    }
}
