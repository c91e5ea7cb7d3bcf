package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Operator;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.text.Message;

/** What the labs made of a cluster is still there when it was stopped and started from its workspace. */
class RestartTest {

    @Test
    void aClusterStartedFromItsWorkspaceHasAllPoints(@TempDir Path folder) throws Exception {
        var workspace = folder.resolve("w");
        Optional<QuorumTimeline> drill;
        try (var rehearsal = Rehearsal.kept(workspace, Expected.plan())) {
            drill = Optional.of(rehearsal.carryOut().drill(folder.resolve("drill.jsonl"), new Nobody()));
        }
        try (var rehearsal = Rehearsal.kept(workspace, Expected.plan())) {
            assertTrue(rehearsal.practice.since().isPresent());
            var measured = rehearsal.settled().measured(folder.resolve("measured.jsonl"));
            var moved = rehearsal.moved(folder.resolve("moved.jsonl"));
            var verdicts = rehearsal.proved(List.of(drill.orElseThrow(), measured, moved));
            verdicts.forEach((check, verdict) -> assertInstanceOf(Verdict.Passed.class, verdict, () -> check + " " + verdict));
            assertEquals(Rehearsal.COURSE.labs().size(), Rehearsal.grade(verdicts).labs().size());
            for (var lab : Rehearsal.grade(verdicts).labs()) {
                assertEquals(0, lab.points().earned().compareTo(BigDecimal.valueOf(100)), lab.lab().id());
            }
        }
    }

    /** A drill that stops corosync needs nobody. */
    private record Nobody() implements Operator {
        @Override
        public void hear(Message what) {}

        @Override
        public void please(Message what) {
            throw new AssertionError(what.key());
        }
    }
}
