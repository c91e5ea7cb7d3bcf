package praktikum.sim.proxmox.storage.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.storage.config.StorageConfig;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** The table of storages, to be changed. The file is the cluster's, so what is changed in it is changed on all nodes. */
final class StorageTable {

    private StorageTable() {}

    /** Which storage of a machine is meant: the first that is of that kind. */
    @FunctionalInterface
    interface Kind {
        boolean is(Machine node, StorageSection storage);
    }

    /** A fault of the first storage of a kind, which is defined otherwise then. */
    static Fault fault(String needs, Kind kind, String name, BiFunction<Machine, StorageSection, StorageSection> change) {
        return Fault.in(needs, there(kind), name, node -> {
            StorageSection storage = find(node, kind).orElseThrow();
            write(node, config(node).with(change.apply(node, storage)));
        });
    }

    /** The fault that the first storage of a kind is not in the table. */
    static Fault missing(String needs, Kind kind, String name) {
        return Fault.in(needs, there(kind), name, node -> write(node, config(node).without(find(node, kind).orElseThrow().id())));
    }

    static Predicate<Machine> there(Kind kind) {
        return node -> find(node, kind).isPresent();
    }

    static Optional<StorageSection> find(Machine node, Kind kind) {
        return config(node).sections().stream().filter(storage -> kind.is(node, storage)).findFirst();
    }

    private static StorageConfig config(Machine node) {
        return StorageConfig.parse(node.disk().textOrEmpty(StorageConfig.FILE), node.release());
    }

    private static void write(Machine node, StorageConfig config) {
        node.disk().write(StorageConfig.FILE, config.text(node.world().random()));
    }

    static StorageSection with(StorageSection storage, String option, String value) {
        return changed(storage, options -> {
            options.put(option, value);
            return options;
        });
    }

    static StorageSection without(StorageSection storage, String option) {
        return changed(storage, options -> {
            options.remove(option);
            return options;
        });
    }

    private static StorageSection changed(StorageSection storage, UnaryOperator<Map<String, String>> change) {
        return storage.with(change.apply(new LinkedHashMap<>(storage.options())));
    }

    /** The first node of the cluster; of the machine where it is in none. */
    static String first(Machine node) {
        return new ClusterView(node).names().stream().sorted().findFirst().orElse(Pmxcfs.of(node).nodename());
    }
}
