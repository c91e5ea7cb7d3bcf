package praktikum.fact.guest;

import java.util.Arrays;
import java.util.Optional;
import praktikum.fact.NotUnderstood;

/** What a guest is. */
public enum GuestKind {

    /** A virtual machine of QEMU. */
    VM("qemu", "qemu-server", "vm"),
    /** A container of LXC. */
    CONTAINER("lxc", "lxc", "ct");

    private final String type;
    private final String folder;
    private final String ha;

    GuestKind(String type, String folder, String ha) {
        this.type = type;
        this.folder = folder;
        this.ha = ha;
    }

    /** What the API calls it: {@code qemu} or {@code lxc}. */
    public String type() {
        return type;
    }

    /** Where its configuration lies below a node's folder in {@code /etc/pve/nodes}. */
    public String folder() {
        return folder;
    }

    /** The name of guest 100 for the HA manager: {@code vm:100} or {@code ct:100}. */
    public String sid(long id) {
        return ha + ":" + id;
    }

    /** The kind that the API calls so. */
    public static GuestKind ofType(String type) throws NotUnderstood {
        return find(type).orElseThrow(() -> new NotUnderstood("no type of a guest", type));
    }

    /** The same where it may be something else, such as a node. */
    public static Optional<GuestKind> find(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
