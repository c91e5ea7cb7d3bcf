package praktikum.drill;

import java.util.List;
import praktikum.drill.quorum.QuorumDrill;
import praktikum.site.PlannedNode;

/**
 * How a node is taken out of the cluster and put back.
 *
 * @param node the node's name
 * @param host where the commands run: the node itself, or {@link QuorumDrill#KIT} for a power switch that the site names
 * @param off takes it out; empty for by hand
 * @param on puts it back; empty for by hand
 */
public record PowerSwitch(String node, String host, List<String> off, List<String> on) {

    public static PowerSwitch of(PlannedNode node) {
        return node.power().map(power -> new PowerSwitch(node.name(), QuorumDrill.KIT, power.off(), power.on()))
                .orElseGet(() -> new PowerSwitch(node.name(), node.name(), List.of("systemctl", "stop", "corosync"), List.of("systemctl", "start", "corosync")));
    }

    public boolean byHand() {
        return off.isEmpty();
    }

    /** Whether only corosync is stopped: then the node's HA manager would have it fenced. */
    public boolean corosyncOnly() {
        return !host.equals(QuorumDrill.KIT);
    }
}
