package praktikum.host.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import praktikum.host.PrivateFile;
import praktikum.site.Workspace;
import praktikum.text.Language;
import praktikum.text.LimitedFile;
import praktikum.text.Message;

/** Keeps two runs from working in the same workspace at once. The system frees it when the process ends, however it does. */
public final class WorkspaceLock implements AutoCloseable {

    /** Somebody else works in this workspace. */
    public static final class Held extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Message why;

        Held(Message why) {
            super(why.in(Language.ENGLISH));
            this.why = why;
        }

        /** The sentence for people, with the other's process id. */
        public Message why() {
            return why;
        }
    }

    // Far behind the text: where locks are mandatory the holder's process id can still be read.
    private static final long AT = Long.MAX_VALUE - 1;

    private static final int LONGEST_PROCESS_ID = 64;

    private final FileChannel file;
    private final FileLock lock;

    private WorkspaceLock(FileChannel file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Takes the lock, without waiting.
     *
     * @throws Held somebody else has it
     */
    public static WorkspaceLock take(Workspace workspace) throws IOException, Held {
        var path = workspace.folder().resolve(".lock");
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            try {
                PrivateFile.create(path);
            } catch (FileAlreadyExistsException e) {
                // Somebody was faster; who of us gets the lock is decided below.
            }
        }
        PrivateFile.noLink(path);
        var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            var lock = file.tryLock(AT, 1, false);
            if (lock == null) {
                throw held(workspace, path);
            }
            file.truncate(0);
            file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new WorkspaceLock(file, lock);
        } catch (OverlappingFileLockException e) {
            file.close();
            throw held(workspace, path);
        } catch (IOException | Held e) {
            file.close();
            throw e;
        }
    }

    private static Held held(Workspace workspace, Path path) throws IOException {
        var process = LimitedFile.text(path, LONGEST_PROCESS_ID).strip();
        return new Held(Message.of("host.workspace-held", workspace.folder().toAbsolutePath().normalize(),
                process.isEmpty() ? "?" : process));
    }

    /** Frees the workspace. The file stays: removing it would let two others lock two files of the same name. */
    @Override
    public void close() throws IOException {
        lock.release();
        file.close();
    }
}
