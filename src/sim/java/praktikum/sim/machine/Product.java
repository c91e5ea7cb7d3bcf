package praktikum.sim.machine;

/** What an installer has put on a machine. */
public enum Product {

    /** Proxmox VE: a cluster node. */
    PROXMOX_VE,

    /** Debian without more, of the release that Proxmox VE is built on. */
    DEBIAN
}
