package praktikum.sim.proxmox.ha.status;

import java.util.Arrays;

/** How an order to a local resource manager ended, with its number in the files. */
public enum ExitCode {
    /** Done. */
    SUCCESS(0),
    /** It failed, and the cluster resource manager has to decide. */
    ERROR(1),
    /** It failed and is tried again here; this one is told to nobody. */
    TRY_AGAIN(2),
    /** The service is not on this node. */
    WRONG_NODE(3),
    /** No such kind of service. */
    UNKNOWN_TYPE(4),
    /** No such order. */
    UNKNOWN_COMMAND(5),
    /** The order lacks something. */
    INVALID_PARAMETER(6),
    /** No such service. */
    UNKNOWN_SERVICE(7),
    /** There was a reason to do nothing. */
    IGNORED(8),
    /** The worker itself broke. */
    BROKEN(-1);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** As in the files. */
    public int number() {
        return number;
    }

    /** That of a number. */
    static ExitCode of(int number) {
        return Arrays.stream(values()).filter(code -> code.number == number).findFirst().orElse(BROKEN);
    }
}
