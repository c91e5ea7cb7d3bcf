package shared;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judge;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BiFunction;
import praktikum.check.Challenge;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Machine;
import praktikum.check.Marker;
import praktikum.check.NfsServer;
import praktikum.check.Node;
import praktikum.check.storage.StoragePlanEntry;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.Mount;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageEntry;
import praktikum.fact.system.FileText;
import praktikum.net.Addresses;

/** Lab 05: the storage that all nodes share, as the table has it, as each node has it, and as it is. */
@ChecksFor("05-shared")
final class AttachedChecks {

    @Check("nfs-defined")
    void theSharedStorageIsInTheTable(Cluster cluster) {
        judgeEach(cluster, (storage, table) -> {
            var found = table.find(storage.name());
            var wrong = wrong(storage.type(), found.map(StorageEntry::type)).with("storage", storage.name())
                    .with("options", storage.options());
            if (found.isEmpty()) {
                return wrong.mistake("undefined");
            }
            if (!found.get().type().equals(storage.type())) {
                return wrong.mistake("other-type");
            }
            var target = storage.target().keySet().stream().map(key -> found.get().find(key).orElse("–")).toList();
            return target.equals(List.copyOf(storage.target().values())) ? right(storage.name())
                    : wrong(String.join(":", storage.target().values()), String.join(":", target)).mistake("other-target")
                            .with("storage", storage.name()).with("options", storage.options());
        });
    }

    @Check(value = "nfs-content", after = "nfs-defined")
    void theSharedStorageTakesThePlannedContent(Cluster cluster) {
        judgeEach(cluster, (storage, table) -> {
            var found = table.find(storage.name()).orElseThrow().content();
            var missing = storage.content().stream().filter(kind -> !found.contains(kind)).toList();
            var wanted = new TreeSet<>(found);
            wanted.remove("none");
            wanted.addAll(missing);
            return missing.isEmpty() ? right(String.join(",", found))
                    : wrong(String.join(",", wanted), String.join(",", found)).mistake("missing").with("storage", storage.name())
                            .with("missing", missing);
        });
    }

    @Check(value = "nfs-allowed", after = "nfs-defined")
    void theSharedStorageIsForAllNodes(Cluster cluster) {
        var all = cluster.nodes().stream().map(Node::name).toList();
        judgeEach(cluster, (storage, table) -> {
            var found = table.find(storage.name()).orElseThrow();
            if (found.disabled()) {
                return wrong("enabled", "disabled").mistake("disabled").with("storage", storage.name());
            }
            var planned = all.stream().filter(storage::on).toList();
            var allowed = all.stream().filter(found::allowedOn).toList();
            return allowed.containsAll(planned) ? right(allowed)
                    : wrong(planned, allowed).mistake("restricted").with("storage", storage.name())
                            .with("options", storage.nodes().isEmpty() ? "--delete nodes" : "--nodes " + String.join(",", storage.nodes()));
        });
    }

    @Check(value = "nfs-active", after = {"nfs-allowed", "exported"})
    void theSharedStorageIsActiveOnEveryNode(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(planned(cluster, node), storage -> {
            var status = node.storage().status().find(storage.name()).map(row -> row.activity().name().toLowerCase(Locale.ROOT));
            return status.filter("active"::equals).isPresent() ? right(storage.name())
                    : wrong("active", status).mistake("inactive").with("storage", storage.name())
                            .with("server", storage.target().get("server"));
        }));
    }

    @Check(value = "same-mount", after = "nfs-active")
    void everyNodeHasMountedTheSameDirectory(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> every(planned(cluster, node), storage -> {
            var path = path(storage);
            var mounts = node.storage().mounts();
            var there = mounts.at(path);
            var planned = storage.target().get("server") + ":" + storage.target().get("export");
            if (there.isEmpty()) {
                return wrong(planned, mounts.covering(path).map(mount -> mount.source() + " " + mount.type())).mistake("not-mounted")
                        .with("path", path).with("storage", storage.name());
            }
            var mount = there.get();
            return from(mount, storage) ? right(planned + " vers=" + mount.nfsVersion().orElse("?"))
                    : wrong(planned, mount.source() + " " + mount.type()).mistake("other-source").with("path", path)
                            .with("storage", storage.name());
        }));
    }

    /** Where Proxmox VE mounts it: NFSPlugin.pm. */
    private static String path(StoragePlanEntry storage) {
        return "/mnt/pve/" + storage.name();
    }

    private static boolean from(Mount mount, StoragePlanEntry storage) {
        var server = storage.target().get("server");
        return mount.nfs() && mount.export().filter(storage.target().get("export")::equals).isPresent()
                && (mount.server().filter(server::equals).isPresent()
                || mount.serverAddress().isPresent() && mount.serverAddress().equals(Addresses.parse(server)));
    }

    @Check(value = "shared-for-real", after = {"same-mount", "export-lasts"})
    @Challenge
    void whatOneNodeWritesAllTheOthersRead(Cluster cluster, NfsServer server, Marker marker) {
        var storage = cluster.storages("nfs").stream().findFirst().orElseThrow(() -> cannotTell("check.shared.none-planned"));
        var writer = cluster.nodes().getFirst();
        var file = marker.in(path(storage));
        var machines = new ArrayList<Machine>(cluster.nodes());
        machines.add(server);
        judgeAll(machines, machine -> {
            var refusal = marker.writtenBy(writer, file);
            if (refusal.isPresent()) {
                return wrong(file.text(), refusal).mistake("cannot-write").with("path", path(storage));
            }
            var folder = machine instanceof Node ? path(storage) : server.export();
            var text = machine.ask(FileText.of(file.path().replace(path(storage), folder))).text();
            var judgement = wrong(file.text(), text).with("path", folder).with("peer", writer.name());
            return text.map(String::strip).filter(file.text()::equals).isPresent() ? right(file.text())
                    : judgement.mistake(text.isEmpty() ? "not-seen" : "other-text");
        });
    }

    private static List<StoragePlanEntry> planned(Cluster cluster, Node node) {
        var all = cluster.storages("nfs");
        if (all.isEmpty()) {
            throw cannotTell("check.shared.none-planned");
        }
        return all.stream().filter(storage -> storage.on(node.name())).toList();
    }

    private static void judgeEach(Cluster cluster, BiFunction<StoragePlanEntry, StorageConfig, Judgement> judge) {
        judge(cluster, () -> {
            if (cluster.storages("nfs").isEmpty()) {
                throw cannotTell("check.shared.none-planned");
            }
            var table = cluster.each(node -> node.storage().config()).values().stream().findFirst()
                    .orElseThrow(() -> cannotTell("check.storage.no-table", cluster.name()));
            return every(cluster.storages("nfs"), storage -> judge.apply(storage, table));
        });
    }
}
