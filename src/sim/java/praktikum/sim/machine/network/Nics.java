package praktikum.sim.machine.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.network.Nic.Address;
import praktikum.sim.machine.network.Nic.Kind;

/** The interfaces and routes of a machine's kernel: after boot its cards, and nothing set up. */
public final class Nics implements MachinePart {

    private final Map<String, Nic> nics = new LinkedHashMap<>();
    private final List<Route> defaults = new ArrayList<>();
    private final Machine machine;

    Nics(Machine machine) {
        this.machine = machine;
    }

    /** Those of a machine. */
    public static Nics of(Machine machine) {
        return machine.part(Nics.class);
    }

    @Override
    public void boot() {
        nics.clear();
        defaults.clear();
        add(new Nic("lo", Kind.LOOPBACK, 1, "00:00:00:00:00:00", ""));
        machine.hardware().cards().forEach(card -> add(new Nic(card.name(), Kind.PHYSICAL, nextIndex(), card.mac(), card.segment())));
    }

    /** All interfaces by their number. */
    public Collection<Nic> all() {
        return nics.values().stream().sorted(Comparator.comparingInt(Nic::index)).toList();
    }

    /** The interface of that name, or of that alternative name. */
    public Optional<Nic> get(String name) {
        return Optional.ofNullable(nics.get(name)).or(() -> all().stream().filter(nic -> alternative(nic).equals(Optional.of(name)))
                .findFirst());
    }

    /** The name that udev of Debian 13 gives a card besides, from its hardware address: {@code enx525400200001}. */
    public Optional<String> alternative(Nic nic) {
        return nic.kind() == Kind.PHYSICAL && machine.release() == Release.PVE9
                ? Optional.of("enx" + nic.mac().replace(":", "")) : Optional.empty();
    }

    /** Adds an interface. */
    public void add(Nic nic) {
        nics.put(nic.name(), nic);
    }

    void remove(String name) {
        nics.remove(name);
        nics.values().stream().filter(nic -> nic.master().equals(Optional.of(name))).forEach(nic -> nic.master(Optional.empty()));
        defaults.removeIf(route -> route.device().equals(name));
    }

    int nextIndex() {
        return nics.values().stream().mapToInt(Nic::index).max().orElse(0) + 1;
    }

    /** The ports of a bridge. */
    public List<Nic> ports(String bridge) {
        return all().stream().filter(nic -> nic.master().equals(Optional.of(bridge))).toList();
    }

    /** Whether a signal is on the wire: a cable, or a bridge port that is up and has one. */
    public boolean carrier(Nic nic) {
        return switch (nic.kind()) {
            case LOOPBACK -> true;
            case TAP -> true;
            case PHYSICAL -> machine.hardware().cards().stream().anyMatch(card -> card.name().equals(nic.name()) && card.plugged())
                    && Uplinks.of(machine).port(nic).map(Uplinks.Port::carrier).orElse(true);
            case VLAN -> nic.parent().flatMap(this::get).filter(below -> below.up() && carrier(below)).isPresent();
            case BRIDGE, BOND -> ports(nic.name()).stream().anyMatch(port -> port.up() && carrier(port));
        };
    }

    /** The cable that packets through an interface go over now; empty where none do. */
    Optional<Hardware.Cable> cable(Nic nic) {
        if (!nic.up() || !carrier(nic)) {
            return Optional.empty();
        }
        return switch (nic.kind()) {
            case LOOPBACK, TAP -> Optional.empty();
            case PHYSICAL -> Uplinks.of(machine).port(nic).isPresent() ? Uplinks.of(machine).port(nic).flatMap(Uplinks.Port::cable)
                    : machine.hardware().cards().stream().filter(card -> card.name().equals(nic.name())).findFirst()
                    .map(Hardware.Card::cable);
            case VLAN -> nic.parent().flatMap(this::get).flatMap(this::cable);
            case BRIDGE, BOND -> ports(nic.name()).stream().flatMap(port -> cable(port).stream()).findFirst();
        };
    }

    /** The switches that packets sent through an interface reach now. */
    public List<String> segments(Nic nic) {
        if (!nic.up() || !carrier(nic)) {
            return List.of();
        }
        return switch (nic.kind()) {
            case PHYSICAL -> Uplinks.of(machine).port(nic).map(Uplinks.Port::segments).orElse(List.of(nic.segment()));
            case TAP -> List.of(Uplinks.inside(machine, nic.master().orElse("")));
            // The switches lead each VLAN to where its packets are awaited without a tag.
            case VLAN -> nic.parent().flatMap(this::get).map(this::segments).orElse(List.of());
            default -> ports(nic.name()).stream().flatMap(port -> segments(port).stream()).distinct().toList();
        };
    }

    /** Adds a default route, after those that are there. */
    public void addDefault(Route route) {
        if (!defaults.contains(route)) {
            defaults.add(route);
        }
    }

    void removeDefaults(String device) {
        defaults.removeIf(route -> route.device().equals(device));
    }

    /** Removes the default route through a gateway, or the first one. */
    public boolean removeDefault(Optional<Ip> gateway) {
        return removeDefault(gateway, Optional.empty());
    }

    /** The same over one interface only. */
    public boolean removeDefault(Optional<Ip> gateway, Optional<String> device) {
        var found = defaults.stream().filter(route -> gateway.isEmpty() || route.gateway().equals(gateway))
                .filter(route -> device.isEmpty() || route.device().equals(device.get())).findFirst();
        found.ifPresent(defaults::remove);
        return found.isPresent();
    }

    /** The routes of one family: default ones first, then by network, as {@code ip route} prints them. */
    public List<Route> routes(boolean v6) {
        List<Route> routes = new ArrayList<>();
        for (Route route : defaults) {
            boolean up = get(route.device()).map(Nic::up).orElse(false);
            if (up && route.gateway().map(Ip::isV6).orElse(false) == v6) {
                routes.add(route);
            }
        }
        for (Nic nic : all()) {
            if (!nic.up() || nic.kind() == Kind.LOOPBACK) {
                continue;
            }
            for (Address address : nic.addresses()) {
                if (address.ip().isV6() == v6 && address.prefix() < address.ip().bits()) {
                    routes.add(new Route(Optional.of(address.ip().network(address.prefix())), address.prefix(),
                            Optional.empty(), nic.name(), Optional.of(address.ip()), false));
                }
            }
        }
        return routes;
    }

    /** The route that a packet takes, the longest prefix first. */
    public Optional<Route> route(Ip to) {
        return routes(to.isV6()).stream()
                .filter(route -> route.isDefault() || to.within(route.destination().get(), route.prefix()))
                .max(Comparator.comparingInt(Route::prefix).thenComparing(Route::isDefault, Comparator.reverseOrder()));
    }

    /** The interface that has an address. */
    public Optional<Nic> owner(Ip ip) {
        return all().stream().filter(nic -> nic.addresses().stream().anyMatch(a -> a.ip().equals(ip))).findFirst();
    }

    /** The address that packets to another carry, where a route leads there. */
    public Optional<Ip> source(Ip to) {
        return route(to).flatMap(route -> route.source().or(() -> get(route.device()).flatMap(nic -> nic.addresses().stream()
                .map(Address::ip)
                .filter(ip -> ip.isV6() == to.isV6() && !ip.isLinkLocal())
                .findFirst())));
    }
}
