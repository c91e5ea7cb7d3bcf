package guest;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeGuests;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.guest.VirtualMachine;
import praktikum.check.verdict.Judgement;
import praktikum.fact.guest.GuestState;
import praktikum.fact.guest.config.Nic;

/** Lab 06: virtual machines, as they are configured and run. */
@ChecksFor("06-guests")
final class MachineChecks {

    /** Options of qm.conf(5) that the plan is about, and that hold for a running machine only from its next start on. */
    private static final List<String> WAITING = List.of("cores", "cpu", "memory", "name", "scsihw", "sockets");

    @Check(value = "machine-there", explainedBy = "02-cluster/members")
    void thePlannedMachineIsThere(Cluster cluster) {
        judgeMachines(cluster, machine -> PlannedNumber.judge(machine, config -> config.vm().isPresent()));
    }

    @Check(value = "machine-resources", after = "machine-there")
    void itsNameCoresAndMemoryAreAsPlanned(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var current = machine.current();
            if (!current.name().equals(Optional.of(machine.name()))) {
                return wrong(machine.name(), current.name()).mistake("other-name");
            }
            var waiting = machine.waiting(WAITING);
            if (!waiting.isEmpty()) {
                return wrong("–", waiting).mistake("waiting");
            }
            var processors = machine.configuration().cpus();
            if (processors != machine.cores()) {
                return wrong(machine.cores(), processors).mistake("other-cores");
            }
            if (current.memory() != machine.memory()) {
                return wrong(machine.memory(), current.memory()).mistake("other-memory");
            }
            return current.startsAtBoot() ? right(processors + " × CPU, " + current.memory() + " MiB")
                    : wrong("onboot", "–").mistake("not-at-boot");
        });
    }

    @Check(value = "machine-network", after = "machine-there")
    void itsCardIsAsPlanned(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var card = machine.card();
            if (card.isEmpty()) {
                return wrong(machine.bridge(), "–").mistake("no-card").with("card", machine.newCard());
            }
            var given = machine.config().pending().find("ipconfig0").or(() -> machine.current().find("ipconfig0"));
            return CardPlug.judge(machine, card.get()).map(wrong -> wrong.with("card", machine.plannedCard()))
                    .orElseGet(() -> given.isEmpty() || machine.isGiven(given.get()) ? right(machine.bridge() + " " + given.orElse("–"))
                            : wrong(machine.ipconfig(), given.get()).mistake("other-address"));
        });
    }

    @Check(value = "machine-mac", after = "machine-there")
    void itsCardIsOneThatProxmoxIssued(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var prefix = cluster.each(node -> node.cluster().datacenter().macPrefix()).values().stream().findFirst()
                    .orElseThrow(() -> cannotTell("check.guest.nobody-tells", cluster.name())).toUpperCase(Locale.ROOT);
            var mac = machine.card().flatMap(Nic::mac).orElseThrow(() -> cannotTell("check.guest.no-card", machine.name()))
                    .toUpperCase(Locale.ROOT);
            return mac.startsWith(prefix) ? right(mac) : wrong(prefix, mac).mistake("foreign").with("card", machine.newCard());
        });
    }

    @Check(value = "machine-runs", after = "machine-there")
    void itRuns(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            if (machine.current().template()) {
                return wrong("running", "template").mistake("template");
            }
            var state = machine.status().state();
            if (state != GuestState.RUNNING) {
                var wrong = wrong("running", state.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
                return state == GuestState.STOPPED ? wrong.mistake("stopped")
                        : state == GuestState.PAUSED ? wrong.mistake("paused") : wrong.mistake("stuck");
            }
            return right("running");
        });
    }

    /** Judges each planned virtual machine; every sentence may name its number and its node. */
    static void judgeMachines(Cluster cluster, Function<VirtualMachine, Judgement> judge) {
        judgeGuests(cluster, cluster.machines(), "check.guest.no-machine", machine -> PlannedNumber.placed(machine, judge.apply(machine)));
    }
}
