package praktikum.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.fs.Devices;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.World;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.system.KernelFiles;
import praktikum.sim.proxmox.cluster.UpdateCerts;
import praktikum.sim.shell.SimulatedClock;

/** Makes a world of machines on which the Proxmox VE installer has just finished: reachable, and nothing configured. */
final class FreshInstall {

    private static final String LAN = "lan";
    // Documentation addresses (RFC 5737, RFC 3849) stand in for the servers outside.
    private static final List<String> SERVERS = List.of("download.proxmox.com", "enterprise.proxmox.com", "deb.debian.org",
            "ftp.debian.org", "security.debian.org", "0.debian.pool.ntp.org", "1.debian.pool.ntp.org", "2.debian.pool.ntp.org",
            "3.debian.pool.ntp.org");

    private final ClusterSpec spec;
    private final Release release;

    FreshInstall(ClusterSpec spec) {
        this.spec = spec;
        this.release = Release.of(spec.release());
    }

    /** The world, all machines booted. The public host key lines are what SSH clients of the kit see, by node name. */
    World make(SimulatedClock clock, Map<String, String> hostKeys) {
        Map<String, Ip> outside = new LinkedHashMap<>();
        boolean v6 = Ip.of(spec.gateway()).isV6();
        for (int i = 0; i < SERVERS.size(); i++) {
            outside.put(SERVERS.get(i), Ip.of(v6 ? "2001:db8:ffff::" + (i + 1) : "203.0.113." + (i + 1)));
        }
        Ip.parse(spec.dns()).ifPresent(dns -> outside.put("dns.example", dns));
        World world = new World(clock, spec.seed(), new Network(List.of(Ip.of(spec.gateway())), LAN, outside));
        world.network().storage(spec.storage().map(text -> text.split("/")).filter(parts -> parts.length == 2)
                .map(parts -> new Nic.Address(Ip.of(parts[0]), Integer.parseInt(parts[1]), false)));
        world.act(() -> {
            for (int i = 0; i < spec.nodes().size(); i++) {
                install(world, i, hostKeys.getOrDefault(spec.nodes().get(i).name(), ""));
            }
        });
        return world;
    }

    private void install(World world, int number, String hostKey) {
        ClusterSpec.Machine machine = spec.nodes().get(number);
        Machine node = new Machine(world, machine.name(), release);
        world.add(node);
        node.rootPassword(spec.rootPassword());
        node.hardware().kind(spec.virtualisation());
        node.nics().add(new Nic("lo", Nic.Kind.LOOPBACK, 1, "00:00:00:00:00:00", ""));
        for (int card = 0; card <= machine.links().size(); card++) {
            node.nics().add(new Nic(cardName(card), Nic.Kind.PHYSICAL, 2 + card, mac(number, card), card == 0 ? LAN : "net" + card));
        }
        world.network().reserve(mac(number, 0), new Nic.Address(Ip.of(machine.address()), spec.prefix(), true));
        try {
            Devices.put(node.files(), world.random());
            new KernelFiles(node).put();
        } catch (FileError e) {
            throw new IllegalStateException("a fresh disk took no device", e);
        }
        new InstalledUnits(node).install();
        node.wire();
        release.packages().forEach(pkg -> node.packages().install(pkg.name(), pkg.installed()));
        node.packages().install("proxmox-kernel-" + release.installedKernel() + "-signed", release.installedKernel().replace("-pve", ""));
        boolean odd = number > 0 && number == spec.nodes().size() - 1;
        String zone = odd ? otherZone() : spec.timeZone();
        var files = new InstalledFiles(spec, node, machine, hostKey);
        files.put(zone, cardName(0), machine.links().stream().map(link ->
                cardName(machine.links().indexOf(link) + 1)).toList());
        node.startUp();
        files.putClusterFiles();
        new UpdateCerts(node).update(false);
        node.clock().settled();
        var task = node.tasks().start("startall", "", "pve-guests");
        node.tasks().end(task, "OK", "pve-guests");
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

    /** The stanza of the bridge in the installer's layout; ifupdown2 takes {@code inet6} for IPv6 addresses. */
    static String interfaces(ClusterSpec spec, String address, String port, List<String> others) {
        var text = new StringBuilder("auto lo\niface lo inet loopback\n\niface " + port + " inet manual\n\n");
        others.forEach(other -> text.append("iface ").append(other).append(" inet manual\n\n"));
        return text + "auto " + spec.bridge() + "\niface " + spec.bridge() + " " + (Ip.of(address).isV6() ? "inet6" : "inet") + " static\n"
                + "\taddress " + address + "/" + spec.prefix() + "\n\tgateway " + spec.gateway() + "\n\tbridge-ports " + port
                + "\n\tbridge-stp off\n\tbridge-fd 0\n\n\nsource /etc/network/interfaces.d/*\n";
    }

}
