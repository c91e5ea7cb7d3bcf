package praktikum.sim.fs;

/** A file operation that failed, with the reason in the words of {@code strerror}. */
public final class FileError extends Exception {

    private static final long serialVersionUID = 1L;

    /** The error numbers that the simulator's file systems answer with. */
    public enum Errno {
        EPERM("Operation not permitted"),
        ENOENT("No such file or directory"),
        EIO("Input/output error"),
        ENXIO("No such device or address"),
        EACCES("Permission denied"),
        ENOEXEC("Exec format error"),
        EBUSY("Device or resource busy"),
        EEXIST("File exists"),
        EXDEV("Invalid cross-device link"),
        ENOTDIR("Not a directory"),
        EISDIR("Is a directory"),
        EINVAL("Invalid argument"),
        EFBIG("File too large"),
        ENOSPC("No space left on device"),
        EROFS("Read-only file system"),
        ENAMETOOLONG("File name too long"),
        ENOTEMPTY("Directory not empty"),
        ELOOP("Too many levels of symbolic links"),
        ENOTCONN("Transport endpoint is not connected"),
        ESTALE("Stale file handle");

        private final String text;

        Errno(String text) {
            this.text = text;
        }

        /** What {@code strerror} says. */
        public String text() {
            return text;
        }
    }

    private final Errno errno;

    /** The error of an operation on a path. */
    public FileError(Errno errno, String path) {
        super(path + ": " + errno.text());
        this.errno = errno;
    }

    /** Which error it was. */
    public Errno errno() {
        return errno;
    }
}
