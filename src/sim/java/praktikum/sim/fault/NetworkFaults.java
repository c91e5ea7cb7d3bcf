package praktikum.sim.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Route;

/** Bridge, addresses, gateways. */
final class NetworkFaults {

    private NetworkFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("no-bridge", node -> {
                    edit(node, node.disk().textOrEmpty(Ifupdown.FILE).replaceAll("\\b" + bridge(node).name() + "\\b", "vmbr9"));
                    node.interfaces().reload();
                }),
                Fault.of("bridge-without-port", node -> {
                    edit(node, node.disk().textOrEmpty(Ifupdown.FILE).replaceAll("bridge-ports .*", "bridge-ports none"));
                    node.interfaces().reload();
                }),
                Fault.of("port-down", node -> port(node).ifPresent(port -> {
                    port.up(false);
                    node.world().totem().changed();
                })),
                Fault.of("cable-out", node -> port(node).ifPresent(port -> {
                    port.plugged(false);
                    node.world().totem().changed();
                })),
                Fault.of("wrong-prefix", node -> address(node, address -> new Nic.Address(address.ip(), address.prefix() - 8, false))),
                Fault.of("other-subnet", node -> address(node, address -> new Nic.Address(otherNetwork(address.ip(), address.prefix()), address.prefix(), false))),
                Fault.of("dhcp-address", node -> {
                    edit(node, stanza(node, line -> line.replace(" static", " dhcp"), line -> line.matches("\\s+(address|gateway|netmask) .*") ? "" : line));
                    node.interfaces().reload();
                }),
                Fault.of("address-on-port", NetworkFaults::addressOnPort),
                Fault.of("pending-interfaces", node -> node.disk().write(Ifupdown.FILE + ".new", node.disk().textOrEmpty(Ifupdown.FILE)
                        + "\niface vmbr1 inet manual\n\tbridge-ports none\n\tbridge-stp off\n\tbridge-fd 0\n")),
                Fault.of("second-gateway", node -> gateway(node, true, true)),
                Fault.of("no-gateway", node -> gateway(node, false, false)),
                Fault.of("other-gateway", node -> gateway(node, false, true)));
    }

    /** The bridge that has the machine's address. */
    static Nic bridge(Machine node) {
        return node.nics().all().stream().filter(nic -> nic.kind() == Nic.Kind.BRIDGE && nic.addresses().stream().anyMatch(one -> !one.ip().isLinkLocal()))
                .findFirst().or(() -> node.nics().all().stream().filter(nic -> nic.kind() == Nic.Kind.BRIDGE).findFirst())
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no bridge to break"));
    }

    static Optional<Nic> port(Machine node) {
        return node.nics().ports(bridge(node).name()).stream().findFirst();
    }

    /** The machine's address on its bridge. */
    static Nic.Address own(Machine node) {
        return bridge(node).addresses().stream().filter(one -> !one.ip().isLinkLocal()).findFirst()
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no address on its bridge"));
    }

    private static void edit(Machine node, String text) {
        node.disk().write(Ifupdown.FILE, text);
    }

    private static void address(Machine node, UnaryOperator<Nic.Address> change) {
        Nic.Address before = own(node);
        Nic bridge = bridge(node);
        bridge.remove(before.ip(), before.prefix());
        bridge.add(change.apply(before));
        node.world().totem().changed();
    }

    // The last bit of the network's part turned over.
    private static Ip otherNetwork(Ip ip, int prefix) {
        byte[] bytes = ip.bytes();
        bytes[(prefix - 1) / 8] ^= (byte) (1 << (7 - (prefix - 1) % 8));
        return Ip.of(bytes);
    }

    /** The file with the head and the lines of the bridge's stanza changed. */
    private static String stanza(Machine node, UnaryOperator<String> head, UnaryOperator<String> line) {
        boolean[] inside = new boolean[1];
        return node.disk().textOrEmpty(Ifupdown.FILE).lines().map(text -> {
            if (!text.startsWith("\t") && !text.startsWith(" ")) {
                inside[0] = text.startsWith("iface " + bridge(node).name() + " ");
                return inside[0] ? head.apply(text) : text;
            }
            return inside[0] ? line.apply(text) : text;
        }).filter(text -> !text.isEmpty() || !inside[0]).collect(Collectors.joining("\n")) + "\n";
    }

    // Only written, not applied: the file is wrong and the running machine still right.
    private static void addressOnPort(Machine node) {
        String port = port(node).map(Nic::name).orElse("nic0");
        Nic.Address address = own(node);
        String family = address.ip().isV6() ? "inet6" : "inet";
        String bridgeless = stanza(node, line -> line.replace(" static", " manual"), line -> line.matches("\\s+(address|gateway|netmask) .*") ? "" : line);
        edit(node, bridgeless.replaceFirst("iface " + port + " inet6? manual", "auto " + port + "\niface " + port + " " + family + " static\n\taddress "
                + address + "\n\tgateway " + node.world().network().router(address.ip().isV6()).map(Ip::toString).orElse("")));
    }

    private static void gateway(Machine node, boolean keep, boolean another) {
        Nic.Address address = own(node);
        if (!keep) {
            node.nics().removeDefault(Optional.empty());
        }
        if (another) {
            byte[] last = address.ip().network(address.prefix()).bytes();
            last[last.length - 1] |= (byte) 0xfe;
            Ip gateway = Ip.of(last);
            node.nics().addDefault(new Route(Optional.empty(), 0, Optional.of(gateway), bridge(node).name(), Optional.empty(), false));
        }
    }
}
