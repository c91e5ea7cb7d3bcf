package praktikum.host.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.text.Message;

/** Reads a transcript line by line and proves each: its own hash, its number, the record before it. */
final class EvidenceReader {

    private final String file;
    private final EntryReader reader = new EntryReader();
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private String hash = Seal.NONE;
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
            } else {
                line.write(b);
            }
        }
        if (line.size() > 0) {
            torn(line.toByteArray());
        }
        if (entries.isEmpty()) {
            throw damaged(1, "host.evidence.no-start", file);
        }
        return new Evidence(entries, lines, hash, note);
    }

    private void record(byte[] line) throws EvidenceDamaged {
        var number = entries.size() + 1;
        var own = Seal.check(line).orElseThrow(() -> damaged(number, "host.evidence.changed", file, number));
        try {
            var linked = reader.read(line);
            if (linked.entry().sequence() != number || !entries.isEmpty() && entries.getLast() instanceof Entry.Ended) {
                throw damaged(number, "host.evidence.moved", file, number, linked.entry().sequence());
            }
            if (!linked.previous().equals(hash)) {
                // This line fits its own hash, so the one before was rewritten after this one was made from it.
                var rewritten = Math.max(1, number - 1);
                throw damaged(rewritten, "host.evidence.changed", file, rewritten);
            }
            if (linked.entry() instanceof Entry.Started != (number == 1)) {
                throw damaged(number, "host.evidence.moved", file, number, linked.entry().sequence());
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
        var seal = text.indexOf(Seal.WORDS);
        var sealed = seal < 0 ? 0 : text.length() - seal;
        var begins = text.startsWith(start) || start.startsWith(text);
        var ascii = text.chars().allMatch(c -> c >= ' ' && c <= 0x7f);
        var afterTheEnd = !entries.isEmpty() && entries.getLast() instanceof Entry.Ended;
        if (!begins || !ascii || afterTheEnd || sealed > Seal.LENGTH || sealed == Seal.LENGTH && Seal.check(line).isEmpty()) {
            throw damaged(number, "host.evidence.changed", file, number);
        }
        note = Optional.of(Message.of("host.evidence.torn", file, number));
    }

    private static EvidenceDamaged damaged(int record, String key, Object... args) {
        return new EvidenceDamaged(record, Message.of(key, args));
    }
}
