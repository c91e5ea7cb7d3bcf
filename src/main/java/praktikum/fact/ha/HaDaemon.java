package praktikum.fact.ha;

import java.util.Arrays;

/** Who writes of high availability into the journal. */
public enum HaDaemon {

    /** The cluster resource manager, of which one is master. */
    CRM("pve-ha-crm"),
    /** The local resource manager of a node. */
    LRM("pve-ha-lrm"),
    /** The keeper of the watchdog. */
    WATCHDOG_MUX("watchdog-mux"),
    COROSYNC("corosync"),
    /** The cluster's file system. */
    PMXCFS("pmxcfs"),
    /** Another, such as systemd on a unit of these. */
    OTHER("");

    private final String name;

    HaDaemon(String name) {
        this.name = name;
    }

    static HaDaemon of(String name) {
        return Arrays.stream(values()).filter(daemon -> daemon.name.equals(name)).findFirst().orElse(OTHER);
    }
}
