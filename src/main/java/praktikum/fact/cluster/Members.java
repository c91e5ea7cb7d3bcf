package praktikum.fact.cluster;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.fact.system.FileText;

/**
 * The cluster as one node's cluster file system sees it, from {@code cat /etc/pve/.members}. Where that file is not there, the file
 * system itself is not, and nothing can be said about a cluster: that is not understood.
 *
 * @param self the node that was asked
 * @param changes how often this view has changed since the file system was started
 * @param cluster the cluster; empty on a node without
 * @param nodes in the order printed, which is by id; none on a node without cluster
 */
public record Members(String self, long changes, Optional<Cluster> cluster, List<Node> nodes) {

    /** The file as it is: where there is none, the cluster file system is not mounted. */
    public static final Question<FileText> FILE = FileText.of("/etc/pve/.members");
    public static final Question<Members> ASKED = Question.of(Members::read, FILE.argv());

    /**
     * The cluster a node belongs to.
     *
     * @param name of the cluster
     * @param configVersion version of the corosync configuration in use
     * @param configured number of configured nodes
     * @param quorate whether this node's part has quorum
     */
    public record Cluster(String name, long configVersion, int configured, boolean quorate) {}

    /**
     * A node of the cluster.
     *
     * @param name of the node
     * @param id node id of corosync
     * @param online whether this view has it online
     * @param address what its host name resolves to; empty where that is not known (yet)
     */
    public record Node(String name, long id, boolean online, Optional<InetAddress> address) {}

    public Members {
        nodes = List.copyOf(nodes);
    }

    /** The name of a node id of corosync; the id itself where this view does not know it. */
    public String nameOf(long id) {
        return nodes.stream().filter(node -> node.id() == id).map(Node::name).findFirst().orElse("nodeid " + id);
    }

    /** Reads the file of Proxmox VE 8 or 9: {@code "pve2": { "id": 2, "online": 0, "ip": "192.0.2.12"}} → pve2 is not online. */
    public static Reading<Members> read(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p.content().orElseThrow(
                    () -> new NotUnderstood("/etc/pve is not mounted: the cluster file system (pve-cluster) does not run", p.err())));
            Optional<Json> list = json.find("nodelist");
            if (json.find("cluster").isPresent() != list.isPresent()) {
                throw new NotUnderstood("only one of 'cluster' and 'nodelist'");
            }
            List<Node> nodes = new ArrayList<>();
            if (list.isPresent()) {
                for (Map.Entry<String, Json> entry : list.get().fields().entrySet()) {
                    nodes.add(node(entry.getKey(), entry.getValue()));
                }
            }
            return new Members(json.text("nodename"), json.number("version"), json.find("cluster", Members::cluster), nodes);
        });
    }

    /** The node of that name. */
    public Optional<Node> find(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** The names of the nodes this view has online. */
    public SortedSet<String> online() {
        SortedSet<String> names = new TreeSet<>();
        nodes.stream().filter(Node::online).forEach(node -> names.add(node.name()));
        return names;
    }

    /** Whether this node is in a cluster and its part has quorum. */
    public boolean quorate() {
        return cluster.filter(Cluster::quorate).isPresent();
    }

    static Cluster cluster(Json json) throws NotUnderstood {
        return new Cluster(json.text("name"), json.number("version"), TextLines.smallCount(json.text("nodes"), "the nodes"),
                json.flag("quorate"));
    }

    private static Node node(String name, Json json) throws NotUnderstood {
        return new Node(name, json.number("id"), json.flag("online"), address(json));
    }

    /** What is known of a node's address: nothing where it is absent or empty. */
    static Optional<InetAddress> address(Json json) throws NotUnderstood {
        Optional<String> ip = json.findText("ip").filter(text -> !text.isEmpty());
        return ip.isPresent() ? Optional.of(TextLines.address(ip.get())) : Optional.empty();
    }
}
