package praktikum.fact;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command that only reads, together with the parser of what it prints. It stands beside the type it gives: as a constant, such as
 * {@code Quorum.ASKED}, or as a factory where it takes arguments, such as {@code ResolvedName.of("pve1")}.
 *
 * @param argv the program and its arguments
 * @param timeout how long it may take, where that is not as long as usual
 * @param <T> the fact
 */
public record Question<T>(List<String> argv, Optional<Duration> timeout, Parser<T> parser) {

    public Question {
        argv = List.copyOf(argv);
    }

    /** A question that may take as long as usual. */
    public static <T> Question<T> of(Parser<T> parser, String... argv) {
        return of(parser, List.of(argv));
    }

    /** The same for a command of any length. */
    public static <T> Question<T> of(Parser<T> parser, List<String> argv) {
        return new Question<>(argv, Optional.empty(), parser);
    }

    /** A path of the Proxmox VE API, read through {@code pvesh}: costs the node about a second, so ask for what nothing cheaper tells. */
    public static <T> Question<T> ofApi(Parser<T> parser, String path, String... options) {
        var argv = Stream.of(List.of("pvesh", "get", path), List.of(options), List.of("--output-format", "json"));
        return of(parser, argv.flatMap(List::stream).toList());
    }

    /** The same question with a limit of its own. */
    public Question<T> within(Duration limit) {
        return new Question<>(argv, Optional.of(limit), parser);
    }

    /** What an answer says. */
    public Reading<T> read(Printed printed) {
        return parser.read(printed);
    }
}
