package cluster;

import static praktikum.check.Expect.judge;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Judgement.equal;
import static praktikum.check.Judgement.right;
import static praktikum.check.Judgement.wrong;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Judgement;
import praktikum.check.Node;
import praktikum.drill.QuorumTimeline;
import praktikum.drill.Stage;
import praktikum.fact.CorosyncConf;
import praktikum.fact.Members;
import praktikum.fact.Quorum;
import praktikum.fact.SshTrial;

/** Lab 02: three nodes that are one cluster, and behave like one. */
@ChecksFor("02-cluster")
final class ClusterChecks {

    @Check("cluster-name")
    void theClusterHasItsPlannedName(Cluster cluster) {
        var names = cluster.each(node -> node.members().cluster().map(Members.Cluster::name));
        var exists = names.values().stream().anyMatch(name -> name.isPresent());
        judgeAll(cluster.nodes(), node -> {
            var found = node.members().cluster().map(Members.Cluster::name);
            // A node that has not joined is a finding of "members"; without any cluster it is one here.
            if (found.isEmpty()) {
                return exists ? right(found) : wrong(cluster.name(), found).mistake("no-cluster");
            }
            return equal(cluster.name(), found.get()).mistake("other-name");
        });
    }

    @Check(value = "members", after = "cluster-name")
    void everyPlannedNodeIsAMember(Cluster cluster) {
        var views = cluster.each(Node::members);
        judgeAll(cluster.nodes(), node -> {
            var conf = node.clusterConf();
            if (conf.isEmpty()) {
                return alone(cluster, node);
            }
            var names = conf.get().nodes().stream().map(CorosyncConf.Node::name).toList();
            var planned = cluster.nodes().stream().map(Node::name).toList();
            var others = views.entrySet().stream().anyMatch(view -> !view.getKey().equals(node) && view.getValue().cluster().isPresent());
            if (names.equals(List.of(node.name())) && planned.size() > 1 && others) {
                return wrong(planned, names).mistake("own-cluster");
            }
            for (var member : conf.get().nodes()) {
                if (!planned.contains(member.name())) {
                    return wrong(planned, names).mistake("surplus").with("peer", member.name());
                }
                var peer = cluster.nodes().get(planned.indexOf(member.name()));
                if (member.address(0).filter(address -> linkZero(cluster, peer, address)).isEmpty()) {
                    return wrong(peer.address(), member.links().getOrDefault(0, "–")).mistake("wrong-address").with("peer", peer.name());
                }
            }
            // A member that is missing is that node's own finding; the others see rightly that it is not there.
            return names.contains(node.name()) ? right(names) : wrong(planned, names).mistake("not-joined");
        });
    }

    /** Link 0 runs over the management address, or over the first further link where the site plans one for corosync. */
    private static boolean linkZero(Cluster cluster, Node peer, java.net.InetAddress address) {
        return address.equals(peer.inet()) || peer.plannedLinks().contains(address);
    }

    private static Judgement alone(Cluster cluster, Node node) {
        var judgement = wrong(cluster.name(), "–");
        var guests = node.guests().on(node.members().self());
        return guests.isEmpty() ? judgement.mistake("not-joined")
                : judgement.mistake("guests-in-the-way").with("guests", guests.stream().map(guest -> guest.id()).toList());
    }

    @Check(value = "views-agree", after = "members")
    void everyNodeSeesTheSameMembersOnline(Cluster cluster) {
        var views = cluster.each(node -> node.members().online());
        judgeAll(cluster.nodes(), node -> node.members().cluster().isEmpty() ? wrong(cluster.name(), "–")
                : equal(commonest(List.copyOf(views.values())), node.members().online()).mistake("stale"));
    }

    /** What most nodes see; of views that are equally common the widest. */
    private static SortedSet<String> commonest(List<SortedSet<String>> views) {
        return views.stream().max(Comparator.<SortedSet<String>>comparingLong(view -> views.stream().filter(view::equals).count())
                .thenComparing(SortedSet::size)).orElseGet(TreeSet::new);
    }

    @Check(value = "config-version", after = "members")
    void everyNodeUsesTheNewestConfiguration(Cluster cluster) {
        var newest = cluster.each(ClusterChecks::versions).values().stream().flatMap(List::stream).max(Long::compare);
        judgeAll(cluster.nodes(), node -> {
            var oldest = versions(node).stream().min(Long::compare).orElse(0L);
            return oldest == 0 ? wrong(newest, "–")
                    : equal(newest.orElse(oldest), oldest).mistake("older-config").with("newest", newest.orElse(oldest));
        });
    }

    /** The version that the cluster file system knows, and that of the file corosync reads. */
    private static List<Long> versions(Node node) {
        var shared = node.members().cluster().map(Members.Cluster::configVersion).orElse(0L);
        return node.localConf().map(CorosyncConf::configVersion).map(local -> List.of(shared, local)).orElse(List.of(shared));
    }

