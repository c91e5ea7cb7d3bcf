package praktikum.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import praktikum.host.PrivateFile;
import praktikum.report.BrokenTemplate;
import praktikum.text.Message;

/** Why a file or folder of the user's cannot be used, as a sentence. */
final class FileErrorMessage {

    private FileErrorMessage() {
    }

    static Message of(IOException trouble) {
        return switch (trouble) {
            case FileSystemException named when named.getFile() != null -> {
                var file = Path.of(named.getFile()).toAbsolutePath().normalize();
                yield switch (named) {
                    case PrivateFile.Linked _ -> Message.of("cli.file.link", file);
                    // What cannot be made is not there: it is its folder that refuses.
                    case AccessDeniedException _ -> Message.of("cli.file.denied", Files.exists(file) ? file : file.getParent());
                    case NoSuchFileException _ -> Message.of("cli.file.missing", file);
                    case FileAlreadyExistsException _, NotDirectoryException _ -> Message.of("cli.file.no-folder", file);
                    default -> Message.of("cli.file.other", file,
                            Optional.ofNullable(named.getReason()).orElse(named.getClass().getSimpleName()));
                };
            }
            case BrokenTemplate template -> template.why();
            default -> Message.of("cli.file.some", Optional.ofNullable(trouble.getMessage()).orElse(trouble.getClass().getSimpleName()));
        };
    }
}
