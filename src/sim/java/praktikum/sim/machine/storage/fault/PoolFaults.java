package praktikum.sim.machine.storage.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.PoolImport;
import praktikum.sim.machine.storage.zfs.Vdev;
import praktikum.sim.machine.storage.zfs.Zfs;

/** The ZFS pool of a machine: the first one that it has imported, apart from the one that it would boot from. */
final class PoolFaults {

    private static final String BOOT_POOL = "rpool";

    private PoolFaults() {}

    static List<Fault> all() {
        return List.of(
                pool("pool-missing", (node, pool) -> TypedCommand.run(node, "zpool", "destroy", "-f", pool.name())),
                spare("pool-other-disk", (node, pool) -> again(node, pool, "disk", ashift(pool), List.of(id(free(node).orElseThrow())))),
                pool("pool-kernel-names", (node, pool) -> {
                    TypedCommand.run(node, "zpool", "export", "-f", pool.name());
                    byKernelNames(node, pool.name());
                }),
                spare("pool-degraded", PoolFaults::degrade),
                pool("pool-disk-gone", (node, pool) -> disk(node, pool.leaves().getFirst())
                        .ifPresent(device -> BlockDevices.of(node).connect(device.name(), false))),
                pool("pool-ashift-9", (node, pool) -> again(node, pool, kind(pool), 9, pool.leaves().stream()
                        .flatMap(leaf -> disk(node, leaf).stream()).map(PoolFaults::id).toList())),
                pool("pool-uncompressed", (node, pool) -> TypedCommand.run(node, "zfs", "set", "compression=off", pool.name())));
    }

    /** The pool that is meant. */
    static Optional<Pool> of(Machine node) {
        return Zfs.of(node).pools().stream().filter(pool -> !pool.name().equals(BOOT_POOL)).findFirst();
    }

    /** What {@code zpool import -d /dev} does. */
    private static void byKernelNames(Machine node, String name) {
        Optional<String> complaint = PoolImport.of(Zfs.of(node)).byName(name, Optional.of("/dev"), "");
        if (complaint.isPresent()) {
            throw new IllegalStateException(complaint.get());
        }
        TypedCommand.run(node, "zfs", "mount", "-a");
    }

    private static Fault pool(String name, BiConsumer<Machine, Pool> change) {
        return fault("a ZFS pool", node -> of(node).isPresent(), name, change);
    }

    private static Fault spare(String name, BiConsumer<Machine, Pool> change) {
        return fault("a ZFS pool and a disk to spare", node -> of(node).isPresent() && free(node).isPresent(), name, change);
    }

    private static Fault fault(String needs, Predicate<Machine> there, String name, BiConsumer<Machine, Pool> change) {
        return Fault.in(needs, there, name, node -> change.accept(node, of(node).orElseThrow()));
    }

    private static Optional<BlockDevice> free(Machine node) {
        return BlockDevices.of(node).spare();
    }

    /** The drive that a disk of a pool lies on. */
    private static Optional<BlockDevice> disk(Machine node, Vdev leaf) {
        return BlockDevices.of(node).at(leaf.path()).flatMap(device -> device.parents().isEmpty() ? Optional.of(device)
                : BlockDevices.of(node).named(device.parents().getFirst()));
    }

    private static String id(BlockDevice device) {
        return device.links().stream().filter(link -> link.startsWith("/dev/disk/by-id/")).findFirst().orElse(device.node());
    }

    private static String kind(Pool pool) {
        return pool.config().vdevs().getFirst().kind();
    }

    private static int ashift(Pool pool) {
        return pool.config().vdevs().getFirst().ashift();
    }

    /** Makes the pool anew under its name, with file systems of the same names and what was set on each; their files are gone. */
    private static void again(Machine node, Pool pool, String kind, int ashift, List<String> disks) {
        List<List<String>> commands = new ArrayList<>();
        List<String> create = new ArrayList<>(List.of("zpool", "create", "-f", "-o", "ashift=" + ashift));
        create.addAll(options(pool.root(), "-O"));
        create.add(pool.name());
        if (!kind.equals("disk")) {
            create.add(kind);
        }
        create.addAll(disks);
        commands.add(List.of("zpool", "destroy", "-f", pool.name()));
        commands.add(create);
        pool.datasets().stream().filter(dataset -> dataset.type() == Dataset.Type.FILESYSTEM && dataset.parent().isPresent())
                .forEach(dataset -> {
                    List<String> words = new ArrayList<>(List.of("zfs", "create"));
                    words.addAll(options(dataset, "-o"));
                    words.add(dataset.name());
                    commands.add(words);
                });
        commands.forEach(command -> TypedCommand.run(node, command));
    }

    private static List<String> options(Dataset dataset, String flag) {
        return dataset.local().entrySet().stream().flatMap(set -> List.of(flag, set.getKey() + "=" + set.getValue()).stream()).toList();
    }

    /** Of a mirror one disk is lost; another pool gets a mirror disk first, and that one is. */
    private static void degrade(Machine node, Pool pool) {
        if (!pool.config().vdevs().getFirst().isLeaf()) {
            disk(node, pool.leaves().getLast()).ifPresent(device -> BlockDevices.of(node).connect(device.name(), false));
            return;
        }
        BlockDevice own = disk(node, pool.leaves().getFirst()).orElseThrow();
        BlockDevice fresh = free(node).orElseThrow();
        if (fresh.size() >= own.size()) {
            TypedCommand.run(node, "zpool", "attach", "-f", pool.name(), pool.leaves().getFirst().path(), id(fresh));
        } else {
            again(node, pool, "mirror", ashift(pool), List.of(id(own), id(fresh))); // a small disk cannot be attached to a large one
        }
        BlockDevices.of(node).connect(fresh.name(), false);
    }
}
