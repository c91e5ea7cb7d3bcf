package praktikum.sim.machine.storage;

/** Something with disks, pools or volumes that cannot be done; the message is what the program says of it, one or more lines. */
public final class StorageRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    /** With the words of the program. */
    public StorageRefusal(String message) {
        super(message);
    }
}
