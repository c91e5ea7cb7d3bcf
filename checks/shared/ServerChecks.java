package shared;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.NfsServer;
import praktikum.fact.guest.GuestCards;
import praktikum.fact.network.Link;

/** Lab 05: the NFS server is a machine of its own, and serves. */
@ChecksFor("05-shared")
final class ServerChecks {

    private static final String SERVICE = "nfs-server";

    @Check("server-runs")
    void theServerRunsNowAndAfterARestart(NfsServer server) {
        judgeAll(List.of(server), one -> {
            var state = one.system().services(List.of(SERVICE)).find(SERVICE);
            if (state.isEmpty() || !state.get().installed()) {
                return wrong("active", "–").mistake("not-installed");
            }
            if (state.get().masked()) {
                return wrong("active", "masked").mistake("masked");
            }
            if (!state.get().isActive() || !one.storage().servesNfs()) {
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
            // No guests are there where nobody knows of any; without the cluster file system nobody does.
            if (node.storage().mounts().at("/etc/pve").isEmpty()) {
                throw cannotTell("check.no-pmxcfs", node.name(), "/etc/pve/nodes/" + node.name());
            }
            var guests = node.ask(GuestCards.on(node.name())).cards();
            var own = guests.isEmpty() ? List.<String>of() : cards(server);
            return guests.stream().filter(card -> own.contains(card.mac())).findFirst().map(card -> wrong("–", card.file())
                    .mistake("is-a-guest").with("mac", card.mac()).with("file", card.file())).orElseGet(() -> right(guests.size()));
        });
    }

    private static List<String> cards(NfsServer server) {
        return server.network().links().links().stream().map(Link::mac).flatMap(Optional::stream)
                .map(mac -> mac.toLowerCase(Locale.ROOT)).toList();
    }
}
