package praktikum.sim.proxmox.ha.status;

import java.util.Locale;

/** What the cluster resource manager takes a node for. */
public enum NodeState {
    /** A member of the quorate part. */
    ONLINE,
    /** A member that is to have no services. */
    MAINTENANCE,
    /** No member of the quorate part; whether it runs, nobody knows. */
    UNKNOWN,
    /** Its services may only start elsewhere when it is sure to be down. */
    FENCE,
    /** Not in the list of nodes any more. */
    GONE;

    /** As in the files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a word. */
    static NodeState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
