package praktikum.sim.proxmox.storage.fault;

import java.util.List;
import java.util.stream.Stream;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;

/** Faults of the storages of Proxmox VE. */
public final class StorageTableFaultTopic implements Topic, FaultSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<Fault> faults() {
        return Stream.of(StorageFaults.all(), NfsStorageFaults.all(), NfsMountFaults.all(), NfsServerFaults.all()).flatMap(List::stream)
                .map(fault -> fault.told("sim.storage." + fault.name())).toList();
    }
}
