package praktikum.sim.machine.network;

import java.util.List;
import java.util.stream.Stream;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.World;
import praktikum.sim.machine.WorldPart;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** Wires, interfaces, addresses, names, firewall. Its commands are in the package below. */
public final class NetworkTopic implements Topic, UnitSource, FaultSource {

    @Override
    public List<WorldPart> parts(World world) {
        return List.of(new Network());
    }

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Nics(machine), new Uplinks(), new Firewall(), new Ifupdown(machine), new NameResolver(machine),
                new TcpClient(machine), new SysClassNet(machine), new BondingFiles(machine), new ListeningProcesses(),
                new RunningPrograms());
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(UnitDefinition.oneShot(40, "networking.service", "Network initialization").behind(Ifupdown.of(machine)),
                UnitDefinition.service(50, "rpcbind", "RPC bind portmap service").listening("0.0.0.0:111", "[::]:111").of("rpcbind"));
    }

    @Override
    public List<Fault> faults() {
        return Stream.of(NameFaults.all(), NetworkFaults.all(), SegmentFaults.all()).flatMap(List::stream).toList();
    }

    @Override
    public void install(Machine machine, Installation plan) {
        Disk disk = machine.disk();
        disk.write("/etc/hostname", plan.name() + "\n");
        disk.write("/etc/hosts", "127.0.0.1 localhost.localdomain localhost\n" + plan.address() + " " + plan.name() + "."
                + plan.domain() + " " + plan.name() + "\n\n# The following lines are desirable for IPv6 capable hosts\n\n"
                + "::1     ip6-localhost ip6-loopback\nfe00::0 ip6-localnet\nff00::0 ip6-mcastprefix\nff02::1 ip6-allnodes\n"
                + "ff02::2 ip6-allrouters\nff02::3 ip6-allhosts\n");
        disk.write("/etc/nsswitch.conf",
                "passwd:         files\ngroup:          files\nshadow:         files\n\nhosts:          files dns\n");
        disk.write("/etc/host.conf", "multi on\n");
        disk.write("/etc/resolv.conf", "search " + plan.domain() + "\nnameserver " + plan.dns() + "\n");
        disk.makeDirectories("/etc/network/interfaces.d");
        disk.write(Ifupdown.FILE, machine.product() == Product.DEBIAN ? primary(plan, machine.hardware().cards().getFirst().name())
                : interfaces(plan, machine.hardware().cards()));
    }

    /** The stanza of the first card in the layout of Debian's installer. */
    private static String primary(Installation plan, String card) {
        return "# This file describes the network interfaces available on your system\n# and how to activate them. For more information, "
                + "see interfaces(5).\n\nsource /etc/network/interfaces.d/*\n\n# The loopback network interface\nauto lo\n"
                + "iface lo inet loopback\n\n# The primary network interface\nallow-hotplug " + card + "\niface " + card + " "
                + (Ip.of(plan.address()).isV6() ? "inet6" : "inet") + " static\n\taddress " + plan.address() + "/" + plan.prefix()
                + "\n\tgateway " + plan.gateway() + "\n\t# dns-* options are implemented by the resolvconf package, if installed\n"
                + "\tdns-nameservers " + plan.dns() + "\n\tdns-search " + plan.domain() + "\n";
    }

    /** The stanza of the bridge in the installer's layout; ifupdown2 takes {@code inet6} for IPv6 addresses. */
    private static String interfaces(Installation plan, List<Hardware.Card> cards) {
        String port = cards.getFirst().name();
        var text = new StringBuilder("auto lo\niface lo inet loopback\n\niface " + port + " inet manual\n\n");
        cards.stream().skip(1).forEach(other -> text.append("iface ").append(other.name()).append(" inet manual\n\n"));
        return text + "auto " + plan.bridge() + "\niface " + plan.bridge() + " " + (Ip.of(plan.address()).isV6() ? "inet6" : "inet")
                + " static\n\taddress " + plan.address() + "/" + plan.prefix() + "\n\tgateway " + plan.gateway() + "\n\tbridge-ports "
                + port + "\n\tbridge-stp off\n\tbridge-fd 0\n\n\nsource /etc/network/interfaces.d/*\n";
    }
}
