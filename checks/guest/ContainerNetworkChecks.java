package guest;

import static guest.ContainerChecks.judgeContainers;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Optional;
import java.util.Set;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.guest.Container;
import praktikum.check.verdict.Judgement;
import praktikum.fact.Question;
import praktikum.fact.guest.config.Nic;
import praktikum.fact.guest.inside.GuestSystem;
import praktikum.fact.network.EchoAnswers;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

/** Lab 06: the network of containers, and what they say themselves. */
@ChecksFor("06-guests")
final class ContainerNetworkChecks {

    private static final int REQUESTS = 3;

    @Check(value = "container-network", after = "container-there")
    void itsCardIsAsPlanned(Cluster cluster) {
        judgeContainers(cluster, container -> {
            var servers = container.configuration().nameServers();
            var card = container.card();
            var judged = card.map(nic -> judged(container, nic)).orElseGet(() -> wrong(container.bridge(), "–").mistake("no-card"));
            if (!judged.right()) {
                return judged.with("card", container.plannedCard());
            }
            return servers.equals(Set.of(container.nameServer())) ? judged
                    : wrong(container.nameServer(), servers).mistake("other-dns");
        });
    }

    private static Judgement judged(Container container, Nic card) {
        var plugged = CardPlug.judge(container, card);
        if (plugged.isPresent()) {
            return plugged.get();
        }
        var six = container.address().indexOf(':') >= 0;
        var address = card.options().find(six ? "ip6" : "ip");
        if (address.filter(found -> found.matches("dhcp|auto")).isPresent()) {
            return wrong(container.cidr(), address).mistake("dhcp");
        }
        if (!address.flatMap(Cidr::parse).equals(Optional.of(container.cidr()))) {
            return wrong(container.cidr(), address).mistake("other-address");
        }
        var gateway = card.options().find(six ? "gw6" : "gw");
        return gateway.flatMap(Addresses::parse).equals(Addresses.parse(container.gateway()))
                ? right(container.cidr() + " " + card.mac().orElse("–"))
                : wrong(container.gateway(), gateway).mistake("other-gateway");
    }

    @Check(value = "container-release", after = {"container-there", "container-runs"})
    void thePlannedSystemIsInside(Cluster cluster) {
        judgeContainers(cluster, container -> {
            var found = inside(container, GuestSystem.ASKED);
            var version = found.version().orElse("");
            var expected = (container.system() + " " + container.release()).strip();
            // A template may be called archlinux or opensuse where os-release(5) says arch or opensuse-leap.
            var same = (found.id().startsWith(container.system()) || container.system().startsWith(found.id()))
                    && (version.equals(container.release()) || container.release().isEmpty()
                            || version.startsWith(container.release() + "."));
            return same ? right(found.id() + " " + version)
                    : wrong(expected, (found.id() + " " + version).strip()).mistake("other-release");
        });
    }

    @Check(value = "container-gateway", after = {"container-there", "container-runs", "container-network"})
    void itReachesItsGateway(Cluster cluster) {
        judgeContainers(cluster, container -> {
            var answers = inside(container, EchoAnswers.of(container.gateway(), REQUESTS));
            var wrong = wrong(container.gateway(), answers.received() + "/" + answers.sent());
            return answers.sent() == 0 ? wrong.mistake("no-route")
                    : answers.received() == 0 ? wrong.mistake("no-answer") : right(answers.received() + "/" + answers.sent());
        });
    }

    /** What a container says itself; not measured where it cannot be asked. */
    private static <T> T inside(Container container, Question<T> question) {
        var answer = container.askInside(question);
        return answer.value().orElseThrow(() -> cannotTell("check.guest.not-inside", container.name(), container.host()));
    }
}
