package praktikum.host.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.Input;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.WitnessedAnswer;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.text.Language;

class ReplayTest {

    @TempDir
    Path folder;

    @Test
    void aReplayGivesTheSameAnswersUnderTheSameNumbers() throws Exception {
        var status = Command.of("pvecm", "status");
        var file = folder.resolve("run.jsonl");
        WitnessedAnswer first;
        WitnessedAnswer other;
        WitnessedAnswer second;
        try (var transcript =
                Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r", "k", "c", "s", 1, List.of()), InstantSource.system())) {
            var pve1 = transcript.witness(RecordedAnswers.host("pve1").answers(RecordedAnswers.printed("2 votes"), status)
                    .answers(RecordedAnswers.printed("3 votes"), status).replay());
            var pve2 =
                    transcript.witness(RecordedAnswers.host("pve2").answers(RecordedAnswers.printed(2, "", "no cluster"), status).replay());
            first = pve1.ask(status, "a");
            other = pve2.ask(status, "b");
            second = pve1.ask(status, "c");
            transcript.end(RunStatus.COMPLETE);
        }

        var replay = Replay.of(Evidence.read(file));

        assertEquals(first, replay.host("pve1").ask(status, "whoever"));
        assertEquals(other, replay.host("pve2").ask(status, "whoever"));
        assertEquals(second, replay.host("pve1").ask(status, "whoever"));
        assertEquals(List.of(2, 3, 4), List.of(first.sequence(), other.sequence(), second.sequence()));
        assertSame(replay.host("pve1"), replay.host("pve1"));
        assertNotInEvidence("more often", replay.host("pve1").ask(status, "whoever"));
        assertNotInEvidence("never asked", replay.host("pve3").ask(status, "whoever"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnInterruptedRunDidNotAskIsNotTheEvidencesFault(boolean ended) throws Exception {
        var status = Command.of("pvecm", "status");
        var file = folder.resolve("run.jsonl");
        try (var transcript =
                Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r", "k", "c", "s", 1, List.of()), InstantSource.system())) {
            transcript.witness(RecordedAnswers.host("pve1").answers(RecordedAnswers.printed("2 votes"), status).replay()).ask(status, "a");
            if (ended) {
                transcript.end(RunStatus.INTERRUPTED);
            }
        }

        var replay = Replay.of(Evidence.read(file));

        assertEquals("2 votes", printed(replay.host("pve1").ask(status, "")));
        for (var silent : List.of(replay.host("pve1").ask(status, ""), replay.host("pve2").ask(status, ""))) {
            assertEquals(NoAnswer.unasked(Evidence.read(file).entries().getLast().time()), silent.answer());
            assertEquals(0, silent.sequence());
        }
    }

    @Test
    void inputAndTerminalMakeADifferentAsking() {
        var cat = Command.of("cat");
        var host = RecordedAnswers.host("pve1").answers(RecordedAnswers.printed("plain"), cat)
                .answers(RecordedAnswers.printed("fed"), cat.reading(Input.of("x")))
                .answers(RecordedAnswers.printed("typed"), cat.onTerminal(new Dialogue(List.of()))).replay();

        assertEquals("typed", printed(host.ask(cat.onTerminal(new Dialogue(List.of())), "")));
        assertEquals("fed", printed(host.ask(cat.reading(Input.of("y")), "")));
        assertEquals("plain", printed(host.ask(cat, "")));
    }

    private static String printed(WitnessedAnswer witnessed) {
        return assertInstanceOf(Output.class, witnessed.answer()).outText();
    }

    private static void assertNotInEvidence(String words, WitnessedAnswer witnessed) {
        var none = assertInstanceOf(NoAnswer.class, witnessed.answer());
        assertEquals(NoAnswer.Problem.NOT_IN_EVIDENCE, none.problem());
        assertEquals(0, witnessed.sequence());
        assertTrue(none.why().in(Language.ENGLISH).contains(words), none.why().in(Language.ENGLISH));
    }
}
