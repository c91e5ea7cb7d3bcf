package praktikum.fact.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

/**
 * Routes of a host, from {@code ip -j route show} or {@code ip -6 -j route show}.
 *
 * @param routes in the order printed
 */
public record RouteTable(List<Route> routes) {

    /**
     * A route to one destination.
     *
     * @param destination a subnet or address; empty for the default route
     * @param type {@code unicast}, or what else the kernel does with such packets ({@code blackhole}, {@code unreachable} …)
     * @param hops where packets go next; several where they are spread
     * @param metric the lower wins; 0 where none is printed
     */
    public record Route(Optional<Cidr> destination, String type, List<Hop> hops, long metric) {

        public Route {
            hops = List.copyOf(hops);
        }
    }

    /**
     * Where packets go next.
     *
     * @param gateway the router; empty where the destination is on the link itself
     * @param device the interface, where one is printed
     * @param source the address that they come from, where one is printed ({@code prefsrc})
     */
    public record Hop(Optional<InetAddress> gateway, Optional<String> device, Optional<InetAddress> source) {}

    // strerror(3) of what the kernel answers to `ip route get` where no route leads.
    private static final Pattern NOWHERE =
            Pattern.compile("RTNETLINK answers: (?:Network is unreachable|No route to host|Permission denied)");

    public RouteTable {
        routes = List.copyOf(routes);
    }

    /** The default routes, of the family of an address. */
    public static Question<RouteTable> defaultsFor(InetAddress address) {
        return address instanceof Inet6Address ? Question.of(RouteTable::read, "ip", "-6", "-j", "route", "show", "default")
                : Question.of(RouteTable::read, "ip", "-j", "route", "show", "default");
    }

    /** The one route that a packet to an address takes. */
    public static Question<RouteTable> towards(InetAddress address) {
        return Question.of(RouteTable::read, "ip", "-j", "route", "get", Addresses.text(address));
    }

    /** Reads the JSON of iproute2: {@code {"dst":"default","gateway":"192.0.2.1","dev":"vmbr0"}} → by 192.0.2.1 over vmbr0. */
    public static Reading<RouteTable> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Route> routes = new ArrayList<>();
            if (p.exit() == 2 && p.out().isBlank() && NOWHERE.matcher(p.err().strip()).matches()) {
                return new RouteTable(routes);
            }
            for (Json item : Json.of(p).items()) {
                if (!item.isEmptyObject()) {
                    routes.add(route(item));
                }
            }
            return new RouteTable(routes);
        });
    }

    /** The routes to everywhere. */
    public List<Route> defaults() {
        return routes.stream().filter(route -> route.destination().isEmpty() && route.type().equals("unicast")).toList();
    }

    private static Route route(Json item) throws NotUnderstood {
        List<Hop> several = item.find("nexthops", list -> list.items(RouteTable::hop)).orElse(List.of());
        List<Hop> hops = several.isEmpty() ? List.of(hop(item)) : several;
        return new Route(destination(item.text("dst")), item.findText("type").orElse("unicast"), hops, item.findNumber("metric").orElse(0));
    }

    private static Optional<Cidr> destination(String text) throws NotUnderstood {
        if (text.equals("default") || text.equals("0.0.0.0/0") || text.equals("::/0")) {
            return Optional.empty();
        }
        return Optional.of(Cidr.parse(text).orElseThrow(() -> new NotUnderstood("no destination of a route", text)));
    }

    private static Hop hop(Json json) throws NotUnderstood {
        Optional<String> gateway = json.findText("gateway");
        Optional<Json> via = json.find("via");
        if (gateway.isEmpty() && via.isPresent()) {
            gateway = Optional.of(via.get().text("host"));
        }
        return new Hop(gateway.isPresent() ? Optional.of(TextLines.address(gateway.get())) : Optional.empty(), json.findText("dev"),
                json.findText("prefsrc").flatMap(Addresses::parse));
    }
}
