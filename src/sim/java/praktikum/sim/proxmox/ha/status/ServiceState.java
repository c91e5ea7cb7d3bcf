package praktikum.sim.proxmox.ha.status;

import java.util.Locale;
import java.util.Set;

/** Where a service is on its way, as the cluster resource manager has it. */
public enum ServiceState {
    STOPPED, REQUEST_STOP, REQUEST_START, REQUEST_START_BALANCE, STARTED, FENCE, RECOVERY, MIGRATE, RELOCATE, FREEZE, ERROR;

    private static final Set<ServiceState> IDLE = Set.of(STOPPED, FREEZE, ERROR, REQUEST_START);

    /** As in the files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the local resource manager of its node, or of its target, has something to do or to watch. */
    public boolean isActive() {
        return !IDLE.contains(this);
    }

    /** Whether it is on its way to another node. */
    public boolean isMoving() {
        return this == MIGRATE || this == RELOCATE;
    }

    /** That of a word. */
    static ServiceState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
