package praktikum.sim.machine.system;

import java.util.Optional;

/** A part of a machine that mounts a file system of its own. */
public interface MountedFileSystem {

    /** Its line in {@code /proc/mounts} while it is mounted. */
    Optional<String> mounted();
}
