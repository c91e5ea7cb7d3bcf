package praktikum.sim.machine.network;

import java.util.Optional;

/**
 * A route of a machine.
 *
 * @param destination the network; empty for the default route
 * @param prefix its prefix length, 0 for the default route
 * @param gateway the router; empty for a network that is on the wire
 * @param device the interface
 * @param source the address used on it; empty where the kernel chooses
 * @param dynamic whether DHCP brought it
 */
public record Route(Optional<Ip> destination, int prefix, Optional<Ip> gateway, String device, Optional<Ip> source, boolean dynamic) {

    /** Whether it is a default route. */
    public boolean isDefault() {
        return destination.isEmpty();
    }
}
