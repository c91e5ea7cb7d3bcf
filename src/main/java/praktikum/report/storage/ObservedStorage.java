package praktikum.report.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import praktikum.fact.storage.BlockDevices;
import praktikum.fact.storage.Datasets;
import praktikum.fact.storage.LogicalVolumes;
import praktikum.fact.storage.MountTable;
import praktikum.fact.storage.Redundancy;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageEntry;
import praktikum.fact.storage.StorageStatus;
import praktikum.fact.storage.VdevAshift;
import praktikum.fact.storage.Zpool;
import praktikum.fact.storage.ZpoolProperties;
import praktikum.fact.storage.Zpools;
import praktikum.report.gather.EvidenceAnswers;
import praktikum.report.gather.SourcedFact;

/** What a node stores on, as its answers show it: to the questions that checks asked of it. */
record ObservedStorage(String name, EvidenceAnswers answers) {

    Optional<SourcedFact<StorageConfig>> config() {
        return answers.read(name, StorageConfig.ASKED);
    }

    Optional<SourcedFact<StorageStatus>> status() {
        return answers.read(name, StorageStatus.ASKED);
    }

    Optional<SourcedFact<Zpools>> pools() {
        return answers.read(name, Zpools.ASKED);
    }

    Optional<SourcedFact<Zpools>> resolved() {
        return answers.read(name, Zpools.RESOLVED);
    }

    Optional<SourcedFact<ZpoolProperties>> properties() {
        return answers.read(name, ZpoolProperties.ASKED);
    }

    Optional<SourcedFact<VdevAshift>> ashift(String pool) {
        return answers.read(name, VdevAshift.of(pool));
    }

    Optional<SourcedFact<Datasets>> datasets() {
        return answers.read(name, Datasets.ASKED);
    }

    Optional<SourcedFact<LogicalVolumes>> volumes() {
        return answers.read(name, LogicalVolumes.ASKED);
    }

    private Optional<BlockDevices> devices() {
        return answers.read(name, BlockDevices.ASKED).map(SourcedFact::value);
    }

    /** The devices a pool is made of. */
    static List<String> disks(Optional<Zpool> pool) {
        return pool.stream().flatMap(there -> there.disks().stream()).flatMap(vdev -> vdev.path().stream()).toList();
    }

    /** What lies on what: each pool and volume group that a storage of the table lies on here. */
    List<StorageLayout.Chain> chains(StorageConfig config, LongFunction<String> size) {
        Map<String, List<String>> storages = new LinkedHashMap<>();
        config.entries().stream().filter(entry -> entry.allowedOn(name) && !entry.disabled())
                .forEach(entry -> base(entry).ifPresent(base -> storages.computeIfAbsent(base, key -> new ArrayList<>()).add(entry.id())));
        return storages.entrySet().stream().map(entry -> chain(entry.getKey(), entry.getValue(), size)).toList();
    }

    /** The pool, volume group, server or device that a storage lies on; empty where that is not known. */
    private Optional<String> base(StorageEntry entry) {
        var pool = entry.find("pool").filter(found -> entry.type().equals("zfspool")).map(found -> found.replaceFirst("/.*", ""));
        return pool.or(() -> entry.find("vgname")).or(() -> entry.find("server")).or(() -> entry.path()
                .flatMap(path -> answers.read(name, MountTable.ASKED).flatMap(mounts -> mounts.value().covering(path)))
                .map(mount -> mount.type().equals("zfs") ? mount.source().replaceFirst("/.*", "") : group(mount.source())));
    }

    /** The volume group of a mapped device, else the device itself: {@code /dev/mapper/pve-root} → {@code pve}. */
    private String group(String device) {
        return answers.read(name, LogicalVolumes.ASKED).stream().flatMap(volumes -> volumes.value().volumes().stream())
                .filter(volume -> device.equals("/dev/mapper/" + mapped(volume.group()) + "-" + mapped(volume.name())))
                .map(volume -> volume.group()).findFirst().orElse(device);
    }

    // device-mapper doubles the dashes within a name.
    private static String mapped(String name) {
        return name.replace("-", "--");
    }

    private StorageLayout.Chain chain(String base, List<String> storages, LongFunction<String> size) {
        var pool = resolved().flatMap(pools -> pools.value().find(base));
        if (pool.isPresent()) {
            return new StorageLayout.Chain(disks(pool).stream().map(path -> sized(path, size)).toList(), base,
                    pool.get().redundancy() != Redundancy.NONE, true, storages);
        }
        var disks = devices().stream().flatMap(devices -> devices.disksWith(device -> device.path().equals(base)
                || device.type().equals("lvm") && device.name().startsWith(mapped(base) + "-")).stream()).toList();
        return new StorageLayout.Chain(disks.stream().map(disk -> disk.path() + " · " + size.apply(disk.size())).toList(), base,
                disks.isEmpty(), false, storages);
    }

    private String sized(String path, LongFunction<String> size) {
        return devices().stream().flatMap(devices -> devices.disksWith(device -> device.path().equals(path)).stream()).findFirst()
                .map(disk -> disk.path() + " · " + size.apply(disk.size())).orElse(path);
    }
}
