package cluster;

import static cluster.Settling.settled;
import static praktikum.check.Expect.askAll;
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
import praktikum.fact.cluster.Quorum;
import praktikum.fact.guest.VmList;
import praktikum.net.Addresses;

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
            // What corosync runs with is not what the cluster agreed on: nothing is to be created anew.
            var agreed = !found.get().equals(cluster.name())
                    && node.cluster().conf().filter(conf -> conf.clusterName().equals(cluster.name())).isPresent();
            return equal(cluster.name(), found.get()).mistake(agreed ? "local-name" : "other-name");
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
                return joining(wrong(planned, names).mistake("own-cluster"), cluster, node, main);
            }
            if (main.filter(one -> !one.lists(node)).isPresent()) {
                return joining(wrong(planned, names).mistake("removed"), cluster, node, main);
            }
            var addresses = askAll(conf.get().nodes(), member -> node.cluster().addresses(member));
            for (var member : conf.get().nodes()) {
                if (!planned.contains(member.name())) {
                    return wrong(planned, names).mistake("surplus").with("peer", member.name());
                }
                var peer = cluster.nodes().get(planned.indexOf(member.name()));
                var first = addresses.get(member).values().stream().findFirst().orElse(List.of());
                if (first.stream().noneMatch(address -> firstLink(peer, address))) {
                    return wrong(peer.address(), written(member, first)).mistake("wrong-address").with("peer", peer.name());
                }
            }
            // A member that is missing is that node's own finding; the others see rightly that it is not there.
            return right(names);
        });
    }

    /** The first link runs over the management address, or over the first further link where the site plans one for corosync. */
    private static boolean firstLink(Node peer, InetAddress address) {
        return address.equals(peer.inet()) || peer.plannedLinks().contains(address);
    }

    /** What stands in the configuration as a member's first link, and where it is a name, what that means on the node that was asked. */
    private static String written(CorosyncConf.Node member, List<InetAddress> means) {
        var text = member.links().values().stream().findFirst().orElse("–");
        return member.links().isEmpty() || Addresses.parse(text).isPresent() ? text
                : text + " = " + (means.isEmpty() ? "–" : String.join(", ", means.stream().map(Addresses::text).toList()));
    }

    private static Judgement alone(Cluster cluster, Node node, Optional<MainCluster> main) {
        var judgement = joining(wrong(cluster.name(), "–"), cluster, node, main);
        var all = node.ask(VmList.ASKED);
        var own = all.on(node.cluster().members().self());
        if (!own.isEmpty()) {
            return judgement.mistake("guests-in-the-way").with("guests", own.stream().map(guest -> guest.id()).toList());
        }
        if (node.cluster().members().cluster().isPresent()) {
            // Corosync runs with a configuration, and the cluster file system has not received its data yet.
            return settled(node, judgement.mistake("join-waiting"));
        }
        var left = node.cluster().joinFiles();
        var listed = main.filter(one -> one.lists(node)).isPresent();
        // Those of other nodes are what an earlier cluster has left: pvecm counts them as well.
        if (!all.guests().isEmpty() && left.isEmpty() && !listed) {
            return judgement.mistake("guests-left").with("guests", all.guests().stream().map(guest -> guest.id()).toList());
        }
        return left.isEmpty() ? judgement.mistake(listed ? "still-listed" : "not-joined")
                : judgement.mistake(listed ? "half-joined" : "leftovers").with("files", left);
    }

    /** Says through which node to join: one that is in the cluster the others are in. */
    private static Judgement joining(Judgement judgement, Cluster cluster, Node node, Optional<MainCluster> main) {
        var door = main.map(one -> one.nodes().getFirst()).orElse(cluster.nodes().getFirst());
        return judgement.with("door", door.name()).with("join", main.map(one -> one.join(node)).orElse("pvecm add " + door.address()));
    }

    @Check(value = "views-agree", after = "members", explainedBy = "corosync-running")
    void everyNodeSeesTheSameMembersOnline(Cluster cluster) {
        var views = cluster.each(node -> node.cluster().members().online());
        judgeAll(cluster.nodes(), node -> {
            if (node.cluster().members().cluster().isEmpty()) {
                return wrong(cluster.name(), "–");
            }
            var expected = commonest(List.copyOf(views.values()));
            var judgement = settled(node, equal(expected, node.cluster().members().online()));
            // Whether corosync itself sees as few decides who is to be looked at: the network, or the cluster file system.
            return judgement.right() ? judgement : judgement.mistake(node.cluster().quorum() instanceof Quorum.Counted counted
                    && counted.nodes().size() < expected.size() ? "apart" : "stale");
        });
    }

    /** What most nodes see; of views that are equally common the widest. */
    private static SortedSet<String> commonest(List<SortedSet<String>> views) {
        return views.stream().max(Comparator.<SortedSet<String>>comparingLong(view -> views.stream().filter(view::equals).count())
                .thenComparing(SortedSet::size)).orElseGet(TreeSet::new);
    }

    @Check(value = "config-version", after = "members")
    void everyNodeUsesTheNewestConfiguration(Cluster cluster) {
        var newest = NewestConf.of(cluster.each(node -> node.cluster().conf()));
        judgeAll(cluster.nodes(), node -> {
            // What corosync runs with, as it told the cluster file system; what stands in its file is judged by "config-copied".
            var running = node.cluster().members().cluster().map(Members.Cluster::configVersion);
            var shared = node.cluster().conf().map(CorosyncConf::configVersion).orElse(0L);
            if (running.isEmpty() && !node.system().services(List.of("corosync", "pve-cluster")).notActive().equals(List.of("corosync"))) {
                return settled(node, wrong(newest.map(NewestConf::version), "–").mistake("local-mode"));
            }
            // Without corosync, which is a finding of "corosync-running", it is what it would start with that counts.
            long version = running.orElse(shared);
            long wanted = newest.map(NewestConf::version).orElse(version);
            var judgement = settled(node, equal(wanted, version));
            return judgement.right() ? judgement : judgement.mistake(version > wanted ? "newer-locally" : shared == wanted ? "not-taken"
                            : node.cluster().quorum() instanceof Quorum.Counted counted && !counted.quorate() ? "missed-meanwhile"
                            : "older-config")
                    .with("newest", wanted).with("address", newest.map(NewestConf::address).orElse("–"));
        });
    }

    @Check(value = "config-copied", after = "members")
    void corosyncReadsWhatTheClusterAgreedOn(Cluster cluster) {
        cluster.nodes().forEach(node -> node.prefetch(CorosyncConf.LOCAL));
        var keys = cluster.each(node -> node.cluster().keyDigest());
        var usual = keys.values().stream().flatMap(Optional::stream).max(Comparator.comparingLong(key ->
                keys.values().stream().filter(Optional.of(key)::equals).count()));
        var door = cluster.nodes().stream().filter(node -> usual.equals(keys.get(node))).findFirst();
        judgeAll(cluster.nodes(), node -> {
            var shared = node.cluster().conf();
            var local = node.cluster().localConf();
            if (shared.isEmpty()) {
                return wrong(cluster.name(), "–");
            }
            return shared.get().firstDifference(local.orElse("")).map(line -> wrong(line.here(), line.there()).mistake("differs"))
                    .orElseGet(() -> shared.get().usesKeyFile() && keys.containsKey(node) && !keys.get(node).equals(usual)
                            ? wrong(usual, keys.get(node)).mistake("other-key").with("address", door.orElseThrow().address())
                            : right("config_version " + shared.get().configVersion()));
        });
    }
}
