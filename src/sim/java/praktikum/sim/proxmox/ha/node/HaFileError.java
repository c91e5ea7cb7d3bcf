package praktikum.sim.proxmox.ha.node;

/** A file of the cluster cannot be read or written: the cluster file system does not answer, or takes no changes. */
public final class HaFileError extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what is said of it in the journal. */
    public HaFileError(String message) {
        super(message);
    }
}
