package praktikum.host.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.Input;
import praktikum.host.Output;
import praktikum.host.evidence.Entry;

/**
 * Answers written down by hand, for tests of checks:
 * {@code Recorded.host("pve1").answers(Recorded.printed(text), "pvecm", "status").replay()}.
 */
public final class RecordedAnswers {

    private final String host;
    private final List<Entry.Asked> asked = new ArrayList<>();

    private RecordedAnswers(String host) {
        this.host = host;
    }

    /** No answers yet. */
    public static RecordedAnswers host(String name) {
        return new RecordedAnswers(name);
    }

    /** Adds an answer; of several for the same command each is given once, in this order. */
    public RecordedAnswers answers(Answer answer, String program, String... arguments) {
        return answers(answer, Command.of(program, arguments));
    }

    /** Adds an answer to a command with input or on a terminal. */
    public RecordedAnswers answers(Answer answer, Command command) {
        asked.add(new Entry.Asked(asked.size() + 1, Instant.EPOCH, host, Host.Identity.NONE, command.argv(),
                !command.input().equals(Input.NOTHING), command.dialogue().isPresent(), "", answer));
        return this;
    }

    /** The host that gives these answers, numbered from 1. */
    public ReplayHost replay() {
        return new ReplayHost(host, asked, Instant.EPOCH, true);
    }

    /** A successful output: exit 0, that text, nothing on standard error, no time at all. */
    public static Output printed(String text) {
        return printed(0, text, "");
    }

    /** An output with these texts that took no time. */
    public static Output printed(int exit, String out, String err) {
        return new Output(exit, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8), false,
                Instant.EPOCH, Duration.ZERO);
    }
}
