package praktikum.sim.proxmox.ha.config;

import java.util.Optional;

/**
 * A service that is configured, with what is not said filled in.
 *
 * @param sid its id, such as {@code vm:100}
 * @param node the node that its guest is on; empty where there is no such guest
 * @param state what people want of it
 * @param failback whether it goes back to a node that it likes better
 * @param maxRestart how often its start is tried again on a node
 * @param maxRelocate how often it is tried on another node
 */
public record HaResource(String sid, Optional<String> node, RequestState state, boolean failback, int maxRestart, int maxRelocate) {

    /** Its kind, such as {@code vm}. */
    public String type() {
        return sid.substring(0, sid.indexOf(':'));
    }
}
