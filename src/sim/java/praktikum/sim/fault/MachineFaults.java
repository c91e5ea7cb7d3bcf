package praktikum.sim.fault;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Firewall;

/** Virtualisation, services, firewall, power. */
final class MachineFaults {

    private MachineFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("no-virt-flag", node -> node.hardware().virtualisationFlag(false)),
                Fault.of("no-kvm-module", node -> {
                    node.disk().write("/etc/modprobe.d/no-kvm.conf", "blacklist kvm_intel\nblacklist kvm_amd\n");
                    List.of("kvm_intel", "kvm_amd", "kvm").forEach(node.hardware()::unload);
                }),
                Fault.of("no-kvm-device", node -> node.disk().remove("/dev/kvm")),
                Fault.of("nested-undeclared", node -> node.hardware().kind("oracle")),
                Fault.of("bare-metal-undeclared", node -> node.hardware().kind("none")),
                Fault.of("pveproxy-down", node -> node.units().stop("pveproxy.service")),
                Fault.of("service-dead", node -> node.units().fail("pvestatd.service")),
                Fault.of("firewall-8006-reject", node -> filter(node, "tcp", 8006, "REJECT")),
                Fault.of("firewall-8006", node -> filter(node, "tcp", 8006, "DROP")),
                Fault.of("firewall-22", node -> filter(node, "tcp", 22, "DROP")),
                Fault.of("power-off", Machine::cutPower));
    }

    private static void filter(Machine node, String protocol, int port, String target) {
        node.firewall().add(new Firewall.Rule(protocol, port, target));
        node.world().totem().changed();
    }
}
