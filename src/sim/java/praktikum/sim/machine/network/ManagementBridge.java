package praktikum.sim.machine.network;

import java.util.Optional;
import praktikum.sim.machine.Machine;

/** The bridge through which a machine is managed, its card where there is no bridge, for those that want to break it. */
public final class ManagementBridge {

    private ManagementBridge() {}

    /** The bridge that has the machine's address, or the card that has it. */
    public static Nic of(Machine node) {
        return addressed(node, Nic.Kind.BRIDGE)
                .or(() -> Nics.of(node).all().stream().filter(nic -> nic.kind() == Nic.Kind.BRIDGE).findFirst())
                .or(() -> addressed(node, Nic.Kind.PHYSICAL))
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no bridge to break"));
    }

    private static Optional<Nic> addressed(Machine node, Nic.Kind kind) {
        return Nics.of(node).all().stream().filter(nic -> nic.kind() == kind && nic.addresses().stream()
                .anyMatch(one -> !one.ip().isLinkLocal())).findFirst();
    }

    /** Its first port; a card is its own. */
    public static Optional<Nic> port(Machine node) {
        Nic nic = of(node);
        return nic.kind() == Nic.Kind.PHYSICAL ? Optional.of(nic) : Nics.of(node).ports(nic.name()).stream().findFirst();
    }

    /** The machine's address on it. */
    public static Nic.Address address(Machine node) {
        return of(node).addresses().stream().filter(one -> !one.ip().isLinkLocal()).findFirst()
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no address on its bridge"));
    }

    /** The network beside that of an address: the last bit of the network's part turned over. */
    public static Ip otherNetwork(Ip ip, int prefix) {
        byte[] bytes = ip.bytes();
        bytes[(prefix - 1) / 8] ^= (byte) (1 << (7 - (prefix - 1) % 8));
        return Ip.of(bytes);
    }

    /** An address of the same network that no machine of the plan has. */
    public static Ip neighbour(Ip ip) {
        byte[] bytes = ip.bytes();
        bytes[bytes.length - 1] = (byte) ((bytes[bytes.length - 1] & 0xff) < 128 ? (bytes[bytes.length - 1] & 0xff) + 100
                : (bytes[bytes.length - 1] & 0xff) - 100);
        return Ip.of(bytes);
    }
}
