package praktikum.sim.machine.system;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;

/** Virtualisation, kernel, power. */
final class SystemFaults {

    private SystemFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of("no-virt-flag", node -> KernelModules.of(node).virtualisation(false)),
                Fault.of("no-kvm-module", node -> {
                    node.disk().write("/etc/modprobe.d/no-kvm.conf", "blacklist kvm_intel\nblacklist kvm_amd\n");
                    List.of("kvm_intel", "kvm_amd", "kvm").forEach(KernelModules.of(node)::unload);
                }),
                Fault.of("no-kvm-device", node -> node.disk().remove("/dev/kvm")).untilBoot(),
                Fault.of("nested-undeclared", node -> node.hardware(node.hardware().on("oracle"))),
                Fault.of("bare-metal-undeclared", node -> node.hardware(node.hardware().on("none"))),
                Fault.of("old-kernel", node -> node.kernel(node.release().number() >= 9 ? "6.14.8-2-pve" : "6.8.4-2-pve")).untilBoot(),
                Fault.of("power-off", Machine::cutPower).anywhere());
    }
}
