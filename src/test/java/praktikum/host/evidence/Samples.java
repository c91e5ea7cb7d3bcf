package praktikum.host.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.Scripted;
import praktikum.text.Message;

/** Random transcripts, the same ones for the same seed. */
final class Samples {

    static final RunHeader OPENING = new RunHeader(RunHeader.Kind.CHECK, "2026-03-01-0900", "0.1.0", "c0ffee",
            "cluster: \"kelas-a\"\nnodes: [pve1]\n# ünï\t\u001b[31m\u2028", -42L, List.of("01-nodes/time"));
    static final Host.Identity IDENTITY = new Host.Identity("192.0.2.11:22", "SHA256:abc");

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    static InstantSource clock() {
        var ticks = new long[1];
        return () -> Instant.parse("2026-03-01T02:00:00.000001Z").plusNanos(1_000_003L * ticks[0]++);
    }

    /** A transcript of so many answers with everything else in between; gives what was answered, in order. */
    List<Answer> write(Path file, int answers) throws IOException {
        var given = new ArrayList<Answer>();
        try (var transcript = Transcript.create(file, OPENING, clock())) {
            var witness = transcript.witness(new Scripted("pve1", IDENTITY, command -> {
                given.add(answer());
                return given.getLast();
            }));
            for (int i = 0; i < answers; i++) {
                witness.ask(Command.of("say", text(), Integer.toString(i)), "01-nodes/" + i);
                if (random.nextInt(4) == 0) {
                    var intent = transcript.intent("pve1", Message.of("host.interrupted", text()), List.of("stop", text()), List.of());
                    transcript.mark(text());
                    transcript.done(intent, Entry.Outcome.values()[random.nextInt(2)]);
                }
            }
            transcript.end(RunStatus.COMPLETE);
        }
        return given;
    }

    Answer answer() {
        var when = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(1_000_000), random.nextInt(1_000_000_000));
        if (random.nextInt(5) == 0) {
            var problems = NoAnswer.Problem.values();
            return new NoAnswer(problems[random.nextInt(problems.length)], Message.of("host.interrupted", text(), text()), when);
        }
        return new Output(random.nextInt(256), bytes(), bytes(), random.nextBoolean(), when, Duration.ofNanos(random.nextLong(1L << 40)));
    }

    /** Any bytes: none, any at all, text of all kinds, the transcript's own words. */
    byte[] bytes() {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> {
                var any = new byte[random.nextInt(300)];
                random.nextBytes(any);
                yield any;
            }
            case 2 -> "x\",\"sha256\":\"%s\"}\n{\"sequence\":2,\"kind\":\"end\"".formatted("0".repeat(64)).getBytes(StandardCharsets.UTF_8);
            default -> text().getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Any text, control characters and everything outside the first plane included, no NUL. */
    String text() {
        return random.ints(random.nextInt(40), 1, 0x11_0000)
                .map(point -> random.nextBoolean() ? point % 0x80 + 1 : point)
                .filter(point -> point < 0xd800 || point > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
