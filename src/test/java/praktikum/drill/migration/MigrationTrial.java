package praktikum.drill.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import praktikum.drill.Drill.End;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRun;
import praktikum.drill.Operator;
import praktikum.host.Scripted;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.site.PlannedNode;
import praktikum.text.Message;

/**
 * The migration drill, run on machines that exist in a test only.
 *
 * @param end what came of it
 * @param measured what its records tell
 * @param heard what was told meanwhile
 */
record MigrationTrial(End end, MigrationTimeline measured, List<Message> heard) {

    static MigrationTrial of(FakeMigration world, Path file, int times) throws Exception {
        var heard = new ArrayList<Message>();
        var header = new RunHeader(RunHeader.Kind.DRILL, "run-1", "k", "c", "s", 1, List.of("07-migration/migrate-drill"));
        End end;
        try (var transcript = Transcript.create(file, header, world.clock())) {
            var names = new ArrayList<>(world.site().nodes().stream().map(PlannedNode::name).toList());
            names.add(DrillRun.KIT);
            var hosts = new HashMap<String, WitnessedHost>();
            names.forEach(name -> hosts.put(name, transcript.witness(new Scripted(name, command -> world.answer(name, command)))));
            end = new MigrateDrill().run(new DrillRun(world.site(), hosts, transcript, new Operator() {
                @Override
                public void hear(Message what) {
                    heard.add(what);
                }

                @Override
                public void please(Message what) {
                    throw new AssertionError(what);
                }
            }, Duration.ofMillis(50), times));
            transcript.end(RunStatus.COMPLETE);
        }
        return new MigrationTrial(end, MigrationTimeline.of(DrillRecords.of(Evidence.read(file))), heard);
    }

    /** Its first way to the other node. */
    MigrationLeg there() {
        return measured.there().getFirst();
    }
}
