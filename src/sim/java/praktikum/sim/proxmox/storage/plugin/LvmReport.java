package praktikum.sim.proxmox.storage.plugin;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/**
 * What vgs and lvs report of a node, as PVE::Storage::LVMPlugin takes it: percentages have two digits, and bytes are made of them. It is
 * asked once and remembered until something is changed.
 */
public final class LvmReport {

    /**
     * A logical volume.
     *
     * @param group its group
     * @param name its name
     * @param size bytes
     * @param type {@code t} for a thin pool, {@code V} for a thin volume, {@code -} for others
     * @param active whether it is active
     * @param pool the thin pool that it is in; empty text where it is in none
     * @param used bytes of a thin pool that are taken
     * @param metadataSize bytes of a thin pool's metadata
     * @param metadataUsed how many of them are taken
     */
    public record Volume(String group, String name, long size, char type, boolean active, String pool, long used, long metadataSize,
            long metadataUsed) {
    }

    private final Machine node;
    private Optional<List<VolumeGroup>> groups = Optional.empty();

    /** What the LVM of a machine reports. */
    public LvmReport(Machine node) {
        this.node = node;
    }

    /** Its volume groups. */
    public List<VolumeGroup> groups() {
        if (groups.isEmpty()) {
            groups = Optional.of(Lvm.of(node).groups());
        }
        return groups.get();
    }

    /** Something was changed. */
    void forget() {
        groups = Optional.empty();
    }

    Optional<VolumeGroup> group(String name) {
        return groups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** All logical volumes that people see. */
    public List<Volume> volumes() {
        return groups().stream().flatMap(group -> group.visible().stream().map(volume -> told(group, volume))).toList();
    }

    Optional<Volume> volume(String group, String name) {
        return volumes().stream().filter(volume -> volume.group().equals(group) && volume.name().equals(name)).findFirst();
    }

    private Volume told(VolumeGroup group, LogicalVolume volume) {
        boolean pool = volume.type() == LogicalVolume.Type.POOL;
        char type = pool ? 't' : volume.type() == LogicalVolume.Type.THIN ? 'V' : '-';
        return new Volume(group.name(), volume.name(), volume.size(), type, Lvm.of(node).active(volume), volume.pool(),
                pool ? share(group.dataPercent(volume), volume.size()) : 0, volume.metadataSize(),
                pool ? share(group.metadataPercent(volume), volume.metadataSize()) : 0);
    }

    private static long share(double percent, long of) {
        return (long) (Math.round(percent * 100) / 100.0 * of / 100);
    }
}
