package shared;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.storage.NfsTarget;
import praktikum.check.storage.StoragePlanEntry;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.Mount;
import praktikum.fact.storage.StorageState;
import praktikum.net.Addresses;

/** Lab 05: the storage that all nodes share, as each node has it. */
@ChecksFor("05-shared")
final class MountChecks {

    @Check(value = "nfs-active", after = "nfs-allowed", explainedBy = {"02-cluster/members", "exported"})
    void theSharedStorageIsActiveOnEveryNode(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(planned(cluster, node), storage -> {
            var target = cluster.nfsTarget(storage);
            return active(node, storage).with("storage", storage.name()).with("path", storage.folder()).with("export", target.export())
                    .with("server", target.address().map(Addresses::text).orElse(target.server()));
        }));
    }

    private static Judgement active(Node node, StoragePlanEntry storage) {
        var status = node.storage().status();
        var row = status.find(storage.name());
        if (row.filter(StorageState::active).isPresent()) {
            return right(storage.name());
        }
        var source = node.storage().config().find(storage.name()).map(NfsTarget::of).orElse(storage.folder());
        var why = status.warning("'" + storage.name() + "'", storage.folder(), source);
        return wrong("active", why.or(() -> row.map(state -> state.activity().name().toLowerCase(Locale.ROOT))))
                .mistake(activityMistake(why.orElse("")));
    }

    /** By the words of PVE/Storage.pm, PVE/Storage/Plugin.pm and mount.nfs(8). */
    private static String activityMistake(String warning) {
        if (warning.matches(".*(is not online|connection check for storage|Connection timed out|Connection refused|No route to host).*")) {
            return "unreachable";
        }
        if (warning.matches(".*(access denied by server|reason given by server).*")) {
            return "denied";
        }
        if (warning.matches(".*(does not exist or is unreachable|Stale file handle).*")) {
            return "stale";
        }
        return warning.contains("Permission denied") ? "no-permission" : "inactive";
    }

    @Check(value = "same-mount", after = "nfs-active")
    void everyNodeHasMountedTheSameDirectory(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(planned(cluster, node), storage -> mounted(cluster, node, storage)
                .with("path", storage.folder()).with("storage", storage.name())));
    }

    private static Judgement mounted(Cluster cluster, Node node, StoragePlanEntry storage) {
        var target = cluster.nfsTarget(storage);
        var mounts = node.storage().mounts();
        var there = mounts.at(storage.folder());
        if (there.isEmpty()) {
            return wrong(target, described(mounts.covering(storage.folder()))).mistake("not-mounted");
        }
        return there.filter(target::mounted).isPresent() ? right(target + " vers=" + there.get().nfsVersion().orElse("?"))
                : wrong(target, described(there)).mistake("other-source");
    }

    private static Optional<String> described(Optional<Mount> mount) {
        return mount.map(one -> one.source() + " " + one.type());
    }

    private static List<StoragePlanEntry> planned(Cluster cluster, Node node) {
        var all = cluster.storages("nfs");
        if (all.isEmpty()) {
            throw cannotTell("check.shared.none-planned");
        }
        return all.stream().filter(storage -> storage.on(node.name())).toList();
    }
}
