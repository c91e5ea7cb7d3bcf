package praktikum.fact.network;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.ErrorText;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The network interfaces of a host, from {@code ip -j addr show} or {@code ip -j link show} (more exact with {@code -d}).
 *
 * @param links in the order printed
 */
public record LinkTable(List<Link> links) {

    public static final Question<LinkTable> ASKED = Question.of(LinkTable::read, "ip", "-j", "-d", "addr", "show");

    /** How bridges of Proxmox VE are called. */
    private static final String BRIDGE = "vmbr";

    public LinkTable {
        links = List.copyOf(links);
    }

    /** Reads the JSON of iproute2: {@code {"ifname":"vmbr0","flags":["UP","LOWER_UP"],…}} → vmbr0 is up; no such interface → no links. */
    public static Reading<LinkTable> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == 1 && p.out().isBlank() && ErrorText.only(p).matches("Device \"[^\"\n]{1,64}\" does not exist\\.")) {
                return new LinkTable(List.of());
            }
            List<Link> links = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (Json item : Json.of(p).items()) {
                // What a filter leaves out is printed as {} by older releases.
                if (!item.isEmptyObject()) {
                    Link link = Link.of(item);
                    if (!names.add(link.name())) {
                        throw new NotUnderstood("an interface twice", link.name());
                    }
                    links.add(link);
                }
            }
            return new LinkTable(links);
        });
    }

    /** The interface of that name, or of that alternative name. */
    public Optional<Link> find(String name) {
        return links.stream().filter(link -> link.name().equals(name)).findFirst()
                .or(() -> links.stream().filter(link -> link.otherNames().contains(name)).findFirst());
    }

    /** What the kernel calls an interface that files name; the same name where it has none of that. */
    public String kernelName(String name) {
        return find(name).map(Link::name).orElse(name);
    }

    /** The interface that has an address. */
    public Optional<Link> withAddress(InetAddress address) {
        return links.stream().filter(link -> link.addresses().stream().anyMatch(a -> a.cidr().address().equals(address))).findFirst();
    }

    /** The ports of a bridge or bond. */
    public List<Link> ports(String master) {
        return links.stream().filter(link -> link.master().filter(master::equals).isPresent()).toList();
    }

    /** The network cards an interface reaches the wire by: itself if it is one, else those of {@link #cardsBelow}. */
    public List<Link> cards(String name) {
        List<Link> below = cardsBelow(name);
        return below.isEmpty() ? find(name).filter(Link::physical).stream().toList() : below;
    }

    /** The network cards among the ports of a bridge or bond and what an interface lies on, through bonds and VLANs. */
    public List<Link> cardsBelow(String name) {
        Set<Link> cards = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>(Set.of(name));
        Deque<Link> waiting = new ArrayDeque<>(below(name));
        while (!waiting.isEmpty()) {
            Link link = waiting.removeFirst();
            if (seen.add(link.name())) {
                List<Link> below = below(link.name());
                if (below.isEmpty() && link.physical()) {
                    cards.add(link);
                }
                waiting.addAll(below);
            }
        }
        return List.copyOf(cards);
    }

    /**
     * The interface that is to have an address: a tagged one that has it, else the bridge, else a VLAN above the bridge that has any.
     * A bridge that is not there has none.
     */
    public Link carrier(String bridge, InetAddress address) {
        Link own = find(bridge).orElseThrow();
        return withAddress(address).filter(link -> tagged(link.name())).or(() -> links.stream()
                .filter(link -> own.globalAddresses().isEmpty() && link.parent().filter(bridge::equals).isPresent())
                .filter(link -> !link.globalAddresses().isEmpty()).findFirst()).orElse(own);
    }

    /** Whether packets of an interface carry a VLAN's tag: it, or what it lies on or has as port, is a tagged one. */
    public boolean tagged(String name) {
        Optional<Link> link = find(name);
        return link.flatMap(Link::parent).isPresent() || ports(name).stream().anyMatch(port -> port.parent().isPresent())
                || openSwitch(link) && ports(name).isEmpty() && cardsBelow(name).isEmpty();
    }

    /** Whether an interface is a bridge of Open vSwitch: the kernel does not tell which ports are whose. */
    public boolean openSwitch(String name) {
        return openSwitch(find(name));
    }

    /** Whether it is one of several bridges of Open vSwitch: then {@link #cards} are those of all of them. */
    public boolean shared(String name) {
        return openSwitch(name) && links.stream().filter(link -> link.name().startsWith(BRIDGE) && openSwitch(link.name())).count() > 1;
    }

    private static boolean openSwitch(Optional<Link> link) {
        return link.flatMap(Link::kind).filter("openvswitch"::equals).isPresent();
    }

    /** The kernel tells of the ports of an Open vSwitch only that they belong to one. */
    private List<Link> below(String name) {
        List<Link> below = new ArrayList<>(ports(name));
        if (openSwitch(find(name)) && name.startsWith(BRIDGE)) {
            below.addAll(ports("ovs-system"));
        }
        find(name).flatMap(Link::parent).flatMap(this::find).ifPresent(below::add);
        return below;
    }
}
