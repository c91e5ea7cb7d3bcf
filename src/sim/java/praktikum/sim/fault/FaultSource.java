package praktikum.sim.fault;

import java.util.List;

/** A topic that brings faults along. */
public interface FaultSource {

    /** Its faults. */
    List<Fault> faults();
}
