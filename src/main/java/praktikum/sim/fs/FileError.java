package praktikum.sim.fs;

/** A file operation that failed, with the reason in the words of {@code strerror}. */
public final class FileError extends Exception {

    private static final long serialVersionUID = 1L;

    /** The error numbers that the simulator's file systems answer with. */
    public enum Errno {
        ENOENT("No such file or directory"),
        EACCES("Permission denied"),
        EEXIST("File exists"),
        ENOTDIR("Not a directory"),
        EISDIR("Is a directory"),
        ENOTEMPTY("Directory not empty"),
        EROFS("Read-only file system"),
        ENOTCONN("Transport endpoint is not connected"),
        ELOOP("Too many levels of symbolic links");

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
