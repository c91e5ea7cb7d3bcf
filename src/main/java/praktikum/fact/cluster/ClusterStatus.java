package praktikum.fact.cluster;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Reading;

/**
 * The cluster as the API tells it, from {@code pvesh get /cluster/status}.
 *
 * @param cluster the cluster; empty on a node without
 * @param nodes in the order printed, which means nothing; on a node without cluster itself alone
 */
public record ClusterStatus(Optional<Members.Cluster> cluster, List<Node> nodes) {

    /**
     * A node.
     *
     * @param name of the node
     * @param id node id of corosync; 0 without cluster
     * @param online whether the asked node has it online
     * @param local whether it is the asked node
     * @param address what its host name resolves to, where known
     */
    public record Node(String name, long id, boolean online, boolean local, Optional<InetAddress> address) {}

    public ClusterStatus {
        nodes = List.copyOf(nodes);
    }

    /** Reads the JSON of Proxmox VE 8 or 9: {@code {"type":"node","name":"pve2","nodeid":2,"online":0,…}} → pve2 is not online. */
    public static Reading<ClusterStatus> read(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<Members.Cluster> cluster = Optional.empty();
            List<Node> nodes = new ArrayList<>();
            for (Json item : Json.of(p).items()) {
                switch (item.text("type")) {
                    case "cluster" -> {
                        if (cluster.isPresent()) {
                            throw new NotUnderstood("more than one cluster");
                        }
                        cluster = Optional.of(Members.cluster(item));
                    }
                    case "node" -> nodes.add(node(item));
                    default -> throw new NotUnderstood("neither cluster nor node", item.text("type"));
                }
            }
            if (nodes.isEmpty()) {
                throw new NotUnderstood("no node at all");
            }
            return new ClusterStatus(cluster, nodes);
        });
    }

    private static Node node(Json item) throws NotUnderstood {
        return new Node(item.text("name"), item.number("nodeid"), item.flag("online"), item.flag("local"), Members.address(item));
    }
}
