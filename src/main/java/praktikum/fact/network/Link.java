package praktikum.fact.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;
import praktikum.net.Cidr;

/**
 * A network interface as the kernel has it.
 *
 * @param name of the interface
 * @param otherNames its alternative names (ip-link(8), altname), such as {@code enp6s18} of a card that was given another name
 * @param flags such as {@code UP}, {@code LOWER_UP}, {@code NO-CARRIER}, {@code LOOPBACK} (ip-link(8))
 * @param state {@code operstate}: {@code UP}, {@code DOWN}, {@code LOWERLAYERDOWN}, {@code UNKNOWN} …
 * @param type such as {@code ether} or {@code loopback}
 * @param mtu in bytes
 * @param mac the link-layer address, if it has one
 * @param master the bridge or bond it is a port of, if any
 * @param parent the interface it lies on, for VLANs and the like
 * @param kind such as {@code bridge}, {@code bond}, {@code vlan}, {@code veth}; empty for a network card and where it was not asked
 *     for ({@code ip -d})
 * @param addresses those printed; {@code ip link} prints none
 */
public record Link(String name, Set<String> otherNames, Set<String> flags, String state, String type, int mtu, Optional<String> mac,
        Optional<String> master, Optional<String> parent, Optional<String> kind, List<LinkAddress> addresses) {

    /** Names that Proxmox VE, the kernel and the usual tools give to what is no network card. */
    private static final Pattern VIRTUAL_NAME = Pattern.compile("lo|ovs-system|docker_gwbridge|(?:tap|veth|fwpr|fwln|fwbr|br-).+"
            + "|(?:vmbr|bond|br|dummy|ifb|tun|wg|vnet|virbr|docker|vxlan|gre|gretap|sit|ip6tnl|macvtap|vrf|zt|lxcbr|lxdbr|vboxnet|vmnet)"
            + "[0-9].*");

    public Link {
        otherNames = Set.copyOf(otherNames);
        flags = Set.copyOf(flags);
        addresses = List.copyOf(addresses);
    }

    static Link of(Json json) throws NotUnderstood {
        List<LinkAddress> addresses = new ArrayList<>();
        for (Json address : json.items("addr_info")) {
            if (!address.isEmptyObject()) {
                addresses.add(LinkAddress.of(address));
            }
        }
        return new Link(json.text("ifname"), Set.copyOf(json.texts("altnames")), Set.copyOf(json.texts("flags")),
                json.text("operstate"), json.text("link_type"),
                TextLines.smallCount(json.text("mtu"), "the MTU"), json.findText("address"), json.findText("master"), json.findText("link"),
                json.find("linkinfo", info -> info.findText("info_kind")).flatMap(kind -> kind), addresses);
    }

    /** Whether it is switched on and has a carrier below: cable, or a port that is up. */
    public boolean up() {
        return flags.contains("UP") && flags.contains("LOWER_UP");
    }

    /**
     * Whether it is a network card of the machine. Where the machine is itself a container or a virtual one, its card may be one end of
     * a veth pair; it then has the name of a card and not one of those that guests' ports have.
     */
    public boolean physical() {
        return type.equals("ether") && parent.isEmpty() && kind.filter(word -> !word.equals("veth")).isEmpty()
                && !flags.contains("LOOPBACK") && !VIRTUAL_NAME.matcher(name).matches();
    }

    /** The addresses without those of link scope. */
    public List<Cidr> globalAddresses() {
        return addresses.stream().filter(address -> !address.scope().equals("link")).map(LinkAddress::cidr).toList();
    }
}
