package praktikum.fact.cluster;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.net.Addresses;

/**
 * The configuration of corosync, from {@code cat /etc/pve/corosync.conf} or {@code cat /etc/corosync/corosync.conf}.
 *
 * @param text the file as it is
 * @param clusterName {@code cluster_name}
 * @param configVersion {@code config_version}, one more with each change
 * @param nodes in the order written, which is by name
 * @param totem further values of the section {@code totem}, such as {@code token}
 */
public record CorosyncConf(String text, String clusterName, long configVersion, List<Node> nodes, SortedMap<String, String> totem) {

    /** What the cluster agreed on. */
    public static final Question<Optional<CorosyncConf>> SHARED = Question.of(CorosyncConf::read, "cat", "/etc/pve/corosync.conf");
    /** The node's own copy, the one that corosync reads. */
    public static final Question<Optional<CorosyncConf>> LOCAL = Question.of(CorosyncConf::read, "cat", "/etc/corosync/corosync.conf");
    /** The text of that copy, even where it is no configuration. */
    public static final Question<Optional<String>> LOCAL_TEXT = Question.of(CorosyncConf::text, LOCAL.argv());

    /**
     * A configured node.
     *
     * @param name of the node
     * @param id {@code nodeid}
     * @param votes {@code quorum_votes}
     * @param links per link number what its {@code ringN_addr} says: an address or a name
     */
    public record Node(String name, long id, long votes, SortedMap<Integer, String> links) {

        public Node {
            links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        }

        /** The address on a link; empty where there is none or where a name is written. */
        public Optional<InetAddress> address(int link) {
            return Optional.ofNullable(links.get(link)).flatMap(Addresses::parse);
        }
    }

    public CorosyncConf {
        nodes = List.copyOf(nodes);
        totem = Collections.unmodifiableSortedMap(new TreeMap<>(totem));
    }

    /** Reads the file (corosync.conf(5)): {@code config_version: 4} → version 4; "No such file or directory" → empty. */
    public static Reading<Optional<CorosyncConf>> read(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<String> text = p.content();
            return text.isPresent() ? Optional.of(CorosyncReader.read(text.get())) : Optional.empty();
        });
    }

    /** The file as it is, also where it is no configuration; "No such file or directory" is empty. */
    public static Reading<Optional<String>> text(Printed printed) {
        return Reading.of(printed, Printed::content);
    }

    /** The node of that name. */
    public Optional<Node> find(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /**
     * A line in which two files differ; a line that is not there is a dash.
     *
     * @param here in this configuration
     * @param there in the other file
     */
    public record Difference(String here, String there) {
    }

    /** The first line in which another file differs, blanks and lines without text at the end apart. */
    public Optional<Difference> firstDifference(String other) {
        var here = text.stripTrailing().lines().toList();
        var there = other.stripTrailing().lines().toList();
        return IntStream.range(0, Math.max(here.size(), there.size()))
                .mapToObj(i -> new Difference(line(here, i), line(there, i)))
                .filter(line -> !line.here().equals(line.there())).findFirst();
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? (index + 1) + ": " + lines.get(index).strip() : "–";
    }
}
