package node;

import static java.util.Comparator.naturalOrder;
import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.network.ConnectOutcome;
import praktikum.fact.node.AptRepositories;
import praktikum.fact.node.ChronyTracking;
import praktikum.fact.node.ClockReading;
import praktikum.fact.node.CpuVirtualisation;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelModules;
import praktikum.fact.node.KernelRelease;
import praktikum.fact.node.PveVersion;
import praktikum.fact.node.Subscription;
import praktikum.fact.node.TimeStatus;
import praktikum.fact.node.VirtualisationKind;
import praktikum.fact.system.DirectoryListing;
import praktikum.fact.task.TaskList;

/** Lab 01: three machines that are fit to become a cluster. */
@ChecksFor("01-nodes")
final class NodeChecks {

    /** How far clocks of one cluster may be apart. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(500);

    @Check("hostname")
    void everyNodeCarriesItsPlannedName(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var name = node.ask(HostName.ASKED).shortName();
            if (!name.equals(node.name())) {
                var taken = cluster.others(node).stream().anyMatch(peer -> peer.name().equals(name));
                var judgement = wrong(node.name(), name);
                return judgement.mistake(taken ? "taken" : node.name().startsWith(name) ? "shortened" : "other-name");
            }
            var known = node.cluster().directory("/etc/pve/nodes");
            return known.has(name) ? right(name) : wrong("/etc/pve/nodes/" + name, sorted(known)).mistake("renamed");
        });
    }

    @Check(value = "name-resolves", explainedBy = "hostname")
    void everyNodeResolvesItsNameToItsPlannedAddress(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var found = node.network().resolve(node.name());
            if (found.isEmpty()) {
                return wrong(node.inet(), found).mistake("unresolved");
            }
            if (found.stream().anyMatch(InetAddress::isLoopbackAddress)) {
                return wrong(node.inet(), found).mistake("loopback");
            }
            if (!found.contains(node.inet())) {
                return wrong(node.inet(), found).mistake("other-address");
            }
            return only(node.inet(), found) ? right(found) : wrong(node.inet(), found).mistake("several");
        });
    }

    @Check(value = "names-agree", after = "name-resolves")
    void everyNodeResolvesEveryNameAsPlanned(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var resolved = askAll(cluster.nodes(), peer -> node.network().resolve(peer.name()));
            for (var peer : cluster.nodes()) {
                var found = resolved.get(peer);
                if (!only(peer.inet(), found)) {
                    return wrong(peer.inet(), found).mistake(found.isEmpty() ? "missing-peer" : "disagree").with("peer", peer.name());
                }
            }
            return right(cluster.nodes().stream().map(peer -> peer.name() + " = " + peer.address()).toList());
        });
    }

    /** Whether a name means one address of the planned family: who asks may get any of them. Another family may stand beside it. */
    private static boolean only(InetAddress planned, List<InetAddress> found) {
        return found.contains(planned) && found.stream().allMatch(one -> one.equals(planned) || one.getClass() != planned.getClass());
    }

