package praktikum.host.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.host.Command;
import praktikum.text.Message;

/** Reads a transcript line by line and proves each: its own hash, its number, the record before it. */
final class EvidenceReader {

    /**
     * How long a line may be, in bytes: two streams of {@link Command#MOST_LIMIT}, each byte escaped as {@code \\u0000}, and the
     * whole once more escaped where it is copied, with room for the rest.
     */
    static final int LONGEST = 2 * Command.MOST_LIMIT * 7 + (1 << 23);

    private final String file;
    private final EntryReader reader = new EntryReader();
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private String hash = RecordHash.NONE;
    private Optional<Message> note = Optional.empty();

    EvidenceReader(String file) {
        this.file = file;
    }

    Evidence read(InputStream from) throws IOException, EvidenceDamaged {
        var line = new ByteArrayOutputStream();
        for (int b = from.read(); b >= 0; b = from.read()) {
            if (b == '\n') {
                record(line.toByteArray());
                line.reset();
            } else if (line.size() < LONGEST) {
                line.write(b);
            } else {
                throw damaged(entries.size() + 1, "host.evidence.too-long", file, entries.size() + 1);
            }
        }
        if (line.size() > 0) {
            torn(line.toByteArray());
        }
        if (entries.isEmpty()) {
            throw damaged(1, "host.evidence.no-start", file);
        }
        if (note.isEmpty() && !(entries.getLast() instanceof Entry.Ended)) {
            note = Optional.of(Message.of("host.evidence.no-end", file, entries.size()));
        }
        return new Evidence(entries, lines, hash, note);
    }

    private void record(byte[] line) throws EvidenceDamaged {
        var number = entries.size() + 1;
        var own = RecordHash.check(line).orElseThrow(() -> damaged(number, "host.evidence.changed", file, number));
        try {
            var linked = reader.read(line);
            if (linked.entry().sequence() != number || !entries.isEmpty() && entries.getLast() instanceof Entry.Ended) {
                throw damaged(number, "host.evidence.moved", file, number, linked.entry().sequence());
            }
            if (!linked.previous().equals(hash)) {
                // Both lines fit their own hashes, so one of them was made anew after the other, or elsewhere.
                throw number == 1 ? damaged(1, "host.evidence.changed", file, 1)
                        : damaged(number - 1, "host.evidence.foreign", file, number - 1, number);
            }
            if (linked.entry() instanceof Entry.Started != (number == 1)) {
                throw damaged(number, "host.evidence.moved", file, number, linked.entry().sequence());
            }
            var said = linked.entry() instanceof Entry.Copied copied ? copied.original() : linked.entry();
            if (said instanceof Entry.Ended end && end.count() != end.sequence()) {
                throw damaged(number, "host.evidence.count", file, number, end.count(), end.sequence());
            }
            entries.add(linked.entry());
            lines.add(new String(line, StandardCharsets.UTF_8));
            hash = own;
        } catch (EntryReader.NotUnderstood e) {
            throw damaged(number, "host.evidence.not-understood", file, number, String.valueOf(e.getMessage()));
        }
    }

    /** A line without its end is what a killed kit leaves: the beginning of a record and not more than one record. */
    private void torn(byte[] line) throws EvidenceDamaged {
        var number = entries.size() + 1;
        var start = "{\"sequence\":" + number + ",\"kind\":\"";
        var text = new String(line, StandardCharsets.ISO_8859_1);
        // The seal's own words cannot occur in a value: there their quotes would be escaped.
        var seal = text.indexOf(RecordHash.WORDS);
        var sealed = seal < 0 ? 0 : text.length() - seal;
        var begins = text.startsWith(start) || start.startsWith(text);
        var ascii = text.chars().allMatch(c -> c >= ' ' && c <= 0x7f);
        var afterTheEnd = !entries.isEmpty() && entries.getLast() instanceof Entry.Ended;
        if (!begins || !ascii || afterTheEnd || sealed > RecordHash.LENGTH
                || sealed == RecordHash.LENGTH && RecordHash.check(line).isEmpty()) {
            throw damaged(number, "host.evidence.changed", file, number);
        }
        note = Optional.of(Message.of("host.evidence.torn", file, number));
    }

    private static EvidenceDamaged damaged(int record, String key, Object... args) {
        return new EvidenceDamaged(record, Message.of(key, args));
    }
}
