package praktikum.site.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.text.yaml.YamlMapping;

/**
 * The pools and storages of all nodes. Where a site says nothing of either, it is {@link #USUAL}.
 *
 * @param pools ZFS pools
 * @param storages the whole table of storages
 */
public record StoragePlan(List<PlannedPool> pools, List<PlannedStorage> storages) implements PlanSection {

    /** What the installer leaves (ext4 with LVM), one pool on the second disk and what is made of it. */
    public static final StoragePlan USUAL = new StoragePlan(
            List.of(new PlannedPool("tank", List.of("/dev/sdb"), "single", 12, "on", List.of("vmc", "iso", "backup"), List.of())),
            List.of(PlannedStorage.of("local", "dir", Map.of("path", "/var/lib/vz"), "iso", "vztmpl", "backup"),
                    PlannedStorage.of("local-lvm", "lvmthin", thin("pve", "data"), "images", "rootdir"),
                    PlannedStorage.of("tank", "zfspool", Map.of("pool", "tank"), "images", "rootdir"),
                    PlannedStorage.of("tank-vmc", "dir", Map.of("path", "/tank/vmc"), "images", "rootdir"),
                    PlannedStorage.of("tank-iso", "dir", Map.of("path", "/tank/iso"), "iso", "vztmpl"),
                    PlannedStorage.of("tank-backup", "dir", Map.of("path", "/tank/backup"), "backup", "snippets")));

    static final PlanTopic TOPIC =
            new PlanTopic("storage", List.of("pool.name", "pool.disk", "thin.storage", "thin.vg", "thin.pool", "pools.lines",
            "datasets.lines", "storages.table", "storages.zfspool", "storages.dir", "storages.lvmthin", "storages.nfs"),
            plan -> Optional.of(read(plan)), StorageConsistency::check);

    public StoragePlan {
        pools = List.copyOf(pools);
        storages = List.copyOf(storages);
    }

    private static StoragePlan read(YamlMapping plan) {
        var said = plan.fields().value("pools").isPresent() || plan.fields().value("storages").isPresent();
        return said ? new StoragePlan(plan.list("pools").stream().map(PlannedPool::read).toList(),
                plan.list("storages").stream().map(PlannedStorage::read).toList()) : USUAL;
    }

    private static Map<String, String> thin(String group, String pool) {
        var target = new LinkedHashMap<String, String>();
        target.put("vgname", group);
        target.put("thinpool", pool);
        return target;
    }

    /** The same with a storage on an NFS server, where the table has none. */
    public StoragePlan withNfs(String server, String export) {
        var target = new LinkedHashMap<String, String>();
        target.put("server", server);
        target.put("export", export);
        var storage = PlannedStorage.of("nfs", "nfs", target, "images", "iso", "vztmpl", "backup", "rootdir");
        return of("nfs").isEmpty() ? new StoragePlan(pools, Stream.concat(storages.stream(), Stream.of(storage)).toList()) : this;
    }

    /** The storages of a type, in the order of the plan. */
    public List<PlannedStorage> of(String type) {
        return storages.stream().filter(storage -> storage.type().equals(type)).toList();
    }

    /** What makes Proxmox VE wait for the dataset that a directory lies on: 1 where its path is the mount point, else the mount point. */
    public Optional<String> mountOption(PlannedStorage storage) {
        var path = storage.target().get("path");
        return Optional.ofNullable(path).filter(own -> storage.type().equals("dir")).flatMap(this::datasetAt)
                .map(dataset -> path.equals("/" + dataset) ? "1" : "/" + dataset);
    }

    /** The dataset that a path is the mount point of or lies below, where the plan has one: {@code /tank/iso} → {@code tank/iso}. */
    public Optional<String> datasetAt(String path) {
        return Stream.concat(pools.stream().flatMap(pool -> pool.datasetNames().stream()), pools.stream().map(PlannedPool::name))
                .filter(dataset -> path.equals("/" + dataset) || path.startsWith("/" + dataset + "/")).findFirst();
    }

    @Override
    public List<String> lines() {
        if (equals(USUAL)) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of(pools.isEmpty() ? "pools: []" : "pools:"));
        pools.forEach(pool -> lines.add(pool.line()));
        lines.add(storages.isEmpty() ? "storages: []" : "storages:");
        storages.forEach(storage -> lines.add(storage.line()));
        return lines;
    }

    @Override
    public Map<String, String> pageValues() {
        var values = new LinkedHashMap<String, String>();
        pools.stream().findFirst().ifPresent(pool -> {
            values.put("pool.name", pool.name());
            pool.disks().stream().findFirst().ifPresent(disk -> values.put("pool.disk", disk));
        });
        of("lvmthin").stream().findFirst().ifPresent(storage -> {
            values.put("thin.storage", storage.name());
            values.put("thin.vg", storage.target().get("vgname"));
            values.put("thin.pool", storage.target().get("thinpool"));
        });
        values.put("pools.lines", joined(pools, pool -> String.join(" ", pool.name(), pool.layout(), Integer.toString(pool.ashift()),
                pool.compression(), pool.nodes().isEmpty() ? "all" : String.join(",", pool.nodes()), String.join(" ", pool.disks()))
                .strip()));
        values.put("datasets.lines", joined(pools.stream().flatMap(pool -> pool.datasetNames().stream()).toList(), name -> name));
        values.put("storages.table", table());
        values.put("storages.zfspool", joined(of("zfspool"), storage -> storage.words()));
        values.put("storages.dir", joined(of("dir"), storage -> storage.words(mountOption(storage).orElse("0"))));
        values.put("storages.lvmthin", joined(of("lvmthin"), storage -> storage.words(storage.disk()).strip()));
        values.put("storages.nfs", joined(of("nfs"), storage -> storage.words(storage.folder())));
        return values;
    }

    private static <T> String joined(List<T> values, Function<T, String> line) {
        return values.stream().map(line).collect(Collectors.joining("\n"));
    }

    private String table() {
        var width = storages.stream().mapToInt(storage -> storage.name().length()).max().orElse(0);
        return joined(storages, storage -> String.format("%-" + width + "s  %-7s  %-24s  %s", storage.name(), storage.type(),
                String.join(",", storage.content()), String.join(storage.type().equals("nfs") ? ":" : "/", storage.targetValues())));
    }
}
