package praktikum.report.gather;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import praktikum.fact.Addresses;
import praktikum.fact.Cidr;
import praktikum.fact.ClockReading;
import praktikum.fact.CorosyncConf;
import praktikum.fact.CorosyncLinks;
import praktikum.fact.KernelRelease;
import praktikum.fact.LinkTable;
import praktikum.fact.Members;
import praktikum.fact.PveVersion;
import praktikum.fact.Quorum;
import praktikum.fact.RouteTable;
import praktikum.fact.TimeStatus;
import praktikum.fact.VirtualisationKind;
import praktikum.site.Node;

/**
 * A node as its answers show it. The commands are those of the checks ({@code praktikum.check.Node}): a report asks nothing.
 *
 * @param planned what the site says of it
 */
record Machine(Node planned, Answers answers) {

    String name() {
        return planned.name();
    }

    boolean reached() {
        return answers.reached(name());
    }

    Optional<Seen<LinkTable>> links() {
        return answers.read(name(), LinkTable::read, "ip", "-j", "-d", "addr", "show");
    }

    /** The gateways of its default routes. */
    Optional<Seen<List<InetAddress>>> gateways() {
        var six = Addresses.parse(planned.address()).filter(Inet6Address.class::isInstance).isPresent();
        return (six ? answers.read(name(), RouteTable::read, "ip", "-6", "-j", "route", "show", "default")
                : answers.read(name(), RouteTable::read, "ip", "-j", "route", "show", "default"))
                .map(seen -> new Seen<>(seen.value().defaults().stream().flatMap(route -> route.hops().stream())
                        .flatMap(hop -> hop.gateway().stream()).distinct().toList(), seen.record(), seen.asker()));
    }

    Optional<Seen<PveVersion>> version() {
        return answers.read(name(), PveVersion::read, "pveversion");
    }

    Optional<Seen<KernelRelease>> kernel() {
        return answers.read(name(), KernelRelease::read, "uname", "-r");
    }

    Optional<Seen<VirtualisationKind>> kind() {
        return answers.read(name(), VirtualisationKind::read, "systemd-detect-virt");
    }

    Optional<Seen<ClockReading>> clock() {
        return answers.read(name(), ClockReading::read, "date", "+%s.%N");
    }

    Optional<Seen<TimeStatus>> time() {
        return answers.read(name(), TimeStatus::read, "timedatectl", "show", "-p", "NTPSynchronized", "-p", "Timezone");
    }

    /** The cluster's configuration as this node has it; empty too where it has none. */
    Optional<Seen<CorosyncConf>> conf() {
        return answers.read(name(), CorosyncConf::read, "cat", "/etc/pve/corosync.conf")
                .flatMap(seen -> seen.value().map(conf -> new Seen<>(conf, seen.record(), seen.asker())));
    }

    Optional<Seen<Members>> members() {
        return answers.read(name(), Members::read, "cat", "/etc/pve/.members");
    }

    /** What it counts, where corosync runs. */
    Optional<Seen<Quorum.Counted>> counted() {
        return quorum().flatMap(seen -> seen.value() instanceof Quorum.Counted counted
                ? Optional.of(new Seen<>(counted, seen.record(), seen.asker())) : Optional.empty());
    }

    Optional<Seen<Quorum>> quorum() {
        return answers.read(name(), Quorum::read, "corosync-quorumtool", "-s");
    }

    Optional<Seen<CorosyncLinks>> corosync() {
        return answers.read(name(), CorosyncLinks::read, "corosync-cfgtool", "-s");
    }

    /** Its addresses on an interface, those of link scope left out. */
    Optional<Seen<List<Cidr>>> addresses(String device) {
        return links().flatMap(seen -> seen.value().find(device).map(link -> new Seen<>(link.globalAddresses(), seen.record(), seen.asker())));
    }
}
