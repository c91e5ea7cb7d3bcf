package shared;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.NfsServer;
import praktikum.check.storage.NfsClient;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.Export;
import praktikum.fact.storage.ExportTable;
import praktikum.fact.system.DirectoryListing;

/** Lab 05: the NFS server gives the directory to every node, now. */
@ChecksFor("05-shared")
final class ExportChecks {

    @Check(value = "exported", after = "server-runs")
    void theServerExportsToEveryNode(Cluster cluster, NfsServer server) {
        judgeAll(List.of(server), one -> {
            var clients = cluster.nfsClients(one);
            if (clients.isEmpty()) {
                throw cannotTell("check.shared.no-client", cluster.name(), one.name());
            }
            return blank(one).orElseGet(() -> {
                var judged = given(one.storage().exportTable(), one.export(), clients);
                return judged.right() ? directory(one, judged) : ExportCauses.explained(cluster, one, clients, judged);
            }).with("export", one.export());
        });
    }

    /** Options behind a blank are not those of the client before it; a line without any client is another matter. */
    private static Optional<Judgement> blank(NfsServer server) {
        var written = server.storage().exports().of(server.export());
        var named = written.stream().filter(export -> !export.forNobodyNamed()).toList();
        if (named.isEmpty() || named.size() == written.size()) {
            return Optional.empty();
        }
        // Those that lost their options; with options for all of the line that does not show.
        var reading = named.stream().filter(export -> !export.options().writable()).toList();
        var clients = (reading.isEmpty() ? named : reading).stream().map(export -> export.client().text()).toList();
        return Optional.of(wrong(clients, "*").mistake("blank").with("client", clients));
    }

    /** Whether every node may write as root by a table. */
    static Judgement given(ExportTable table, String path, List<NfsClient> nodes) {
        if (table.of(path).isEmpty()) {
            return table.exports().isEmpty() ? wrong(path, "–").mistake("nothing-exported")
                    : wrong(path, table.exports().stream().map(Export::path).distinct().toList()).mistake("not-exported");
        }
        return nodes.stream().map(node -> given(table, path, node)).filter(judged -> !judged.right()).findFirst()
                .orElseGet(() -> right(written(table.of(path))));
    }

    private static Judgement given(ExportTable table, String path, NfsClient node) {
        var judged = wrong("rw,no_root_squash", node.applying(table, path).map(Export::written)).with("peer", node.node())
                .with("address", node.address());
        if (!node.given(table, path)) {
            return wrong(node.address(), table.of(path).stream().map(export -> export.client().written()).toList()).mistake("no-client")
                    .with("peer", node.node()).with("address", node.address());
        }
        if (node.applying(table, path).filter(export -> !export.options().writable()).isPresent()) {
            return judged.mistake("read-only");
        }
        return node.applying(table, path).filter(export -> export.options().rootIsNobody()).isPresent() ? judged.mistake("root-squash")
                : right(path);
    }

    private static Judgement directory(NfsServer server, Judgement given) {
        return server.ask(DirectoryListing.of(server.export())).present() ? given : wrong(server.export(), "–").mistake("no-directory");
    }

    /** The clients with all their options. */
    static List<String> written(List<Export> exports) {
        return exports.stream().map(Export::written).toList();
    }
}
