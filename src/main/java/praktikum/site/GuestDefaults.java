package praktikum.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import praktikum.net.Cidr;
import praktikum.site.plan.GuestEntry;
import praktikum.site.plan.GuestKind;
import praktikum.site.plan.GuestPlan;
import praktikum.site.plan.PlannedStorage;

/** What follows from the rest of a site where it says nothing of its guests, or not all of one. */
record GuestDefaults(Site site) {

    private static final int CONTAINER = 200;
    private static final int VM = 100;

    /** All planned guests, in the order of the site. */
    List<PlannedGuest> guests() {
        return site.plan().section(GuestPlan.class).map(GuestPlan::guests).orElseGet(this::usual).stream().map(this::whole).toList();
    }

    /** A container and a virtual machine; fewer where the network of the nodes has no room for them. */
    List<GuestEntry> usual() {
        var taken = new ArrayList<>(Stream.concat(site.machines().stream().map(PlannedMachine::address),
                Stream.of(site.plan().network().gateway(), site.plan().network().dns())).toList());
        var entries = new ArrayList<GuestEntry>();
        free(CONTAINER, taken).ifPresent(address -> {
            taken.add(address);
            entries.add(GuestEntry.usual(GuestKind.CONTAINER, CONTAINER, "debian-ct", address));
        });
        free(VM, taken).ifPresent(address -> entries.add(GuestEntry.usual(GuestKind.VM, VM, "debian-vm", address)));
        return entries;
    }

    /**
     * An address beside the first node that nobody has. 100 beside 192.0.2.11/24 → 192.0.2.100, beside 2001:db8::11/64 → 2001:db8::100;
     * where that is taken or of another network, the highest that is not.
     */
    private Optional<InetAddress> free(int number, List<InetAddress> taken) {
        var network = new Cidr(site.nodes().getFirst().address(), site.plan().network().prefix());
        var wanted = network.address().getAddress().length == 4 ? number : Integer.parseInt(Integer.toString(number), 16);
        return IntStream.concat(IntStream.of(wanted), IntStream.iterate(254, last -> last > 0, last -> last - 1))
                .mapToObj(last -> beside(network.address(), last))
                .filter(address -> network.contains(address) && !new Cidr(address, network.length()).isReserved())
                .filter(address -> !taken.contains(address)).findFirst();
    }

    /** The same address with another number in its last part: the last byte in IPv4, the last two in IPv6. */
    private static InetAddress beside(InetAddress node, int last) {
        var bytes = node.getAddress();
        bytes[bytes.length - 1] = (byte) last;
        if (bytes.length > 4) {
            bytes[bytes.length - 2] = (byte) (last >> 8);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    private PlannedGuest whole(GuestEntry entry) {
        var network = site.plan().network();
        var said = entry.network();
        var node = entry.node().orElse(site.nodes().getFirst().name());
        var storage = entry.storage().flatMap(this::named).or(() -> taking(entry.kind().content(), node));
        return new PlannedGuest(entry.kind(), entry.id(), entry.name(), entry.cores(), entry.memory(), entry.swap(), entry.source(), node,
                storage.map(PlannedStorage::name), taking("vztmpl", node).map(PlannedStorage::name),
                storage.filter(one -> one.type().equals("dir") || one.type().equals("nfs")).isEmpty(),
                new PlannedGuest.Network(new Cidr(said.address(), said.prefix().orElse(network.prefix())),
                        said.gateway().orElse(network.gateway()), said.dns().orElse(network.dns()), said.bridge().orElse(network.bridge()),
                        said.tag()));
    }

    private Optional<PlannedStorage> named(String name) {
        return site.storage().storages().stream().filter(storage -> storage.name().equals(name)).findFirst();
    }

    /** The first planned storage on a node that takes a kind of content, one that all nodes share where there is one. */
    private Optional<PlannedStorage> taking(String content, String node) {
        var fitting = site.storage().storages().stream()
                .filter(storage -> storage.content().contains(content) && storage.on(node)).toList();
        return fitting.stream().filter(PlannedStorage::shared).findFirst().or(() -> fitting.stream().findFirst());
    }
}
