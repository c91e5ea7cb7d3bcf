package praktikum.sim.machine.network;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;

/** Host names and {@code /etc/hosts}. */
final class NameFaults {

    private NameFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("short-hostname", node -> {
                    String stem = node.name().replaceFirst("[0-9-]+$", "");
                    String shorter = stem.isEmpty() || stem.equals(node.name()) ? node.name()
                            .substring(0, Math.max(1, node.name().length() - 1)) : stem;
                    node.disk().write("/etc/hostname", shorter + "\n");
                    node.hostname(shorter);
                }),
                Fault.of("name-loopback", node -> hosts(node, node, line -> "127.0.1.1 " + line.substring(line.indexOf(' ') + 1))),
                Fault.of("name-other-address", node -> hosts(node, node, line -> other(line) + line.substring(line.indexOf(' ')))),
                Fault.of("name-unresolved", node -> hosts(node, node, line -> "")),
                Fault.of("peers-missing", node -> hosts(node, peer(node), line -> "")),
                Fault.of("peers-disagree", node -> hosts(node, peer(node), line -> other(line) + line.substring(line.indexOf(' ')))),
                Fault.of("resolver-other", node -> node.disk().write("/etc/resolv.conf", node.disk().textOrEmpty("/etc/resolv.conf")
                        .replaceAll("(?m)^nameserver .*$", "nameserver 192.0.2.53"))),
                Fault.of("machine-id-copied", node -> node.disk().write("/etc/machine-id",
                        peer(node).disk().textOrEmpty("/etc/machine-id"))));
    }

    /** Another machine than this one. */
    static Machine peer(Machine node) {
        return node.world().machines().stream().filter(one -> one != node).findFirst().orElse(node);
    }

    // The lines of a machine's name in the hosts file of another.
    private static void hosts(Machine where, Machine whose, UnaryOperator<String> change) {
        String text = where.disk().textOrEmpty("/etc/hosts").lines()
                .map(line -> names(line, whose) ? change.apply(line.strip().replaceAll("\\s+", " ")) : line)
                .collect(Collectors.joining("\n"));
        where.disk().write("/etc/hosts", text + "\n");
    }

    private static boolean names(String line, Machine whose) {
        return !line.startsWith("#") && List.of(line.strip().split("\\s+")).stream().skip(1).anyMatch(whose.name()::equals);
    }

    /** A neighbour of the address at the beginning of a line: the plan's mistyped. */
    private static String other(String line) {
        return ManagementBridge.neighbour(Ip.of(line.split(" ")[0])).toString();
    }
}
