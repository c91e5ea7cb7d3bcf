package praktikum.site.plan;

/** What a guest is. */
public enum GuestKind {
    CONTAINER("lxc"), VM("qemu");

    private final String type;

    GuestKind(String type) {
        this.type = type;
    }

    /** As {@code site.yaml} and lab pages call it. */
    public String word() {
        return this == CONTAINER ? "container" : "vm";
    }

    /** As Proxmox VE calls it. */
    public String type() {
        return type;
    }

    /** The content that a storage has to take for its disks. */
    public String content() {
        return this == CONTAINER ? "rootdir" : "images";
    }

    static GuestKind of(String word) {
        return word.equals("container") ? CONTAINER : VM;
    }
}
