package praktikum.sim.machine.storage.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.Zfs;

/** A file system in a machine's pool: the first one that is mounted where its name says, and belongs to no guest. */
final class DatasetFaults {

    private DatasetFaults() {}

    static List<Fault> all() {
        return List.of(
                dataset("dataset-missing", (node, dataset) -> destroy(node, dataset)),
                dataset("dataset-unmounted", (node, dataset) -> TypedCommand.run(node, "zfs", "unmount", dataset.name())).untilBoot(),
                dataset("dataset-canmount-noauto", (node, dataset) -> set(node, "canmount=noauto", dataset)),
                dataset("dataset-elsewhere", (node, dataset) -> set(node, "mountpoint=/srv/" + last(dataset), dataset)),
                dataset("dataset-plain-directory", (node, dataset) -> {
                    String path = dataset.mountpoint().orElseThrow();
                    destroy(node, dataset);
                    node.disk().makeDirectories(path);
                }),
                dataset("dataset-uncompressed", (node, dataset) -> set(node, "compression=off", dataset)));
    }

    /** The file system that is meant. */
    static Optional<Dataset> of(Machine node) {
        return PoolFaults.of(node).stream().map(Pool::root).flatMap(root -> root.children().stream())
                .filter(dataset -> dataset.type() == Dataset.Type.FILESYSTEM && !last(dataset).matches("(subvol|basevol)-\\d+-.*"))
                .filter(dataset -> Zfs.of(node).datasets().mounted(dataset).isPresent()).findFirst();
    }

    private static String last(Dataset dataset) {
        return dataset.name().substring(dataset.name().lastIndexOf('/') + 1);
    }

    private static Fault dataset(String name, BiConsumer<Machine, Dataset> change) {
        return Fault.in("a mounted dataset", node -> of(node).isPresent(), name, node -> change.accept(node, of(node).orElseThrow()));
    }

    private static void destroy(Machine node, Dataset dataset) {
        TypedCommand.run(node, "zfs", "destroy", "-r", dataset.name());
    }

    private static void set(Machine node, String property, Dataset dataset) {
        TypedCommand.run(node, "zfs", "set", property, dataset.name());
    }
}
