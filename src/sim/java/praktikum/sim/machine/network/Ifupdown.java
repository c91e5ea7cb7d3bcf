package praktikum.sim.machine.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.network.InterfacesFile.Stanza;
import praktikum.sim.machine.network.Nic.Kind;
import praktikum.sim.machine.unit.Daemon;

/** Makes a machine's interfaces what {@code /etc/network/interfaces} says: what ifupdown2 does. */
public final class Ifupdown implements MachinePart, Daemon {

    /** The file. */
    public static final String FILE = "/etc/network/interfaces";

    /** For this mode the kernel looks at the links unasked (bond_option_mode_set). */
    private static final String LACP = "802.3ad";
    /** By their numbers, which stand for them as well (ip-link(8)). */
    private static final List<String> BOND_MODES =
            List.of("balance-rr", "active-backup", "balance-xor", "broadcast", LACP, "balance-tlb", "balance-alb");

    private final Machine node;

    Ifupdown(Machine node) {
        this.node = node;
    }

    /** That of a machine. */
    public static Ifupdown of(Machine machine) {
        return machine.part(Ifupdown.class);
    }

    @Override
    public boolean start() {
        reload();
        return true;
    }

    @Override
    public void stop() {}

    /** What the file and those it includes say now. */
    public InterfacesFile file() {
        return file(FILE, new LinkedHashSet<>());
    }

    /**
     * The shell pattern of a {@code source} line stands in the last part of its path. Release 3.3, that of Proxmox VE 9, takes relative
     * paths and directories, too.
     */
    private InterfacesFile file(String path, Set<String> seen) {
        InterfacesFile file = InterfacesFile.parse(node.disk().textOrEmpty(path));
        boolean newer = node.release() == Release.PVE9;
        Stream.concat(file.sources().stream(),
                newer ? file.directories().stream().map(folder -> folder.replaceFirst("/+$", "") + "/*") : Stream.empty())
                .map(source -> source.startsWith("/") || !newer ? source : PathNames.parent(path) + "/" + source).forEach(source -> {
                    String folder = source.substring(0, source.lastIndexOf('/') + 1);
                    String names = source.substring(folder.length()).replace(".", "\\.").replace("*", ".*").replace('?', '.');
                    node.disk().list(folder).stream().filter(name -> name.matches(names)).map(name -> folder + name).filter(seen::add)
                            .forEach(found -> file.include(file(found, seen)));
                });
        return file;
    }

    /** Applies the file. What cannot be done is told in the words of ifupdown2, and the rest is done. */
    public List<String> reload() {
        InterfacesFile file = file();
        Map<String, List<Stanza>> wanted = file.byName();
        List<String> complaints = new ArrayList<>();
        for (Nic nic : Nics.of(node).all()) {
            if (nic.kind() != Kind.PHYSICAL && nic.kind() != Kind.LOOPBACK && !wanted.containsKey(nic.name()) && !isOfGuests(nic)) {
                Nics.of(node).remove(nic.name());
            } else if (nic.kind() == Kind.PHYSICAL && nic.master().map(bridge -> !wanted.containsKey(bridge)).orElse(false)) {
                nic.master(Optional.empty());
            }
        }
        wanted.forEach((name, stanzas) -> {
            if (file.isAutomatic(name)) {
                bringUp(name, wanted, complaints);
            }
        });
        for (Nic nic : Nics.of(node).all()) {
            boolean isPort = nic.master().isPresent();
            if (nic.kind() == Kind.PHYSICAL && !isPort && !file.isAutomatic(nic.name())
                    && Nics.of(node).alternative(nic).filter(file::isAutomatic).isEmpty()) {
                nic.up(false);
                nic.clearAddresses();
                Nics.of(node).removeDefaults(nic.name());
            }
        }
        node.world().reachabilityChanged();
        return complaints;
    }

    /** Ports of guests, and bridges that were made for them alone: no file names them, and they stay. */
    private boolean isOfGuests(Nic nic) {
        List<Nic> ports = Nics.of(node).ports(nic.name());
        return nic.kind() == Kind.TAP || !ports.isEmpty() && ports.stream().allMatch(port -> port.kind() == Kind.TAP)
                && nic.name().matches(".+v\\d+");
    }

