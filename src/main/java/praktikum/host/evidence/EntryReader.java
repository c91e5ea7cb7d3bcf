package praktikum.host.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import praktikum.host.Answer;
import praktikum.host.Host;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.text.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link EntryWriter} writes. */
final class EntryReader {

    /** A line with a right hash that says nothing this kit understands. */
    static final class NotUnderstood extends Exception {

        NotUnderstood(String what) {
            super(what);
        }
    }

    // The length of an output is its command's limit, so no second limit here.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build()).build();

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** The hash of the record before, as a line names it. */
    record Linked(Entry entry, String previous) {
    }

    Linked read(byte[] line) throws NotUnderstood {
        try {
            var from = JSON.readTree(line);
            return new Linked(entry(from), text(from, "previous"));
        } catch (JacksonException | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new NotUnderstood(e.getMessage());
        }
    }

    private Entry entry(JsonNode from) throws NotUnderstood {
        var sequence = number(from, "sequence");
        var time = time(from);
        return switch (text(from, "kind")) {
            case "start" -> new Entry.Started(sequence, time, opening(from));
            case "output", "no-answer" -> new Entry.Asked(sequence, time, text(from, "host"),
                    new Host.Identity(text(from, "address"), text(from, "key")), words(from, "command"),
                    flag(from, "input"), flag(from, "terminal"), text(from, "asked-by"), answer(from, time));
            case "intent" -> new Entry.Intent(sequence, time, text(from, "host"), message(from, "what"),
                    words(from, "change"), words(from, "undo"));
            case "done" -> new Entry.Done(sequence, time, number(from, "intent"), word(from, "outcome", Entry.Outcome.class));
            case "mark" -> new Entry.Mark(sequence, time, text(from, "name"));
            case "copied" -> copied(sequence, time, from);
            case "end" -> new Entry.Ended(sequence, time, number(from, "count"), word(from, "status", RunStatus.class));
            case String other -> throw new NotUnderstood("kind " + other);
        };
    }

    private Entry copied(int sequence, Instant time, JsonNode from) throws NotUnderstood {
        var line = text(from, "line");
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        if (RecordHash.check(bytes).isEmpty()) {
            throw new NotUnderstood("a copied line with a wrong hash");
        }
        return new Entry.Copied(sequence, time, text(from, "run"), line, read(bytes).entry());
    }

    private static RunHeader opening(JsonNode from) throws NotUnderstood {
        if (number(from, "format") != EntryWriter.FORMAT) {
            throw new NotUnderstood("format " + number(from, "format"));
        }
        if (!from.path("seed").canConvertToLong()) {
            throw new NotUnderstood("seed");
        }
        return new RunHeader(word(from, "of", RunHeader.Kind.class), text(from, "run"), text(from, "kit"), text(from, "course"),
                text(from, "site"), from.path("seed").asLong(), words(from, "scope"));
    }

    private static Answer answer(JsonNode from, Instant time) throws NotUnderstood {
        if (text(from, "kind").equals("no-answer")) {
            return new NoAnswer(word(from, "problem", NoAnswer.Problem.class), message(from, "why"), time);
        }
        return new Output(number(from, "exit"), bytes(from, "stdout"), bytes(from, "stderr"), flag(from, "truncated"), time,
                took(from));
    }

    /** No clock of a kit shows other years than these, and nothing that tells times could reckon with them. */
    private static Instant time(JsonNode from) throws NotUnderstood {
        var time = Instant.parse(text(from, "time"));
        if (time.isBefore(Instant.EPOCH) || !time.isBefore(LATEST)) {
            throw new NotUnderstood("time " + time);
        }
        return time;
    }

    private static Duration took(JsonNode from) throws NotUnderstood {
        var took = Duration.parse(text(from, "took"));
        // A clock that was put back meanwhile makes it negative.
        if (took.compareTo(LONGEST) > 0 || took.compareTo(LONGEST.negated()) < 0) {
            throw new NotUnderstood("took " + took);
        }
        return took;
    }

    private static Message message(JsonNode from, String name) throws NotUnderstood {
        var message = new Message(text(from.path(name), "key"), words(from.path(name), "args"));
        return message.known() ? message : Message.of("host.evidence.unknown-sentence", message.key(), String.join(", ", message.args()));
    }

    private static byte[] bytes(JsonNode from, String name) throws NotUnderstood {
        return from.has(name) ? text(from, name).getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(text(from, name + "-base64"));
    }

    private static List<String> words(JsonNode from, String name) throws NotUnderstood {
        if (!from.path(name).isArray()) {
            throw new NotUnderstood(name);
        }
        var words = new ArrayList<String>();
        for (var word : from.path(name)) {
            if (!word.isString()) {
                throw new NotUnderstood(name);
            }
            words.add(word.stringValue());
        }
        return words;
    }

    private static <E extends Enum<E>> E word(JsonNode from, String name, Class<E> type) throws NotUnderstood {
        return Enum.valueOf(type, text(from, name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String text(JsonNode from, String name) throws NotUnderstood {
        if (!from.path(name).isString()) {
            throw new NotUnderstood(name);
        }
        return from.path(name).stringValue();
    }

    private static int number(JsonNode from, String name) throws NotUnderstood {
        if (!from.path(name).isInt()) {
            throw new NotUnderstood(name);
        }
        return from.path(name).intValue();
    }

    private static boolean flag(JsonNode from, String name) throws NotUnderstood {
        if (!from.path(name).isBoolean()) {
            throw new NotUnderstood(name);
        }
        return from.path(name).booleanValue();
    }
}
