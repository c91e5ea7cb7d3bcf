package praktikum.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Takes what a command prints on one of its streams. Never throws: it runs on the thread that reads for all commands of
 * a connection.
 */
public final class OutputCollector extends OutputStream {

    /** How many bytes beyond the limit are read and dropped before the command is taken for endless. */
    private static final long FLOOD = 4L << 20;

    private final int limit;
    private final Consumer<byte[]> each;
    private final Runnable flooded;
    private final Runnable end;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long dropped;

    /**
     * @param each gets every byte within the limit, as it comes
     * @param flooded called once when there is no end of it
     * @param end called when the stream is closed
     */
    public OutputCollector(int limit, Consumer<byte[]> each, Runnable flooded, Runnable end) {
        this.limit = limit;
        this.each = each;
        this.flooded = flooded;
        this.end = end;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] from, int offset, int length) {
        var room = Math.min(length, limit - kept.size());
        if (room > 0) {
            kept.write(from, offset, room);
            each.accept(Arrays.copyOfRange(from, offset, offset + room));
        }
        var before = dropped;
        dropped += length - room;
        if (before <= FLOOD && dropped > FLOOD) {
            flooded.run();
        }
    }

    @Override
    public void close() {
        end.run();
    }

    /** The bytes within the limit. */
    public synchronized byte[] kept() {
        return kept.toByteArray();
    }

    /** Whether there were more. */
    public synchronized boolean truncated() {
        return dropped > 0;
    }
}
