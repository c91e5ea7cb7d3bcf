package storage;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.storage.PoolPlan;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.BlockDevices;
import praktikum.fact.storage.Redundancy;
import praktikum.fact.storage.Vdev;
import praktikum.fact.storage.VdevState;
import praktikum.fact.storage.Zpool;
import praktikum.fact.storage.Zpools;
import praktikum.fact.system.ServiceStates;

/** Lab 04: every node has its ZFS pools. */
@ChecksFor("04-storage")
final class PoolChecks {

    private static final String IMPORT = "zfs-import-cache.service";

    /** What the kernel calls disks, by the order in which it found them. */
    private static final Pattern KERNEL_NAME = Pattern.compile("/dev/(sd|vd|hd|xvd|nvme|mmcblk|dasd)[^/]*");
    private static final Pattern PARTITION = Pattern.compile("(.*(?:nvme\\d+n\\d+|mmcblk\\d+))p\\d+|(/dev/disk/.*)-part\\d+|(.*\\D)\\d+");

    @Check("pool-online")
    void everyNodeHasItsPoolsOnline(Cluster cluster) {
        judgeEach(cluster, (node, pool) -> {
            var there = node.storage().pool(pool.name());
            if (there.isEmpty()) {
                return absent(node, pool);
            }
            var found = there.get();
            if (found.state() == VdevState.DEGRADED && found.resilvering()) {
                throw cannotTell("check.storage.resilvering", pool, node.name());
            }
            var ailing = found.ailing().stream().findFirst();
            if (found.state() != VdevState.ONLINE) {
                return wrong(VdevState.ONLINE, found.state()).mistake("not-online").with("pool", pool)
                        .with("vdev", ailing.map(Vdev::name)).with("state", ailing.map(Vdev::state));
            }
            return found.hasDataErrors() ? wrong("0", found.errors()).mistake("damaged").with("pool", pool) : right(described(found));
        });
    }

    private static Judgement absent(Node node, PoolPlan pool) {
        var judgement = wrong(pool, Optional.empty()).with("pool", pool);
        return node.storage().importable().contains(pool.name())
                ? judgement.with("folder", folder(node, pool.disks())).mistake("not-imported")
                : making(judgement.with("disks", pool.disks()), node, pool).mistake("missing");
    }

