package praktikum.sim.shell.run;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import praktikum.sim.shell.ProgramAborted;

/** A bounded pipe between two threads. Waiting ends by interrupting; writing ends when nobody reads any more. */
public final class Pipe {

    private static final int SIZE = 1 << 16;

    private final byte[] ring = new byte[SIZE];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int start;
    private int filled;
    private boolean writerGone;
    private boolean readerGone;

    /** The end that is read; closing it breaks the pipe for the writer. */
    public InputStream in() {
        return new Reading();
    }

    /** The end that is written; closing it gives the reader its end of file. */
    public OutputStream out() {
        return new Writing();
    }

    /** How many bytes can be written without waiting. */
    public int room() {
        lock.lock();
        try {
            return SIZE - filled;
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        try {
            changed.await();
        } catch (InterruptedException e) {
            throw new ProgramAborted(ProgramAborted.Cause.KILLED);
        }
    }

    private void lock() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new ProgramAborted(ProgramAborted.Cause.KILLED);
        }
    }

    private void close(boolean reader) {
        lock.lock();
        try {
            readerGone |= reader;
            writerGone |= !reader;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Reading extends InputStream {
        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (length == 0) {
                return 0;
            }
            lock();
            try {
                while (filled == 0 && !writerGone && !readerGone) {
                    await();
                }
                if (filled == 0 || readerGone) {
                    return -1;
                }
                int count = Math.min(length, filled);
                int first = Math.min(count, SIZE - start);
                System.arraycopy(ring, start, into, from, first);
                System.arraycopy(ring, 0, into, from + first, count - first);
                start = (start + count) % SIZE;
                filled -= count;
                changed.signalAll();
                return count;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return filled;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            Pipe.this.close(true);
        }
    }

    private final class Writing extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            lock();
            try {
                for (int done = 0; done < length;) {
                    while (filled == SIZE && !readerGone) {
                        await();
                    }
                    if (readerGone || writerGone) {
                        throw new ProgramAborted(ProgramAborted.Cause.BROKEN_PIPE);
                    }
                    int end = (start + filled) % SIZE;
                    int count = Math.min(Math.min(length - done, SIZE - filled), SIZE - end);
                    System.arraycopy(bytes, from + done, ring, end, count);
                    filled += count;
                    done += count;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            Pipe.this.close(false);
        }
    }
}
