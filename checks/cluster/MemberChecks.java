package cluster;

import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.Members;
import praktikum.fact.guest.VmList;

/** Lab 02: who belongs to the cluster, and by which configuration. */
@ChecksFor("02-cluster")
final class MemberChecks {

    @Check("cluster-name")
    void theClusterHasItsPlannedName(Cluster cluster) {
        var names = cluster.each(node -> node.cluster().members().cluster().map(Members.Cluster::name));
        var exists = names.values().stream().anyMatch(name -> name.isPresent());
        judgeAll(cluster.nodes(), node -> {
            var found = node.cluster().members().cluster().map(Members.Cluster::name);
            // A node that has not joined is a finding of "members"; without any cluster it is one here.
            if (found.isEmpty()) {
                return exists ? right(found) : wrong(cluster.name(), found).mistake("no-cluster");
            }
            return equal(cluster.name(), found.get()).mistake("other-name");
        });
    }

    @Check(value = "members", after = "cluster-name")
    void everyPlannedNodeIsAMember(Cluster cluster) {
        var main = MainCluster.of(cluster.each(node -> node.cluster().conf()));
        judgeAll(cluster.nodes(), node -> {
            var conf = node.cluster().conf();
            if (conf.isEmpty()) {
                return alone(cluster, node, main);
            }
            var names = MainCluster.names(conf.get());
            var planned = cluster.nodes().stream().map(Node::name).toList();
            if (main.filter(one -> !one.knownTo(conf.get())).isPresent()) {
                return joining(wrong(planned, names).mistake("own-cluster"), cluster, main);
            }
            if (main.filter(one -> !one.lists(node)).isPresent()) {
                return joining(wrong(planned, names).mistake("removed"), cluster, main);
            }
            for (var member : conf.get().nodes()) {
                if (!planned.contains(member.name())) {
                    return wrong(planned, names).mistake("surplus").with("peer", member.name());
                }
                var peer = cluster.nodes().get(planned.indexOf(member.name()));
                if (member.address(0).filter(address -> linkZero(peer, address)).isEmpty()) {
                    return wrong(peer.address(), member.links().getOrDefault(0, "–")).mistake("wrong-address").with("peer", peer.name());
                }
            }
            // A member that is missing is that node's own finding; the others see rightly that it is not there.
            return right(names);
        });
    }

    /** Link 0 runs over the management address, or over the first further link where the site plans one for corosync. */
    private static boolean linkZero(Node peer, InetAddress address) {
        return address.equals(peer.inet()) || peer.plannedLinks().contains(address);
    }

    private static Judgement alone(Cluster cluster, Node node, Optional<MainCluster> main) {
        var judgement = joining(wrong(cluster.name(), "–"), cluster, main);
        var guests = node.ask(VmList.ASKED).on(node.cluster().members().self());
        if (!guests.isEmpty()) {
            return judgement.mistake("guests-in-the-way").with("guests", guests.stream().map(guest -> guest.id()).toList());
        }
        return judgement.mistake(main.filter(one -> one.lists(node)).isPresent() ? "still-listed" : "not-joined");
    }

    /** Says through which node to join: one that is in the cluster the others are in. */
    private static Judgement joining(Judgement judgement, Cluster cluster, Optional<MainCluster> main) {
        var door = main.map(one -> one.nodes().getFirst()).orElse(cluster.nodes().getFirst());
        return judgement.with("door", door.name()).with("address", door.address());
    }

    @Check(value = "views-agree", after = "members", explainedBy = "corosync-running")
    void everyNodeSeesTheSameMembersOnline(Cluster cluster) {
        var views = cluster.each(node -> node.cluster().members().online());
        judgeAll(cluster.nodes(), node -> node.cluster().members().cluster().isEmpty() ? wrong(cluster.name(), "–")
                : equal(commonest(List.copyOf(views.values())), node.cluster().members().online()).mistake("stale"));
    }

    /** What most nodes see; of views that are equally common the widest. */
    private static SortedSet<String> commonest(List<SortedSet<String>> views) {
        return views.stream().max(Comparator.<SortedSet<String>>comparingLong(view -> views.stream().filter(view::equals).count())
                .thenComparing(SortedSet::size)).orElseGet(TreeSet::new);
    }

    @Check(value = "config-version", after = "members")
    void everyNodeUsesTheNewestConfiguration(Cluster cluster) {
        var agreed = cluster.each(MemberChecks::shared).values().stream().max(Long::compare);
        judgeAll(cluster.nodes(), node -> {
            long shared = shared(node);
            long local = node.cluster().localConf().map(CorosyncConf::configVersion).orElse(shared);
            // It holds the cluster's configuration, or "members" would have failed, and yet takes no part.
            if (shared == 0) {
                return wrong(agreed, "–").mistake("local-mode");
            }
            // Nothing may be newer than what the cluster shares: then it is the local copy that is wrong, not everybody else.
            return agreed.filter(newest -> local > newest).isPresent() ? wrong(agreed, local).mistake("newer-locally")
                    : equal(agreed.orElse(shared), Math.min(shared, local)).mistake("older-config").with("newest", agreed.orElse(shared));
        });
    }

    /** The version that the cluster file system knows; 0 where there is no cluster. */
    private static long shared(Node node) {
        return node.cluster().members().cluster().map(Members.Cluster::configVersion).orElse(0L);
    }

    @Check(value = "config-copied", after = "members")
    void corosyncReadsWhatTheClusterAgreedOn(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var shared = node.cluster().conf();
            var local = node.cluster().localConfText();
            if (shared.isEmpty()) {
                return wrong(cluster.name(), "–");
            }
            return shared.get().firstDifference(local.orElse("")).map(line -> wrong(line.here(), line.there()).mistake("differs"))
                    .orElseGet(() -> right("config_version " + shared.get().configVersion()));
        });
    }
}
