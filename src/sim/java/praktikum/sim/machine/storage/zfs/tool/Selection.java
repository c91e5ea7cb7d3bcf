package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Zfs;

/** The datasets that {@code zfs list} and {@code zfs get} speak of: named ones, what lies below them, or all. */
final class Selection {

    private final Machine node;
    private final Set<Dataset.Type> types;
    private final int depth;
    private final StringBuilder err = new StringBuilder();

    /**
     * For one calling.
     *
     * @param types which are wanted
     * @param depth how many levels below those that are named; -1 for all
     */
    Selection(Machine node, Set<Dataset.Type> types, int depth) {
        this.node = node;
        this.types = types;
        this.depth = depth;
    }

    /** The types that {@code -t} asks for; empty where a word is none. */
    static Optional<Set<Dataset.Type>> types(String list) {
        Set<Dataset.Type> types = new TreeSet<>();
        for (String word : list.split(",")) {
            switch (word) {
                case "filesystem", "fs" -> types.add(Dataset.Type.FILESYSTEM);
                case "volume", "vol" -> types.add(Dataset.Type.VOLUME);
                case "snapshot", "snap" -> types.add(Dataset.Type.SNAPSHOT);
                case "all" -> types.addAll(List.of(Dataset.Type.values()));
                case "bookmark" -> { }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(types);
    }

    /** Those datasets, each before what lies below it; what is not there is complained of. */
    List<Dataset> of(List<String> names) {
        List<Dataset> found = new ArrayList<>();
        if (names.isEmpty()) {
            Zfs.of(node).pools().forEach(pool -> add(pool.root(), -1, found));
        }
        for (String name : names) {
            Optional<Dataset> dataset = dataset(name);
            if (dataset.isEmpty()) {
                continue;
            }
            boolean named = depth == 0;
            if (named && !types.contains(dataset.get().type())) {
                err.append("cannot open '").append(name).append("': operation not applicable to datasets of this type\n");
            } else {
                add(dataset.get(), depth, found);
            }
        }
        return found;
    }

    private Optional<Dataset> dataset(String name) {
        if (name.startsWith("/")) {
            if (!node.files().exists(name)) {
                err.append("cannot open '").append(name).append("': No such file or directory\n");
                return Optional.empty();
            }
            Mount mount = Mounts.of(node).covering(name);
            if (!mount.type().equals("zfs")) {
                err.append("cannot open '").append(name).append("': not a ZFS filesystem\n");
                return Optional.empty();
            }
            return Zfs.of(node).dataset(mount.source());
        }
        Optional<String> bad = Names.dataset(name, name.contains("@"));
        Optional<Dataset> found = bad.isPresent() ? Optional.empty() : Zfs.of(node).dataset(name);
        if (found.isEmpty()) {
            err.append("cannot open '").append(name).append("': ").append(bad.orElse("dataset does not exist")).append('\n');
        }
        return found;
    }

    private void add(Dataset dataset, int levels, List<Dataset> into) {
        if (types.contains(dataset.type())) {
            into.add(dataset);
        }
        if (dataset.type() == Dataset.Type.SNAPSHOT || levels == 0) {
            return;
        }
        if (types.contains(Dataset.Type.SNAPSHOT)) {
            into.addAll(dataset.snapshots());
        }
        dataset.children().forEach(child -> add(child, levels - 1, into));
    }

    /** What there is to complain of. */
    String complaints() {
        return err.toString();
    }
}
