package praktikum.host.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.Input;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.Scripted;
import praktikum.text.Language;
import praktikum.text.Message;

class TranscriptTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWasAnsweredIsReadBackByteForByte(long seed) throws Exception {
        var file = folder.resolve("run.jsonl");
        var given = new Samples(seed).write(file, 120);

        var evidence = Evidence.read(file);

        assertEquals(Samples.OPENING, evidence.opening());
        assertEquals(given, evidence.entries().stream().filter(Entry.Asked.class::isInstance)
                .map(entry -> ((Entry.Asked) entry).answer()).toList());
        assertEquals(Optional.empty(), evidence.note());
        assertEquals(evidence.entries().size(), evidence.ended().orElseThrow().count());
        for (int i = 0; i < evidence.entries().size(); i++) {
            assertEquals(i + 1, evidence.entries().get(i).sequence());
        }
    }

    @Test
    void theFileIsPrintableAsciiOnly() throws Exception {
        var file = folder.resolve("run.jsonl");
        new Samples(9).write(file, 200);

        for (byte b : Files.readAllBytes(file)) {
            assertTrue(b == '\n' || b >= ' ', "byte " + b);
        }
    }

    @Test
    void everythingElseOfARunIsReadBackToo() throws Exception {
        var file = folder.resolve("deep/er/run.jsonl");
        var what = Message.of("host.interrupted", "pve3", "corosync");
        String end;
        try (var transcript = Transcript.create(file, Samples.OPENING, Samples.clock())) {
            var intent =
                    transcript.intent("pve3", what, List.of("systemctl", "stop", "corosync"), List.of("systemctl", "start", "corosync"));
            transcript.mark("stopped");
            transcript.done(intent, Entry.Outcome.UNDONE);
            end = transcript.end(RunStatus.INTERRUPTED);
            assertThrows(IllegalStateException.class, () -> transcript.mark("too late"));
        }

        var evidence = Evidence.read(file);

        var intent = assertInstanceOf(Entry.Intent.class, evidence.entries().get(1));
        assertEquals("pve3", intent.host());
        assertEquals(what, intent.what());
        assertEquals(List.of("systemctl", "start", "corosync"), intent.undo());
        assertEquals("stopped", assertInstanceOf(Entry.Mark.class, evidence.entries().get(2)).name());
        var done = assertInstanceOf(Entry.Done.class, evidence.entries().get(3));
        assertEquals(2, done.intent());
        assertEquals(Entry.Outcome.UNDONE, done.outcome());
        assertEquals(RunStatus.INTERRUPTED, evidence.ended().orElseThrow().status());
        assertEquals(Optional.of(end), evidence.endHash());
        assertEquals(Instant.parse("2026-03-01T02:00:00.000001Z"), evidence.started());
    }

    @Test
    void onlyItsOwnerCanReadItAndNobodyWritesItTwice() throws Exception {
        var file = folder.resolve("run.jsonl");
        Transcript.create(file, Samples.OPENING, Samples.clock()).close();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(FileAlreadyExistsException.class, () -> Transcript.create(file, Samples.OPENING, Samples.clock()));
    }

    @Test
    void inputAndSecretsAreNotInIt() throws Exception {
        var file = folder.resolve("run.jsonl");
        try (var transcript = Transcript.create(file, Samples.OPENING, Samples.clock())) {
            var witness = transcript.witness(new Scripted("pve1", Samples.IDENTITY, command -> printed("New password: rahasia-2\r\nok")));
            witness.ask(Command.of("cat").reading(Input.of("rahasia-1")), "lab");
            var answer = witness.ask(Command.of("passwd").onTerminal(
                    new Dialogue(List.of(new Dialogue.Turn("password:", "rahasia-2", true)))), "lab").answer();
            assertEquals("New password: *****\r\nok", assertInstanceOf(Output.class, answer).outText());
        }

        var evidence = Evidence.read(file);

        assertTrue(((Entry.Asked) evidence.entries().get(1)).input());
        assertTrue(((Entry.Asked) evidence.entries().get(2)).terminal());
        assertFalse(Files.readAllLines(file).get(2).contains("rahasia"), "the secret that the host echoed");
        assertFalse(Files.readString(file).contains("rahasia-1"), "the input");
    }

    @Test
    void manyThreadsWriteOneOrder() throws Exception {
        var file = folder.resolve("run.jsonl");
        var sequences = new ArrayList<Integer>();
        try (var transcript = Transcript.create(file, Samples.OPENING, Samples.clock());
             var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var witness = transcript.witness(new Scripted("pve1", Samples.IDENTITY, command -> printed(command.argv().getLast())));
            var asked = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 500; i++) {
                var word = Integer.toString(i);
                asked.add(threads.submit(() -> {
                    // Interrupted threads write like others: the run's last records must not be lost to Ctrl-C.
                    Thread.currentThread().interrupt();
                    return witness.ask(Command.of("echo", word), "check").sequence();
                }));
            }
            for (var sequence : asked) {
                sequences.add(sequence.get());
            }
            transcript.end(RunStatus.COMPLETE);
        }

        var evidence = Evidence.read(file);

        assertEquals(502, evidence.entries().size());
        for (int i = 0; i < 500; i++) {
            var entry = assertInstanceOf(Entry.Asked.class, evidence.entries().get(sequences.get(i) - 1));
            assertEquals(List.of("echo", Integer.toString(i)), entry.argv());
            assertEquals(Integer.toString(i), ((Output) entry.answer()).outText());
        }
    }

    @Test
    void anAnswerThatComesAfterTheEndIsNoAnswer() throws Exception {
        var transcript = Transcript.create(folder.resolve("run.jsonl"), Samples.OPENING, Samples.clock());
        var witness = transcript.witness(new Scripted("pve1", Samples.IDENTITY, command -> printed("late")));
        transcript.end(RunStatus.INTERRUPTED);

        var witnessed = witness.ask(Command.of("true"), "check");

        assertEquals(0, witnessed.sequence());
        assertEquals(NoAnswer.Problem.INTERRUPTED, assertInstanceOf(NoAnswer.class, witnessed.answer()).problem());
        transcript.close();
    }

    @Test
    void recordsOfAnotherTranscriptAreTakenOverVerbatim() throws Exception {
        var drill = folder.resolve("drill.jsonl");
        new Samples(10).write(drill, 30);
        var original = Evidence.read(drill);
        var check = folder.resolve("check.jsonl");
        List<Entry.Copied> copies;
        try (var transcript = Transcript.create(check, Samples.OPENING, Samples.clock())) {
            copies = transcript.copy(original);
        }

        var read = Evidence.read(check).copied();

        assertEquals(copies, read);
        assertEquals(original.entries(), read.stream().map(Entry.Copied::original).toList());
        assertEquals(Files.readAllLines(drill), read.stream().map(Entry.Copied::line).toList());
        assertEquals(2, read.getFirst().sequence());
    }

    @Test
    void everySentenceExistsInBothLanguages() {
        var message = Message.of("host.interrupted", "pve1", "true");

        assertTrue(message.in(Language.ENGLISH).contains("pve1"));
        assertTrue(message.in(Language.INDONESIAN).contains("dihentikan"));
    }

    private static Answer printed(String text) {
        return new Output(0, text.getBytes(StandardCharsets.UTF_8), new byte[0], false, Instant.EPOCH, Duration.ZERO);
    }
}
