package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.NameResolver.Found;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.shell.Call;

/** {@code getent}: {@code hosts}, {@code ahosts}, {@code ahostsv4}, {@code ahostsv6}; layout as glibc 2.36 prints it. */
public final class Getent implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-i"), Set.of("-s"));
        if (words.unknown().isPresent() || words.has("-s")) {
            return Answer.unsupported("getent", words.unknown().orElse("-s"));
        }
        String database = words.rest(0).orElse("");
        List<String> keys = words.rest().isEmpty() ? List.of() : words.rest().subList(1, words.rest().size());
        return switch (database) {
            case "" -> Answer.fail(1, "getent: wrong number of arguments\n");
            case "hosts" -> keys.isEmpty() ? all(node) : each(keys, key -> hosts(node, key));
            case "ahosts", "ahostsv4", "ahostsv6" -> each(keys, key -> addresses(node, key, database));
            case "passwd", "group", "services", "protocols", "networks", "shadow" ->
                    Answer.fail(2, "getent: database " + database + " is not supported by the simulator\n");
            default -> Answer.fail(1, "Unknown database: " + database
                    + "\nTry `getent --help' or `getent --usage' for more information.\n");
        };
    }

    private static Answer each(List<String> keys, Function<String, String> print) {
        var text = new StringBuilder();
        int exit = 0;
        for (String key : keys) {
            String part = print.apply(key);
            text.append(part);
            exit = part.isEmpty() ? 2 : exit;
        }
        return new Answer(exit, text.toString(), "");
    }

    private static Answer all(Machine node) {
        var text = new StringBuilder();
        NameResolver.of(node).hosts().forEach(found -> text.append(String.format("%-15s %s\n", found.ip(),
                String.join(" ", found.names()))));
        return Answer.ok(text.toString());
    }

    // All lines of the file that match become one entry: the first line's name, all other names as aliases.
    private static String hosts(Machine node, String key) {
        List<Found> found = Ip.parse(key).map(ip -> NameResolver.of(node).reverse(ip).stream().toList())
                .orElseGet(() -> NameResolver.of(node).lookUp(key));
        boolean v6 = found.stream().anyMatch(one -> one.ip().isV6());
        List<Found> family = found.stream().filter(one -> one.ip().isV6() == v6).toList();
        if (family.isEmpty()) {
            return "";
        }
        List<String> aliases = new ArrayList<>(family.getFirst().names());
        family.stream().skip(1).forEach(one -> one.names().reversed().forEach(aliases::add));
        var text = new StringBuilder();
        family.forEach(one -> text.append(String.format("%-15s %s\n", one.ip(), String.join(" ", aliases))));
        return text.toString();
    }

    private static String addresses(Machine node, String key, String database) {
        List<Found> found = new ArrayList<>(NameResolver.of(node).lookUp(key));
        boolean hasV6 = Nics.of(node).all().stream().flatMap(nic -> nic.addresses().stream())
                .anyMatch(address -> address.ip().isV6() && !address.ip().isLinkLocal() && !address.ip().isLoopback());
        found.sort(Comparator.comparing(one -> one.ip().isV6() != hasV6));
        boolean anyV6 = found.stream().anyMatch(one -> one.ip().isV6());
        Set<String> ips = new LinkedHashSet<>();
        for (Found one : found) {
            switch (database) {
                case "ahostsv4" -> {
                    if (!one.ip().isV6()) {
                        ips.add(one.ip().toString());
                    }
                }
                case "ahostsv6" -> {
                    if (one.ip().isV6() || !anyV6) {
                        ips.add(one.ip().isV6() ? one.ip().toString() : "::ffff:" + one.ip());
                    }
                }
                default -> ips.add(one.ip().toString());
            }
        }
        var text = new StringBuilder();
        for (String ip : ips) {
            String name = text.isEmpty() ? found.getFirst().names().getFirst() : "";
            text.append(String.format("%-15s STREAM %s\n%-15s DGRAM  \n%-15s RAW    \n", ip, name, ip, ip));
        }
        return text.toString();
    }
}
