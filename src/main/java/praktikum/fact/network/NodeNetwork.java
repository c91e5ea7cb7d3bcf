package praktikum.fact.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.net.Cidr;

/**
 * The network of a node as Proxmox VE sees it, from {@code pvesh get /nodes/NODE/network}.
 *
 * @param interfaces in the order printed, which means nothing
 */
public record NodeNetwork(List<Interface> interfaces) {

    /**
     * A configured or existing interface.
     *
     * @param name of the interface
     * @param type {@code bridge}, {@code bond}, {@code eth}, {@code vlan}, {@code alias}, {@code loopback} …
     * @param method for IPv4: {@code static}, {@code manual}, {@code dhcp} …; empty where not told
     * @param addresses configured, IPv4 before IPv6
     * @param gateway configured for IPv4, as written
     * @param ports of a bridge, as configured
     * @param active whether it exists and is up now
     * @param autostart whether it is brought up at boot
     */
    public record Interface(String name, String type, Optional<String> method, List<Cidr> addresses, Optional<String> gateway,
            List<String> ports, boolean active, boolean autostart) {

        public Interface {
            addresses = List.copyOf(addresses);
            ports = List.copyOf(ports);
        }
    }

    public NodeNetwork {
        interfaces = List.copyOf(interfaces);
    }

    /** Reads the JSON of Proxmox VE 8 or 9: {@code {"iface":"vmbr0","type":"bridge","cidr":"192.0.2.11/24",…}} → a bridge. */
    public static Reading<NodeNetwork> read(Printed printed) {
        return Reading.of(printed, p -> new NodeNetwork(Json.of(p).items(NodeNetwork::interfaceOf)));
    }

    /** The interface of that name. */
    public Optional<Interface> find(String name) {
        return interfaces.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static Interface interfaceOf(Json item) throws NotUnderstood {
        List<Cidr> addresses = new ArrayList<>();
        for (String key : List.of("cidr", "cidr6")) {
            Optional<String> cidr = item.findText(key);
            if (cidr.isPresent()) {
                addresses.add(Cidr.parse(cidr.get()).orElseThrow(() -> new NotUnderstood("no address with prefix", cidr.get())));
            }
        }
        return new Interface(item.text("iface"), item.text("type"), item.findText("method"), addresses, item.findText("gateway"),
                TextLines.words(item.findText("bridge_ports").orElse("")), item.flagIfAny("active"), item.flagIfAny("autostart"));
    }
}
