package praktikum.sim.proxmox.corosync;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A {@code corosync.conf} as corosync reads it, and as Proxmox VE writes it: keys sorted, nodes sorted by name. */
public final class CorosyncConf {

    /**
     * A node of the list.
     *
     * @param name its name
     * @param id its number
     * @param votes its votes
     * @param links its address on each link
     */
    public record Member(String name, int id, int votes, Map<Integer, String> links) {

        public Member {
            links = Map.copyOf(new TreeMap<>(links));
        }
    }

    private final Map<String, String> totem;
    private final Map<String, String> quorum;
    private final List<Integer> links;
    private final List<Member> members;

    private CorosyncConf(Map<String, String> totem, Map<String, String> quorum, List<Integer> links, List<Member> members) {
        this.totem = new TreeMap<>(totem);
        this.quorum = new TreeMap<>(quorum);
        this.links = List.copyOf(links);
        this.members = members.stream().sorted(Comparator.comparing(Member::name)).toList();
    }

    /** The configuration of a new cluster. */
    public static CorosyncConf create(String clusterName, Optional<Integer> tokenCoefficient, Member first) {
        Map<String, String> totem = new TreeMap<>(Map.of("cluster_name", clusterName, "config_version", "1",
                "ip_version", "ipv4-6", "link_mode", "passive", "secauth", "on", "version", "2"));
        tokenCoefficient.ifPresent(value -> totem.put("token_coefficient", value.toString()));
        return new CorosyncConf(totem, Map.of("quorum.provider", "corosync_votequorum"), first.links().keySet().stream().sorted().toList(),
                List.of(first));
    }

