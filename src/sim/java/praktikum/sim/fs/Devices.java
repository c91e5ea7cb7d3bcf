package praktikum.sim.fs;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import praktikum.sim.fs.FileStatus.Kind;

/** The devices that every machine has: {@code /dev/null}, {@code zero}, {@code full}, {@code random}, {@code urandom}. */
public final class Devices {

    private Devices() {}

    /** Puts them into {@code /dev}. */
    public static void put(MemoryFiles files, RandomGenerator random) throws FileError {
        WriteHandler nowhere = content -> {};
        files.device("/dev/null", Kind.CHARACTER_DEVICE, 0666, InputStream::nullInputStream, nowhere);
        files.device("/dev/zero", Kind.CHARACTER_DEVICE, 0666, () -> new Endless(() -> 0), nowhere);
        files.device("/dev/full", Kind.CHARACTER_DEVICE, 0666, () -> new Endless(() -> 0), content -> {
            throw new FileError(FileError.Errno.ENOSPC, "/dev/full");
        });
        for (String path : new String[] {"/dev/random", "/dev/urandom"}) {
            files.device(path, Kind.CHARACTER_DEVICE, 0666, () -> new Endless(() -> random.nextInt(256)), nowhere);
        }
    }

    /** A stream without an end. */
    private static final class Endless extends InputStream {
        private final IntSupplier bytes;

        Endless(IntSupplier bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.getAsInt();
        }

        @Override
        public int read(byte[] into, int from, int length) throws InterruptedIOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            for (int i = 0; i < length; i++) {
                into[from + i] = (byte) bytes.getAsInt();
            }
            return length;
        }
    }
}
