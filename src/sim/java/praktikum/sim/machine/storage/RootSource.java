package praktikum.sim.machine.storage;

import java.util.Optional;

/** A part of a machine that may hold the root file system on something that is no block device. */
public interface RootSource {

    /** The root file system as it is mounted; empty where it lies elsewhere. */
    Optional<Mount> root();
}
