package shared;

import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.NfsServer;
import praktikum.check.storage.NfsClient;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.Export;
import praktikum.fact.storage.ExportClient;
import praktikum.fact.storage.ExportTable;
import praktikum.net.Cidr;

/** Lab 05: the disks of the guests are safe from others, and from a power cut. */
@ChecksFor("05-shared")
final class ClientChecks {

    @Check(value = "clients", after = "exported")
    void nobodyButTheNodesWritesAsRoot(Cluster cluster, NfsServer server) {
        judgeAll(List.of(server), one -> {
            var own = own(cluster, one);
            var path = one.export();
            var table = one.storage().exportTable();
            return world(table.of(path)).or(() -> wide(table.of(path), own)).or(() -> parent(table, path, own))
                    .or(() -> async(table.of(path))).orElseGet(() -> right(ExportChecks.written(table.of(path)))).with("export", path);
        });
    }

    /** The networks that the nodes are alone in, by the plan, and the addresses from which they come. */
    private static List<Cidr> own(Cluster cluster, NfsServer server) {
        var planned = Stream.concat(Stream.of(cluster.nodes().getFirst().cidr().subnet()), cluster.storageNetwork().stream()).toList();
        var further = cluster.nfsClients(server).stream().map(NfsClient::address).filter(address ->
                planned.stream().noneMatch(network -> network.contains(address))).map(Cidr::of);
        return Stream.concat(planned.stream(), further).toList();
    }

    private static Optional<Judgement> world(List<Export> exports) {
        return exports.stream().filter(export -> export.client().everybody()).findFirst()
                .map(export -> wrong("–", export.client().written()).mistake("world"));
    }

    private static Optional<Judgement> wide(List<Export> exports, List<Cidr> own) {
        return exports.stream().filter(export -> asRoot(export) && !within(export.client(), own)).findFirst()
                .map(export -> wrong(own, export.client().written()).mistake("too-wide"));
    }

    /** Another export of the same disks, from above or from below. */
    private static Optional<Judgement> parent(ExportTable table, String path, List<Cidr> own) {
        return table.exports().stream().filter(export -> below(path, export.path()) || below(export.path(), path))
                .filter(export -> asRoot(export) && (export.client().everybody() || !within(export.client(), own))).findFirst()
                .map(export -> wrong("–", export.path()).mistake("parent").with("client", export.client().written()));
    }

    private static boolean below(String path, String other) {
        return !path.equals(other) && path.startsWith(other.equals("/") ? "/" : other + "/");
    }

    private static Optional<Judgement> async(List<Export> exports) {
        return exports.stream().filter(export -> !export.options().sync()).findFirst()
                .map(export -> wrong("sync", export.written()).mistake("async").with("client", export.client().written()));
    }

    private static boolean asRoot(Export export) {
        return export.options().writable() && !export.options().rootIsNobody();
    }

    /** Addresses and subnets have to be those of the nodes; who has a name, a netgroup or a ticket is not for this check to tell. */
    private static boolean within(ExportClient client, List<Cidr> own) {
        return switch (client.kind()) {
            case ADDRESS, SUBNET -> own.stream().anyMatch(client::within);
            default -> true;
        };
    }
}
