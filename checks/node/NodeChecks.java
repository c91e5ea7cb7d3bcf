package node;

import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.node.ChronyTracking;
import praktikum.fact.node.ClockReading;
import praktikum.fact.node.CpuVirtualisation;
import praktikum.fact.node.ForbiddenModules;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelModules;
import praktikum.fact.node.ProcessorKind;
import praktikum.fact.node.TimeStatus;
import praktikum.fact.node.VirtualisationKind;
import praktikum.fact.system.DeviceTrial;
import praktikum.fact.system.DirectoryListing;
import praktikum.net.Addresses;

/** Lab 01: three machines that are fit to become a cluster. */
@ChecksFor("01-nodes")
final class NodeChecks {

    /** How far clocks of one cluster may be apart. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(500);

    @Check("hostname")
    void everyNodeCarriesItsPlannedName(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            node.prefetch(HostName.KEPT, DirectoryListing.of("/etc/pve/nodes"));
            var name = node.ask(HostName.ASKED).shortName();
            if (!name.equals(node.name())) {
                var taken = cluster.others(node).stream().anyMatch(peer -> peer.name().equals(name));
                var judgement = wrong(node.name(), name);
                return judgement.mistake(taken ? "taken" : node.name().startsWith(name) ? "shortened" : "other-name");
            }
            var known = node.cluster().directory("/etc/pve/nodes");
            return known.has(name) ? nameAtBoot(node) : wrong("/etc/pve/nodes/" + name, sorted(known)).mistake("renamed");
        });
    }

    private static Judgement nameAtBoot(Node node) {
        var kept = node.ask(HostName.KEPT).map(HostName::shortName).orElse("–");
        return kept.equals(node.name()) ? right(kept) : wrong(node.name(), kept).mistake("not-for-good");
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
            var wrong = cluster.nodes().stream().filter(peer -> !only(peer.inet(), resolved.get(peer))).toList();
            if (wrong.isEmpty()) {
                return right(cluster.nodes().stream().map(peer -> peer.name() + " = " + peer.address()).toList());
            }
            var known = wrong.stream().anyMatch(peer -> !resolved.get(peer).isEmpty());
            var found = wrong.stream().map(peer -> peer.name() + " = " + text(resolved.get(peer))).toList();
            return wrong(wrong.stream().map(peer -> peer.address() + " " + peer.name()).toList(), found)
                    .mistake(known ? "disagree" : "missing-peer").with("peer", wrong.stream().map(Node::name).toList());
        });
    }

    private static String text(List<InetAddress> found) {
        return found.isEmpty() ? "–" : found.stream().map(Addresses::text).collect(Collectors.joining(" / "));
    }

    /** Whether a name means one address of the planned family: who asks may get any of them. Another family may stand beside it. */
    private static boolean only(InetAddress planned, List<InetAddress> found) {
        return found.contains(planned) && found.stream().allMatch(one -> one.equals(planned) || one.getClass() != planned.getClass());
    }

