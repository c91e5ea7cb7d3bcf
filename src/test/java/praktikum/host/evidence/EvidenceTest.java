package praktikum.host.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.Scripted;
import praktikum.text.Language;
import praktikum.text.Message;

/** No change of a transcript stays unseen, and no cut loses more than the record it went through. */
class EvidenceTest {

    @TempDir
    Path folder;

    private byte[] file;
    private List<Entry> entries;

    @BeforeEach
    void write() throws Exception {
        var path = folder.resolve("run.jsonl");
        new Samples(77).write(path, 3);
        file = Files.readAllBytes(path);
        entries = Evidence.read(path).entries();
    }

    @Test
    void everyChangedByteIsReportedWithItsRecord() throws Exception {
        var random = new Random(78);
        int record = 1;
        for (int at = 0; at < file.length; at++) {
            var changed = file.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));

            var damaged = assertThrows(EvidenceDamaged.class, () -> read(changed), "byte " + at);

            assertEquals(record, damaged.record(), "byte " + at + " became " + changed[at]);
            if (file[at] == '\n') {
                record++;
            }
        }
        assertEquals(entries.size() + 1, record);
    }

    @Test
    void anyChangedByteOfALongTranscriptIsReportedWithItsRecord() throws Exception {
        var path = folder.resolve("long.jsonl");
        new Samples(80).write(path, 100);
        var all = Files.readAllBytes(path);
        var random = new Random(81);
        for (int i = 0; i < 60; i++) {
            var changed = all.clone();
            var at = random.nextInt(all.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            var record = 1;
            for (int before = 0; before < at; before++) {
                record += all[before] == '\n' ? 1 : 0;
            }

            var damaged = assertThrows(EvidenceDamaged.class, () -> read(changed), "byte " + at);

            assertEquals(record, damaged.record(), "byte " + at + " became " + changed[at]);
        }
    }

    @Test
    void aCutLosesOnlyTheRecordItWentThrough() throws Exception {
        var first = indexOf('\n', 0) + 1;
        int whole = 1;
        for (int length = first; length < file.length; length++) {
            var evidence = read(Arrays.copyOf(file, length));

            var clean = file[length - 1] == '\n';
            whole += clean && length > first ? 1 : 0;
            assertEquals(entries.subList(0, whole), evidence.entries(), "cut to " + length);
            assertEquals(clean ? "host.evidence.no-end" : "host.evidence.torn", evidence.note().orElseThrow().key(), "cut to " + length);
            assertTrue(evidence.endHash().isEmpty());
        }
    }

    @Test
    void withoutItsFirstRecordItIsNoEvidence() {
        for (int length = 0; length < indexOf('\n', 0) + 1; length++) {
            var cut = Arrays.copyOf(file, length);
            assertEquals(1, assertThrows(EvidenceDamaged.class, () -> read(cut)).record());
        }
    }

    @Test
    void aMissingOrMovedOrAddedRecordIsReported() throws Exception {
        var lines = new String(file, StandardCharsets.US_ASCII).lines().toList();

        assertEquals(3, damaged(without(lines, 2)));
        assertEquals(1, damaged(without(lines, 0)));
        var swapped = new ArrayList<>(lines);
        Collections.swap(swapped, 1, 2);
        assertEquals(2, damaged(swapped));
        var twice = new ArrayList<>(lines);
        twice.add(lines.getLast());
        assertEquals(lines.size() + 1, damaged(twice));
    }

    @Test
    void aRecordRewrittenWithARightHashOfItsOwnIsReported() throws Exception {
        var lines = new ArrayList<>(new String(file, StandardCharsets.US_ASCII).lines().toList());
        var line = lines.get(3);
        var object = (line.substring(0, line.length() - RecordHash.LENGTH) + "}").replace("\"kind\":", "\"kind\": ")
                .getBytes(StandardCharsets.US_ASCII);
        lines.set(3, new String(RecordHash.line(object, RecordHash.hash(object)), StandardCharsets.US_ASCII).strip());

        assertEquals(4, damaged(lines));
    }

    @Test
    void recordsOfAnotherTranscriptAreNotTakenForItsOwn() throws Exception {
        var path = folder.resolve("other.jsonl");
        new Samples(82).write(path, 5);
        var mixed = new ArrayList<>(new String(file, StandardCharsets.US_ASCII).lines().toList().subList(0, 3));
        var other = Files.readAllLines(path, StandardCharsets.US_ASCII);
        mixed.addAll(other.subList(3, other.size()));
        var bytes = String.join("\n", mixed).getBytes(StandardCharsets.US_ASCII);

        var damaged = assertThrows(EvidenceDamaged.class, () -> read(bytes));

        assertEquals(3, damaged.record());
        assertEquals(List.of("changed.jsonl", "3", "4"), damaged.why().args());
    }

    @Test
    void aLineWithoutEndIsNotReadToItsEnd() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                Arrays.fill(to, offset, offset + length, (byte) 'x');
                return length;
            }
        };

        assertEquals(1, assertThrows(EvidenceDamaged.class, () -> new EvidenceReader("endless").read(endless)).record());
    }

    @Test
    void theLongestRecordThereCanBeIsRead() throws Exception {
        var worst = new byte[Command.MOST_LIMIT];
        var output = new Output(0, worst, worst, false, Instant.EPOCH, Duration.ZERO);
        var path = folder.resolve("longest.jsonl");
        var copied = folder.resolve("copied.jsonl");
        try (var transcript = Transcript.create(path, Samples.OPENING, Samples.clock())) {
            transcript.witness(new Scripted("pve1", Samples.IDENTITY, command -> output)).ask(Command.of("cat"), "a");
        }
        try (var transcript = Transcript.create(copied, Samples.OPENING, Samples.clock())) {
            transcript.copy(Evidence.read(path));
        }

        assertEquals(3, Evidence.read(copied).entries().size());
    }

    @Test
    void aSentenceThatThisVersionDoesNotHaveIsToldAsThat() throws Exception {
        var path = folder.resolve("newer.jsonl");
        try (var transcript = Transcript.create(path, Samples.OPENING, Samples.clock())) {
            transcript.intent("pve1", new Message("host.of-tomorrow", List.of("pve1", "42")), List.of("a"), List.of());
        }

        var what = ((Entry.Intent) Evidence.read(path).entries().get(1)).what();

        for (var language : Language.values()) {
            assertTrue(what.in(language).contains("host.of-tomorrow") && what.in(language).contains("pve1, 42"), what.in(language));
        }
    }

    @Test
    void aTailThatIsNoBeginningOfARecordIsDamage() {
        var whole = new String(file, StandardCharsets.ISO_8859_1);
        for (var tail : List.of("x", "{\"sequence\":99,", " ", "\u0000")) {
            var longer = (whole + tail).getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(entries.size() + 1, assertThrows(EvidenceDamaged.class, () -> read(longer), tail).record());
        }
    }

    @Test
    void whatNobodyWroteIsDamageAndNoOtherException() throws Exception {
        var random = new Random(79);
        for (int i = 0; i < 500; i++) {
            var object = new String[] {"{}", "[]", "{\"sequence\":1}", "{\"sequence\":1,\"kind\":\"start\",\"time\":\"noon\"}",
                "{\"sequence\":1,\"kind\":7,\"time\":\"2026-03-01T02:00:00Z\"}", "{" + new Samples(i).text() + "}"}[random.nextInt(6)]
                    .getBytes(StandardCharsets.UTF_8);
            var bytes = RecordHash.line(object, RecordHash.hash(object));
            assertEquals(1, assertThrows(EvidenceDamaged.class, () -> read(bytes)).record());
        }
    }

    @Test
    void theSentenceNamesFileAndRecordInBothLanguages() {
        var changed = file.clone();
        changed[lastLine() + 20] ^= 1;
        var damaged = assertThrows(EvidenceDamaged.class, () -> read(changed));

        for (var language : Language.values()) {
            var sentence = damaged.why().in(language);
            assertTrue(sentence.contains("changed.jsonl") && sentence.contains(" " + entries.size() + " "), sentence);
        }
    }

    private int damaged(List<String> lines) {
        var bytes = lines.stream().collect(Collectors.joining("\n", "", "\n")).getBytes(StandardCharsets.US_ASCII);
        return assertThrows(EvidenceDamaged.class, () -> read(bytes)).record();
    }

    private static List<String> without(List<String> lines, int index) {
        var fewer = new ArrayList<>(lines);
        fewer.remove(index);
        return fewer;
    }

    private Evidence read(byte[] bytes) throws IOException, EvidenceDamaged {
        var path = folder.resolve("changed.jsonl");
        Files.write(path, bytes);
        return Evidence.read(path);
    }

    private int lastLine() {
        int at = file.length - 2;
        while (file[at] != '\n') {
            at--;
        }
        return at + 1;
    }

    private int indexOf(char wanted, int from) {
        int at = from;
        while (file[at] != wanted) {
            at++;
        }
        return at;
    }
}
