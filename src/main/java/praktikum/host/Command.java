package praktikum.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to run on a host: an argument vector, never a line of shell. {@link Quote} is the only place that quotes.
 *
 * @param argv the program and its arguments, at least one
 * @param input bytes for standard input; never recorded
 * @param timeout how long it may take on the host; the host's own {@code timeout} ends it as well
 * @param limit how many bytes of each of stdout and stderr are kept, at most {@link #MOST_LIMIT}; what comes after is dropped and marked
 * @param dialogue answers to what the command asks on a terminal, empty for a command without a terminal
 */
public record Command(List<String> argv, Input input, Duration timeout, int limit, Optional<Dialogue> dialogue) {

    /** How long a command may take unless it says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** How many bytes of each stream are kept unless a command says otherwise: 1 MiB. */
    public static final int DEFAULT_LIMIT = 1 << 20;
    /** How many bytes of each stream can be kept: 8 MiB. */
    public static final int MOST_LIMIT = 1 << 23;

    public Command {
        argv = List.copyOf(argv);
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        if (argv.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("an argument cannot hold a NUL character");
        }
        if (!argv.stream().allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode)) {
            throw new IllegalArgumentException("an argument cannot hold half a character");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a command's timeout is one second or more, not " + timeout);
        }
        if (limit < 1 || limit > MOST_LIMIT) {
            throw new IllegalArgumentException("a command's limit is one byte or more, " + MOST_LIMIT + " at most, not " + limit);
        }
    }

    /** A command with the default timeout and limit and nothing on standard input. */
    public static Command of(String program, String... arguments) {
        var argv = new ArrayList<String>();
        argv.add(program);
        argv.addAll(List.of(arguments));
        return of(argv);
    }

    /** The same for an argument vector. */
    public static Command of(List<String> argv) {
        return new Command(argv, Input.NOTHING, DEFAULT_TIMEOUT, DEFAULT_LIMIT, Optional.empty());
    }

    /** The same command with another timeout. */
    public Command within(Duration other) {
        return new Command(argv, input, other, limit, dialogue);
    }

    /** The same command with bytes for its standard input. */
    public Command reading(Input other) {
        return new Command(argv, other, timeout, limit, dialogue);
    }

    /** The same command, keeping so many bytes of each stream. */
    public Command keeping(int bytes) {
        return new Command(argv, input, timeout, bytes, dialogue);
    }

    /** The same command on a terminal, with answers for what it asks there. */
    public Command onTerminal(Dialogue answers) {
        return new Command(argv, input, timeout, limit, Optional.of(answers));
    }

    /** The argument vector as a line for a POSIX shell: every word that needs it in single quotes. */
    public String line() {
        return Quote.words(argv);
    }

    /** The command for a sentence: the line, cut short where it is long, without line ends. */
    public String shown() {
        var line = line().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }
}
