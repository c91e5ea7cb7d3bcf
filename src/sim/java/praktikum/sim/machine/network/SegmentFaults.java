package praktikum.sim.machine.network;

import java.util.List;
import java.util.function.UnaryOperator;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Hardware.Cable;

/** Between the machines: cables, switches, and addresses that belong elsewhere. */
final class SegmentFaults {

    private SegmentFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("other-plan-address", node -> {
                    Nic.Address own = ManagementBridge.address(node);
                    ManagementBridge.of(node).add(new Nic.Address(foreign(own), own.prefix(), false));
                    node.world().reachabilityChanged();
                }).untilBoot(),
                Fault.of("narrow-prefix", node -> {
                    Nic.Address own = ManagementBridge.address(node);
                    ManagementBridge.of(node).remove(own.ip(), own.prefix());
                    ManagementBridge.of(node).add(new Nic.Address(own.ip(), own.ip().bits(), false));
                    node.world().reachabilityChanged();
                }).untilBoot(),
                Fault.of("address-of-neighbour", node -> {
                    Nic.Address other = ManagementBridge.address(NameFaults.peer(node));
                    ManagementBridge.of(node).add(other);
                    node.world().reachabilityChanged();
                }).untilBoot(),
                cable("small-frames", old -> new Cable(true, old.delay(), old.loss(), old.out(), old.in(), 1400, old.ungrouped())),
                cable("lossy-cable", old -> new Cable(true, old.delay(), 4, old.out(), old.in(), old.mtu(), old.ungrouped())),
                cable("late-packets", old -> new Cable(true, 2.5, old.loss(), old.out(), old.in(), old.mtu(), old.ungrouped())),
                cable("fast-ethernet", old -> new Cable(true, old.delay(), old.loss(), 100, 100, old.mtu(), old.ungrouped())),
                cable("half-duplex", old -> new Cable(true, old.delay(), old.loss(), old.out(), 45, old.mtu(), old.ungrouped())));
    }

    private static Fault cable(String name, UnaryOperator<Cable> change) {
        return Fault.of(name, node -> ManagementBridge.port(node).ifPresent(port -> {
            Hardware changed = node.hardware().withCable(port.name(), change);
            node.hardware(changed);
            node.world().reachabilityChanged();
        })).anywhere();
    }

    /** The same host of a network that nobody planned. */
    private static Ip foreign(Nic.Address own) {
        byte[] bytes = own.ip().bytes();
        bytes[own.ip().isV6() ? 7 : 2] ^= 0x40;
        return Ip.of(bytes);
    }
}
