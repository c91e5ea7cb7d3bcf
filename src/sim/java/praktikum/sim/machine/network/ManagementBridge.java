package praktikum.sim.machine.network;

import java.util.Optional;
import praktikum.sim.machine.Machine;

/** The bridge through which a machine is managed, for those that want to break it. */
public final class ManagementBridge {

    private ManagementBridge() {}

    /** The bridge that has the machine's address. */
    public static Nic of(Machine node) {
        return Nics.of(node).all().stream().filter(nic -> nic.kind() == Nic.Kind.BRIDGE && nic.addresses().stream()
                .anyMatch(one -> !one.ip().isLinkLocal()))
                .findFirst().or(() -> Nics.of(node).all().stream().filter(nic -> nic.kind() == Nic.Kind.BRIDGE).findFirst())
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no bridge to break"));
    }

    /** Its first port. */
    public static Optional<Nic> port(Machine node) {
        return Nics.of(node).ports(of(node).name()).stream().findFirst();
    }

    /** The machine's address on its bridge. */
    public static Nic.Address address(Machine node) {
        return of(node).addresses().stream().filter(one -> !one.ip().isLinkLocal()).findFirst()
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no address on its bridge"));
    }

    /** An address of the same network that no machine of the plan has. */
    public static Ip neighbour(Ip ip) {
        byte[] bytes = ip.bytes();
        bytes[bytes.length - 1] = (byte) ((bytes[bytes.length - 1] & 0xff) < 128 ? (bytes[bytes.length - 1] & 0xff) + 100
                : (bytes[bytes.length - 1] & 0xff) - 100);
        return Ip.of(bytes);
    }
}
