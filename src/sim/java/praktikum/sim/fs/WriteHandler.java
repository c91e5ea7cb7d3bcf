package praktikum.sim.fs;

/** Takes what is written to a file that is none, such as {@code /proc/sys/net/ipv4/ip_forward}. */
@FunctionalInterface
public interface WriteHandler {

    /** Takes the bytes of one writing. */
    void write(byte[] content) throws FileError;

    /** A sink that lets nobody write. */
    static WriteHandler closed(String path) {
        return content -> {
            throw new FileError(FileError.Errno.EACCES, path);
        };
    }
}
