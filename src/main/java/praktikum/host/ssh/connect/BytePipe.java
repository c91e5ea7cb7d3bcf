package praktikum.host.ssh.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes from one thread to another. The JDK's pipes break when a thread that once read has ended, and jsch logs in on
 * one thread and listens on the next.
 */
public final class BytePipe {

    private final byte[] ring = new byte[1 << 16];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int start;
    private int count;
    private boolean closed;

    /** The end that is read from; it waits for bytes and ends when either end was closed. */
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return take(to, offset, length);
            }

            @Override
            public void close() {
                end();
            }
        };
    }

    /** The end that is written to; it waits while the pipe is full. */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                put(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                put(from, offset, length);
            }

            @Override
            public void close() {
                end();
            }
        };
    }

    private void put(byte[] from, int offset, int length) throws IOException {
        lock.lock();
        try {
            for (int done = 0; done < length;) {
                while (count == ring.length && !closed) {
                    changed.awaitUninterruptibly();
                }
                if (closed) {
                    throw new IOException("the other side is gone");
                }
                var at = (start + count) % ring.length;
                var n = Math.min(length - done, Math.min(ring.length - count, ring.length - at));
                System.arraycopy(from, offset + done, ring, at, n);
                count += n;
                done += n;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private int take(byte[] to, int offset, int length) {
        lock.lock();
        try {
            while (count == 0 && !closed) {
                changed.awaitUninterruptibly();
            }
            if (count == 0) {
                return -1;
            }
            var n = Math.min(length, Math.min(count, ring.length - start));
            System.arraycopy(ring, start, to, offset, n);
            start = (start + n) % ring.length;
            count -= n;
            changed.signalAll();
            return n;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