    @Check(value = "config-copied", after = "members")
    void corosyncReadsWhatTheClusterAgreedOn(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var shared = node.clusterConf();
            var local = node.localConfText();
            if (shared.isEmpty()) {
                return wrong(cluster.name(), "–");
            }
            return shared.get().firstDifference(local.orElse("")).map(line -> wrong(line.here(), line.there()).mistake("differs"))
                    .orElseGet(() -> right("config_version " + shared.get().configVersion()));
        });
    }

    @Check(value = "corosync-running", explainedBy = "members")
    void corosyncAndItsFileSystemRun(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var states = node.services("corosync", "pve-cluster");
            return node.stopped(states).map(service -> wrong("active", states.states().get(service).active()).mistake("stopped").with("service", service))
                    .orElseGet(() -> right("active"));
        });
    }

    @Check(value = "quorate", explainedBy = "corosync-running")
    void everyNodeHasQuorum(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> node.quorum() instanceof Quorum.Counted counted
                ? (counted.quorate() ? right(counted.total() + " / " + counted.expected())
                        : wrong(">= " + counted.needed(), counted.total()).mistake("blocked"))
                : wrong("Quorate: Yes", "corosync –").mistake("uncounted"));
    }

    @Check(value = "votes", after = "quorate")
    void votesAreCountedAsTheyShould(Cluster cluster) {
        long nodes = cluster.nodes().size();
        var members = cluster.each(Node::members);
        judgeAll(cluster.nodes(), node -> {
            if (!(node.quorum() instanceof Quorum.Counted counted)) {
                return wrong(nodes, "corosync –");
            }
            var judgement = equal(figures(nodes, nodes, nodes, nodes / 2 + 1),
                    figures(counted.total(), counted.expected(), counted.highest(), counted.needed()));
            var known = Optional.ofNullable(members.get(node));
            // Where members are missing, which is a finding of "members", no more votes can be expected.
            if (known.filter(view -> view.nodes().size() == counted.expected()).isPresent() && counted.expected() < nodes) {
                return judgement;
            }
            var uneven = counted.nodes().stream().filter(member -> member.votes() != 1).findFirst();
            if (uneven.isPresent()) {
                return judgement.mistake("uneven-votes").with("votes", uneven.get().votes())
                        .with("peer", known.map(view -> view.nameOf(uneven.get().id())).orElse(uneven.get().name()));
            }
            if (counted.expected() != nodes || counted.highest() != nodes || counted.needed() != nodes / 2 + 1) {
                return judgement.mistake("expected-override").with("expected-votes", counted.expected());
            }
            return judgement.mistake("missing-votes");
        });
    }

    private static String figures(long total, long expected, long highest, long needed) {
        return "total " + total + ", expected " + expected + ", highest expected " + highest + ", quorum " + needed;
    }

    @Check(value = "root-ssh", after = "members")
    void rootGetsFromEveryNodeToEveryOther(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var trials = node.forEach(cluster.others(node), node::ssh);
            for (var peer : cluster.others(node)) {
                var trial = trials.get(peer);
                if (!trial.ok()) {
                    return wrong("OK", trial.outcome()).mistake(trouble(trial)).with("peer", peer.name()).with("text", trial.text());
                }
            }
            return right(cluster.others(node).stream().map(Node::name).toList());
        });
    }

    private static String trouble(SshTrial trial) {
        return switch (trial.outcome()) {
            case NOISY -> "noisy";
            case DENIED -> "denied";
            case HOST_KEY -> "host-key";
            default -> "unreachable";
        };
    }

    @Check(value = "certificates", after = "members")
    void everyCertificateIsSignedByTheCluster(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var verdict = node.certificate();
            return switch (verdict.outcome()) {
                case VALID -> right("OK");
                case MISSING, CA_MISSING -> wrong("OK", verdict.text()).mistake("missing");
                case OTHER_ISSUER -> wrong("OK", verdict.text()).mistake("own-ca");
                default -> wrong("OK", verdict.text());
            };
        });
    }

    @Check("one-stopped")
    void withOneNodeStoppedTheRestCarryOn(Cluster cluster, QuorumTimeline drill) {
        judge(cluster, () -> Drilled.at(drill, Stage.ONE_STOPPED).judge(QuorumTimeline.State.QUORATE, QuorumTimeline.Written.WRITABLE,
                "lost-quorum", "lost-quorum"));
    }

    @Check("two-stopped")
    void withoutMajorityTheLastNodeBlocks(Cluster cluster, QuorumTimeline drill) {
        judge(cluster, () -> Drilled.at(drill, Stage.MAJORITY_LOST).judge(QuorumTimeline.State.BLOCKED, QuorumTimeline.Written.READ_ONLY,
                "still-quorate", "still-writable"));
    }

    @Check("recovered")
    void withAllNodesBackTheClusterRecovers(Cluster cluster, QuorumTimeline drill) {
        judge(cluster, () -> Drilled.at(drill, Stage.RECOVERED).judge(QuorumTimeline.State.QUORATE, QuorumTimeline.Written.WRITABLE,
                "not-recovered", "not-recovered"));
    }
}
