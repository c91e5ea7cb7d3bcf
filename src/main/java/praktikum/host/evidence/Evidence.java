package praktikum.host.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import praktikum.text.Message;

/** A transcript as read back, every record proved to be as it was written. */
public final class Evidence {

    private final List<Entry> entries;
    private final List<String> lines;
    private final String lastHash;
    private final Optional<Message> note;

    Evidence(List<Entry> entries, List<String> lines, String lastHash, Optional<Message> note) {
        this.entries = List.copyOf(entries);
        this.lines = List.copyOf(lines);
        this.lastHash = lastHash;
        this.note = note;
    }

    /**
     * Reads and proves a transcript.
     *
     * @throws EvidenceDamaged a byte of it was changed, or records are missing, added or moved
     * @throws IOException it cannot be read
     */
    public static Evidence read(Path file) throws IOException, EvidenceDamaged {
        try (var from = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new EvidenceReader(file.getFileName().toString()).read(from);
        }
    }

    /** What the first record says. */
    public RunHeader opening() {
        return ((Entry.Started) entries.getFirst()).opening();
    }

    /** When the run started, by the kit's clock. */
    public Instant started() {
        return entries.getFirst().time();
    }

    /** All records in order. */
    public List<Entry> entries() {
        return entries;
    }

    /** The records taken over from other transcripts. */
    public List<Entry.Copied> copied() {
        return entries.stream().filter(Entry.Copied.class::isInstance).map(Entry.Copied.class::cast).toList();
    }

    /** The last record, empty if the run was killed before it could write one. */
    public Optional<Entry.Ended> ended() {
        return entries.getLast() instanceof Entry.Ended ended ? Optional.of(ended) : Optional.empty();
    }

    /** The hash of the last record if that is the run's end: it stands for the whole file. */
    public Optional<String> endHash() {
        return ended().map(end -> lastHash);
    }

    /** What is to be said of the file although nothing in it is wrong: a torn last line was dropped. */
    public Optional<Message> note() {
        return note;
    }

    /** The records as they stand in the file, without line ends. */
    List<String> lines() {
        return lines;
    }
}
