package praktikum.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads files that somebody else may have made. The limit holds before the work: no more than that is ever read, whatever size the
 * file says it has, and what is no file, such as a pipe that nobody writes into or an endless device, is not read at all.
 */
public final class LimitedFile {

    /** The longest file that is read of what people write, in bytes. */
    public static final int WRITTEN = 1 << 20;

    /** It is there, but is no file. */
    public static final class NoFile extends FileSystemException {

        private static final long serialVersionUID = 1;

        NoFile(Path file) {
            super(file.toString(), null, "no file");
        }
    }

    /** It is longer than it may be. */
    public static final class TooLong extends FileSystemException {

        private static final long serialVersionUID = 1;

        private final long size;
        private final long most;

        TooLong(Path file, long size, long most) {
            super(file.toString(), null, size + " bytes, where " + most + " are read");
            this.size = size;
            this.most = most;
        }
    }

    private LimitedFile() {
    }

    /** The bytes of a file. */
    public static byte[] bytes(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Files.exists(file) ? new NoFile(file) : new NoSuchFileException(file.toString());
        }
        try (var from = Files.newInputStream(file)) {
            var bytes = from.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new TooLong(file, Math.max(bytes.length, Files.size(file)), most);
            }
            return bytes;
        }
    }

    /**
     * The text of a file.
     *
     * @throws CharacterCodingException it is no UTF-8
     */
    public static String text(Path file, int most) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file, most))).toString();
    }

    /** Why a file that people write could not be read, as a sentence. */
    public static FileProblem problem(String file, Exception why) {
        return switch (why) {
            case TooLong tooLong -> FileProblem.of(file, 1, "yaml.too-long", tooLong.size, tooLong.most);
            case NoFile _ -> FileProblem.of(file, 1, "yaml.no-file");
            case CharacterCodingException _ -> FileProblem.of(file, 1, "yaml.not-utf8");
            default -> FileProblem.of(file, 1, "yaml.unreadable", why.getClass().getSimpleName());
        };
    }
}
