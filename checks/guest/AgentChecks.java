package guest;

import static guest.MachineChecks.judgeMachines;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.fact.guest.config.AgentOption;
import praktikum.fact.guest.config.GuestConfig;
import praktikum.fact.guest.config.Nic;
import praktikum.fact.guest.inside.GuestAnswer.Silence;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

/** Lab 06: the guest agent, and what virtual machines say through it. */
@ChecksFor("06-guests")
final class AgentChecks {

    @Check(value = "agent-enabled", after = "machine-there")
    void itHasTheChannelOfTheAgent(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            if (machine.waiting(List.of("agent")).contains("agent")) {
                return wrong("enabled", GuestConfig.PENDING).mistake("waiting");
            }
            var agent = machine.configuration().agent();
            return agent.filter(AgentOption::enabled).isPresent() ? right(agent.get().type())
                    : wrong("enabled", machine.current().find("agent").orElse("–")).mistake("disabled");
        });
    }

    @Check(value = "agent-answers", after = {"machine-runs", "agent-enabled"})
    void theAgentAnswers(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var answer = machine.interfaces();
            return answer.value().isPresent() ? right(answer.value().get().interfaces().size())
                    : wrong("–", answer.silence().map(Silence::toString)).mistake("silent").with("address", machine.address());
        });
    }

    @Check(value = "address-inside", after = "agent-answers", explainedBy = "machine-network")
    void itHasThePlannedAddressInside(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var inside = machine.interfaces().value()
                    .orElseThrow(() -> cannotTell("check.guest.not-inside", machine.name(), machine.host()));
            var mac = machine.card().flatMap(Nic::mac).orElse("–");
            var card = inside.find(mac);
            if (card.isEmpty()) {
                return wrong(mac, inside.interfaces().stream().flatMap(one -> one.mac().stream()).toList()).mistake("no-card");
            }
            var found = card.get().addresses().stream().filter(one -> !one.address().isLinkLocalAddress())
                    .map(one -> new Cidr(one.address(), one.prefix())).toList();
            return found.contains(machine.cidr()) ? right(machine.cidr())
                    : wrong(machine.cidr(), text(found.stream())).mistake("other-address").with("ipconfig", machine.ipconfig());
        });
    }

    private static List<String> text(Stream<Cidr> addresses) {
        return addresses.map(one -> Addresses.text(one.address()) + "/" + one.length()).toList();
    }
}
