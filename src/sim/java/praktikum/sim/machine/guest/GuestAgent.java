package praktikum.sim.machine.guest;

import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.Units;

/** The agent by which a virtual machine answers whoever runs it. */
public final class GuestAgent implements MachinePart, Daemon {

    /** The package that brings it; its unit is called like it. */
    public static final String PACKAGE = "qemu-guest-agent";

    private final Machine machine;

    GuestAgent(Machine machine) {
        this.machine = machine;
    }

    /** Whether it answers. */
    public static boolean answers(Machine machine) {
        return machine.running() && Guest.of(machine).hasAgentPort() && Units.of(machine).isActive(PACKAGE);
    }

    UnitDefinition unit() {
        return UnitDefinition.service(95, PACKAGE, "QEMU Guest Agent").running("qemu-ga").behind(this).of(PACKAGE);
    }

    @Override
    public Optional<String> unmetCondition() {
        return Guest.of(machine).hasAgentPort() ? Optional.empty()
                : Optional.of("ConditionPathExists=/dev/virtio-ports/org.qemu.guest_agent.0");
    }

    @Override
    public boolean start() {
        return true;
    }

    @Override
    public void stop() {}
}
