package praktikum.sim.machine.nfs;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.User;
import praktikum.sim.fs.UserFiles;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.nfs.ExportOptions.Flag;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.Usage;
import praktikum.sim.shell.ProgramAborted;

/**
 * The files of an export as a client has them. Each touch goes to the server, if it is reached now; otherwise a hard mount waits for it
 * until whoever touches is ended. Where nothing may wait, inside the world's lock, it is an I/O error.
 */
final class NfsFiles implements FileSystem {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final NfsReach reach;
    private final String base;
    private final NfsOptions options;
    private Optional<NfsServer> reached = Optional.empty();
    private long reachedAt = -1;

    /** @param base the path on the server that is mounted */
    NfsFiles(NfsReach reach, String base, NfsOptions options) {
        this.reach = reach;
        this.base = base;
        this.options = options;
    }

    /** What a client does with files of the server. */
    private interface Touch<T> {
        T on(FileSystem files, String path) throws FileError;
    }

    /** The same where nothing comes back. */
    private interface Change {
        void on(FileSystem files, String path) throws FileError;
    }

    /** What the server has at a path for the client now. */
    private sealed interface There {
    }

    /** Files, touched by whom the export takes root for. */
    private record Files(FileSystem files, boolean readOnly) implements There {
    }

    /** A directory above exports, which shows the way to them. */
    private record Above(List<String> names) implements There {
    }

    /** Nothing, below a directory that only shows the way. */
    private record Missing() implements There {
    }

    /** What was exported once. */
    private record Stale() implements There {
    }

    private String inner(String path) {
        return path.equals("/") ? base : base.equals("/") ? path : base + path;
    }

    private There there(String path) throws FileError {
        Machine client = reach.client();
        Instant begun = client.world().clock().instant();
        while (true) {
            Optional<There> now = client.world().ask(() -> look(inner(path)));
            if (now.isPresent()) {
                return now.get();
            }
            boolean givenUp = options.soft()
                    && Duration.between(begun, client.world().clock().instant()).compareTo(options.patience()) > 0;
            if (givenUp || client.world().isInside() || !client.running()) {
                throw new FileError(Errno.EIO, path);
            }
            try {
                client.world().clock().sleep(AGAIN);
            } catch (InterruptedException ended) {
                throw new ProgramAborted(ProgramAborted.Cause.KILLED);
            }
        }
    }

    private Optional<There> look(String path) {
        return reached().map(server -> {
            Optional<Export> export = server.export(reach.source(), path);
            if (export.isEmpty()) {
                return server.above(reach.source(), path) ? new Above(below(server, path))
                        : server.above(reach.source(), base) ? new Missing() : new Stale();
            }
            ExportOptions may = export.get().options();
            FileSystem files = server.machine().files();
            boolean squashed = may.has(Flag.ROOT_SQUASH) || may.has(Flag.ALL_SQUASH);
            return new Files(squashed ? UserFiles.of(files, nobody(server.machine(), may)) : files, may.has(Flag.READ_ONLY));
        });
    }

    /** The server, if it is reached now: looked at once in whatever is done in one go, which may touch many files. */
    private Optional<NfsServer> reached() {
        long moment = reach.client().world().moment();
        if (moment != reachedAt) {
            reached = reach.now();
            reachedAt = moment;
        }
        return reached;
    }

    private List<String> below(NfsServer server, String path) {
        String start = path.equals("/") ? "/" : path + "/";
        var names = new TreeSet<String>();
        server.paths(reach.source()).stream().filter(one -> one.startsWith(start) && one.length() > start.length())
                .forEach(one -> names.add(one.substring(start.length()).replaceFirst("/.*", "")));
        return List.copyOf(names);
    }

    private static User nobody(Machine server, ExportOptions may) {
        return new User(name(server, "/etc/passwd", may.anonuid(), "nobody"),
                List.of(name(server, "/etc/group", may.anongid(), "nogroup")));
    }

    private static String name(Machine server, String file, int id, String usual) {
        return server.disk().textOrEmpty(file).lines().map(line -> line.split(":"))
                .filter(words -> words.length > 2 && words[2].equals(Integer.toString(id))).map(words -> words[0]).findFirst()
                .orElse(id == 65_534 ? usual : Integer.toString(id));
    }

    private <T> T read(String path, Touch<T> touch) throws FileError {
        return switch (there(path)) {
            case Files found -> touch.on(found.files(), inner(path));
            case Above _ -> throw new FileError(Errno.EISDIR, path);
            case Missing _ -> throw new FileError(Errno.ENOENT, path);
            case Stale _ -> throw new FileError(Errno.ESTALE, path);
        };
    }

    private void change(String path, Change change) throws FileError {
        switch (there(path)) {
            case Files found when !found.readOnly() && !options.readOnly() -> change.on(found.files(), inner(path));
            case Stale _ -> throw new FileError(Errno.ESTALE, path);
            case Files _, Above _, Missing _ -> throw new FileError(Errno.EROFS, path);
        }
    }

    /** How full the file system of the export is; nothing while the server is not reached. */
    Usage usage() {
        return reach.client().world().ask(() -> reached().map(server -> Mounts.of(server.machine()).covering(base).usage().get())
                .orElse(Usage.NONE));
    }

    @Override
    public FileStatus status(String path) throws FileError {
        if (there(path) instanceof Above) {
            return FileStatus.directory(0755, reach.client().world().clock().instant());
        }
        return read(path, FileSystem::status);
    }

    @Override
    public byte[] read(String path) throws FileError {
        return read(path, FileSystem::read);
    }

    @Override
    public InputStream open(String path) throws FileError {
        return read(path, FileSystem::open);
    }

    @Override
    public List<String> list(String path) throws FileError {
        return there(path) instanceof Above(List<String> names) ? names : read(path, FileSystem::list);
    }

    @Override
    public void write(String path, byte[] content) throws FileError {
        change(path, (files, there) -> files.write(there, content));
    }

    @Override
    public void append(String path, byte[] content) throws FileError {
        change(path, (files, there) -> files.append(there, content));
    }

    @Override
    public void makeDirectory(String path) throws FileError {
        change(path, (files, there) -> files.makeDirectory(there));
    }

    @Override
    public void makeLink(String path, String target) throws FileError {
        change(path, (files, there) -> files.makeLink(there, target));
    }

    @Override
    public void remove(String path) throws FileError {
        change(path, (files, there) -> files.remove(there));
    }

    @Override
    public void rename(String from, String to) throws FileError {
        change(from, (files, there) -> files.rename(there, inner(to)));
    }

    @Override
    public void setMode(String path, int mode) throws FileError {
        change(path, (files, there) -> files.setMode(there, mode));
    }

    @Override
    public void setOwner(String path, String owner, String group) throws FileError {
        change(path, (files, there) -> files.setOwner(there, owner, group));
    }

    @Override
    public void setModified(String path, Instant modified) throws FileError {
        change(path, (files, there) -> files.setModified(there, modified));
    }
}
