package migration;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeGuests;

import java.util.List;
import java.util.function.Function;
import praktikum.check.Cluster;
import praktikum.check.guest.VirtualMachine;
import praktikum.check.verdict.Judgement;
import praktikum.drill.migration.MigrationLeg;
import praktikum.drill.migration.MigrationTimeline;

/** Judging the virtual machines of a cluster, or the one that a drill has moved. */
final class Machines {

    private Machines() {
    }

    /** Judges each planned virtual machine; every sentence may name its number and its node. */
    static void judgeMachines(Cluster cluster, Function<VirtualMachine, Judgement> judge) {
        judge(cluster, cluster.machines(), "check.guest.no-machine", judge);
    }

    /** Judges the virtual machines that somebody has moved; all of them where nobody has moved one. */
    static void judgeMigrated(Cluster cluster, Function<VirtualMachine, Judgement> judge) {
        var moved = cluster.machines().stream().filter(machine -> cluster.each(node -> LastMigration.ofGuest(node, machine)).values()
                .stream().anyMatch(LastMigration::hasOne)).toList();
        judge(cluster, moved.isEmpty() ? cluster.machines() : moved, "check.guest.no-machine", judge);
    }

    /** Judges what a drill has seen of its machine on the way to the other node, each time; the first that is wrong is told. */
    static void judgeMoved(Cluster cluster, MigrationTimeline drill, Function<MigrationLeg, Judgement> judge) {
        var moved = cluster.machines().stream().filter(machine -> machine.id() == drill.id()).toList();
        judge(cluster, moved, "check.migration.other-machine", machine -> {
            var judged = drill.there().stream().map(leg -> judge.apply(leg).with("from", leg.from()).with("to", leg.to())
                    .citing(leg.records())).toList();
            return judged.stream().filter(one -> !one.right()).findFirst().or(() -> judged.stream().findFirst())
                    .orElseThrow(() -> cannotTell("check.migration.not-seen", machine.name()));
        });
    }

    private static void judge(Cluster cluster, List<VirtualMachine> machines, String none, Function<VirtualMachine, Judgement> judge) {
        judgeGuests(cluster, machines, none, machine -> {
            var judgement = judge.apply(machine);
            return judgement.right() ? judgement : judgement.with("id", machine.id()).with("host", machine.host());
        });
    }
}
