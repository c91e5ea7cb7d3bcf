package praktikum.sim.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;

/** The second corosync link. */
final class LinkFaults {

    private LinkFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.onSecondLink("no-second-link", node -> ClusterEdits.edit(node, conf -> conf.with(List.of(0), conf.members().stream()
                        .map(member -> new Member(member.name(), member.id(), member.votes(), Map.of(0, member.links().get(0)))).toList()))),
                Fault.onSecondLink("second-link-same-prefix", node -> {
                    Nic.Address own = NetworkFaults.own(node);
                    Ip second = NameFaults.neighbour(own.ip());
                    NetworkFaults.bridge(node).add(new Nic.Address(second, own.prefix(), false));
                    ClusterEdits.edit(node, ClusterEdits.member(node.pmxcfs().nodename(), member -> ClusterEdits.at(member, 1, second.toString())));
                }),
                Fault.onSecondLink("second-link-same-nic", node -> card(node).ifPresent(card -> {
                    List<Nic.Address> moved = card.addresses().stream().filter(one -> !one.ip().isLinkLocal()).toList();
                    moved.forEach(one -> card.remove(one.ip(), one.prefix()));
                    moved.forEach(NetworkFaults.bridge(node)::add);
                    node.world().totem().changed();
                })),
                Fault.onSecondLink("link1-down", node -> card(node).ifPresent(card -> {
                    card.up(false);
                    node.world().totem().changed();
                })),
                Fault.onSecondLink("corosync-on-storage", LinkFaults::onStorage));
    }

    /** The card with the address of the second link. */
    private static Optional<Nic> card(Machine node) {
        return ClusterEdits.conf(node).member(node.pmxcfs().nodename()).map(member -> member.links().get(1)).flatMap(Ip::parse).flatMap(node.nics()::owner);
    }

    // All nodes move their second link into the network of the storage, which they have on the same cards.
    private static void onStorage(Machine node) {
        Nic.Address storage = node.world().network().storage().orElseThrow(() -> new IllegalStateException(
                "the fault corosync-on-storage needs a site that plans a storage network"));
        Map<String, Ip> addresses = node.world().nodes().stream().collect(Collectors.toMap(one -> one.pmxcfs().nodename(), one -> {
            byte[] bytes = storage.ip().network(storage.prefix()).bytes();
            bytes[bytes.length - 1] = (byte) (200 + one.corosync().id());
            return Ip.of(bytes);
        }));
        node.world().nodes().forEach(one -> card(one).ifPresent(card ->
                card.add(new Nic.Address(addresses.get(one.pmxcfs().nodename()), storage.prefix(), false))));
        ClusterEdits.edit(node, conf -> conf.with(conf.members().stream()
                .map(member -> addresses.containsKey(member.name()) ? ClusterEdits.at(member, 1, addresses.get(member.name()).toString()) : member).toList()));
    }
}
