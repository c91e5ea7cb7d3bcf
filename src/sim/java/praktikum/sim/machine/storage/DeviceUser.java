package praktikum.sim.machine.storage;

import java.util.Optional;

/** A part of a machine that holds block devices open, so that nobody else may take them. */
public interface DeviceUser {

    /** What it uses a device for, such as {@code zfs_member}; empty where it does not. */
    Optional<String> use(BlockDevice device);
}
