package shared;

import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.NfsServer;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.guest.GuestCards;
import praktikum.fact.network.Link;
import praktikum.fact.storage.Export;
import praktikum.fact.storage.ExportClient;
import praktikum.fact.storage.ExportClient.Coverage;
import praktikum.fact.storage.ExportClient.Kind;
import praktikum.fact.system.DirectoryListing;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

/** Lab 05: the NFS server, and what it exports to whom. */
@ChecksFor("05-shared")
final class ServerChecks {

    private static final String SERVICE = "nfs-server";

    @Check("server-runs")
    void theServerRunsNowAndAfterARestart(NfsServer server) {
        judgeAll(List.of(server), one -> {
            var state = one.system().configured(List.of(SERVICE)).find(SERVICE);
            if (state.isEmpty() || !state.get().installed()) {
                return wrong("active", "–").mistake("not-installed");
            }
            if (state.get().masked()) {
                return wrong("active", "masked").mistake("masked");
            }
            if (!state.get().isActive()) {
                return wrong("active", state.get().active()).mistake("stopped");
            }
            return state.get().startsAtBoot() ? right(SERVICE) : wrong("enabled", state.get().file()).mistake("not-at-boot");
        });
    }

    @Check("server-apart")
    void theServerIsNeitherNodeNorGuest(Cluster cluster, NfsServer server) {
        judgeAll(cluster.nodes(), node -> {
            if (node.network().links().withAddress(server.inet()).isPresent()) {
                return wrong("–", node.name()).mistake("is-a-node").with("address", server.address());
            }
            var cards = node.ask(GuestCards.on(node.name())).cards();
            if (cards.isEmpty()) {
                return right("–");
            }
            var macs = server.network().links().links().stream().map(Link::mac).flatMap(Optional::stream).map(String::toLowerCase).toList();
            return cards.stream().filter(card -> macs.contains(card.mac())).findFirst().map(card -> wrong("–", card.file())
                    .mistake("is-a-guest").with("mac", card.mac()).with("file", card.file())).orElseGet(() -> right(cards.size()));
        });
    }

    @Check(value = "exported", after = "server-runs")
    void theServerExportsToEveryNode(Cluster cluster, NfsServer server) {
        judgeAll(List.of(server), one -> {
            var path = one.export();
            var running = one.storage().exportTable();
            var exports = running.of(path);
            if (exports.isEmpty()) {
                return wrong(path, running.exports().stream().map(Export::path).distinct().toList()).mistake("not-exported")
                        .with("export", path);
            }
            if (!one.ask(DirectoryListing.of(path)).present()) {
                return wrong(path, "–").mistake("no-directory").with("export", path);
            }
            var blank = one.storage().exports().of(path).stream().filter(Export::forNobodyNamed).findFirst();
            if (blank.isPresent()) {
                return wrong(path, "*").mistake("blank").with("export", path).with("client", one.storage().exports().of(path).stream()
                        .filter(export -> !export.forNobodyNamed()).map(export -> export.client().text()).toList());
            }
            var sources = askAll(cluster.nodes(), node -> source(node, one));
            for (var node : cluster.nodes()) {
                var address = sources.get(node);
                var names = List.of(node.name(), node.name() + "." + cluster.domain());
                var judged = covered(exports, running.covers(path, address, names), running.applying(path, address, names));
                if (!judged.right()) {
                    return judged.with("export", path).with("peer", node.name()).with("address", Addresses.text(address));
                }
            }
            return right(clients(exports));
        });
    }

    private static Judgement covered(List<Export> exports, Coverage coverage, Optional<Export> applying) {
        if (coverage == Coverage.NO) {
            return wrong("–", clients(exports)).mistake("no-client");
        }
        return applying.filter(export -> !export.options().writable()).map(export -> wrong("rw", export.client().text())
                .mistake("read-only")).orElseGet(() -> right(clients(exports)));
    }

    private static List<String> clients(List<Export> exports) {
        return exports.stream().map(export -> export.client().text().isEmpty() ? "*" : export.client().text()).toList();
    }

    /** The address from which a node's packets to the server come. */
    private static InetAddress source(Node node, NfsServer server) {
        return node.network().towards(server.inet()).flatMap(hop -> hop.source()).orElse(node.inet());
    }

    @Check(value = "export-lasts", after = "exported")
    void theFileSaysWhatIsExported(NfsServer server) {
        judgeAll(List.of(server), one -> {
            var path = one.export();
            var file = one.storage().exports();
            var running = one.storage().exportTable();
            if (file.of(path).isEmpty()) {
                return wrong(path, "–").mistake("only-now").with("export", path);
            }
            var differs = running.notIn(file).stream().anyMatch(export -> export.path().equals(path))
                    || file.notIn(running).stream().anyMatch(export -> export.path().equals(path));
            return differs ? wrong(described(file.of(path)), described(running.of(path))).mistake("not-applied").with("export", path)
                    : right(described(running.of(path)));
        });
    }

    private static List<String> described(List<Export> exports) {
        return exports.stream().map(export -> (export.client().text().isEmpty() ? "*" : export.client().text()) + "("
                + (export.options().writable() ? "rw" : "ro") + (export.options().rootSquash() ? "" : ",no_root_squash")
                + (export.options().sync() ? "" : ",async") + ")").toList();
    }

    @Check(value = "clients", after = "exported")
    void nobodyButTheNodesWritesAsRoot(Cluster cluster, NfsServer server) {
        judgeAll(List.of(server), one -> {
            var path = one.export();
            var exports = one.storage().exportTable().of(path);
            var world = exports.stream().filter(export -> everybody(export.client())).findFirst();
            if (world.isPresent()) {
                return wrong(cluster.nodes(), clients(List.of(world.get()))).mistake("world").with("export", path);
            }
            var node = cluster.nodes().getFirst();
            var own = Stream.concat(Stream.of(node.cidr().subnet()), cluster.storageNetwork().stream())
                    .toList();
            var wide = exports.stream().filter(export -> export.options().writable() && !export.options().rootSquash()
                    && !export.options().allSquash()).filter(export -> !within(export.client(), own)).findFirst();
            return wide.map(export -> wrong(own, export.client().text()).mistake("too-wide").with("export", path))
                    .orElseGet(() -> right(clients(exports)));
        });
    }

    private static boolean everybody(ExportClient client) {
        return client.kind() == Kind.EVERYONE || client.kind() == Kind.SUBNET && client.text().matches("(0\\.0\\.0\\.0|::)/0.*")
                || client.kind() == Kind.WILDCARD && client.text().matches("[*.]+");
    }

    /** Addresses and subnets have to be those of the nodes; who has a name, a netgroup or a ticket is not for this check to tell. */
    private static boolean within(ExportClient client, List<Cidr> own) {
        return switch (client.kind()) {
            case ADDRESS, SUBNET -> own.stream().anyMatch(client::within);
            default -> true;
        };
    }
}
