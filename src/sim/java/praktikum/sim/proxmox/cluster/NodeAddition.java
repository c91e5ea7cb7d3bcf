package praktikum.sim.proxmox.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Adding a node to the cluster of a member: what the member answers to the request, PVE::API2::ClusterConfig addnode. */
final class NodeAddition {

    /** What came of it. */
    sealed interface Result {
    }

    /**
     * The node is in the configuration.
     *
     * @param conf the new {@code corosync.conf}
     * @param key the cluster's key
     */
    record Added(String conf, String key) implements Result {
    }

    /**
     * It was refused.
     *
     * @param why the error
     */
    record Refused(String why) implements Result {
    }

    private final Machine member;

    NodeAddition(Machine member) {
        this.member = member;
    }

    Result add(String name, Map<Integer, String> givenLinks, Optional<String> fallback, boolean force) {
        if (!Pmxcfs.of(member).quorate()) {
            return new Refused("cluster not ready - no quorum?");
        }
        Optional<CorosyncConf> conf = Pmxcfs.of(member).conf();
        if (conf.isEmpty()) {
            return new Refused("no nodes found");
        }
        for (String address : givenLinks.values()) {
            for (Member other : conf.get().members()) {
                for (Map.Entry<Integer, String> used : new TreeMap<>(other.links()).entrySet()) {
                    if (!other.name().equals(name) && used.getValue().equals(address)) {
                        return new Refused("corosync: address '" + address + "' already used on link ring" + used.getKey()
                                + "_addr by node '" + other.name() + "'");
                    }
                }
            }
        }
        Map<Integer, String> links = new TreeMap<>(givenLinks);
        Set<Integer> clusterLinks = new TreeSet<>(conf.get().members().getFirst().links().keySet());
        if (links.isEmpty()) {
            if (fallback.isEmpty()) {
                return new Refused("no links and no fallback ip (new_node_ip) given, cannot join cluster");
            }
            if (clusterLinks.size() > 1) {
                return new Refused("no links given but multiple links found on other nodes, fallback only supported on single-link "
                        + "clusters");
            }
            links.put(clusterLinks.iterator().next(), fallback.get());
        } else {
            for (int number = 0; number < 8; number++) {
                if (clusterLinks.contains(number) && !links.containsKey(number)) {
                    return new Refused("corosync: link " + number + " exists in cluster config but wasn't specified for new node");
                }
                if (!clusterLinks.contains(number) && links.containsKey(number)) {
                    return new Refused("corosync: link " + number + " specified for new node doesn't exist in cluster config");
                }
            }
        }
        Optional<Member> present = conf.get().member(name);
        if (present.isPresent() && !force) {
            return new Refused("can't add existing node '" + name + "'");
        }
        int id = present.map(Member::id).orElseGet(() -> freeId(conf.get()));
        List<Member> members = new ArrayList<>(conf.get().members().stream().filter(one -> !one.name().equals(name)).toList());
        members.add(new Member(name, id, 1, links));
        var setup = new UpdateCerts(member);
        setup.directories(name);
        setup.mergeKeys();
        String text = conf.get().with(members).text();
        if (!member.disk().write("/etc/pve/corosync.conf.new", text) || !member.disk().rename("/etc/pve/corosync.conf.new",
                "/etc/pve/corosync.conf")) {
            return new Refused("cluster not ready - no quorum?");
        }
        return new Added(text, member.disk().textOrEmpty(Corosync.KEY));
    }

    private static int freeId(CorosyncConf conf) {
        int id = 1;
        while (conf.member(id).isPresent()) {
            id++;
        }
        return id;
    }

    /** What stands in the way of a node joining any cluster, in the words of PVE::Cluster::Setup::assert_joinable. */
    static List<String> obstacles(Machine node, String localAddress, Map<Integer, String> links) {
        List<String> found = new ArrayList<>();
        if (node.disk().exists(Corosync.KEY)) {
            found.add("authentication key '" + Corosync.KEY + "' already exists");
        }
        if (node.disk().exists("/etc/pve/corosync.conf")) {
            found.add("cluster config '/etc/pve/corosync.conf' already exists");
        }
        if (node.disk().textOrEmpty("/etc/pve/.vmlist").contains("\"ids\"")) {
            found.add("this host already contains virtual guests");
        }
        if (Corosync.of(node).running()) {
            found.add("corosync is already running, is this node already in a cluster?!");
        }
        addressProblem(node, localAddress, "local node address").ifPresent(found::add);
        links.forEach((number, address) -> addressProblem(node, address, "link" + number).ifPresent(found::add));
        return found;
    }

    private static Optional<String> addressProblem(Machine node, String address, String what) {
        Optional<Ip> ip = NameResolver.of(node).resolve(address);
        if (ip.isEmpty()) {
            return Optional.of(what + ": cannot use '" + address + "': hostname lookup '" + address
                    + "' failed - failed to get address info for: " + address + ": Name or service not known\n");
        }
        return Nics.of(node).owner(ip.get()).isPresent() ? Optional.empty()
                : Optional.of(what + ": cannot use IP '" + ip.get() + "', not found on local node!\n");
    }

    /** An address of {@code --link0}: a bare one, or {@code address=…} with or without a priority. */
    static Map<Integer, String> addresses(Map<Integer, String> options) {
        Map<Integer, String> links = new TreeMap<>();
        options.forEach((number, text) -> {
            for (String part : text.split(",")) {
                if (!part.contains("=")) {
                    links.put(number, part);
                } else if (part.startsWith("address=")) {
                    links.put(number, part.substring(8));
                }
            }
        });
        return links;
    }

    /** The address that a node's own name means: {@code remote_node_ip}. */
    static Optional<String> ownAddress(Machine node) {
        return Pmxcfs.of(node).address(node.hostname()).or(() -> NameResolver.of(node).resolve(node.hostname()).map(Ip::toString));
    }
}