    /** What an interface lies on comes up before it, whether or not it is named after {@code auto}. */
    private void bringUp(String name, Map<String, List<Stanza>> wanted, List<String> complaints) {
        List<Stanza> stanzas = wanted.get(name);
        boolean bridge = option(stanzas, "bridge-ports").isPresent();
        boolean bond = option(stanzas, "bond-slaves").isPresent();
        Optional<String> below = option(stanzas, "vlan-raw-device")
                .or(() -> Optional.of(name).filter(one -> one.matches(".+\\.\\d+")).map(one -> one.substring(0, one.lastIndexOf('.'))));
        Stream.concat(below.stream(), option(stanzas, "bridge-ports").stream().flatMap(list -> Stream.of(list.split("\\s+"))))
                .filter(one -> wanted.containsKey(one) && Nics.of(node).get(one).isEmpty())
                .forEach(one -> bringUp(one, wanted, complaints));
        if (Nics.of(node).get(name).isEmpty() && (bridge || bond || below.flatMap(Nics.of(node)::get).isPresent())) {
            Nics.of(node)
                    .add(new Nic(name, bridge ? Kind.BRIDGE : bond ? Kind.BOND : Kind.VLAN, Nics.of(node).nextIndex(), bridgeMac(stanzas),
                    ""));
            below.filter(one -> !bridge && !bond).ifPresent(Nics.of(node).get(name).get()::parent);
        }
        Optional<Nic> nic = Nics.of(node).get(name);
        if (nic.isEmpty()) {
            complaints.add("warning: " + name + ": interface not recognized - please check interface configuration");
            return;
        }
        if (bridge || bond) {
            ports(name, wanted, complaints);
        }
        if (bond) {
            String mode = bondMode(option(stanzas, "bond-mode").orElse(""));
            nic.get().bond(new Nic.Bond(mode, option(stanzas, "bond-miimon").filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt)
                    .orElse(mode.equals(LACP) ? 100 : 0)));
        }
        nic.get().up(true);
        if (nic.get().kind() != Kind.LOOPBACK) {
            nic.get().mtu(option(stanzas, "mtu").map(Integer::parseInt).orElse(1500));
        }
        nic.get().clearAddresses();
        Nics.of(node).removeDefaults(name);
        for (Stanza stanza : stanzas) {
            configure(nic.get(), stanza, complaints);
        }
        linkLocal(nic.get());
    }

    /** What is no mode leaves the kernel's own. */
    private static String bondMode(String written) {
        return written.matches("[0-6]") ? BOND_MODES.get(Integer.parseInt(written))
                : BOND_MODES.contains(written) ? written : BOND_MODES.getFirst();
    }

    private void configure(Nic nic, Stanza stanza, List<String> complaints) {
        switch (stanza.method()) {
            case "loopback" -> {
                nic.add(new Nic.Address(Ip.of("127.0.0.1"), 8, false));
                nic.add(new Nic.Address(Ip.of("::1"), 128, false));
            }
            case "dhcp" -> Network.of(node.world()).lease(macOnWire(nic)).filter(lease -> !Nics.of(node).segments(nic).isEmpty())
                    .ifPresent(lease -> {
                        nic.add(new Nic.Address(lease.ip(), lease.prefix(), true));
                        Network.of(node.world()).router(lease.ip().isV6()).ifPresent(router -> Nics.of(node).addDefault(
                                new Route(Optional.empty(), 0, Optional.of(router), nic.name(), Optional.empty(), true)));
                    });
            case "static" -> {
                List<Nic.Address> addresses = stanza.addresses();
                if (addresses.isEmpty() && stanza.option("address").isPresent()) {
                    complaints.add("error: " + nic.name() + ": invalid address '" + stanza.option("address").orElse("") + "'");
                    return;
                }
                addresses.forEach(nic::add);
                stanza.option("gateway").flatMap(Ip::parse).ifPresent(gateway -> Nics.of(node).addDefault(
                        new Route(Optional.empty(), 0, Optional.of(gateway), nic.name(), Optional.empty(), false)));
            }
            default -> {
                // manual: up, and nothing else
            }
        }
    }

    private void ports(String bridge, Map<String, List<Stanza>> wanted, List<String> complaints) {
        List<Stanza> stanzas = wanted.get(bridge);
        Set<String> ports = new LinkedHashSet<>();
        Stream.of("bridge-ports", "bond-slaves").flatMap(word -> option(stanzas, word).stream())
                .forEach(list -> Stream.of(list.split("\\s+"))
                        .map(port -> Nics.of(node).get(port).map(Nic::name).orElse(port)).forEach(ports::add));
        ports.remove("none");
        ports.remove("");
        Nics.of(node).ports(bridge).stream().filter(port -> !ports.contains(port.name()) && port.kind() != Kind.TAP)
                .forEach(port -> port.master(Optional.empty()));
        for (String port : ports) {
            Optional<Nic> nic = Nics.of(node).get(port).filter(found -> found.kind() != Kind.LOOPBACK);
            if (nic.isEmpty()) {
                complaints.add("error: " + bridge + ": bridge port " + port + " does not exist");
            } else {
                nic.get().master(Optional.of(bridge));
                nic.get().up(true);
                nic.get().mtu(option(wanted.getOrDefault(port, List.of()), "mtu").map(Integer::parseInt).orElse(1500));
                nic.get().clearAddresses();
                Nics.of(node).removeDefaults(port);
            }
        }
    }

    private static Optional<String> option(List<Stanza> stanzas, String name) {
        return stanzas.stream().flatMap(stanza -> stanza.option(name).stream()).findFirst();
    }

    private String bridgeMac(List<Stanza> stanzas) {
        return stanzas.stream().flatMap(stanza -> stanza.option("bridge-ports").stream())
                .flatMap(list -> List.of(list.split("\\s+")).stream())
                .flatMap(port -> Nics.of(node).get(port).stream()).map(Nic::mac).findFirst()
                .orElse("3e:5a:11:00:00:" + String.format("%02x", Nics.of(node).nextIndex()));
    }

    private String macOnWire(Nic nic) {
        return nic.kind() == Kind.BRIDGE ? Nics.of(node).ports(nic.name()).stream().map(Nic::mac).findFirst().orElse(nic.mac()) : nic.mac();
    }

    // The kernel gives every interface that is up a link-local address made of its MAC (RFC 4291, appendix A).
    private static void linkLocal(Nic nic) {
        if (nic.kind() == Kind.LOOPBACK || nic.master().isPresent()) {
            return;
        }
        byte[] bytes = new byte[16];
        bytes[0] = (byte) 0xfe;
        bytes[1] = (byte) 0x80;
        String[] mac = nic.mac().split(":");
        int[] at = {8, 9, 10, 13, 14, 15};
        for (int i = 0; i < 6; i++) {
            bytes[at[i]] = (byte) Integer.parseInt(mac[i], 16);
        }
        bytes[8] ^= 2;
        bytes[11] = (byte) 0xff;
        bytes[12] = (byte) 0xfe;
        nic.add(new Nic.Address(Ip.of(bytes), 64, false));
    }
}
