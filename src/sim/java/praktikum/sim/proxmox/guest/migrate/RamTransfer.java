package praktikum.sim.proxmox.guest.migrate;

import java.time.Duration;
import praktikum.sim.proxmox.guest.run.GuestMemory;

/**
 * How the memory of a running machine gets to another node: what is not empty goes once, then again what has changed meanwhile, until so
 * little is left that the machine can stand still for the rest.
 */
final class RamTransfer {

    /** Bytes of video memory and firmware that a machine has besides. */
    private static final long BESIDES = 17_616_896;
    /** What QEMU counts for pages that are empty: their number. */
    private static final double EMPTY_PAGE = 9.0 / 4096;
    private static final double LIMIT_SECONDS = 0.1;

    private final long total;
    private final long first;
    private final double dirtied;
    private final double speed;
    private final double overhead;

    /**
     * The memory of a machine on its way.
     *
     * @param speed bytes a second that the way carries
     * @param overhead what standing still takes besides, in milliseconds
     */
    RamTransfer(GuestMemory memory, double speed, double overhead) {
        this.total = memory.configured() + BESIDES;
        this.first = memory.touched() + (long) ((total - memory.touched()) * EMPTY_PAGE);
        this.dirtied = Math.min(memory.dirtied(), speed / 2);
        this.speed = speed;
        this.overhead = overhead;
    }

    /** All of it, in bytes. */
    long total() {
        return total;
    }

    /** What is left after some time, in bytes. */
    private double left(double seconds) {
        return Math.max(0, first - (speed - dirtied) * seconds);
    }

    private double rest() {
        return Math.min(first, speed * LIMIT_SECONDS * 0.6);
    }

    /** How long it takes until the machine stands still. */
    Duration converges() {
        return Duration.ofMillis(Math.round(1000 * Math.max(0.02, (first - rest()) / (speed - dirtied))));
    }

    /** How long it then stands still, as QEMU measures it. */
    Duration downtime() {
        return Duration.ofMillis(Math.round(1000 * rest() / speed + overhead));
    }

    /** What has gone over the wire after some time. */
    long transferred(Duration elapsed) {
        double seconds = Math.min(elapsed.toMillis(), converges().plus(downtime()).toMillis()) / 1000.0;
        return Math.round(Math.min(speed * seconds, first + dirtied * seconds));
    }

    /** What has gone over the wire when all is there. */
    long transferred() {
        return Math.round(first + dirtied * converges().toMillis() / 1000.0);
    }

    /** What is still to go after some time. */
    long remaining(Duration elapsed) {
        return Math.round(left(elapsed.toMillis() / 1000.0));
    }

    /** Bytes a second. */
    double speed() {
        return speed;
    }

    /** QEMU's cache for pages that changed: the power of two above a tenth of the memory. */
    static long cache(long memory) {
        long tenth = memory / 10;
        return tenth < 2 ? 1 : Long.highestOneBit(tenth - 1) << 1;
    }
}
