package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.network.Route;
import praktikum.sim.shell.Call;

/**
 * {@code ip} of iproute2: {@code addr}, {@code link}, {@code route}, {@code neigh}, with {@code -j}, {@code -4}, {@code -6}, {@code -br}.
 */
public final class IpCommand implements InstantCommand {

    /** How to print, from the options before the object. */
    record Style(boolean json, boolean brief, boolean details, Optional<Boolean> v6) {
    }

    @Override
    public Answer answer(Call call, Machine node) {
        List<String> args = new ArrayList<>(call.args());
        boolean json = false;
        boolean brief = false;
        boolean details = false;
        Optional<Boolean> v6 = Optional.empty();
        while (!args.isEmpty() && args.getFirst().startsWith("-")) {
            String option = args.removeFirst();
            switch (option) {
                case "-j", "-json", "--json" -> json = true;
                case "-br", "-brief" -> brief = true;
                case "-4" -> v6 = Optional.of(false);
                case "-6" -> v6 = Optional.of(true);
                case "-d", "-details" -> details = true;
                case "-c", "-color", "-c=never" -> {
                    // coloured: for people
                }
                default -> {
                    return Answer.unsupported("ip", option);
                }
            }
        }
        Style style = new Style(json, brief, details, v6);
        String object = args.isEmpty() ? "" : args.removeFirst();
        if (!object.isEmpty() && "address".startsWith(object)) {
            return address(node, style, args);
        }
        if (!object.isEmpty() && "link".startsWith(object)) {
            return link(node, style, args);
        }
        if (!object.isEmpty() && "route".startsWith(object)) {
            return route(node, style, args);
        }
        if (!object.isEmpty() && "neighbour".startsWith(object)) {
            return new IpNeighbours(node, style).answer(args);
        }
        return object.isEmpty() ? Answer.fail(255, "Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\n")
                : Answer.fail(1, "Object \"" + object + "\" is unknown, try \"ip help\".\n");
    }

    private static Answer address(Machine node, Style style, List<String> args) {
        String verb = args.isEmpty() ? "show" : args.getFirst();
        if ("show".startsWith(verb) || "list".startsWith(verb) || verb.equals("ls")) {
            return new IpInterfaces(node, style, true).answer(args.isEmpty() ? args : args.subList(1, args.size()));
        }
        if (!verb.equals("add") && !verb.equals("del") && !verb.equals("delete")) {
            return new IpInterfaces(node, style, true).answer(args);
        }
        Optional<Nic> nic = device(node, args);
        String[] parts = args.size() > 1 ? args.get(1).split("/") : new String[] {""};
        Optional<Ip> ip = Ip.parse(parts[0]);
        if (ip.isEmpty()) {
            return Answer.fail(1, "Error: any valid prefix is expected rather than \"" + (args.size() > 1 ? args.get(1) : "") + "\".\n");
        }
        if (nic.isEmpty()) {
            return Answer.fail(1, "Cannot find device \"" + after(args, "dev").orElse("") + "\"\n");
        }
        int prefix = parts.length > 1 ? Integer.parseInt(parts[1]) : ip.get().bits();
        if (verb.equals("add")) {
            boolean there = nic.get().addresses().stream().anyMatch(one -> one.ip().equals(ip.get()) && one.prefix() == prefix);
            if (there) {
                return Answer.fail(2, "RTNETLINK answers: File exists\n");
            }
            nic.get().add(new Nic.Address(ip.get(), prefix, false));
        } else if (!nic.get().remove(ip.get(), prefix)) {
            return Answer.fail(2, "RTNETLINK answers: Cannot assign requested address\n");
        }
        node.world().reachabilityChanged();
        return Answer.ok("");
    }

    private static Answer link(Machine node, Style style, List<String> args) {
        if (args.isEmpty() || !args.getFirst().equals("set")) {
            boolean show = !args.isEmpty() && ("show".startsWith(args.getFirst()) || "list".startsWith(args.getFirst()) || args.getFirst()
                    .equals("ls"));
            return new IpInterfaces(node, style, false).answer(show ? args.subList(1, args.size()) : args);
        }
        List<String> rest = new ArrayList<>(args.subList(1, args.size()));
        rest.remove("dev");
        String name = rest.isEmpty() ? "" : rest.getFirst();
        Optional<Nic> nic = Nics.of(node).get(name);
        if (nic.isEmpty()) {
            return Answer.fail(1, "Cannot find device \"" + name + "\"\n");
        }
        for (int i = 1; i < rest.size(); i++) {
            String word = rest.get(i);
            switch (word) {
                case "mtu" -> nic.get().mtu(Integer.parseInt(rest.get(++i)));
                case "up" -> nic.get().up(true);
                case "down" -> nic.get().up(false);
                default -> {
                    return Answer.unsupported("ip", "link set " + word);
                }
            }
        }
        node.world().reachabilityChanged();
        return Answer.ok("");
    }

    private static Answer route(Machine node, Style style, List<String> args) {
        String verb = args.isEmpty() ? "show" : args.getFirst();
        if (verb.equals("get")) {
            return new IpRoutes(node, style).get(args.size() > 1 ? args.get(1) : "");
        }
        if (verb.equals("add") || verb.equals("del") || verb.equals("delete")) {
            if (args.size() < 2 || !args.get(1).equals("default")) {
                return Answer.unsupported("ip", "route " + verb + " " + (args.size() > 1 ? args.get(1) : ""));
            }
            Optional<Ip> gateway = after(args, "via").flatMap(Ip::parse);
            if (!verb.equals("add")) {
                return Nics.of(node).removeDefault(gateway, after(args, "dev")) ? Answer.ok("")
                        : Answer.fail(2, "RTNETLINK answers: No such process\n");
            }
            Optional<String> device = after(args, "dev").or(() -> gateway.flatMap(Nics.of(node)::route).map(Route::device));
            if (gateway.isEmpty() || device.isEmpty()) {
                return Answer.fail(2, "Error: Nexthop has invalid gateway.\n");
            }
            Nics.of(node).addDefault(new Route(Optional.empty(), 0, gateway, device.get(), Optional.empty(), false));
            return Answer.ok("");
        }
        boolean show = "show".startsWith(verb) || "list".startsWith(verb) || verb.equals("ls");
        return new IpRoutes(node, style).show(show && !args.isEmpty() ? args.subList(1, args.size()) : args);
    }

    private static Optional<Nic> device(Machine node, List<String> args) {
        return after(args, "dev").flatMap(Nics.of(node)::get);
    }

    static Optional<String> after(List<String> args, String word) {
        int at = args.indexOf(word);
        return at >= 0 && at + 1 < args.size() ? Optional.of(args.get(at + 1)) : Optional.empty();
    }
}
