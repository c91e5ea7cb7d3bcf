package storage;

import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.storage.PoolPlan;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.Dataset;
import praktikum.fact.system.ServiceStates;

/** Lab 04: the pools are divided into datasets. */
@ChecksFor("04-storage")
final class DatasetChecks {

    private static final String MOUNT = "zfs-mount.service";

    @Check(value = "datasets-mounted", after = "pool-online")
    void theDatasetsAreMountedWhereTheyBelong(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(cluster.pools(node), pool -> every(pool.datasets(), name -> mounted(node, name))));
    }

    private static Judgement mounted(Node node, String name) {
        var path = "/" + name;
        var dataset = node.storage().datasets().find(name);
        var on = node.storage().mounts().covering(path);
        var wrong = wrong(path, on.map(mount -> mount.source() + " " + mount.type())).with("dataset", name).with("path", path);
        if (dataset.isEmpty()) {
            return wrong.mistake("no-dataset");
        }
        var there = dataset.get();
        var planned = there.mountpoint().filter(path::equals).isPresent();
        if (!there.mounted()) {
            var canmount = there.find("canmount").map(one -> one.value()).orElse("on");
            return planned ? wrong.mistake(canmount.equals("on") ? "not-mounted" : "cannot-mount").with("canmount", canmount)
                    : elsewhere(there, path);
        }
        if (on.filter(mount -> mount.source().equals(name) && mount.target().equals(path)).isPresent()) {
            return right(name);
        }
        return planned ? wrong.mistake("covered") : elsewhere(there, path);
    }

    private static Judgement elsewhere(Dataset dataset, String path) {
        return wrong(path, dataset.find("mountpoint").map(one -> one.value())).mistake("elsewhere").with("dataset", dataset.name())
                .with("path", path);
    }

    @Check(value = "datasets-at-boot", after = "datasets-mounted")
    void theDatasetsAreMountedAtBoot(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(cluster.pools(node), pool -> {
            node.prefetch(ServiceStates.of(MOUNT));
            var datasets = every(pool.datasets(), name -> atBoot(node, name));
            return datasets.right() ? mounting(node, pool, datasets) : datasets;
        }));
    }

    private static Judgement atBoot(Node node, String name) {
        var canmount = node.storage().datasets().find(name).flatMap(dataset -> dataset.find("canmount")).map(one -> one.value());
        return canmount.filter(value -> !value.equals("on")).map(value -> wrong("on", value).mistake("by-hand").with("dataset", name))
                .orElseGet(() -> right(name));
    }

    /** A unit of ZFS mounts at boot; so does Proxmox VE for a storage on the pool itself: ZFSPoolPlugin.pm, activate_storage. */
    private static Judgement mounting(Node node, PoolPlan pool, Judgement datasets) {
        var idle = pool.datasets().isEmpty() ? Optional.<String>empty() : node.storage().idleAtBoot(MOUNT);
        return idle.isEmpty() || node.storage().storageOn(pool.name()).isPresent() ? datasets
                : wrong("enabled", idle).mistake("mount-disabled").with("pool", pool).with("unit", MOUNT);
    }

    @Check(value = "datasets-compressed", after = "datasets-mounted")
    void theDatasetsCompress(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(cluster.pools(node), pool -> every(pool.datasets(), name -> {
            var dataset = node.storage().datasets().find(name);
            var own = dataset.flatMap(one -> one.find("compression"));
            // Switched off for the whole pool is for another check to tell.
            return dataset.filter(one -> !one.compressed()).isPresent() && own.filter(one -> one.local()).isPresent()
                    && !pool.compression().equals("off") ? wrong(pool.compression(), "off").mistake("uncompressed").with("dataset", name)
                    : right(own.map(one -> name + " " + one.value()).orElse(name));
        })));
    }
}
