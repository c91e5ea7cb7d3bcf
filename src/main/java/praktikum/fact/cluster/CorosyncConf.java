package praktikum.fact.cluster;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.fact.system.FileText;
import praktikum.net.Addresses;

/**
 * The configuration of corosync, from {@code cat /etc/pve/corosync.conf} or {@code cat /etc/corosync/corosync.conf}.
 *
 * @param text the file as it is
 * @param clusterName {@code cluster_name}
 * @param configVersion {@code config_version}, one more with each change
 * @param nodes in the order written, which is by name
 * @param settings what the sections other than those of the nodes say, by path: {@code totem.token}, {@code quorum.device.votes}
 */
public record CorosyncConf(String text, String clusterName, long configVersion, List<Node> nodes, SortedMap<String, String> settings) {

    /** What the cluster agreed on. */
    public static final Question<Optional<CorosyncConf>> SHARED = Question.of(CorosyncConf::read, "cat", "/etc/pve/corosync.conf");
    /** The node's own copy, the one that corosync reads, even where it is no configuration. */
    public static final Question<FileText> LOCAL = FileText.of("/etc/corosync/corosync.conf");

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

    /** The number that a section gives to a key: {@code quorum.expected_votes}; empty where it gives none. */
    public OptionalLong number(String path) {
        return TextLines.number(settings.getOrDefault(path, ""));
    }

    /** The votes of the quorum device, one unless it says otherwise; 0 where none is configured. */
    public long deviceVotes() {
        return settings.containsKey("quorum.device.model") ? number("quorum.device.votes").orElse(1) : 0;
    }

    /** Whether messages are signed or encrypted with the key in the usual file, {@code /etc/corosync/authkey} (corosync.conf(5)). */
    public boolean usesKeyFile() {
        return !settings.containsKey("totem.keyfile") && !settings.containsKey("totem.key")
                && ("on".equals(settings.get("totem.secauth")) || Stream.of("totem.crypto_cipher", "totem.crypto_hash")
                        .anyMatch(key -> !settings.getOrDefault(key, "none").equals("none")));
    }

    /** Copies the lists. */
    public CorosyncConf {
        nodes = List.copyOf(nodes);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** Reads the file (corosync.conf(5)): {@code config_version: 4} → version 4; "No such file or directory" → empty. */
    public static Reading<Optional<CorosyncConf>> read(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<String> text = p.content();
            return text.isPresent() ? Optional.of(CorosyncReader.read(text.get())) : Optional.empty();
        });
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

    /** The first line that says something else in another file: blanks, comments and lines without text apart, as corosync reads it. */
    public Optional<Difference> firstDifference(String other) {
        var here = saying(text);
        var there = saying(other);
        return IntStream.range(0, Math.max(here.size(), there.size()))
                .filter(i -> i >= here.size() || i >= there.size() || !here.get(i).meaning().equals(there.get(i).meaning()))
                .mapToObj(i -> new Difference(Line.quoted(here, i), Line.quoted(there, i))).findFirst();
    }

    private record Line(int number, String text) {

        String meaning() {
            return text.replaceFirst("[ \t]*:[ \t]*", ":").replaceFirst("[ \t]*\\{$", "{");
        }

        static String quoted(List<Line> lines, int index) {
            return index < lines.size() ? lines.get(index).number() + ": " + lines.get(index).text() : "–";
        }
    }

    private static List<Line> saying(String file) {
        var lines = file.lines().toList();
        return IntStream.range(0, lines.size()).mapToObj(i -> new Line(i + 1, lines.get(i).strip()))
                .filter(line -> !line.text().isEmpty() && !line.text().startsWith("#")).toList();
    }
}