    /** What {@code zpool create} needs: layout, and the lasting name of each planned disk. */
    private static Judgement making(Judgement judgement, Node node, PoolPlan pool) {
        var disks = pool.disks().isEmpty() ? List.of("DISK") : pool.disks().stream().map(node.storage()::lastingName).toList();
        return judgement.with("vdevs", Stream.concat(Stream.of(pool.layout()), disks.stream()).filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "))).with("ashift", pool.ashift()).with("compression", pool.compression());
    }

    /** The pool with its redundancy as it is: a single disk is no mistake, but is said. */
    private static String described(Zpool pool) {
        var disks = pool.disks().size();
        var kind = pool.redundancy() == Redundancy.NONE ? "no redundancy" : pool.redundancy().name().toLowerCase(Locale.ROOT);
        return pool.name() + " " + pool.state() + " (" + disks + (disks == 1 ? " disk, " : " disks, ") + kind + ")";
    }

    @Check(value = "pool-disks", after = "pool-online")
    void thePoolsLieOnThePlannedDisks(Cluster cluster) {
        judgeEach(cluster, (node, pool) -> {
            node.prefetch(Zpools.RESOLVED, BlockDevices.ASKED);
            var named = paths(node.storage().pool(pool.name()));
            var real = paths(node.storage().resolvedPool(pool.name()));
            var all = Stream.concat(named.stream(), real.stream()).flatMap(path -> Stream.of(path, whole(path))).toList();
            if (!all.containsAll(pool.disks())) {
                return making(wrong(pool.disks(), real.stream().map(PoolChecks::whole).toList()).with("pool", pool), node, pool)
                        .mistake("other-disk");
            }
            // A virtual disk may have no other name than the kernel's.
            var passing = named.stream().filter(path -> KERNEL_NAME.matcher(path).matches()).map(PoolChecks::whole)
                    .filter(disk -> !node.storage().lastingName(disk).equals(disk)).findFirst();
            return passing.isPresent() ? wrong(node.storage().lastingName(passing.get()), passing.get()).mistake("kernel-name")
                    .with("pool", pool).with("folder", folder(node, List.of(passing.get())))
                    : right(named.stream().map(PoolChecks::whole).toList() + sizes(node, real));
        });
    }

    /** How large the disks are, in GiB. */
    private static String sizes(Node node, List<String> paths) {
        var devices = node.storage().devices();
        return paths.stream().flatMap(path -> devices.flatMap(all -> all.find(whole(path))).stream())
                .map(disk -> " " + (disk.size() >> 30) + " GiB").collect(Collectors.joining());
    }

    /** Where a pool's disks have lasting names. */
    private static String folder(Node node, List<String> disks) {
        return disks.stream().map(node.storage()::lastingName).anyMatch(name -> name.startsWith("/dev/disk/by-path/"))
                ? "/dev/disk/by-path" : "/dev/disk/by-id";
    }

    private static List<String> paths(Optional<Zpool> pool) {
        return pool.stream().flatMap(there -> there.disks().stream()).flatMap(vdev -> vdev.path().stream()).toList();
    }

    /** The disk of a partition: {@code /dev/sdb1} → {@code /dev/sdb}, {@code /dev/nvme0n1p1} → {@code /dev/nvme0n1}. */
    private static String whole(String path) {
        var match = PARTITION.matcher(path);
        if (!match.matches() || path.matches(".*nvme\\d+n\\d+|.*/by-(id|path)/.*(?<!-part\\d{1,3})|.*/mapper/.*")) {
            return path;
        }
        return Stream.of(match.group(1), match.group(2), match.group(3)).filter(group -> group != null).findFirst().orElse(path);
    }

    @Check(value = "pool-properties", after = "pool-online")
    void thePoolsWereMadeAsPlanned(Cluster cluster) {
        judgeEach(cluster, (node, pool) -> {
            var sectors = node.storage().ashift(pool.name()).smallest();
            if (sectors < pool.ashift()) {
                return making(wrong(pool.ashift(), sectors).with("pool", pool), node, pool).mistake("ashift");
            }
            var root = node.storage().datasets().find(pool.name());
            var compression = root.flatMap(dataset -> dataset.find("compression"));
            return root.isPresent() && !root.get().compressed() && !pool.compression().equals("off")
                    ? wrong(pool.compression(), "off").mistake("uncompressed").with("pool", pool)
                    : right("ashift " + sectors + ", compression " + compression.map(one -> one.value()).orElse("–"));
        });
    }

    @Check(value = "pool-at-boot", after = "pool-online")
    void thePoolsAreImportedAtBoot(Cluster cluster) {
        judgeEach(cluster, (node, pool) -> {
            node.prefetch(ServiceStates.of(IMPORT));
            var cache = node.storage().poolProperties().find(pool.name(), "cachefile").map(one -> one.value()).orElse("-");
            var idle = node.storage().idleAtBoot(IMPORT);
            if (idle.isEmpty() && !cache.equals("none")) {
                return right(IMPORT);
            }
            var own = "zfs-import@" + pool.name().replace("-", "\\x2d") + ".service";
            if (node.storage().idleAtBoot(own).isEmpty()) {
                return right(own);
            }
            // Proxmox VE imports the pool of a storage that is to be used, by names of /dev/disk/by-id: ZFSPoolPlugin.pm, activate_storage.
            var storage = node.storage().storageOn(pool.name());
            if (storage.isPresent() && folder(node, paths(node.storage().resolvedPool(pool.name())).stream().map(PoolChecks::whole)
                    .toList()).endsWith("/by-id")) {
                return right(storage.get().id());
            }
            return cache.equals("none") ? wrong("/etc/zfs/zpool.cache", cache).mistake("not-in-cache").with("pool", pool)
                    : wrong("enabled", idle).mistake("import-disabled").with("pool", pool).with("unit", IMPORT);
        });
    }

    /** Judges each pool of each node; the first that is wrong stands for the node. */
    private static void judgeEach(Cluster cluster, BiFunction<Node, PoolPlan, Judgement> judge) {
        judgeAll(cluster.nodes(), node -> every(cluster.pools(node), pool -> judge.apply(node, pool)));
    }
}
