package praktikum.sim.proxmox.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.ManagementBridge;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** The second corosync link. */
final class LinkFaults {

    private LinkFaults() {
    }

    static List<Fault> all() {
        return List.of(
                ClusterFaults.onSecondLink("no-second-link", node -> ClusterEdits.edit(node, conf -> conf.with(List.of(0), conf.members()
                .stream()
                        .map(member -> new Member(member.name(), member.id(), member.votes(), Map.of(0, member.links().get(0))))
                        .toList()))),
                ClusterFaults.onSecondLink("second-link-same-prefix", node -> {
                    Nic.Address own = ManagementBridge.address(node);
                    Ip second = ManagementBridge.neighbour(own.ip());
                    ManagementBridge.of(node).add(new Nic.Address(second, own.prefix(), false));
                    ClusterEdits.edit(node, ClusterEdits.member(Pmxcfs.of(node).nodename(), member -> ClusterEdits.at(member, 1,
                            second.toString())));
                }),
                ClusterFaults.onSecondLink("second-link-same-nic", node -> card(node).ifPresent(card -> {
                    List<Nic.Address> moved = card.addresses().stream().filter(one -> !one.ip().isLinkLocal()).toList();
                    moved.forEach(one -> card.remove(one.ip(), one.prefix()));
                    moved.forEach(ManagementBridge.of(node)::add);
                    node.world().reachabilityChanged();
                })).untilBoot(),
                ClusterFaults.onSecondLink("link1-down", node -> card(node).ifPresent(card -> {
                    card.up(false);
                    node.world().reachabilityChanged();
                })).untilBoot(),
                ClusterFaults.onSecondLink("corosync-on-storage", LinkFaults::onStorage));
    }

    /** The card with the address of the second link. */
    private static Optional<Nic> card(Machine node) {
        return ClusterEdits.conf(node).member(Pmxcfs.of(node).nodename()).map(member -> member.links().get(1)).flatMap(Ip::parse)
                .flatMap(Nics.of(node)::owner);
    }

    // All nodes move their second link into the network of the storage, which they have on the same cards.
    private static void onStorage(Machine node) {
        Nic.Address storage = Network.of(node.world()).storage().orElseThrow(() -> new IllegalStateException(
                "the fault corosync-on-storage needs a site that plans a storage network"));
        Map<String, Ip> addresses = node.world().machines(Product.PROXMOX_VE).stream()
                .collect(Collectors.toMap(one -> Pmxcfs.of(one).nodename(), one -> {
            byte[] bytes = storage.ip().network(storage.prefix()).bytes();
            bytes[bytes.length - 1] = (byte) (200 + Corosync.of(one).id());
            return Ip.of(bytes);
        }));
        node.world().machines(Product.PROXMOX_VE).forEach(one -> card(one).ifPresent(card ->
                card.add(new Nic.Address(addresses.get(Pmxcfs.of(one).nodename()), storage.prefix(), false))));
        ClusterEdits.edit(node, conf -> conf.with(conf.members().stream()
                .map(member -> addresses.containsKey(member.name()) ? ClusterEdits.at(member, 1, addresses.get(member.name()).toString())
                : member).toList()));
    }
}
