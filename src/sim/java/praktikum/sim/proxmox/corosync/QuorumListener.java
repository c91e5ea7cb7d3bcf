package praktikum.sim.proxmox.corosync;

/** A part of a machine that is told when corosync's quorum changes, as clients of its library are. */
public interface QuorumListener {

    /** The ring, the votes or the configuration changed. */
    void quorumChanged();

    /** Corosync is gone. */
    void quorumLost();
}
