package praktikum.sim.proxmox.ha.node;

import praktikum.sim.proxmox.ha.status.LrmStatus;

/** What a node gives to its local resource manager. */
public interface LrmNode extends HaNode {

    /** Why systemd stops the daemon. */
    enum Shutdown {
        /** The node goes on. */
        NONE,
        /** The node is switched off. */
        POWEROFF,
        /** The node boots again. */
        REBOOT
    }

    /** Whether the node is being shut down. */
    Shutdown shutdown();

    /** Writes {@code lrm_status} of this node. */
    void write(LrmStatus status);

    /** A process for one order. */
    ServiceAgent agent();
}
