package praktikum.sim.machine.storage;

import java.util.Optional;

/** A part of a machine that mounts a file system of its own, as FUSE daemons do. */
public interface MountedFileSystem {

    /** What it has mounted. */
    Optional<Mount> mounted();
}
