package praktikum.site.plan;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlText;

/**
 * A guest as {@code site.yaml} says it. {@code {name: web, kind: container, id: 200, address: 192.0.2.20}} → a container with one core,
 * 512 MiB of memory and of swap, of Debian 13; what else it leaves out follows from the rest of the site.
 *
 * @param id its number, 100 to 999999999
 * @param memory in MiB
 * @param swap in MiB; of a virtual machine 0
 * @param source of a container the name of its template without the version of the file, of a virtual machine the URL of its disk image
 * @param node where it is made
 * @param storage where its disk lies
 * @param network its first card
 */
public record GuestEntry(GuestKind kind, int id, String name, int cores, int memory, int swap, String source, Optional<String> node,
        Optional<String> storage, Network network) {

    private static final int CONTAINER_MIB = 512;
    private static final int VM_MIB = 1024;

    /** A card and how it is set up inside, as far as that is not as of the nodes. */
    public record Network(InetAddress address, Optional<Integer> prefix, Optional<InetAddress> gateway, Optional<InetAddress> dns,
            Optional<String> bridge, Optional<Integer> tag) {
    }

    /** A guest of which nothing is said but what it is called and where it is reached. */
    public static GuestEntry usual(GuestKind kind, int id, String name, InetAddress address) {
        return new GuestEntry(kind, id, name, 1, memory(kind), swap(kind), source(kind), Optional.empty(), Optional.empty(),
                new Network(address, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    static GuestEntry read(YamlMapping guest) {
        var kind = GuestKind.of(guest.text("kind").orElseThrow());
        return new GuestEntry(kind, guest.number("id").orElseThrow(), guest.text("name").orElseThrow(), guest.number("cores").orElse(1),
                guest.number("memory").orElse(memory(kind)), guest.number("swap").orElse(swap(kind)),
                guest.text(sourceKey(kind)).orElse(source(kind)), guest.text("node"), guest.text("storage"),
                new Network(InetAddress.ofLiteral(guest.text("address").orElseThrow()), guest.number("prefix"), address(guest, "gateway"),
                        address(guest, "dns"), guest.text("bridge"), guest.number("tag")));
    }

    private static Optional<InetAddress> address(YamlMapping guest, String key) {
        return guest.text(key).map(InetAddress::ofLiteral);
    }

    private static int memory(GuestKind kind) {
        return kind == GuestKind.CONTAINER ? CONTAINER_MIB : VM_MIB;
    }

    private static int swap(GuestKind kind) {
        return kind == GuestKind.CONTAINER ? CONTAINER_MIB : 0;
    }

    private static String source(GuestKind kind) {
        return kind == GuestKind.CONTAINER ? "debian-13-standard"
                : "https://cloud.debian.org/images/cloud/trixie/latest/debian-13-genericcloud-amd64.qcow2";
    }

    /** What {@code site.yaml} calls the source of a kind. */
    static String sourceKey(GuestKind kind) {
        return kind == GuestKind.CONTAINER ? "template" : "image";
    }

    String line() {
        var parts = new ArrayList<>(List.of("name: " + YamlText.quoted(name), "kind: " + kind.word(), "id: " + id,
                "address: " + YamlText.quoted(Addresses.text(network.address()))));
        network.prefix().ifPresent(prefix -> parts.add("prefix: " + prefix));
        network.gateway().ifPresent(gateway -> parts.add("gateway: " + YamlText.quoted(Addresses.text(gateway))));
        network.dns().ifPresent(dns -> parts.add("dns: " + YamlText.quoted(Addresses.text(dns))));
        network.bridge().ifPresent(bridge -> parts.add("bridge: " + YamlText.quoted(bridge)));
        network.tag().ifPresent(tag -> parts.add("tag: " + tag));
        differing(parts, "cores", cores, 1);
        differing(parts, "memory", memory, memory(kind));
        differing(parts, "swap", swap, swap(kind));
        storage.ifPresent(name -> parts.add("storage: " + YamlText.quoted(name)));
        if (!source.equals(source(kind))) {
            parts.add(sourceKey(kind) + ": " + YamlText.quoted(source));
        }
        node.ifPresent(name -> parts.add("node: " + YamlText.quoted(name)));
        return "  - {" + String.join(", ", parts) + "}";
    }

    private static void differing(List<String> parts, String key, int value, int usual) {
        if (value != usual) {
            parts.add(key + ": " + value);
        }
    }
}
