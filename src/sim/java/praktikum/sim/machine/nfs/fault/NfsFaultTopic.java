package praktikum.sim.machine.nfs.fault;

import java.util.List;
import java.util.stream.Stream;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;

/** Faults of the machine beside the nodes that is their NFS server. */
public final class NfsFaultTopic implements Topic, FaultSource {

    @Override
    public List<Fault> faults() {
        return Stream.of(ServerFaults.all(), ExportFaults.all(), ExportFileFaults.all(), ClientFaults.all()).flatMap(List::stream)
                .map(fault -> fault.told("sim.nfs." + fault.name()).on(Product.DEBIAN)).toList();
    }
}