    /** Reads a configuration; empty where a brace does not match or there is no totem section. */
    public static Optional<CorosyncConf> parse(String text) {
        Map<String, String> totem = new TreeMap<>();
        Map<String, String> quorum = new TreeMap<>();
        List<Integer> links = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        List<String> path = new ArrayList<>();
        Map<String, String> section = new TreeMap<>();
        boolean anyTotem = false;
        for (String raw : text.split("\n")) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.endsWith("{")) {
                path.add(line.substring(0, line.length() - 1).strip());
                section = path.size() == 1 ? section : new TreeMap<>();
                anyTotem |= path.equals(List.of("totem"));
            } else if (line.equals("}")) {
                if (path.isEmpty()) {
                    return Optional.empty();
                }
                if (path.equals(List.of("nodelist", "node"))) {
                    member(section).ifPresent(members::add);
                } else if (path.equals(List.of("totem", "interface"))) {
                    number(section.get("linknumber")).ifPresent(links::add);
                }
                path.removeLast();
            } else {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    return Optional.empty();
                }
                String key = line.substring(0, colon).strip();
                String value = line.substring(colon + 1).strip();
                if (path.equals(List.of("totem"))) {
                    totem.put(key, value);
                } else if (!path.isEmpty() && path.getFirst().equals("quorum")) {
                    quorum.put(String.join(".", path) + "." + key, value);
                } else {
                    section.put(key, value);
                }
            }
        }
        return path.isEmpty() && anyTotem ? Optional.of(new CorosyncConf(totem, quorum, links, members)) : Optional.empty();
    }

    private static Optional<Member> member(Map<String, String> section) {
        Optional<Integer> id = number(section.get("nodeid"));
        Map<Integer, String> addresses = new TreeMap<>();
        section.forEach((key, value) -> {
            if (key.matches("ring\\d_addr")) {
                addresses.put(key.charAt(4) - '0', value);
            }
        });
        if (id.isEmpty() || addresses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Member(section.getOrDefault("name", addresses.values().iterator().next()), id.get(),
                number(section.get("quorum_votes")).orElse(1), addresses));
    }

    private static Optional<Integer> number(String text) {
        return text != null && text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** The file as Proxmox VE writes it. */
    public String text() {
        var text = new StringBuilder("logging {\n  debug: off\n  to_syslog: yes\n}\n\nnodelist {\n");
        for (Member member : members) {
            text.append("  node {\n    name: ").append(member.name()).append("\n    nodeid: ").append(member.id())
                    .append("\n    quorum_votes: ").append(member.votes()).append('\n');
            new TreeMap<>(member.links()).forEach((link, address) ->
                    text.append("    ring").append(link).append("_addr: ").append(address).append('\n'));
            text.append("  }\n");
        }
        text.append("}\n\nquorum {\n");
        section(text, "quorum", "  ");
        text.append("}\n\ntotem {\n");
        var keys = new TreeMap<>(totem);
        keys.put("interface", "");
        keys.forEach((key, value) -> {
            if (key.equals("interface")) {
                links.forEach(link -> text.append("  interface {\n    linknumber: ").append(link).append("\n  }\n"));
            } else {
                text.append("  ").append(key).append(": ").append(value).append('\n');
            }
        });
        return text.append("}\n\n").toString();
    }

    /** Keys and sections below a path, sorted, as PVE::Corosync writes them. */
    private void section(StringBuilder text, String path, String indent) {
        quorum.keySet().stream().filter(key -> key.startsWith(path + ".")).map(key -> key.substring(path.length() + 1).split("\\.")[0])
                .distinct()
                .forEach(key -> {
                    if (quorum.containsKey(path + "." + key)) {
                        text.append(indent).append(key).append(": ").append(quorum.get(path + "." + key)).append('\n');
                    } else {
                        text.append(indent).append(key).append(" {\n");
                        section(text, path + "." + key, indent + "  ");
                        text.append(indent).append("}\n");
                    }
                });
    }

    /** The same with other nodes, one version later. */
    public CorosyncConf with(List<Member> otherMembers) {
        var next = new TreeMap<>(totem);
        next.put("config_version", String.valueOf(version() + 1));
        return new CorosyncConf(next, quorum, links, otherMembers);
    }

    /** The same under another name, one version later. */
    public CorosyncConf named(String name) {
        CorosyncConf next = with(members);
        var keys = next.totem();
        keys.put("cluster_name", name);
        return new CorosyncConf(keys, quorum, links, members);
    }

    /** The same with other nodes on other links, one version later. */
    public CorosyncConf with(List<Integer> otherLinks, List<Member> otherMembers) {
        return new CorosyncConf(with(otherMembers).totem(), quorum, otherLinks, otherMembers);
    }

    /** The cluster's name. */
    public String clusterName() {
        return totem.getOrDefault("cluster_name", "");
    }

    /** The version of the configuration, 0 where it has none. */
    public int version() {
        return number(totem.get("config_version")).orElse(0);
    }

    /** The keys of the totem section but its interfaces. */
    public Map<String, String> totem() {
        return new TreeMap<>(totem);
    }

    /** The numbers of the links. */
    public List<Integer> links() {
        return links;
    }

    /** The nodes, sorted by name. */
    public List<Member> members() {
        return members;
    }

    /** The node of that name. */
    public Optional<Member> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The node of that number. */
    public Optional<Member> member(int id) {
        return members.stream().filter(member -> member.id() == id).findFirst();
    }

    /** Milliseconds without the token until a node is taken for failed: corosync.conf(5), 3000 unless set. */
    public int token() {
        int base = number(totem.get("token")).orElse(3000);
        int coefficient = number(totem.get("token_coefficient")).orElse(650);
        return base + Math.max(0, members.size() - 2) * coefficient;
    }

    /** Milliseconds to agree on a new membership: 1.2 times the token. */
    public int consensus() {
        return number(totem.get("consensus")).orElse(token() * 12 / 10);
    }

    /** The votes that are expected: those of all nodes and of a quorum device, unless {@code expected_votes} says otherwise. */
    public int votes() {
        return number(quorum.get("quorum.expected_votes")).orElse(members.stream().mapToInt(Member::votes).sum() + deviceVotes());
    }

    /** The votes of the quorum device; 0 where none is configured. */
    public int deviceVotes() {
        return quorum.containsKey("quorum.device.model") ? number(quorum.get("quorum.device.votes")).orElse(1) : 0;
    }

    /** Whether one vote of two is enough: it counts only while there are two and no device. */
    public boolean twoNode() {
        return "1".equals(quorum.get("quorum.two_node")) && members.size() == 2 && deviceVotes() == 0;
    }
}
