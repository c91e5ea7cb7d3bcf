package shared;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judge;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Optional;
import java.util.TreeSet;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.storage.NfsTarget;
import praktikum.check.storage.StoragePlanEntry;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageEntry;

/** Lab 05: the storage that all nodes share, as the table of storages has it. */
@ChecksFor("05-shared")
final class AttachedChecks {

    /** Judges a planned storage by the table of storages, as a node shows it. */
    private interface TableJudge {

        Judgement judge(StoragePlanEntry storage, StorageConfig table, Node node);
    }

    @Check(value = "nfs-defined", explainedBy = "02-cluster/members")
    void theSharedStorageIsInTheTable(Cluster cluster) {
        judgeEach(cluster, (storage, table, node) -> {
            var target = cluster.nfsTarget(storage);
            var found = table.find(storage.name());
            if (found.isEmpty()) {
                return wrong(target, Optional.empty()).mistake("undefined");
            }
            var entry = found.get();
            if (!entry.type().equals(storage.type())) {
                return wrong(storage.type(), entry.type()).mistake("other-type").with("path", storage.folder());
            }
            return lies(storage, entry, target, target.meant(entry, node.network()::resolve))
                    .with("path", entry.path().orElse(storage.folder()));
        });
    }

    private static Judgement lies(StoragePlanEntry storage, StorageEntry entry, NfsTarget target, boolean meant) {
        if (!meant) {
            return wrong(target, NfsTarget.of(entry)).mistake("other-target");
        }
        return entry.path().filter(storage.folder()::equals).isPresent() ? right(NfsTarget.of(entry))
                : wrong(storage.folder(), entry.path()).mistake("other-target");
    }

    @Check(value = "nfs-content", after = "nfs-defined")
    void theSharedStorageTakesThePlannedContent(Cluster cluster) {
        judgeEach(cluster, (storage, table, node) -> {
            var found = entry(storage, table).content();
            var missing = storage.content().stream().filter(kind -> !found.contains(kind)).toList();
            var wanted = new TreeSet<>(found);
            wanted.addAll(missing);
            return missing.isEmpty() ? right(String.join(",", found))
                    : wrong(String.join(",", wanted), String.join(",", found)).mistake("missing").with("missing", missing);
        });
    }

    @Check(value = "nfs-allowed", after = "nfs-defined")
    void theSharedStorageIsForAllNodes(Cluster cluster) {
        var all = cluster.nodes().stream().map(Node::name).toList();
        judgeEach(cluster, (storage, table, node) -> {
            var found = entry(storage, table);
            var planned = all.stream().filter(storage::on).toList();
            var allowed = all.stream().filter(found::allowedOn).toList();
            if (found.disabled()) {
                return wrong("enabled", "disabled").mistake("disabled");
            }
            // Nodes that nobody knows are told as they are written.
            return allowed.containsAll(planned) ? right(allowed) : wrong(planned, allowed.isEmpty() ? found.nodes() : allowed)
                    .mistake("restricted")
                    .with("nodes", storage.nodes().isEmpty() ? "--delete nodes" : "--nodes " + String.join(",", storage.nodes()));
        });
    }

    private static StorageEntry entry(StoragePlanEntry storage, StorageConfig table) {
        return table.find(storage.name()).orElseThrow(() -> cannotTell("check.shared.not-defined", storage.name()));
    }

    /** Judges each planned storage by the one table there is; the first that is wrong is told. */
    private static void judgeEach(Cluster cluster, TableJudge judge) {
        judge(cluster, () -> {
            var planned = cluster.storages("nfs");
            if (planned.isEmpty()) {
                throw cannotTell("check.shared.none-planned");
            }
            var table = cluster.each(node -> node.storage().config()).entrySet().stream().findFirst()
                    .orElseThrow(() -> cannotTell("check.storage.no-table", cluster.name()));
            return every(planned, storage -> judge.judge(storage, table.getValue(), table.getKey()).with("storage", storage.name())
                    .with("options", storage.options()));
        });
    }
}
