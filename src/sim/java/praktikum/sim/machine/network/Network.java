package praktikum.sim.machine.network;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.World;
import praktikum.sim.machine.WorldPart;

/**
 * The wires between machines: switches ("segments"), which of their ports are kept apart, the router, and the few
 * servers outside that machines talk to.
 */
public final class Network implements WorldPart {

    /** What becomes of a packet. */
    public sealed interface Fate {
    }

    /**
     * It arrives and an answer comes back.
     *
     * @param node the machine it arrives at; empty for the router and servers outside
     * @param hops how many routers are between
     * @param millis round-trip time without jitter
     * @param way what the cables in between are like
     */
    public record Arrives(Optional<Machine> node, int hops, double millis, Way way) implements Fate {
    }

    /**
     * What the cables between two machines are like.
     *
     * @param loss how many packets of a hundred are lost on the way there and back
     * @param there megabits per second to the other machine
     * @param back megabits per second from it
     * @param mtu the largest packet that passes
     */
    public record Way(int loss, int there, int back, int mtu) {

        static final Way INSIDE = new Way(0, 20_000, 20_000, 65_536);
    }

    /** The sender has no route: "Network is unreachable". */
    public record NoRoute() implements Fate {
    }

    /**
     * Nobody on the wire has the address: "No route to host", after about three seconds.
     *
     * @param from the sender's own address, which says so
     */
    public record NobodyThere(Ip from) implements Fate {
    }

    /** It, or the answer, is lost without a word. */
    public record Lost() implements Fate {
    }

    private final Map<String, Ip> names = new LinkedHashMap<>();
    private final Map<String, Nic.Address> leases = new LinkedHashMap<>();
    private static final String UNREACHABLE = "nothing outside is reached";
    private static final double WIRE_MILLIS = 0.28;
    private static final double INSIDE_MILLIS = 0.15;

    private final Set<String> cuts = new HashSet<>();
    private List<Ip> routers = List.of();
    private String routerSegment = "";
    private Optional<Nic.Address> storage = Optional.empty();
    private boolean outside = true;

    Network() {}

    /** That of a world. */
    public static Network of(World world) {
        return world.part(Network.class);
    }

    /**
     * Puts a router in.
     *
     * @param addresses its addresses
     * @param segment the switch it is on
     * @param servers servers outside by name, that it leads to
     */
    public void route(List<Ip> addresses, String segment, Map<String, Ip> servers) {
        routers = List.copyOf(addresses);
        routerSegment = segment;
        names.putAll(servers);
    }

