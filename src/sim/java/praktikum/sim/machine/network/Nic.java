package praktikum.sim.machine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A network interface of a machine as its kernel has it now; files play no part here. */
public final class Nic {

    /** What an interface is; a tap is a port of a bridge to which a card of a guest leads. */
    public enum Kind { LOOPBACK, PHYSICAL, BRIDGE, BOND, VLAN, TAP }

    /**
     * An address on an interface.
     *
     * @param ip the address
     * @param prefix its prefix length
     * @param dynamic whether it was leased by DHCP
     */
    public record Address(Ip ip, int prefix, boolean dynamic) {

        /** {@code ADDRESS/PREFIX}. */
        @Override
        public String toString() {
            return ip + "/" + prefix;
        }
    }

    private final String name;
    private final Kind kind;
    private final int index;
    private final String mac;
    private final String segment;
    private boolean up;
    private Optional<String> master = Optional.empty();
    private Optional<String> parent = Optional.empty();
    private int mtu;
    private Bond bond = new Bond("balance-rr", 0);
    private final List<Address> addresses = new ArrayList<>();

    /**
     * An interface that is down.
     *
     * @param segment the switch that its cable leads to; empty text where it has none
     */
    public Nic(String name, Kind kind, int index, String mac, String segment) {
        this.name = name;
        this.kind = kind;
        this.index = index;
        this.mac = mac;
        this.segment = segment;
        this.mtu = kind == Kind.LOOPBACK ? 65_536 : 1500;
    }

    /** {@code eno1}. */
    public String name() {
        return name;
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** Its number in the kernel. */
    public int index() {
        return index;
    }

    /** Its hardware address. */
    public String mac() {
        return mac;
    }

    /** The switch that its cable leads to. */
    public String segment() {
        return segment;
    }

    /** Whether it was set up. */
    public boolean up() {
        return up;
    }

    /** Sets it up or down, as {@code ip link set} does. */
    public void up(boolean value) {
        up = value;
    }

    /** The bridge it is a port of. */
    public Optional<String> master() {
        return master;
    }

    void master(Optional<String> bridge) {
        master = bridge;
    }

    /** The interface that a VLAN lies on. */
    public Optional<String> parent() {
        return parent;
    }

    void parent(String below) {
        parent = Optional.of(below);
    }

    /**
     * How a bond works.
     *
     * @param mode as ip-link(8) names it
     * @param miimon how often its legs are looked at, in milliseconds; 0: never
     */
    public record Bond(String mode, int miimon) {}

    /** How it works where it is a bond. */
    public Bond bond() {
        return bond;
    }

    void bond(Bond how) {
        bond = how;
    }

    /** Bytes per packet. */
    public int mtu() {
        return mtu;
    }

    /** Sets how many bytes a packet has at most. */
    public void mtu(int bytes) {
        mtu = bytes;
    }

    /** Its addresses, oldest first. */
    public List<Address> addresses() {
        return List.copyOf(addresses);
    }

    /** Gives it an address. */
    public void add(Address address) {
        if (!addresses.contains(address)) {
            addresses.add(address);
        }
    }

    /** Takes an address away. */
    public boolean remove(Ip ip, int prefix) {
        return addresses.removeIf(address -> address.ip().equals(ip) && address.prefix() == prefix);
    }

    void clearAddresses() {
        addresses.clear();
    }
}
