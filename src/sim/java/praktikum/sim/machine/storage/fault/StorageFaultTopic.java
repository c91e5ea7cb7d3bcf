package praktikum.sim.machine.storage.fault;

import java.util.List;
import java.util.stream.Stream;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.machine.Topic;

/** Faults of what lies on a machine's disks. */
public final class StorageFaultTopic implements Topic, FaultSource {

    @Override
    public List<Fault> faults() {
        return Stream.of(PoolFaults.all(), DatasetFaults.all(), ThinPoolFaults.all()).flatMap(List::stream)
                .map(fault -> fault.told("sim.storage." + fault.name())).toList();
    }
}
