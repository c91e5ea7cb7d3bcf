package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.Json;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.network.Route;

/** {@code ip route show} and {@code ip route get}; default routes of ifupdown2 are {@code proto kernel onlink}. */
final class IpRoutes {

    private final Machine node;
    private final IpCommand.Style style;

    IpRoutes(Machine node, IpCommand.Style style) {
        this.node = node;
        this.style = style;
    }

    Answer show(List<String> filters) {
        boolean v6 = style.v6().orElse(false);
        List<Route> routes = new ArrayList<>(Nics.of(node).routes(v6));
        for (int i = 0; i < filters.size(); i++) {
            String word = filters.get(i);
            if (word.equals("default")) {
                routes.removeIf(route -> !route.isDefault());
            } else if (word.equals("dev") && i + 1 < filters.size()) {
                String device = filters.get(++i);
                if (Nics.of(node).get(device).isEmpty()) {
                    return Answer.fail(1, "Cannot find device \"" + device + "\"\n");
                }
                routes.removeIf(route -> !route.device().equals(device));
            } else {
                return Answer.unsupported("ip", "route show " + word);
            }
        }
        if (v6) {
            routes.sort(Comparator.comparing(Route::isDefault));
        }
        if (style.json()) {
            return Answer.ok(Json.line(routes.stream().map(route -> fields(route, v6)).toList()) + "\n");
        }
        var text = new StringBuilder();
        routes.forEach(route -> text.append(line(route, v6)));
        return Answer.ok(text.toString());
    }

    private static Map<String, Object> fields(Route route, boolean v6) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dst", route.destination().map(ip -> ip + "/" + route.prefix()).orElse("default"));
        route.gateway().ifPresent(gateway -> fields.put("gateway", gateway.toString()));
        fields.put("dev", route.device());
        if (!route.dynamic()) {
            fields.put("protocol", "kernel");
        }
        if (!v6 && !route.isDefault()) {
            fields.put("scope", "link");
            route.source().ifPresent(source -> fields.put("prefsrc", source.toString()));
        }
        if (v6) {
            fields.put("metric", route.isDefault() ? 1024 : 256);
        }
        fields.put("flags", route.isDefault() && !route.dynamic() ? List.of("onlink") : List.of());
        if (v6) {
            fields.put("pref", "medium");
        }
        return fields;
    }

    private static String line(Route route, boolean v6) {
        return route.destination().map(ip -> ip + "/" + route.prefix()).orElse("default")
                + route.gateway().map(gateway -> " via " + gateway).orElse("") + " dev " + route.device()
                + (route.dynamic() ? "" : " proto kernel")
                + (!v6 && !route.isDefault() ? " scope link" + route.source().map(source -> " src " + source).orElse("") : "")
                + (v6 ? route.isDefault() ? " metric 1024" : " metric 256" : "")
                + (route.isDefault() && !route.dynamic() ? " onlink" : "") + (v6 ? " pref medium" : "") + " \n";
    }

    Answer get(String text) {
        Optional<Ip> to = Ip.parse(text);
        if (to.isEmpty()) {
            return Answer.fail(1, "Error: any valid prefix is expected rather than \"" + text + "\".\n");
        }
        boolean own = Nics.of(node).owner(to.get()).isPresent();
        Optional<Route> route = Nics.of(node).route(to.get());
        if (route.isEmpty() && !own) {
            return Answer.fail(2, "RTNETLINK answers: Network is unreachable\n");
        }
        String device = own ? "lo" : route.get().device();
        Optional<Ip> gateway = own ? Optional.empty() : route.get().gateway();
        Optional<Ip> source = own ? to : Nics.of(node).source(to.get());
        if (style.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (own) {
                fields.put("type", "local");
            }
            fields.put("dst", text);
            gateway.ifPresent(ip -> fields.put("gateway", ip.toString()));
            fields.put("dev", device);
            source.ifPresent(ip -> fields.put("prefsrc", ip.toString()));
            fields.put("flags", List.of());
            fields.put("uid", 0);
            fields.put("cache", own ? List.of("local") : List.of());
            return Answer.ok(Json.line(List.of(fields)) + "\n");
        }
        return Answer.ok((own ? "local " : "") + text + gateway.map(ip -> " via " + ip).orElse("") + " dev " + device
                + source.map(ip -> " src " + ip).orElse("") + " uid 0 \n    cache " + (own ? "<local> " : "") + "\n");
    }
}
