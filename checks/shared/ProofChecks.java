package shared;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.every;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.stream.Stream;
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
import praktikum.fact.system.FileText;
import praktikum.fact.system.MarkerFile;

/** Lab 05: what one node writes, all the others read. */
@ChecksFor("05-shared")
final class ProofChecks {

    @Check(value = "shared-for-real", after = "same-mount")
    @Challenge
    void whatOneNodeWritesAllTheOthersRead(Cluster cluster, Marker marker) {
        var server = cluster.nfsServer().filter(one -> !seen(cluster, one).isEmpty());
        judgeAll(Stream.concat(cluster.nodes().stream(), server.stream()).toList(), machine -> {
            if (cluster.storages("nfs").isEmpty()) {
                throw cannotTell("check.shared.none-planned");
            }
            return every(seen(cluster, machine), storage -> read(cluster, marker, storage, machine));
        });
    }

    /** The storages that a machine has, or that lie on it. */
    private static List<StoragePlanEntry> seen(Cluster cluster, Machine machine) {
        return cluster.storages("nfs").stream().filter(storage -> switch (machine) {
            case Node node -> storage.on(node.name());
            case NfsServer server -> cluster.nfsTarget(storage).on(server.inet(), server.export());
        }).toList();
    }

    private static Judgement read(Cluster cluster, Marker marker, StoragePlanEntry storage, Machine machine) {
        var writer = cluster.nodes().stream().filter(node -> storage.on(node.name())).findFirst().orElseThrow();
        var file = marker.in(storage.folder());
        var refusal = marker.writtenBy(writer, file);
        if (refusal.isPresent() && !machine.equals(writer)) {
            throw cannotTell("check.shared.not-written", writer, storage.folder());
        }
        return (refusal.isPresent() ? refused(file, refusal.get()) : found(file, machine)).with("path", storage.folder())
                .with("storage", storage.name()).with("peer", writer).with("export", storage.target().get("export"));
    }

    private static Judgement refused(MarkerFile file, String why) {
        return wrong(file.text(), why).mistake(why.matches("No space left on device|Disk quota exceeded") ? "no-space" : "cannot-write");
    }

    private static Judgement found(MarkerFile file, Machine machine) {
        var folder = machine instanceof NfsServer server ? server.export() : file.folder();
        var text = machine.ask(FileText.of(file.in(folder))).text().map(String::strip);
        var judged = wrong(file.text(), text);
        if (text.isEmpty()) {
            return judged.mistake(machine instanceof NfsServer ? "not-on-server" : "not-seen");
        }
        return text.filter(file.text()::equals).isPresent() ? right(file.text()) : judged.mistake("other-text");
    }
}
