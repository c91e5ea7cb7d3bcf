package migration;

import static migration.Machines.judgeMachines;
import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judge;
import static praktikum.check.Expect.onlyWherePlanned;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Map;
import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestProcesses;
import praktikum.fact.ha.HaResources;
import praktikum.net.Cidr;

/** Lab 07: what is left when all is over. */
@ChecksFor("07-migration")
final class BackChecks {

    @Check(value = "home", after = "06-guests/machine-runs")
    void itRunsWhereItBelongs(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            if (machine.host().equals(machine.home())) {
                return right(machine.host());
            }
            // Where the HA manager has it, it is for that to say where it runs.
            var resources = cluster.nodes().getFirst().ask(HaResources.ASKED);
            return resources.find(GuestKind.VM.sid(machine.id())).isPresent() ? right(machine.host())
                    : wrong(machine.home(), machine.host()).mistake("elsewhere");
        });
    }

    @Check(value = "nothing-left", after = "06-guests/machine-there")
    void nothingOfItIsLeftElsewhere(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var lock = machine.current().find("lock");
            if (lock.filter("migrate"::equals).isPresent()) {
                return wrong("–", lock).mistake("locked");
            }
            var others = cluster.nodes().stream().filter(node -> !node.name().equals(machine.host())).toList();
            return askAll(others, node -> node.ask(GuestProcesses.ASKED)).entrySet().stream()
                    .filter(node -> node.getValue().age(machine.id()).isPresent()).findFirst()
                    .map(node -> wrong("–", node.getKey() + " kvm -id " + machine.id()).mistake("process-left")
                            .with("peer", node.getKey()))
                    .orElseGet(() -> right("–"));
        });
    }

    @Check(value = "dedicated", explainedBy = "02-cluster/members")
    void migrationsGoThroughTheStorageNetwork(Cluster cluster) {
        onlyWherePlanned(cluster.storageNetwork().isPresent());
        judge(cluster, () -> {
            var planned = cluster.storageNetwork().orElseThrow();
            // Where the cluster's file system is not mounted, there is no such file, which says nothing.
            var member = cluster.each(node -> node.cluster().conf()).entrySet().stream().filter(one -> one.getValue().isPresent())
                    .map(Map.Entry::getKey).findFirst().orElseThrow(() -> cannotTell("check.migration.no-member", cluster.name()));
            var found = member.cluster().datacenter().migrationNetwork();
            return found.flatMap(Cidr::parse).filter(network -> network.subnet().equals(planned.subnet())).isPresent() ? right(planned)
                    : wrong(planned, found.or(() -> Optional.of("–"))).mistake(found.isEmpty() ? "shared-way" : "other-network");
        });
    }
}
