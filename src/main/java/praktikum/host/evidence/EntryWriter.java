package praktikum.host.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.text.Message;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes records as JSON objects: one line, ASCII only, so that no output can play tricks on who reads the file. */
final class EntryWriter {

    /** The format that {@link EntryReader} reads; counts up when an older kit could no longer read it. */
    static final int FORMAT = 1;

    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The record as a JSON object that names the hash of the record before it. */
    byte[] write(Entry entry, String previous) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var to = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            to.writeStartObject();
            to.writeNumberProperty("sequence", entry.sequence());
            to.writeStringProperty("kind", kind(entry));
            to.writeStringProperty("time", entry.time().toString());
            switch (entry) {
                case Entry.Started started -> opening(to, started.opening());
                case Entry.Asked asked -> asked(to, asked);
                case Entry.Intent intent -> {
                    to.writeStringProperty("host", intent.host());
                    message(to, "what", intent.what());
                    words(to, "change", intent.change());
                    words(to, "undo", intent.undo());
                }
                case Entry.Done done -> {
                    to.writeNumberProperty("intent", done.intent());
                    to.writeStringProperty("outcome", word(done.outcome()));
                }
                case Entry.Mark mark -> to.writeStringProperty("name", mark.name());
                case Entry.Copied copied -> {
                    to.writeStringProperty("run", copied.run());
                    to.writeStringProperty("line", copied.line());
                }
                case Entry.Ended ended -> {
                    to.writeNumberProperty("count", ended.count());
                    to.writeStringProperty("status", word(ended.status()));
                }
            }
            to.writeStringProperty("previous", previous);
            to.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static String kind(Entry entry) {
        return switch (entry) {
            case Entry.Started started -> "start";
            case Entry.Asked asked -> asked.answer() instanceof Output ? "output" : "no-answer";
            case Entry.Intent intent -> "intent";
            case Entry.Done done -> "done";
            case Entry.Mark mark -> "mark";
            case Entry.Copied copied -> "copied";
            case Entry.Ended ended -> "end";
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void opening(JsonGenerator to, RunHeader opening) {
        to.writeNumberProperty("format", FORMAT);
        to.writeStringProperty("of", word(opening.kind()));
        to.writeStringProperty("run", opening.run());
        to.writeStringProperty("kit", opening.kit());
        to.writeStringProperty("course", opening.course());
        to.writeStringProperty("site", opening.site());
        to.writeNumberProperty("seed", opening.seed());
        words(to, "scope", opening.scope());
    }

    private static void asked(JsonGenerator to, Entry.Asked asked) {
        to.writeStringProperty("host", asked.host());
        to.writeStringProperty("address", asked.identity().address());
        to.writeStringProperty("key", asked.identity().fingerprint());
        words(to, "command", asked.argv());
        to.writeBooleanProperty("input", asked.input());
        to.writeBooleanProperty("terminal", asked.terminal());
        switch (asked.answer()) {
            case Output output -> {
                to.writeNumberProperty("exit", output.exit());
                bytes(to, "stdout", output.out());
                bytes(to, "stderr", output.err());
                to.writeBooleanProperty("truncated", output.truncated());
                to.writeStringProperty("took", output.took().toString());
            }
            case NoAnswer none -> {
                to.writeStringProperty("problem", word(none.problem()));
                message(to, "why", none.why());
            }
        }
        to.writeStringProperty("asked-by", asked.askedBy());
    }

    private static void message(JsonGenerator to, String name, Message message) {
        to.writeObjectPropertyStart(name);
        to.writeStringProperty("key", message.key());
        words(to, "args", message.args());
        to.writeEndObject();
    }

    private static void words(JsonGenerator to, String name, List<String> words) {
        to.writeArrayPropertyStart(name);
        words.forEach(to::writeString);
        to.writeEndArray();
    }

    private static void bytes(JsonGenerator to, String name, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            to.writeStringProperty(name, text.toString());
        } catch (CharacterCodingException e) {
            to.writeBinaryProperty(name + "-base64", bytes);
        }
    }
}
