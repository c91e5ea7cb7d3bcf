package praktikum.sim.proxmox.guest.config;

/** A virtual machine or a container. */
public enum GuestKind {

    /** A virtual machine of QEMU. */
    QEMU("qemu", "qemu-server", "VM", "qm"),
    /** A Linux container. */
    LXC("lxc", "lxc", "CT", "vz");

    private final String word;
    private final String folder;
    private final String title;
    private final String task;

    GuestKind(String word, String folder, String title, String task) {
        this.word = word;
        this.folder = folder;
        this.title = title;
        this.task = task;
    }

    /** What the API calls it: {@code qemu}. */
    public String word() {
        return word;
    }

    /** The directory of a node in which its files are: {@code qemu-server}. */
    public String folder() {
        return folder;
    }

    /** What messages call it: {@code VM}. */
    public String title() {
        return title;
    }

    /** What types of its tasks begin with: {@code qm}, {@code vz}. */
    public String task() {
        return task;
    }

    /** The kind that the API calls so. */
    public static GuestKind of(String word) {
        return word.equals("lxc") ? LXC : QEMU;
    }
}
