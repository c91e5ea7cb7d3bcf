package praktikum.sim.fs;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import praktikum.sim.fs.FileError.Errno;

/** The files as one who is not root may touch them: by mode, owner and group of each file and of the directories above. */
public final class UserFiles implements FileSystem {

    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int SEARCH = 1;

    private final FileSystem files;
    private final User user;

    private UserFiles(FileSystem files, User user) {
        this.files = files;
        this.user = user;
    }

    /** The files of a machine as that user sees them; root sees them as they are. */
    public static FileSystem of(FileSystem files, User user) {
        return user.isRoot() ? files : new UserFiles(files, user);
    }

    @Override
    public FileStatus status(String path) throws FileError {
        search(path);
        return files.status(path);
    }

    @Override
    public String resolve(String path) throws FileError {
        String real = files.resolve(path);
        search(real);
        return real;
    }

    @Override
    public byte[] read(String path) throws FileError {
        demand(path, READ);
        return files.read(path);
    }

    @Override
    public InputStream open(String path) throws FileError {
        demand(path, READ);
        return files.open(path);
    }

    @Override
    public List<String> list(String path) throws FileError {
        demand(path, READ);
        return files.list(path);
    }

    @Override
    public void write(String path, byte[] content) throws FileError {
        boolean made = writable(path);
        files.write(path, content);
        if (made) {
            own(path);
        }
    }

    @Override
    public void append(String path, byte[] content) throws FileError {
        boolean made = writable(path);
        files.append(path, content);
        if (made) {
            own(path);
        }
    }

    @Override
    public void makeDirectory(String path) throws FileError {
        if (!files.exists(path)) {
            demandParent(path);
        }
        files.makeDirectory(path);
        own(path);
    }

    @Override
    public void makeLink(String path, String target) throws FileError {
        demandParent(path);
        files.makeLink(path, target);
    }

    @Override
    public void remove(String path) throws FileError {
        demandParent(path);
        files.remove(path);
    }

    @Override
    public void rename(String from, String to) throws FileError {
        demandParent(from);
        demandParent(to);
        files.rename(from, to);
    }

    @Override
    public void setMode(String path, int mode) throws FileError {
        demandOwner(path);
        files.setMode(path, mode);
    }

    @Override
    public void setOwner(String path, String owner, String group) throws FileError {
        demandOwner(path);
        if (!owner.equals(user.name()) || !user.groups().contains(group)) {
            throw new FileError(Errno.EPERM, path);
        }
        files.setOwner(path, owner, group);
    }

    @Override
    public void setModified(String path, Instant modified) throws FileError {
        demandOwner(path);
        files.setModified(path, modified);
    }

    /** Whether the user may do that (of 4 read, 2 write, 1 execute) with a file. */
    public static boolean may(FileStatus status, User user, int what) {
        if (user.isRoot()) {
            return what != SEARCH || status.isDirectory() || (status.mode() & 0111) != 0;
        }
        int shift = status.owner().equals(user.name()) ? 6 : user.groups().contains(status.group()) ? 3 : 0;
        return (status.mode() >> shift & what) == what;
    }

    private boolean writable(String path) throws FileError {
        if (files.exists(path)) {
            demand(path, WRITE);
            return false;
        }
        demandParent(path);
        return true;
    }

    private void own(String path) throws FileError {
        files.setOwner(path, user.name(), user.groups().getFirst());
    }

    private void demandParent(String path) throws FileError {
        String parent = files.resolve(PathNames.parent(path));
        demand(parent, WRITE);
        demand(parent, SEARCH);
    }

    private void demandOwner(String path) throws FileError {
        search(path);
        if (!files.followed(path).owner().equals(user.name())) {
            throw new FileError(Errno.EPERM, path);
        }
    }

    private void demand(String path, int what) throws FileError {
        String real = files.resolve(path);
        search(real);
        if (!may(files.status(real), user, what)) {
            throw new FileError(Errno.EACCES, path);
        }
    }

    private void search(String path) throws FileError {
        String above = path;
        while (!above.equals("/")) {
            above = PathNames.parent(above);
            if (!may(files.followed(above), user, SEARCH)) {
                throw new FileError(Errno.EACCES, path);
            }
        }
    }
}
