package praktikum.report.gather;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.CorosyncLinks;
import praktikum.fact.cluster.Members;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.network.LinkTable;
import praktikum.fact.network.RouteTable;
import praktikum.fact.node.ClockReading;
import praktikum.fact.node.KernelRelease;
import praktikum.fact.node.PveVersion;
import praktikum.fact.node.TimeStatus;
import praktikum.fact.node.VirtualisationKind;
import praktikum.net.Cidr;
import praktikum.site.PlannedNode;

/**
 * A node as its answers show it: to the questions that checks asked of it, for a report asks nothing.
 *
 * @param planned what the site says of it
 */
record ObservedNode(PlannedNode planned, EvidenceAnswers answers) {

    String name() {
        return planned.name();
    }

    boolean reached() {
        return answers.reached(name());
    }

    Optional<SourcedFact<LinkTable>> links() {
        return answers.read(name(), LinkTable.ASKED);
    }

    /** The gateways of its default routes. */
    Optional<SourcedFact<List<InetAddress>>> gateways() {
        return answers.read(name(), RouteTable.defaultsFor(planned.address()))
                .map(seen -> new SourcedFact<>(seen.value().defaults().stream().flatMap(route -> route.hops().stream())
                        .flatMap(hop -> hop.gateway().stream()).distinct().toList(), seen.record(), seen.asker()));
    }

    Optional<SourcedFact<PveVersion>> version() {
        return answers.read(name(), PveVersion.ASKED);
    }

    Optional<SourcedFact<KernelRelease>> kernel() {
        return answers.read(name(), KernelRelease.ASKED);
    }

    Optional<SourcedFact<VirtualisationKind>> kind() {
        return answers.read(name(), VirtualisationKind.ASKED);
    }

    Optional<SourcedFact<ClockReading>> clock() {
        return answers.read(name(), ClockReading.ASKED);
    }

    Optional<SourcedFact<TimeStatus>> time() {
        return answers.read(name(), TimeStatus.ASKED);
    }

    /** The cluster's configuration as this node has it; empty too where it has none. */
    Optional<SourcedFact<CorosyncConf>> conf() {
        return answers.read(name(), CorosyncConf.SHARED)
                .flatMap(seen -> seen.value().map(conf -> new SourcedFact<>(conf, seen.record(), seen.asker())));
    }

    Optional<SourcedFact<Members>> members() {
        return answers.read(name(), Members.ASKED);
    }

    /** What it counts, where corosync runs. */
    Optional<SourcedFact<Quorum.Counted>> counted() {
        return quorum().flatMap(seen -> seen.value() instanceof Quorum.Counted counted
                ? Optional.of(new SourcedFact<>(counted, seen.record(), seen.asker())) : Optional.empty());
    }

    Optional<SourcedFact<Quorum>> quorum() {
        return answers.read(name(), Quorum.ASKED);
    }

    Optional<SourcedFact<CorosyncLinks>> corosync() {
        return answers.read(name(), CorosyncLinks.ASKED);
    }

    /** Its addresses on an interface, those of link scope left out. */
    Optional<SourcedFact<List<Cidr>>> addresses(String device) {
        return links().flatMap(seen -> seen.value().find(device)
                .map(link -> new SourcedFact<>(link.globalAddresses(), seen.record(), seen.asker())));
    }
}
