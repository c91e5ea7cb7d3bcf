package praktikum.sim.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of faults. */
public final class Faults {

    private static final List<Fault> ALL = collect();

    private Faults() {
    }

    private static List<Fault> collect() {
        List<Fault> all = new ArrayList<>();
        all.addAll(NameFaults.all());
        all.addAll(NetworkFaults.all());
        all.addAll(TimeFaults.all());
        all.addAll(UpdateFaults.all());
        all.addAll(MachineFaults.all());
        all.addAll(MemberFaults.all());
        all.addAll(QuorumFaults.all());
        all.addAll(TrustFaults.all());
        all.addAll(LinkFaults.all());
        all.addAll(TransportFaults.all());
        return List.copyOf(all);
    }

    /** All of them, by topic. */
    public static List<Fault> all() {
        return ALL;
    }

    /** The fault of that name. */
    public static Optional<Fault> named(String name) {
        return ALL.stream().filter(fault -> fault.name().equals(name)).findFirst();
    }
}
