package migration;

import static migration.Machines.judgeMachines;
import static praktikum.check.Expect.askAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.guest.VirtualMachine;
import praktikum.fact.migration.MigrationPrecheck;
import praktikum.fact.node.ProcessorFeatures;

/** Lab 07: whether a virtual machine can move, before it does. */
@ChecksFor("07-migration")
final class ReadyChecks {

    /** Models of virtual processors that pass on what the node has, whatever that is. */
    private static final Set<String> OF_THE_NODE = Set.of("host", "max");

    @Check(value = "allowed", after = "06-guests/machine-runs", explainedBy = {"06-guests/machine-disks", "05-shared/nfs-allowed"})
    void itMayGoToEveryOtherNode(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var before = before(machine);
            if (!before.localResources().isEmpty()) {
                return wrong("–", before.localResources()).mistake("local-device").with("key", before.localResources().getFirst());
            }
            var others = others(cluster, machine).stream().map(Node::name).toList();
            var kept = others.stream().filter(name -> !before.allowed().contains(name)).findFirst();
            return kept.isEmpty() ? right(others) : wrong(others, before.allowed()).mistake("not-allowed").with("peer", kept.get())
                    .with("why", Optional.ofNullable(before.refused().get(kept.get())).flatMap(why -> why.stream().findFirst())
                            .orElse("–"));
        });
    }

    @Check(value = "nothing-local", after = "06-guests/machine-runs", explainedBy = {"06-guests/machine-disks", "06-guests/machine-drives"})
    void nothingOfItLiesOnItsNodeAlone(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var disks = before(machine).localDisks();
            if (disks.isEmpty()) {
                return right("[]");
            }
            var first = disks.getFirst();
            return wrong("[]", disks.stream().map(MigrationPrecheck.LocalDisk::volume).toList())
                    .mistake(first.cdrom() ? "local-iso" : first.unused() ? "unused" : "local-disk").with("storage", machine.storage());
        });
    }

    @Check(value = "processor", after = "06-guests/machine-there")
    void everyNodeCanOfferItsProcessor(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var model = machine.configuration().cpu();
            var nodes = askAll(cluster.nodes(), node -> node.ask(ProcessorFeatures.ASKED));
            if (OF_THE_NODE.contains(model)) {
                var own = nodes.entrySet().stream().filter(one -> one.getKey().name().equals(machine.host())).findFirst();
                var other = nodes.entrySet().stream().filter(one -> own.isPresent() && !one.getValue().equals(own.get().getValue()))
                        .findFirst();
                return other.isEmpty() ? right(model) : wrong("x86-64-v2-AES", model).mistake("of-the-node")
                        .with("peer", other.get().getKey()).with("one", own.get().getValue().model())
                        .with("other", other.get().getValue().model());
            }
            for (var node : nodes.entrySet()) {
                var missing = node.getValue().missing(model).orElse(List.of());
                if (!missing.isEmpty()) {
                    return wrong(model, node.getValue().model()).mistake("too-new").with("peer", node.getKey()).with("flags", missing);
                }
            }
            return right(model);
        });
    }

    @Check(value = "same-bridges", after = "06-guests/machine-there", explainedBy = {"06-guests/machine-network", "01-nodes/bridge-port"})
    void itsBridgesAreOnEveryNode(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var bridges = machine.current().nics().stream().flatMap(nic -> nic.bridge().stream()).distinct().toList();
            var links = askAll(others(cluster, machine), node -> node.network().links());
            for (var node : links.entrySet()) {
                for (var bridge : bridges) {
                    var found = node.getValue().find(bridge);
                    if (found.isEmpty()) {
                        return wrong(bridge, Optional.empty()).mistake("no-bridge").with("peer", node.getKey());
                    }
                    // One for guests alone has no port and so no carrier, and is as good there as here.
                    if (!found.get().flags().contains("UP")) {
                        return wrong("UP", "DOWN").mistake("down").with("peer", node.getKey()).with("bridge", bridge);
                    }
                }
            }
            return right(bridges);
        });
    }

    private static List<Node> others(Cluster cluster, VirtualMachine machine) {
        return cluster.nodes().stream().filter(node -> !node.name().equals(machine.host())).toList();
    }

    /** What Proxmox VE itself says before a migration. */
    private static MigrationPrecheck before(VirtualMachine machine) {
        return machine.ask(MigrationPrecheck.of(machine.host(), machine.id()));
    }
}