    @Check("time-synced")
    void timeIsSynchronised(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> node.ask(TimeStatus.ASKED).synchronised() ? right("NTPSynchronized=yes")
                : byChrony(node, node.system().chrony()));
    }

    /** The kernel does not know what chrony does without "rtcsync", and chrony(d) with "local" hands on a time it has from nobody. */
    private static Judgement byChrony(Node node, ChronyTracking chrony) {
        if (chrony.follows()) {
            return right("chrony ← " + chrony.source().orElse("–"));
        }
        var judgement = wrong("NTPSynchronized=yes", "NTPSynchronized=no");
        return chrony.ownClock() ? judgement.mistake("own-clock").with("stratum", chrony.stratum())
                : judgement.mistake(node.system().masked(node.system().timeService()) ? "masked" : "unsynchronised")
                        .with("service", node.system().timeService());
    }

    @Check("time-agrees")
    void clocksAgree(Cluster cluster) {
        var clocks = cluster.each(NodeChecks::clock);
        judgeAll(cluster.nodes(), node -> {
            var clock = clock(node);
            var middle = middle(clocks);
            var ahead = clock.aheadOf(middle);
            var certain = ahead.abs().minus(clock.uncertaintyAgainst(middle));
            var seconds = String.format(Locale.ROOT, "%+.3f s", ahead.toMillis() / 1000.0);
            return certain.compareTo(CLOCK_TOLERANCE) < 0 ? right(seconds)
                    : wrong("±0.5 s", seconds).mistake(ahead.isNegative() ? "behind" : "ahead")
                            .with("offset", BigDecimal.valueOf(ahead.abs().toMillis(), 3).toPlainString())
                            .with("service", node.system().timeService());
        });
    }

    /** On a busy machine an answer may take so long that it says little: then it is asked again, when the others are answered. */
    private static ClockReading clock(Node node) {
        var first = node.ask(ClockReading.ASKED);
        return first.uncertainty().compareTo(CLOCK_TOLERANCE.dividedBy(2)) <= 0 ? first : first.orFiner(node.ask(ClockReading.AGAIN));
    }

    @Check("timezone")
    void allNodesAreInOneZone(Cluster cluster) {
        var zones = cluster.each(node -> node.ask(TimeStatus.ASKED));
        judgeAll(cluster.nodes(), node -> {
            var expected = cluster.timeZone()
                    .orElseGet(() -> commonestZone(zones.values().stream().flatMap(time -> time.zone().stream()).toList()));
            var zone = node.ask(TimeStatus.ASKED).zone().orElse("");
            return TimeStatus.sameZone(expected, zone) ? right(zone) : wrong(expected, zone).mistake("differs");
        });
    }

    @Check("kvm")
    void theProcessorCanRunVirtualMachines(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            node.prefetch(ForbiddenModules.ASKED);
            var device = virtualisation(node);
            if (device.usable()) {
                return kvmAtBoot(node);
            }
            var flag = node.ask(CpuVirtualisation.ASKED);
            if (flag == CpuVirtualisation.NONE) {
                var processor = node.ask(ProcessorKind.ASKED);
                return processor.x86() ? wrong("vmx / svm", "–").mistake("no-flag")
                        : wrong("/dev/kvm", device.why()).mistake("other-processor").with("processor", processor.name());
            }
            var module = flag == CpuVirtualisation.VMX ? "kvm_intel" : "kvm_amd";
            return node.ask(KernelModules.ASKED).has(module) ? wrong("/dev/kvm", device.why()).mistake("no-device").with("module", module)
                    : wrong(module, "–").mistake("no-module").with("module", module);
        });
    }

    /** What was loaded by hand and is forbidden by a file is missing after the next start. */
    private static Judgement kvmAtBoot(Node node) {
        var forbidden = node.ask(ForbiddenModules.ASKED);
        if (Stream.of("kvm", "kvm_intel", "kvm_amd").allMatch(module -> forbidden.by(module).isEmpty())) {
            return right("/dev/kvm");
        }
        var module = node.ask(CpuVirtualisation.ASKED) == CpuVirtualisation.VMX ? "kvm_intel" : "kvm_amd";
        return Stream.of("kvm", module).flatMap(name -> forbidden.by(name).stream().map(file ->
                        wrong("/dev/kvm", file).mistake("not-at-boot").with("module", name)))
                .findFirst().orElseGet(() -> right("/dev/kvm"));
    }

    /** The kernel loads a module for a device that is opened and that no driver has registered, so such a one is not opened. */
    private static DeviceTrial virtualisation(Node node) {
        var registered = node.ask(DirectoryListing.of("/sys/class/misc"));
        return registered.present() && !registered.has("kvm") ? new DeviceTrial("/sys/class/misc/kvm: –")
                : node.ask(DeviceTrial.of("/dev/kvm"));
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

    /** The clock that as many are ahead of as behind. */
    private static ClockReading middle(Map<Node, ClockReading> clocks) {
        var sorted = clocks.values().stream().sorted(Comparator.comparing(ClockReading::offset)).toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static String commonestZone(List<String> values) {
        return values.stream()
                .max(Comparator.comparingLong(value -> values.stream().filter(other -> TimeStatus.sameZone(value, other)).count()))
                .orElse("");
    }

    private static List<String> sorted(DirectoryListing listing) {
        return listing.names().stream().sorted().toList();
    }
}
