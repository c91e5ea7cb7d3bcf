package shared;

import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Expect.onlyWherePlanned;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.storage.StoragePlanEntry;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.CephStatus;
import praktikum.fact.storage.StorageState;

/** Lab 05: Ceph, where a storage of type rbd is planned. */
@ChecksFor("05-shared")
final class CephChecks {

    private static final int COPIES = 3;
    private static final int COPIES_TO_WORK = 2;
    private static final int MONITORS = 3;

    @Check("ceph-healthy")
    void cephIsHealthySeenFromEveryNode(Cluster cluster) {
        var planned = cluster.storages("rbd");
        onlyWherePlanned(!planned.isEmpty());
        judgeAll(cluster.nodes(), node -> {
            var status = node.storage().ceph();
            if (status.isEmpty()) {
                return wrong("HEALTH_OK", "–").mistake("no-ceph");
            }
            var ceph = status.get();
            return monitors(ceph, cluster).or(() -> disks(ceph)).or(() -> complaint(ceph)).orElseGet(() ->
                    every(planned.stream().filter(storage -> storage.on(node.name())).toList(), storage -> active(node, storage)));
        });
    }

    private static Optional<Judgement> monitors(CephStatus ceph, Cluster cluster) {
        if (ceph.quorum().size() < ceph.monitors()) {
            return Optional.of(wrong(ceph.monitors(), ceph.quorum()).mistake("monitors"));
        }
        var enough = Math.min(MONITORS, cluster.nodes().size());
        return ceph.monitors() < enough ? Optional.of(wrong(enough, ceph.monitors()).mistake("few-monitors")) : Optional.empty();
    }

    private static Optional<Judgement> disks(CephStatus ceph) {
        if (ceph.osds() == 0) {
            return Optional.of(wrong("1", "0").mistake("no-osd"));
        }
        if (ceph.osdsUp() < ceph.osds()) {
            return Optional.of(wrong(ceph.osds(), ceph.osdsUp()).mistake("osd-down"));
        }
        return ceph.osdsIn() < ceph.osds() ? Optional.of(wrong(ceph.osds(), ceph.osdsIn()).mistake("osd-out")) : Optional.empty();
    }

    private static Optional<Judgement> complaint(CephStatus ceph) {
        return ceph.health().equals("HEALTH_OK") ? Optional.empty()
                : Optional.of(wrong("HEALTH_OK", ceph.health() + " " + String.join(", ", ceph.checks())).mistake("unhealthy"));
    }

    private static Judgement active(Node node, StoragePlanEntry storage) {
        var status = node.storage().status().find(storage.name());
        return status.filter(StorageState::active).isPresent() ? right(storage.name()) : wrong("active", status.map(StorageState::activity))
                .mistake("storage-inactive").with("storage", storage.name()).with("options", storage.options());
    }

    @Check(value = "ceph-copies", after = "ceph-healthy")
    void eachPoolKeepsEnoughCopies(Cluster cluster) {
        var planned = cluster.storages("rbd");
        onlyWherePlanned(!planned.isEmpty());
        judgeAll(cluster.nodes(), node -> every(planned, storage -> {
            var pool = storage.target().get("pool");
            var found = node.storage().cephPools().stream().filter(one -> one.name().equals(pool)).findFirst();
            return found.map(CephChecks::copies).orElseGet(() -> wrong(pool, Optional.empty()).mistake("no-pool")).with("pool", pool);
        }));
    }

    /** Parts with an erasure code are counted in another way. */
    private static Judgement copies(CephStatus.Pool pool) {
        if (pool.replicated() && pool.size() < COPIES) {
            return wrong(COPIES, pool.size()).mistake("few-copies");
        }
        return pool.replicated() && pool.smallest() < COPIES_TO_WORK ? wrong(COPIES_TO_WORK, pool.smallest()).mistake("last-copy")
                : right(pool.name() + " " + pool.size() + "/" + pool.smallest());
    }
}
