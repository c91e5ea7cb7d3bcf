package praktikum.sim.proxmox.guest.migrate;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;

/** Faults of moving guests. */
public final class MigrationFaultTopic implements Topic, FaultSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<Fault> faults() {
        return MigrationFaults.all().stream().map(fault -> fault.told("sim.migration." + fault.name())).toList();
    }
}
