package shared;

import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Expect.onlyWherePlanned;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.fact.storage.CephStatus;

/** Lab 05: Ceph, where a storage of type rbd is planned. */
@ChecksFor("05-shared")
final class CephChecks {

    private static final int COPIES = 3;
    private static final int COPIES_TO_WRITE = 2;

    @Check("ceph-healthy")
    void cephIsHealthySeenFromEveryNode(Cluster cluster) {
        onlyWherePlanned(!cluster.storages("rbd").isEmpty());
        judgeAll(cluster.nodes(), node -> {
            var status = node.ask(CephStatus.ASKED);
            if (status.isEmpty()) {
                return wrong("HEALTH_OK", "–").mistake("unhealthy");
            }
            var ceph = status.get();
            if (ceph.quorum().size() < ceph.monitors()) {
                return wrong(ceph.monitors(), ceph.quorum().size()).mistake("monitors");
            }
            if (Math.min(ceph.osdsUp(), ceph.osdsIn()) < ceph.osds() || ceph.osds() == 0) {
                return wrong(ceph.osds(), Math.min(ceph.osdsUp(), ceph.osdsIn())).mistake("osds");
            }
            return ceph.health().equals("HEALTH_OK") ? right(ceph.health())
                    : wrong("HEALTH_OK", ceph.health() + " " + String.join(", ", ceph.checks())).mistake("unhealthy");
        });
    }

    @Check(value = "ceph-copies", after = "ceph-healthy")
    void eachPoolKeepsEnoughCopies(Cluster cluster) {
        var planned = cluster.storages("rbd").stream().map(storage -> storage.target().get("pool")).toList();
        onlyWherePlanned(!planned.isEmpty());
        judgeAll(cluster.nodes(), node -> {
            var pools = node.ask(CephStatus.POOLS).stream().filter(pool -> planned.contains(pool.name())).toList();
            var few = pools.stream().filter(pool -> pool.size() < COPIES || pool.smallest() < COPIES_TO_WRITE).findFirst();
            return few.map(pool -> wrong(COPIES + ", " + COPIES_TO_WRITE, pool.size() + ", " + pool.smallest()).mistake("too-few")
                    .with("pool", pool.name())).orElseGet(() -> right(pools.size()));
        });
    }
}
