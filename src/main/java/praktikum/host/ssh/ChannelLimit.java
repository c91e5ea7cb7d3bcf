package praktikum.host.ssh;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many commands may be open at once on one connection: 8, fewer once the server refused one, never none. */
final class ChannelLimit {

    /** How many at first. */
    static final int MOST = 8;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private int limit = MOST;
    private int busy;

    /** Waits for a free lane; gives the limit it was got under, for {@link #refused}. */
    int enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (busy >= limit) {
                changed.await();
            }
            busy++;
            return limit;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            busy--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Leaves the lane because the server refused to open it. The limit is halved once for all who entered under it.
     *
     * @return whether it was too many; if not, this was the only lane and still refused
     */
    boolean refused(int under) {
        lock.lock();
        try {
            if (limit == under) {
                limit = Math.max(1, limit / 2);
            }
            busy--;
            changed.signalAll();
            return under > 1;
        } finally {
            lock.unlock();
        }
    }

    int busy() {
        lock.lock();
        try {
            return busy;
        } finally {
            lock.unlock();
        }
    }
}
