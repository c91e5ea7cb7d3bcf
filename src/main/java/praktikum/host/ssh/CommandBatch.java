package praktikum.host.ssh;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.host.Command;
import praktikum.host.Input;
import praktikum.host.Output;
import praktikum.host.Quote;

/**
 * Commands that change nothing, one after the other through one shell: a channel and a login shell cost a server as much
 * as most of them. After each comes a mark on both streams that no output can hold. What is not there whole, or may be
 * otherwise alone, such as an end by {@code timeout}, counts as not asked.
 *
 * @param commands in the order they run
 * @param mark ends each command's part of a stream
 */
record CommandBatch(List<Command> commands, String mark) {

    // Shorter than any of its commands may take alone, so that one that hangs does not hold up the others for long.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int LONGEST_LINE = 2000;

    // What a shell or `timeout` says for a command that was not found, not allowed, ended or killed.
    private static final int FIRST_ODD_EXIT = 124;

    static CommandBatch of(List<Command> commands) {
        var mark = new byte[16];
        new SecureRandom().nextBytes(mark);
        return new CommandBatch(List.copyOf(commands), "praktikum-" + HexFormat.of().formatHex(mark));
    }

    /** Questions in so many shares as there are channels; what cannot share has one of its own. */
    static List<List<Command>> shares(List<Command> questions, int channels) {
        var alone = questions.stream().filter(command -> !mayJoin(command)).map(List::of).toList();
        var joining = questions.stream().filter(CommandBatch::mayJoin).toList();
        var shares = new ArrayList<List<Command>>();
        // However many go alone, they soon give way: a long share would keep waiting for as long as all its commands take.
        var size = Math.ceilDiv(joining.size(), Math.max(channels / 2, channels - alone.size()));
        for (var from = 0; from < joining.size(); from += size) {
            shares.add(joining.subList(from, Math.min(from + size, joining.size())));
        }
        shares.addAll(alone);
        return shares;
    }

    /** Whether a command gives the same through a shared shell as alone. */
    private static boolean mayJoin(Command command) {
        return command.input().equals(Input.NOTHING) && command.dialogue().isEmpty() && command.timeout().compareTo(TIMEOUT) >= 0
                && command.limit() >= Command.DEFAULT_LIMIT && !command.argv().getFirst().startsWith("-")
                && command.line().length() <= LONGEST_LINE;
    }

    /** All of them as one command. {@code exec} keeps a shell from doing itself what a program of that name does. */
    Command command() {
        var script = new StringBuilder();
        for (var command : commands) {
            script.append("(exec ").append(Quote.words(command.argv())).append("); echo ").append(mark).append(" $?; echo ").append(mark)
                    .append(" >&2\n");
        }
        return Command.of("sh", "-c", script.toString()).within(TIMEOUT);
    }

    /** What each of them gave, as far as that is certain. */
    Map<Command, Output> answers(Output all) {
        var out = parts(all.out());
        var err = parts(all.err());
        var answers = new LinkedHashMap<Command, Output>();
        for (var i = 0; i < Math.min(commands.size(), Math.min(out.size(), err.size())); i++) {
            var exit = out.get(i).after();
            if (exit.matches("\\d{1,3}") && Integer.parseInt(exit) < FIRST_ODD_EXIT) {
                answers.put(commands.get(i),
                        new Output(Integer.parseInt(exit), out.get(i).text(), err.get(i).text(), false, all.started(), all.took()));
            }
        }
        return answers;
    }

    /** A stream's part up to a mark, and what stands behind that in its line. */
    private record Part(byte[] text, String after) {
    }

    private List<Part> parts(byte[] stream) {
        var parts = new ArrayList<Part>();
        var mark = this.mark.getBytes(StandardCharsets.US_ASCII);
        var start = 0;
        for (var at = find(stream, mark, 0); at.isPresent(); at = find(stream, mark, start)) {
            var behind = at.get() + mark.length;
            var end = behind;
            while (end < stream.length && stream[end] != '\n') {
                end++;
            }
            if (end == stream.length) {
                break;
            }
            parts.add(new Part(Arrays.copyOfRange(stream, start, at.get()),
                    new String(stream, behind, end - behind, StandardCharsets.UTF_8).strip()));
            start = end + 1;
        }
        return parts;
    }

    private static Optional<Integer> find(byte[] in, byte[] what, int from) {
        for (var at = from; at + what.length <= in.length; at++) {
            if (in[at] == what[0] && Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
