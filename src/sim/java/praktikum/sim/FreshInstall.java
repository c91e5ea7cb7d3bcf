package praktikum.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.World;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.shell.SimulatedClock;

/** Makes a world of machines on which the installer has just finished: reachable, and nothing configured. */
final class FreshInstall {

    private static final String LAN = "lan";
    // Documentation addresses (RFC 5737, RFC 3849) stand in for the servers outside.
    private static final List<String> SERVERS = List.of("download.proxmox.com", "enterprise.proxmox.com", "deb.debian.org",
            "ftp.debian.org", "security.debian.org", "0.debian.pool.ntp.org", "1.debian.pool.ntp.org", "2.debian.pool.ntp.org",
            "3.debian.pool.ntp.org", "cloud.debian.org", "cdimage.debian.org", "cloud-images.ubuntu.com", "releases.ubuntu.com",
            "dl-cdn.alpinelinux.org");

    private final ClusterSpec spec;
    private final Release release;

    FreshInstall(ClusterSpec spec) {
        this.spec = spec;
        this.release = Release.of(spec.release());
    }

    /** The world, all machines booted. The public host key lines are what SSH clients of the kit see, by node name. */
    World make(SimulatedClock clock, Map<String, String> hostKeys) {
        World world = surroundings(clock);
        world.act(() -> {
            for (int i = 0; i < spec.machines().size(); i++) {
                install(world, i, hostKeys.getOrDefault(spec.machines().get(i).name(), ""));
            }
        });
        return world;
    }

    /** The world around the machines: the router, what is behind it, and the addresses that are reserved for them. */
    World surroundings(SimulatedClock clock) {
        Map<String, Ip> outside = new LinkedHashMap<>();
        boolean v6 = Ip.of(spec.gateway()).isV6();
        for (int i = 0; i < SERVERS.size(); i++) {
            outside.put(SERVERS.get(i), Ip.of(v6 ? "2001:db8:ffff::" + (i + 1) : "203.0.113." + (i + 1)));
        }
        Ip.parse(spec.dns()).ifPresent(dns -> outside.put("dns.example", dns));
        World world = new World(clock, spec.seed());
        Network.of(world).route(List.of(Ip.of(spec.gateway())), LAN, outside);
        Network.of(world).storage(spec.storage().map(text -> text.split("/")).filter(parts -> parts.length == 2)
                .map(parts -> new Nic.Address(Ip.of(parts[0]), Integer.parseInt(parts[1]), false)));
        for (int i = 0; i < spec.machines().size(); i++) {
            Network.of(world).reserve(mac(i, 0), new Nic.Address(Ip.of(spec.machines().get(i).address()), spec.prefix(), true));
        }
        return world;
    }

    private void install(World world, int number, String hostKey) {
        ClusterSpec.Machine planned = spec.machines().get(number);
        boolean debian = number >= spec.nodes().size();
        List<Drive> drives = Drive.ofNewMachine(spec.virtualisation(), number + 1);
        var machine = new Machine(world, planned.name(), debian ? Product.DEBIAN : Product.PROXMOX_VE, release, new Hardware(true, true,
                spec.virtualisation(), cards(planned, number, debian), Duration.ZERO, debian ? drives.subList(0, 2) : drives));
        world.add(machine);
        boolean odd = number > 0 && number == spec.nodes().size() - 1;
        machine.install(new Installation(planned.name(), spec.domain(), planned.address(), spec.prefix(), spec.gateway(), spec.dns(),
                spec.bridge(), odd ? otherZone() : spec.timeZone(), spec.rootPassword(), hostKey, spec.authorizedKeys(),
                spec.zfs()));
    }

    private List<Hardware.Card> cards(ClusterSpec.Machine planned, int number, boolean debian) {
        List<String> segments = new ArrayList<>(IntStream.rangeClosed(0, planned.links().size())
                .mapToObj(card -> card == 0 ? LAN : "net" + card).toList());
        // Who plans a network for storage has a card for it, and on a node one to spare beside the first.
        spec.storage().ifPresent(network -> segments.addAll(debian ? List.of("storage") : List.of("storage", LAN)));
        return IntStream.range(0, segments.size()).mapToObj(card -> new Hardware.Card(debian ? debianName(card) : cardName(card),
                mac(number, card), segments.get(card), Hardware.Cable.GOOD)).toList();
    }

    /** What udev of Debian calls a card: by its place in the machine. */
    private String debianName(int card) {
        return switch (spec.virtualisation()) {
            case "kvm", "qemu" -> "ens" + (18 + card);
            case "oracle" -> card == 0 ? "enp0s3" : "enp0s" + (7 + card);
            default -> "eno" + (1 + card);
        };
    }

    private String otherZone() {
        return spec.timeZone().equals("Europe/Vienna") ? "UTC" : "Europe/Vienna";
    }

    private String cardName(int card) {
        String base = spec.port().replaceFirst("\\d+$", "");
        int first = base.equals(spec.port()) ? 0 : Integer.parseInt(spec.port().substring(base.length()));
        return base.equals(spec.port()) && card == 0 ? base : base + (first + card);
    }

    private static String mac(int number, int card) {
        return String.format("52:54:00:%02x:%02x:%02x", 0x20 + card, number / 256, number % 256 + 1);
    }
}
