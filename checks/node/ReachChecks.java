package node;

import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.fact.network.ConnectOutcome;
import praktikum.fact.node.TimeStatus;
import praktikum.fact.node.WebAnswer;
import praktikum.fact.system.ServiceState;
import praktikum.fact.system.ServiceStates;

/** Lab 01: everybody answers everybody, and what stands behind the door runs. */
@ChecksFor("01-nodes")
final class ReachChecks {

    private static final List<String> CORE = List.of("pve-cluster", "pvedaemon", "pveproxy", "pvestatd");

    @Check("web-reachable")
    void everyNodeReachesTheOthersWebInterface(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            node.prefetch(WebAnswer.of(node.address(), WebAnswer.PAGE), WebAnswer.of(node.address(), WebAnswer.VERSION));
            var trials = askAll(cluster.others(node), peer -> node.network().webPort(peer.address()));
            var failed = cluster.others(node).stream().filter(peer -> !trials.get(peer).connected()).toList();
            if (failed.isEmpty()) {
                return new WebJudge(node, cluster.others(node)).judgeInterface()
                        .orElseGet(() -> right(trials.keySet().stream().map(Node::name).toList()));
            }
            var peer = failed.getFirst();
            var outcome = trials.get(peer).outcome();
            var judgement = wrong(peer.address() + " port 8006", outcome);
            if (outcome == ConnectOutcome.REFUSED) {
                peer.system().requireProxmoxVe();
                return judgement.mistake("closed").with("peer", peer.name());
            }
            // Who gets to none of several others is the one to look at, not the first of them.
            var cutOff = failed.size() > 1 && trials.values().stream().allMatch(trial -> trial.outcome().unanswered());
            return cutOff ? judgement.mistake("cut-off") : judgement.mistake("unreachable").with("peer", peer.name());
        });
    }

    @Check("services")
    void theCoreServicesRun(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            node.system().prefetch(CORE);
            node.system().prefetch(List.of("corosync"));
            var needed = new ArrayList<>(CORE);
            needed.add(node.system().timeService());
            var states = node.system().services(needed);
            // Where nothing of the kind is installed, the clock may come from below, as that of a hypervisor does.
            if (!states.find(needed.getLast()).map(ServiceState::installed).orElse(true) && node.ask(TimeStatus.ASKED).synchronised()) {
                needed.removeLast();
            }
            // Whichever of it is told first, once each is to be mended that is masked, stopped or not started with the machine.
            var forgotten = node.system().forgotten("corosync");
            var all = String.join(" ", with(forgotten, those(node, needed, states, state -> !state.isActive() || !state.startsAtBoot())));
            var masked = with(forgotten.filter(ServiceState::masked), those(node, needed, states, ServiceState::masked));
            if (!masked.isEmpty()) {
                return wrong("enabled", "masked").mistake("masked").with("service", String.join(" ", masked)).with("all", all);
            }
            var stopped = those(node, needed, states, state -> !state.isActive());
            if (!stopped.isEmpty()) {
                return wrong("active", states.find(stopped.getFirst()).orElseThrow().active()).mistake("stopped")
                        .with("service", String.join(" ", stopped)).with("all", all);
            }
            var later = with(forgotten, those(node, needed, states, state -> !state.startsAtBoot()));
            return later.isEmpty() ? right("active")
                    : wrong("enabled", states.find(later.getFirst()).flatMap(ServiceState::file).orElse("–"))
                    .mistake("not-at-boot").with("service", String.join(" ", later));
        });
    }

    /** Where there is a cluster, the node is missing from it after its next start, if corosync does not start with it. */
    private static List<String> with(Optional<ServiceState> corosync, List<String> services) {
        return Stream.concat(services.stream(), corosync.stream().map(state -> "corosync")).toList();
    }

    /** The services of which something is true; those of Proxmox VE not where there is no Proxmox VE at all. */
    private static List<String> those(Node node, List<String> needed, ServiceStates states, Predicate<ServiceState> what) {
        var found = needed.stream().filter(name -> states.find(name).filter(what).isPresent()).toList();
        var others = found.stream().filter(name -> !CORE.contains(name)).toList();
        if (!found.isEmpty() && others.isEmpty()) {
            node.system().requireProxmoxVe();
        }
        return others.isEmpty() || others.size() < found.size() && node.system().hasProxmoxVe() ? found : others;
    }
}
