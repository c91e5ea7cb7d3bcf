package praktikum.sim.proxmox.ha.status;

/**
 * The whole HA stack is being, or is, put out of action (9.2).
 *
 * @param ignore whether services are not looked after meanwhile; otherwise they freeze as they are
 * @param complete whether all local resource managers have let go
 */
public record Disarm(boolean ignore, boolean complete) {

    /** What becomes of services, as in the files. */
    public String mode() {
        return ignore ? "ignore" : "freeze";
    }

    /** How far it is, as in the files. */
    public String state() {
        return complete ? "disarmed" : "disarming";
    }
}
