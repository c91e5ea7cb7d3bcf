package praktikum.sim.machine.storage;

import java.util.List;

/** A part of a machine that makes block devices out of others, as the device mapper does. */
public interface DeviceSource {

    /** Those that there are at the moment, each after those it lies on. */
    List<BlockDevice> devices();
}