    @Check("time-synced")
    void timeIsSynchronised(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> node.ask(TimeStatus.ASKED).synchronised() ? right("NTPSynchronized=yes")
                : byChrony(node.system().chrony()));
    }

    /** The kernel does not know what chrony does without "rtcsync", and chrony(d) with "local" hands on a time it has from nobody. */
    private static Judgement byChrony(ChronyTracking chrony) {
        if (chrony.follows()) {
            return right("chrony ← " + chrony.source().orElse("–"));
        }
        var judgement = wrong("NTPSynchronized=yes", "NTPSynchronized=no");
        return chrony.ownClock() ? judgement.mistake("own-clock").with("stratum", chrony.stratum()) : judgement.mistake("unsynchronised");
    }

    @Check("time-agrees")
    void clocksAgree(Cluster cluster) {
        var clocks = cluster.each(node -> node.ask(ClockReading.ASKED));
        judgeAll(cluster.nodes(), node -> {
            var clock = node.ask(ClockReading.ASKED);
            var middle = middle(clocks);
            var ahead = clock.aheadOf(middle);
            var certain = ahead.abs().minus(clock.uncertaintyAgainst(middle));
            var seconds = String.format(Locale.ROOT, "%+.3f s", ahead.toMillis() / 1000.0);
            return certain.compareTo(CLOCK_TOLERANCE) < 0 ? right(seconds)
                    : wrong("±0.5 s", seconds).mistake(ahead.isNegative() ? "behind" : "ahead")
                            .with("offset", ahead.abs().toMillis() / 1000.0);
        });
    }

    @Check("timezone")
    void allNodesAreInOneZone(Cluster cluster) {
        var zones = cluster.each(node -> node.ask(TimeStatus.ASKED));
        judgeAll(cluster.nodes(), node -> {
            var expected = cluster.timeZone()
                    .orElseGet(() -> commonest(zones.values().stream().flatMap(time -> time.zone().stream()).toList()));
            return equal(expected, node.ask(TimeStatus.ASKED).zone().orElse("")).mistake("differs");
        });
    }

    @Check("manager-version")
    void allNodesHaveTheSameManagerVersion(Cluster cluster) {
        var newest = cluster.each(node -> node.ask(PveVersion.ASKED)).values().stream().map(PveVersion::manager).max(naturalOrder());
        judgeAll(cluster.nodes(), node -> {
            var own = node.ask(PveVersion.ASKED).manager();
            return equal(newest.orElse(own), own).mistake("older").with("newest", newest.orElse(own));
        });
    }

    @Check("kernel")
    void allNodesRunTheSameKernel(Cluster cluster) {
        var newest = cluster.each(node -> node.ask(KernelRelease.ASKED)).values().stream().max(naturalOrder());
        judgeAll(cluster.nodes(), node -> {
            var own = node.ask(KernelRelease.ASKED);
            return equal(newest.orElse(own), own).mistake("older-kernel").with("newest", newest.orElse(own));
        });
    }

    @Check("repositories")
    void updatesComeFromWhereTheSubscriptionAllows(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var repositories = node.ask(AptRepositories.of(node.name()));
            var enterprise = repositories.enabled("enterprise");
            if (repositories.enabled("no-subscription") && !enterprise) {
                return right("no-subscription");
            }
            if (enterprise) {
                return node.ask(Subscription.of(node.name())).active() ? right("enterprise")
                        : wrong("no-subscription", "enterprise").mistake("enterprise");
            }
            return repositories.enabled("test") ? wrong("no-subscription", "test").mistake("test")
                    : wrong("no-subscription", "–").mistake("no-repository");
        });
    }

    @Check(value = "package-lists", after = "repositories")
    void theLastUpdateOfThePackageListsSucceeded(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var newest = node.ask(TaskList.lastOf(node.name(), "aptupdate")).ofType("aptupdate").newest();
            if (newest.isEmpty()) {
                return wrong("OK", "–").mistake("never");
            }
            var status = newest.get().status().orElse("running");
            return newest.get().ok() ? right(status)
                    : wrong("OK", status).mistake(status.contains("exit code 100") ? "unauthorized" : "update-failed");
        });
    }

    @Check("kvm")
    void theProcessorCanRunVirtualMachines(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var flag = node.ask(CpuVirtualisation.ASKED);
            if (flag == CpuVirtualisation.NONE) {
                return wrong("vmx / svm", "–").mistake("no-flag");
            }
            var module = flag == CpuVirtualisation.VMX ? "kvm_intel" : "kvm_amd";
            if (!node.ask(KernelModules.ASKED).has(module)) {
                return wrong(module, "–").mistake("no-module");
            }
            return node.ask(DirectoryListing.of("/dev/kvm")).present()
                    ? right(flag.name().toLowerCase(Locale.ROOT) + ", " + module + ", /dev/kvm")
                    : wrong("/dev/kvm", "–").mistake("no-device");
        });
    }

    @Check("machine-kind")
    void theNodesRunOnWhatTheSiteDeclares(Cluster cluster) {
        var bare = cluster.bareMetal();
        judgeAll(cluster.nodes(), node -> {
            var kind = node.ask(VirtualisationKind.ASKED);
            if (kind.bareMetal() == bare) {
                return right(kind.name());
            }
            return bare ? wrong("none", kind.name()).mistake(kind.container() ? "container-undeclared" : "nested-undeclared")
                    : wrong("kvm, vmware, oracle …", kind.name()).mistake("bare-metal-declared-nested");
        });
    }

    @Check("web-reachable")
    void everyNodeReachesTheOthersWebInterface(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var trials = askAll(cluster.others(node), peer -> node.network().tcp(peer.address(), 8006));
            var failed = cluster.others(node).stream().filter(peer -> !trials.get(peer).connected()).toList();
            if (failed.isEmpty()) {
                return right(trials.keySet().stream().map(Node::name).toList());
            }
            var peer = failed.getFirst();
            var outcome = trials.get(peer).outcome();
            var judgement = wrong(peer.address() + " port 8006", outcome);
            if (outcome == ConnectOutcome.REFUSED) {
                peer.system().requireProxmoxVe();
                return judgement.mistake("closed").with("peer", peer.name());
            }
            // Who gets to none of several others is the one to look at, not the first of them.
            var cutOff = failed.size() > 1 && trials.values().stream().allMatch(trial -> trial.outcome().unanswered());
            return cutOff ? judgement.mistake("cut-off") : judgement.mistake("unreachable").with("peer", peer.name());
        });
    }

    @Check("services")
    void theCoreServicesRun(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var states = node.system().services("pve-cluster", "pvedaemon", "pveproxy", "pvestatd", "chrony");
            return node.system().stopped(states)
                    .map(service -> wrong("active", states.states().get(service).active()).mistake("stopped").with("service", service))
                    .orElseGet(() -> right("active"));
        });
    }

    /** The clock that as many are ahead of as behind. */
    private static ClockReading middle(Map<Node, ClockReading> clocks) {
        var sorted = clocks.values().stream().sorted(Comparator.comparing(ClockReading::offset)).toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static String commonest(List<String> values) {
        return values.stream().max(Comparator.comparingLong(value -> values.stream().filter(value::equals).count())).orElse("");
    }

    private static List<String> sorted(DirectoryListing listing) {
        return listing.names().stream().sorted().toList();
    }
}
