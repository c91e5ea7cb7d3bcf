package praktikum.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The cluster's machines and network as they were seen, next to the plan.
 *
 * @param segment the network of the bridges, such as {@code 192.168.137.0/24}; empty where no node told
 * @param gateway the gateway that the nodes use; empty where no node told
 * @param nodes in the site's order
 * @param differences from the plan
 * @param addresses who has which address
 */
public record TopologyPart(Optional<String> segment, Optional<String> gateway, List<SeenNode> nodes, List<Difference> differences,
        Table addresses) {

    public TopologyPart {
        nodes = List.copyOf(nodes);
        differences = List.copyOf(differences);
    }

    /**
     * A node.
     *
     * @param reached whether it answered; otherwise nothing else is known
     * @param id its number in the cluster
     * @param votes its votes
     * @param release version of Proxmox VE
     * @param kernel the running kernel
     * @param links its corosync links, ascending
     * @param standing what it says of itself; empty where it did not tell
     */
    public record SeenNode(String name, boolean reached, Optional<Integer> id, Optional<Integer> votes, Optional<String> release,
            Optional<String> kernel, Optional<SeenBridge> bridge, List<SeenLink> links, Optional<Standing> standing) {
        public SeenNode {
            links = List.copyOf(links);
        }
    }

    /** Where a node stands in the cluster. */
    public enum Standing {
        QUORATE,
        NOT_QUORATE,
        /** Corosync does not run. */
        STOPPED,
        NO_CLUSTER;

        /** The word's key in the messages, without {@code report}. */
        public String key() {
            return "topology." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The bridge of a node.
     *
     * @param addresses each with its prefix length
     * @param ports names of its physical ports
     */
    public record SeenBridge(String name, boolean up, List<String> addresses, List<String> ports) {
        public SeenBridge {
            addresses = List.copyOf(addresses);
            ports = List.copyOf(ports);
        }
    }

    /**
     * A corosync link of a node.
     *
     * @param number 0 to 7
     * @param connected whether it reaches all others; empty where unknown
     */
    public record SeenLink(int number, String address, Optional<Boolean> connected) {
    }

    /**
     * Something that is not as planned.
     *
     * @param number its mark in the drawing, from 1
     * @param node the node it is on; empty for the whole cluster
     */
    public record Difference(int number, Optional<String> node, String what, String planned, String seen, List<Integer> evidence) {
        public Difference {
            evidence = List.copyOf(evidence);
        }
    }

    /** The numbers of all corosync links seen on any node, ascending. */
    List<Integer> linkNumbers() {
        var numbers = new TreeSet<Integer>();
        nodes.forEach(node -> node.links().forEach(link -> numbers.add(link.number())));
        return List.copyOf(numbers);
    }

    /** The marks of what differs on a node; of what differs for the whole cluster with an empty name. */
    List<Integer> marks(String node) {
        return differences.stream().filter(difference -> difference.node().orElse("").equals(node)).map(Difference::number).toList();
    }
}
