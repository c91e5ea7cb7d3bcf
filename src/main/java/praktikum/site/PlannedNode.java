package praktikum.site;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A planned cluster node.
 *
 * @param name its host name, short form
 * @param address its planned management address
 * @param links planned addresses of its further corosync links ({@code link1} …), empty where none is planned
 * @param login where the kit's SSH connects, and as whom, where that is not the planned address and the site's user
 * @param power how the machine is stopped and started, empty for the drill's own default
 */
public record PlannedNode(String name, InetAddress address, List<InetAddress> links, SshLogin login, Optional<Power> power)
        implements PlannedMachine {

    public PlannedNode {
        links = List.copyOf(links);
    }

    /**
     * Commands, run where the kit runs, that stop and start the machine; {@code by-hand} asks a person instead.
     *
     * @param off argument vector that takes the machine down hard, empty list for by hand
     * @param on argument vector that brings it up, empty list for by hand
     */
    public record Power(List<String> off, List<String> on) {

        public Power {
            off = List.copyOf(off);
            on = List.copyOf(on);
        }

        /** Whether a person does it. */
        public boolean byHand() {
            return off.isEmpty();
        }
    }
}
