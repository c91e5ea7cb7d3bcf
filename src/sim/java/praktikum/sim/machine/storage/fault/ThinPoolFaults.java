package praktikum.sim.machine.storage.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.LvmEditor;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** The thin pool of a machine: the first one there is. What fills it is a disk of a guest that nobody has. */
final class ThinPoolFaults {

    private static final String DISK = "vm-900-disk-0";
    private static final long GIB = 1L << 30;
    private static final long CHUNK = 64 << 10;

    /** A pool and the group that it is in. */
    private record ThinPool(VolumeGroup group, LogicalVolume volume) {
    }

    private ThinPoolFaults() {}

    static List<Fault> all() {
        return List.of(
                thin("thin-missing", (node, pool) -> edit(node).remove(pool.group(), pool.volume())),
                thin("thin-thick", (node, pool) -> {
                    edit(node).remove(pool.group(), pool.volume());
                    linear(node, pool.group().name(), pool.volume().name(), pool.volume().extents());
                }),
                thin("thin-data-full", (node, pool) -> {
                    long left = pool.volume().size() * 85 / 100 - pool.volume().size() + pool.group().dataFree(pool.volume());
                    fill(node, pool, pool.volume().extents() * 9 / 10, left);
                }),
                thin("thin-metadata-full", (node, pool) -> {
                    edit(node).remove(pool.group(), pool.volume());
                    fill(node, smallMetadata(node, pool), 6 * GIB / LogicalVolume.EXTENT, 6_200_000_000L);
                }),
                thin("thick-volume", (node, pool) -> linear(node, pool.group().name(), DISK, GIB / LogicalVolume.EXTENT)));
    }

    private static Optional<ThinPool> of(Machine node) {
        return Lvm.of(node).groups().stream().flatMap(group -> group.visible().stream()
                .filter(volume -> volume.type() == LogicalVolume.Type.POOL).map(volume -> new ThinPool(group, volume))).findFirst();
    }

    private static Fault thin(String name, BiConsumer<Machine, ThinPool> change) {
        return Fault.in("a thin pool", node -> of(node).isPresent(), name, node -> change.accept(node, of(node).orElseThrow()));
    }

    private static LvmEditor edit(Machine node) {
        return Lvm.of(node).edit();
    }

    private static void linear(Machine node, String group, String name, long extents) {
        try {
            edit(node).linear(Lvm.of(node).group(group).orElseThrow(), name, extents);
        } catch (StorageRefusal full) {
            throw new IllegalStateException(full.getMessage(), full);
        }
    }

    // Made by hand with metadata of 4 MiB, which hold the places of few chunks only.
    private static ThinPool smallMetadata(Machine node, ThinPool before) {
        try {
            edit(node).pool(Lvm.of(node).group(before.group().name()).orElseThrow(), before.volume().name(), before.volume().extents(), 1,
                    CHUNK);
        } catch (StorageRefusal full) {
            throw new IllegalStateException(full.getMessage(), full);
        }
        return of(node).orElseThrow();
    }

    private static void fill(Machine node, ThinPool pool, long extents, long bytes) {
        LogicalVolume disk = edit(node).thin(pool.group(), pool.volume(), DISK, extents);
        edit(node).write(Lvm.of(node).group(pool.group().name()).orElseThrow(), disk, bytes);
    }
}
