package praktikum.sim.machine.network;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;

/** Bridge, addresses, gateways. */
final class NetworkFaults {

    private NetworkFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("no-bridge", node -> {
                    edit(node, node.disk().textOrEmpty(Ifupdown.FILE).replaceAll("\\b" + ManagementBridge.of(node).name() + "\\b",
                            "vmbr9"));
                    Ifupdown.of(node).reload();
                }),
                Fault.of("bridge-without-port", node -> {
                    edit(node, node.disk().textOrEmpty(Ifupdown.FILE).replaceAll("bridge-ports .*", "bridge-ports none"));
                    Ifupdown.of(node).reload();
                }),
                Fault.of("port-down", node -> ManagementBridge.port(node).ifPresent(port -> {
                    port.up(false);
                    node.world().reachabilityChanged();
                })).untilBoot().anywhere(),
                Fault.of("cable-out", node -> ManagementBridge.port(node).ifPresent(port -> {
                    node.hardware(node.hardware().withCable(port.name(), false));
                    node.world().reachabilityChanged();
                })).anywhere(),
                Fault.of("wrong-prefix", node -> address(node, address ->
                        new Nic.Address(address.ip(), address.prefix() - 8, false))).untilBoot(),
                Fault.of("other-subnet", node -> address(node, address -> new Nic.Address(
                        ManagementBridge.otherNetwork(address.ip(), address.prefix()), address.prefix(), false))).untilBoot(),
                Fault.of("dhcp-address", node -> {
                    edit(node, stanza(node, line -> line.replace(" static", " dhcp"),
                            line -> line.matches("\\s+(address|gateway|netmask) .*") ? "" : line));
                    Ifupdown.of(node).reload();
                }),
                Fault.of("address-on-port", NetworkFaults::addressOnPort),
                Fault.of("pending-interfaces", node -> node.disk().write(Ifupdown.FILE + ".new", node.disk().textOrEmpty(Ifupdown.FILE)
                        + "\niface vmbr1 inet manual\n\tbridge-ports none\n\tbridge-stp off\n\tbridge-fd 0\n")),
                Fault.of("second-gateway", node -> gateway(node, true, true)).untilBoot(),
                Fault.of("no-gateway", node -> gateway(node, false, false)).untilBoot(),
                Fault.of("other-gateway", node -> gateway(node, false, true)).untilBoot());
    }

    private static void edit(Machine node, String text) {
        node.disk().write(Ifupdown.FILE, text);
    }

    private static void address(Machine node, UnaryOperator<Nic.Address> change) {
        Nic.Address before = ManagementBridge.address(node);
        Nic bridge = ManagementBridge.of(node);
        bridge.remove(before.ip(), before.prefix());
        bridge.add(change.apply(before));
        node.world().reachabilityChanged();
    }

    /** The file with the head and the lines of the bridge's stanza changed. */
    private static String stanza(Machine node, UnaryOperator<String> head, UnaryOperator<String> line) {
        boolean[] inside = new boolean[1];
        return node.disk().textOrEmpty(Ifupdown.FILE).lines().map(text -> {
            if (!text.startsWith("\t") && !text.startsWith(" ")) {
                inside[0] = text.startsWith("iface " + ManagementBridge.of(node).name() + " ");
                return inside[0] ? head.apply(text) : text;
            }
            return inside[0] ? line.apply(text) : text;
        }).filter(text -> !text.isEmpty() || !inside[0]).collect(Collectors.joining("\n")) + "\n";
    }

    // Only written, not applied: the file is wrong and the running machine still right.
    private static void addressOnPort(Machine node) {
        String port = ManagementBridge.port(node).map(Nic::name).orElse("nic0");
        Nic.Address address = ManagementBridge.address(node);
        String family = address.ip().isV6() ? "inet6" : "inet";
        String bridgeless = stanza(node, line -> line.replace(" static", " manual"),
                line -> line.matches("\\s+(address|gateway|netmask) .*") ? "" : line);
        edit(node, bridgeless.replaceFirst("iface " + port + " inet6? manual", "auto " + port + "\niface " + port + " " + family
                + " static\n\taddress "
                + address + "\n\tgateway " + Network.of(node.world()).router(address.ip().isV6()).map(Ip::toString).orElse("")));
    }

    private static void gateway(Machine node, boolean keep, boolean another) {
        Nic.Address address = ManagementBridge.address(node);
        if (!keep) {
            Nics.of(node).removeDefault(Optional.empty());
        }
        if (another) {
            byte[] last = address.ip().network(address.prefix()).bytes();
            last[last.length - 1] |= (byte) 0xfe;
            Ip gateway = Ip.of(last);
            Nics.of(node).addDefault(new Route(Optional.empty(), 0, Optional.of(gateway), ManagementBridge.of(node).name(),
                    Optional.empty(), false));
        }
    }
}
