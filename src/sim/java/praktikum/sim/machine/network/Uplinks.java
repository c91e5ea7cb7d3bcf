package praktikum.sim.machine.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/**
 * Where the cards of a guest lead to: bridges of the node it runs on. It may go on on another node, and its cards then lead to bridges
 * there. Any other machine has cables in its cards and nothing here.
 */
public final class Uplinks implements MachinePart {

    /**
     * The port of a bridge at which a card of a guest is.
     *
     * @param host the node
     * @param bridge the name of the bridge there
     * @param vlan the VLAN that its packets carry on the wires; 0 where they carry none
     * @param tap what the node calls the port: {@code tap100i0}, {@code veth200i0}
     */
    public record Port(Machine host, String bridge, int vlan, String tap) {

        private Optional<Nic> found() {
            return host.running() ? Nics.of(host).get(bridge).filter(Nic::up) : Optional.empty();
        }

        boolean carrier() {
            return found().isPresent();
        }

        Optional<Hardware.Cable> cable() {
            return found().flatMap(Nics.of(host)::cable);
        }

        List<String> segments() {
            if (vlan == 0) {
                return found().map(Nics.of(host)::segments).orElse(List.of());
            }
            List<String> all = new ArrayList<>();
            found().map(Nics.of(host)::segments).orElse(List.of()).stream().filter(segment -> !isInside(segment))
                    .forEach(segment -> all.add(segment + "." + vlan));
            all.add(inside(host, master()));
            return all;
        }

        /** The bridge that the port is in: that of the VLAN where it has one, as Proxmox VE calls it. */
        private String master() {
            return vlan == 0 ? bridge : bridge + "v" + vlan;
        }

        private void open() {
            Nics nics = Nics.of(host);
            if (vlan != 0 && nics.get(master()).isEmpty()) {
                nics.add(new Nic(master(), Nic.Kind.BRIDGE, nics.nextIndex(), nics.get(bridge).map(Nic::mac).orElse(""), ""));
                nics.get(master()).orElseThrow().up(true);
            }
            String mac = String.format("%s:%02x:%02x:%02x", tap.startsWith("veth") ? "fe:3c:91" : "fa:7b:20", host.world().random()
                    .nextInt(256), host.world().random().nextInt(256), host.world().random().nextInt(256));
            Nic port = new Nic(tap, Nic.Kind.TAP, nics.nextIndex(), mac, "");
            port.up(true);
            port.mtu(nics.get(bridge).map(Nic::mtu).orElse(port.mtu()));
            port.master(Optional.of(master()));
            nics.add(port);
        }

        private void close() {
            Nics.of(host).remove(tap);
            if (vlan != 0 && Nics.of(host).ports(master()).isEmpty()) {
                Nics.of(host).remove(master());
            }
        }
    }

    private static final String INSIDE = "bridge ";

    private final Map<String, Port> ports = new HashMap<>();
    private boolean frozen;

    Uplinks() {}

    /** Those of a machine. */
    public static Uplinks of(Machine machine) {
        return machine.part(Uplinks.class);
    }

    /** What is reached without leaving a node: all that is at a bridge of it. */
    static String inside(Machine host, String bridge) {
        return INSIDE + host.name() + " " + bridge;
    }

    static boolean isInside(String segment) {
        return segment.startsWith(INSIDE);
    }

    /** Puts a card to a port, which the node then has. */
    public void plug(String card, Port port) {
        unplug(card);
        ports.put(card, port);
        port.open();
    }

    /** Takes a card from its port, which is gone then; does nothing where it is at none. */
    public void unplug(String card) {
        Optional.ofNullable(ports.remove(card)).ifPresent(Port::close);
    }

    /** Takes all cards from their ports. */
    public void unplug() {
        List.copyOf(ports.keySet()).forEach(this::unplug);
    }

    Optional<Port> port(Nic card) {
        return Optional.ofNullable(ports.get(card.name()));
    }

    /** The node that packets of a machine leave from: its own where it is no guest. */
    static Machine place(Machine machine) {
        return of(machine).ports.values().stream().map(Port::host).findFirst().orElse(machine);
    }

    /** Whether its processors stand still, so that nothing it is sent is answered. */
    boolean frozen() {
        return frozen;
    }

    /** Has its processors stand still, or go on. */
    public void freeze(boolean stands) {
        frozen = stands;
    }
}
