package storage;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judge;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.storage.StoragePlanEntry;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageEntry;

/** Lab 04: the table of storages, which is one for the whole cluster, and what each node makes of it. */
@ChecksFor("04-storage")
final class TableChecks {

    /** File systems that one machine has for itself. */
    private static final Set<String> OF_ONE_MACHINE =
            Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "vfat", "tmpfs", "overlay");

    @Check(value = "defined", explainedBy = "02-cluster/members")
    void thePlannedStoragesAreInTheTable(Cluster cluster) {
        judgeEach(cluster, (storage, table) -> {
            var found = table.find(storage.name());
            var wrong = wrong(storage.type(), found.map(StorageEntry::type)).with("storage", storage.name()).with("type", storage.type())
                    .with("options", storage.options());
            if (found.isEmpty()) {
                return wrong.mistake("undefined");
            }
            if (!found.get().type().equals(storage.type())) {
                return wrong.mistake("other-type");
            }
            var target = storage.target().keySet().stream().map(key -> found.get().find(key).orElse("–")).toList();
            return target.equals(List.copyOf(storage.target().values())) ? right(storage.name())
                    : wrong(String.join(" ", storage.target().values()), String.join(" ", target)).mistake("other-target")
                            .with("storage", storage.name()).with("type", storage.type()).with("options", storage.options());
        });
    }

    @Check(value = "content", after = "defined")
    void eachStorageTakesThePlannedContent(Cluster cluster) {
        judgeDefined(cluster, (storage, entry) -> {
            var found = entry.content();
            var missing = storage.content().stream().filter(kind -> !found.contains(kind)).toList();
            var wanted = new TreeSet<>(found);
            wanted.remove("none");
            wanted.addAll(missing);
            return missing.isEmpty() ? right(storage.name() + " " + String.join(",", found))
                    : wrong(String.join(",", wanted), String.join(",", found)).mistake("missing").with("storage", storage.name())
                            .with("missing", missing);
        });
    }

    @Check(value = "allowed", after = "defined")
    void eachStorageIsEnabledOnThePlannedNodes(Cluster cluster) {
        var all = cluster.nodes().stream().map(Node::name).toList();
        judgeDefined(cluster, (storage, entry) -> {
            if (entry.disabled()) {
                return wrong("enabled", "disabled").mistake("disabled").with("storage", storage.name());
            }
            var planned = storage.nodes().isEmpty() ? all : all.stream().filter(storage::on).toList();
            var allowed = all.stream().filter(entry::allowedOn).toList();
            var option = storage.nodes().isEmpty() ? "--delete nodes" : "--nodes " + String.join(",", storage.nodes());
            return allowed.equals(planned) ? right(storage.name())
                    : wrong(planned, allowed).mistake(allowed.containsAll(planned) ? "unrestricted" : "restricted")
                            .with("storage", storage.name()).with("options", option);
        });
    }

    @Check(value = "waits-for-mount", after = "defined")
    void directoriesOnADatasetWaitForItsMount(Cluster cluster) {
        judgeDefined(cluster, (storage, entry) -> {
            if (storage.mount().isEmpty()) {
                return right(storage.name());
            }
            var path = storage.target().get("path");
            var waits = entry.requiredMountpoint();
            var enough = waits.filter(at -> path.equals(at) || path.startsWith(at + "/"))
                    .filter(at -> at.startsWith(storage.mount().get()));
            return enough.isPresent() ? right(storage.name() + " " + enough.get())
                    : wrong(storage.mountOption().get(), waits).mistake("not-waiting").with("storage", storage.name()).with("path", path);
        });
    }

    @Check("not-shared")
    void noLocalDirectoryIsCalledShared(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(table(cluster).entries().stream().filter(entry -> entry.path().isPresent())
                .filter(entry -> entry.markedShared() && entry.allowedOn(node.name())).toList(), entry -> {
                    var on = node.storage().mounts().covering(entry.path().get());
                    return on.filter(mount -> OF_ONE_MACHINE.contains(mount.type())).isPresent()
                            ? wrong("0", on.map(mount -> mount.source() + " " + mount.type())).mistake("shared").with("storage", entry.id())
                                    .with("path", entry.path().get())
                            : right(entry.id());
                }));
    }

    @Check(value = "active", after = {"pool-online", "datasets-mounted", "thin-pool", "allowed"}, explainedBy = "02-cluster/members")
    void eachStorageIsActiveWhereItMayBeUsed(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(cluster.localStorages().stream().filter(storage -> storage.on(node.name())).toList(),
                storage -> {
                    var status = node.storage().status().find(storage.name())
                            .map(state -> state.activity().name().toLowerCase(Locale.ROOT));
                    var wrong = wrong("active", status).with("storage", storage.name());
                    return status.filter("active"::equals).isPresent() ? right(storage.name())
                            : wrong.mistake(status.filter("inactive"::equals).isPresent() ? "inactive" : "not-listed");
                }));
    }

    /** Judges each planned storage by the one table there is; the first that is wrong is told. */
    private static void judgeEach(Cluster cluster, BiFunction<StoragePlanEntry, StorageConfig, Judgement> judge) {
        judge(cluster, () -> {
            var table = table(cluster);
            return every(cluster.localStorages(), storage -> judge.apply(storage, table));
        });
    }

    /** Judges each planned storage that is in the table by what the table says of it. */
    private static void judgeDefined(Cluster cluster, BiFunction<StoragePlanEntry, StorageEntry, Judgement> judge) {
        judgeEach(cluster, (storage, table) -> table.find(storage.name()).map(entry -> judge.apply(storage, entry))
                .orElseGet(() -> right("–")));
    }

    /** The table, from the first node that shows one: it is the same on all that are in the cluster. */
    private static StorageConfig table(Cluster cluster) {
        return cluster.each(node -> node.storage().config()).values().stream().findFirst()
                .orElseThrow(() -> cannotTell("check.storage.no-table", cluster.name()));
    }
}
