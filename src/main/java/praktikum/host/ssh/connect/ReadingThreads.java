package praktikum.host.ssh.connect;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Starts the threads that log in to one machine and read what it sends, and knows what computing time they took: packets without meaning,
 * key exchanges without end and single bytes cost nothing else. They are real threads: a virtual thread's socket is watched by a thread
 * that the JVM, when it ends, waits 300 ms for in vain (VM_Exit::wait_for_threads_in_native_to_block).
 */
public final class ReadingThreads implements ThreadFactory {

    // A thread that is over before anybody looked has cost at least its start: a server can make jsch start one per packet.
    private static final long STARTING = 300_000;

    private final ThreadFactory factory = Thread.ofPlatform().daemon().factory();
    private final List<Reading> reading = new ArrayList<>();
    private long ended;

    private record Reading(Thread thread, long took) {
    }

    @Override
    public synchronized Thread newThread(Runnable work) {
        var thread = factory.newThread(work);
        reading.add(new Reading(thread, STARTING));
        return thread;
    }

    /**
     * The computing time of all of them so far; of those that have ended since they were last looked at, what was seen then or their start.
     */
    public synchronized Duration computing() {
        var bean = ManagementFactory.getThreadMXBean();
        reading.replaceAll(one -> new Reading(one.thread(), Math.max(one.took(), bean.getThreadCpuTime(one.thread().threadId()))));
        ended += reading.stream().filter(ReadingThreads::over).mapToLong(Reading::took).sum();
        reading.removeIf(ReadingThreads::over);
        return Duration.ofNanos(ended + reading.stream().mapToLong(Reading::took).sum());
    }

    private static boolean over(Reading one) {
        return one.thread().getState() == Thread.State.TERMINATED;
    }
}
