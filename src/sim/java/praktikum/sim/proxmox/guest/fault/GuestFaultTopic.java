package praktikum.sim.proxmox.guest.fault;

import java.util.List;
import java.util.stream.Stream;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Topic;

/** Brings the faults of guests. */
public final class GuestFaultTopic implements Topic, FaultSource {

    @Override
    public List<Fault> faults() {
        return Stream.concat(ContainerFaults.all().stream(), MachineFaults.all().stream()).map(fault -> fault.told("sim.guest."
                + fault.name())).toList();
    }
}
