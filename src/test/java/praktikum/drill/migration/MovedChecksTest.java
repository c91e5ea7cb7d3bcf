package praktikum.drill.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.host.Command;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;

/** What the checks say of a machine that a drill has moved, and of those who would like to have it look so. */
class MovedChecksTest {

    private static final List<String> CHECKS = List.of("moved", "never-stopped", "same-address", "interruption");

    @TempDir
    Path folder;

    private Map<CheckKey, Verdict> verdicts(FakeMigration world, int times) throws Exception {
        var drill = MigrationTrial.of(world, folder.resolve("drill.jsonl"), times).measured();
        var hosts = new HashMap<String, WitnessedHost>();
        world.site().nodes().forEach(node -> hosts.put(node.name(), new WitnessedHost() {
            @Override
            public String name() {
                return node.name();
            }

            @Override
            public WitnessedAnswer ask(Command command, String askedBy) {
                return new WitnessedAnswer(1, world.answer(node.name(), command));
            }
        }));
        var methods = CheckModules.bundled().stream().filter(check -> check.key().lab().equals("07-migration")
                && CHECKS.contains(check.key().check())).toList();
        return new CheckRun(world.site(), hosts, methods, new Timelines(List.of(drill)), RunListener.SILENT).run();
    }

    private static Finding finding(Map<CheckKey, Verdict> verdicts, String check) {
        return verdicts.get(new CheckKey("07-migration", check)).findings().getFirst();
    }

    private void assertTold(FakeMigration world, Map<String, String> expected) throws Exception {
        var told = new TreeMap<String, String>();
        verdicts(world, 1).forEach((key, verdict) -> {
            var finding = verdict.findings().getFirst();
            if (finding.outcome() != Outcome.PASSED) {
                told.put(key.check(), finding.mistake().orElse("?"));
            }
        });
        assertEquals(expected, told);
    }

    @Test
    void aMachineThatMovedWhileItRanHasAllPoints() throws Exception {
        var verdicts = verdicts(new FakeMigration(3, false), 2);

        assertEquals(4, verdicts.size());
        verdicts.forEach((key, verdict) -> assertTrue(verdict instanceof Verdict.Passed, () -> key + " " + verdict));
        var found = finding(verdicts, "interruption").found().orElseThrow();
        assertTrue(found.contains("n3 0.5 s") && found.contains("praktikum 0.5 s") && found.endsWith("(log: 0.1 s)"), found);
    }

    @Test
    void aMachineThatWasStoppedAndStartedHasNotMovedLive() throws Exception {
        var world = new FakeMigration(3, false);
        assertTold(world.afterMove(world::restarted), Map.of("never-stopped", "restarted"));
    }

    @Test
    void aMarkerWrittenByHandIsNotBelieved() throws Exception {
        var world = new FakeMigration(3, false);
        assertTold(world.afterMove(() -> world.markedAgain(FakeMigration.MARKER)), Map.of("never-stopped", "marker-remade"));
    }

    @Test
    void anotherCardIsAnotherMachineToItsPeers() throws Exception {
        var world = new FakeMigration(3, false);
        assertTold(world.afterMove(world::otherCard), Map.of("same-address", "other-card"));
    }

    /** The log says 61 ms, and nobody was answered for four seconds: the one is not the other. */
    @Test
    void theDowntimeOfTheLogIsNoExcuse() throws Exception {
        var world = new FakeMigration(3, false);
        world.loses(39);
        var told = finding(verdicts(world, 1), "interruption");
        assertEquals(Optional.of("not-the-downtime"), told.mistake());
        assertEquals(Optional.of("4.0 s"), told.found());
    }

    @Test
    void whereAClockWasSetTimesAreNotBelieved() throws Exception {
        var world = new FakeMigration(3, false);
        world.instead((host, line) -> host.equals("n3") && line.startsWith("ping ") && line.contains(" -w ")
                ? Optional.of(world.printed(0, FakeMigration.setForward(world), "")) : Optional.empty());
        assertTold(world, Map.of("interruption", "?"));
    }

    @Test
    void whatDidNotArriveIsToldWithTheReason() throws Exception {
        var world = new FakeMigration(3, false);
        world.instead((host, line) -> line.contains("- qm migrate") ? Optional.of(world.printed(255, "", "migration aborted\n"))
                : Optional.empty());
        var told = finding(verdicts(world, 1), "moved");
        assertEquals(Optional.of("stayed"), told.mistake());
    }
}
