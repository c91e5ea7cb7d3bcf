package praktikum.sim.proxmox.ha.node;

import java.util.SortedMap;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.HaSettings;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;

/** What a node gives to both daemons. Whatever touches files of the cluster may end with a {@link HaFileError}. */
public interface HaNode {

    /** Its name. */
    String name();

    /** The time by its clock, in seconds. */
    long now();

    /** Whether it is in the quorate part of its cluster. */
    boolean isQuorate();

    /** Whether it heard of all changes of the cluster file system. */
    boolean isUpToDate();

    /** {@code manager_status}. */
    ManagerStatus managerStatus();

    /** The services that are configured, by their ids. */
    SortedMap<String, HaResource> resources();

    /** What {@code datacenter.cfg} says of HA. */
    HaSettings settings();

    /** Gets, or keeps, a lock of the cluster such as {@code ha_manager_lock}; it goes to another one 120 s after it was last kept. */
    boolean lock(String name);

    /** Gives a lock back; false when it is not to be had. */
    boolean unlock(String name);

    /** Opens a watchdog that resets the node 60 s after it was last kept. */
    void openWatchdog();

    /** Keeps the watchdog. */
    void keepWatchdog();

    /** Closes the watchdog, so that nothing happens. */
    void closeWatchdog();

    /**
     * Writes into the journal.
     *
     * @param priority one of {@link Journal}'s
     * @param text the line
     */
    void log(int priority, String text);

    /** {@code lrm_status} of a node. */
    LrmStatus lrmStatus(String node);
}
