package praktikum.sim.proxmox.ha.node;

import java.util.OptionalInt;
import java.util.function.Consumer;

/** A process of a local resource manager that carries out one order; whatever takes time says when it is over. */
public interface ServiceAgent {

    /** Writes into the journal under its own process id. */
    void log(int priority, String text);

    /** Whether there are services of a kind such as {@code vm}. */
    boolean knows(String type);

    /** Whether a service runs on this node. */
    boolean isRunning(String sid);

    /** Starts a service. */
    void start(String sid, Runnable over);

    /** Stops a service, the hard way after so many seconds; with 0 at once, and as usual without. */
    void shutDown(String sid, OptionalInt timeout, Runnable over);

    /** Moves a service, live if it may; tells whether it has left. */
    void migrate(String sid, String target, boolean live, Consumer<Boolean> over);
}
