package praktikum.sim.machine.storage.lvm;

import java.util.Optional;
import praktikum.sim.machine.storage.BlockDevice;

/**
 * A physical volume.
 *
 * @param uuid its UUID
 * @param device where it is; empty where it is missing
 * @param hint the path where it was when it came to its group, empty text while it is in none
 * @param size bytes of the device
 * @param extents how many extents it gives its group; 0 while it is in none
 * @param used how many of them are taken
 * @param group the name of its group, empty text while it is in none
 */
public record PhysicalVolume(String uuid, Optional<BlockDevice> device, String hint, long size, long extents, long used, String group) {

    /** The device's path; {@code [unknown]} where it is missing. */
    public String path() {
        return device.map(BlockDevice::path).orElse("[unknown]");
    }

    /** Bytes that pvs tells as its size: whole extents once it is in a group. */
    public long shownSize() {
        return group.isEmpty() ? size : extents * LogicalVolume.EXTENT;
    }

    /** Bytes that are free. */
    public long free() {
        return group.isEmpty() ? size : (extents - used) * LogicalVolume.EXTENT;
    }
}
