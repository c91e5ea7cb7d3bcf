package praktikum.sim.proxmox.storage.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.ManagementBridge;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** The server of the storage that all nodes share is not apart from the cluster. */
final class NfsServerFaults {

    private static final String PACKAGE = "nfs-kernel-server";
    private static final String EXPORTS = "/etc/exports";
    private static final String OPTIONS = "(rw,sync,no_subtree_check,no_root_squash)";

    private NfsServerFaults() {}

    /**
     * The server of a storage.
     *
     * @param ip its address
     * @param card the card that has it
     */
    private record Server(Machine machine, Ip ip, Nic card) {

        static Optional<Server> of(Machine node, StorageSection storage) {
            return Ip.parse(storage.required("server")).stream().flatMap(ip -> node.world().machines().stream()
                    .filter(machine -> machine != node && Packages.of(machine).version(PACKAGE).isPresent())
                    .flatMap(machine -> Nics.of(machine).owner(ip).map(card -> new Server(machine, ip, card)).stream())).findFirst();
        }
    }

    @FunctionalInterface
    private interface Change {
        void of(Machine node, StorageSection storage, Server server);
    }

    static List<Fault> all() {
        return List.of(fault("nfs-server-is-node", NfsServerFaults::takeOver),
                fault("nfs-server-is-guest", (node, storage, server) -> node.disk().write("/etc/pve/lxc/900.conf", "hostname: nas\n"
                        + "net0: name=eth0,bridge=vmbr0,hwaddr=" + server.card().mac().toUpperCase(Locale.ROOT) + ",ip=dhcp,type=veth\n")));
    }

    private static Fault fault(String name, Change change) {
        return NfsMountFaults.fault("an NFS storage whose server is there", (node, storage) -> Server.of(node, storage).isPresent(), name,
                (node, storage) -> change.of(node, storage, Server.of(node, storage).orElseThrow()));
    }

    /** The node has the server's address and exports what the server did, to itself as well; the server's cable is pulled. */
    private static void takeOver(Machine node, StorageSection storage, Server server) {
        String export = storage.required("export");
        String exports = server.machine().disk().textOrEmpty(EXPORTS).replaceAll("(?m)^" + Pattern.quote(export) + "\\s.*$",
                "$0 " + Matcher.quoteReplacement(server.ip() + OPTIONS));
        Packages.of(node).install(PACKAGE, Packages.of(server.machine()).version(PACKAGE).orElseThrow());
        node.disk().makeDirectories(export);
        Stream.of(node, server.machine()).forEach(machine -> {
            machine.disk().write(EXPORTS, exports);
            TypedCommand.run(machine, "exportfs", "-ra");
        });
        server.machine().hardware(server.machine().hardware().withCable(server.card().name(), false));
        Nic.Address own = ManagementBridge.address(node);
        node.disk().write(Ifupdown.FILE, node.disk().textOrEmpty(Ifupdown.FILE).replaceFirst("(?m)^(\\s+address )" + Pattern.quote(own
                .toString()) + "$", "$0\n$1" + new Nic.Address(server.ip(), own.prefix(), false)));
        Ifupdown.of(node).reload();
    }
}