    /** The address of a server outside, as DNS answers. */
    public Optional<Ip> lookUp(String name) {
        return Optional.ofNullable(names.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The name of a server outside. */
    public Optional<String> nameOf(Ip ip) {
        return names.entrySet().stream().filter(entry -> entry.getValue().equals(ip)).map(Map.Entry::getKey).findFirst();
    }

    /** What the DHCP server on a switch gives to a network card. */
    public Optional<Nic.Address> lease(String mac) {
        return Optional.ofNullable(leases.get(mac));
    }

    /** Reserves an address for a network card at the DHCP server. */
    public void reserve(String mac, Nic.Address address) {
        leases.put(mac, address);
    }

    /** The router that DHCP names. */
    public Optional<Ip> router(boolean v6) {
        return routers.stream().filter(ip -> ip.isV6() == v6).findFirst();
    }

    /** The network that is planned for storage. */
    public Optional<Nic.Address> storage() {
        return storage;
    }

    /** Says which network is planned for storage. */
    public void storage(Optional<Nic.Address> network) {
        storage = network;
    }

    /** Keeps two machines apart on a switch, or lets them meet again. */
    public void cut(String segment, Machine a, Machine b, boolean apart) {
        for (String pair : List.of(pair(segment, a, b), pair(segment, b, a))) {
            if (apart) {
                cuts.add(pair);
            } else {
                cuts.remove(pair);
            }
        }
    }

    /** Takes all separations away. */
    public void heal() {
        cuts.clear();
    }

    /** Whether the router leads anywhere. */
    public void outside(boolean reachable) {
        outside = reachable;
    }

    @Override
    public String kept() {
        return (outside ? "" : UNREACHABLE + "\n") + cuts.stream().sorted().map(cut -> cut + "\n").collect(Collectors.joining());
    }

    @Override
    public void restore(String kept) {
        List<String> lines = kept.lines().toList();
        outside = !lines.contains(UNREACHABLE);
        lines.stream().filter(line -> !line.equals(UNREACHABLE)).forEach(cuts::add);
    }

    /** What becomes of a packet from one machine to an address and of the answer to it. */
    public Fate send(Machine from, Ip to) {
        Iterable<Machine> nodes = from.world().everyone();
        if (to.isLoopback() || Nics.of(from).owner(to).map(nic -> nic.up() || nic.kind() == Nic.Kind.LOOPBACK).orElse(false)) {
            return new Arrives(Optional.of(from), 0, 0.03, Way.INSIDE);
        }
        Optional<Route> route = Nics.of(from).route(to);
        Optional<Ip> source = Nics.of(from).source(to);
        if (route.isEmpty() || source.isEmpty()) {
            return new NoRoute();
        }
        Nic out = Nics.of(from).get(route.get().device()).orElseThrow();
        List<String> segments = Nics.of(from).segments(out);
        if (route.get().gateway().isEmpty()) {
            for (Machine node : nodes) {
                if (node != from && onWire(from, node, to, segments)) {
                    return answers(node, source.get(), from) ? arrives(from, out, node, to) : new Lost();
                }
            }
            return routers.contains(to) && segments.contains(routerSegment)
                    ? new Arrives(Optional.empty(), 0, 0.4, Way.INSIDE) : new NobodyThere(source.get());
        }
        if (!routers.contains(route.get().gateway().get()) || !segments.contains(routerSegment)) {
            return new NobodyThere(source.get());
        }
        if (routers.contains(to)) {
            return new Arrives(Optional.empty(), 0, 0.4, Way.INSIDE);
        }
        for (Machine node : nodes) {
            if (node != from && onWire(from, node, to, List.of(routerSegment))) {
                return answers(node, source.get(), from) ? new Arrives(Optional.of(node), 1, 0.9, Way.INSIDE) : new Lost();
            }
        }
        return outside && names.containsValue(to) ? new Arrives(Optional.empty(), 9, 14, Way.INSIDE) : new Lost();
    }

    private static Arrives arrives(Machine from, Nic out, Machine node, Ip to) {
        Nic in = Nics.of(node).owner(to).orElseThrow();
        List<String> segments = Nics.of(from).segments(out);
        if (Nics.of(node).segments(in).stream().anyMatch(one -> Uplinks.isInside(one) && segments.contains(one))) {
            return new Arrives(Optional.of(node), 0, INSIDE_MILLIS, Way.INSIDE);
        }
        Hardware.Cable first = Nics.of(from).cable(out).orElse(Hardware.Cable.GOOD);
        Hardware.Cable last = Nics.of(node).cable(in).orElse(Hardware.Cable.GOOD);
        return new Arrives(Optional.of(node), 0, WIRE_MILLIS + 2 * (first.delay() + last.delay()), new Way(first.loss() + last.loss(),
                Math.min(first.out(), last.in()), Math.min(first.in(), last.out()),
                Math.min(in.mtu(), Math.min(first.mtu(), last.mtu()))));
    }

    /** Whether packets from a machine to an address come back. */
    public static boolean reaches(Machine from, Ip ip) {
        return of(from.world()).send(from, ip) instanceof Arrives;
    }

    private boolean onWire(Machine from, Machine node, Ip to, List<String> segments) {
        return node.running() && Nics.of(node).owner(to).map(nic -> Nics.of(node).segments(nic).stream()
                .anyMatch(one -> segments.contains(one) && !cuts.contains(pair(one, from, node)))).orElse(false);
    }

    private static boolean answers(Machine node, Ip source, Machine from) {
        return !Uplinks.of(node).frozen() && back(node, source, from);
    }

    // The answer needs a way back; that it may take another one is not the sender's concern.
    private static boolean back(Machine node, Ip source, Machine from) {
        return Nics.of(node).route(source)
                .flatMap(route -> Nics.of(node).get(route.device()))
                .map(nic -> Nics.of(node).segments(nic).stream().anyMatch(segment -> Nics.of(from).owner(source)
                        .map(owner -> Nics.of(from).segments(owner).contains(segment)).orElse(false)))
                .orElse(false);
    }

    private static String pair(String segment, Machine a, Machine b) {
        return segment + " " + Uplinks.place(a).name() + " " + Uplinks.place(b).name();
    }
}
