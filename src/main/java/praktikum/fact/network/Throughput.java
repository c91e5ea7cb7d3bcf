package praktikum.fact.network;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What one TCP stream carried, from {@code iperf3 -J}.
 *
 * @param bitsPerSecond as the receiving side counted them; 0 where nothing was measured
 * @param retransmits segments that the sending side had to repeat, where it says so
 * @param error why nothing was measured, in iperf3's words
 */
public record Throughput(long bitsPerSecond, OptionalLong retransmits, Optional<String> error) {

    /**
     * A stream between the asked host and the server on a port of an address.
     *
     * @param reverse whether the server sends, not the asked host
     */
    public static Question<Throughput> with(String address, int port, Duration length, boolean reverse) {
        var argv = Stream.of("iperf3", "-c", address, "-p", Integer.toString(port), "-t", Long.toString(length.toSeconds()),
                "--connect-timeout", "3000", "-J");
        return Question.of(Throughput::read, Stream.concat(argv, reverse ? Stream.of("-R") : Stream.of()).toList())
                .within(length.plusSeconds(20));
    }

    /** Reads the JSON of iperf3: {@code "end":{"sum_received":{"bits_per_second":941000000.1}}} → 941 Mbit/s. */
    public static Reading<Throughput> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() != 0 && p.exit() != 1) {
                throw p.failure();
            }
            var document = Json.of(p.out());
            var error = document.findText("error");
            if (error.isPresent() || p.exit() != 0) {
                return new Throughput(0, OptionalLong.empty(), Optional.of(error.orElseThrow(() -> p.failure())));
            }
            var end = document.get("end");
            var rate = end.get("sum_received").decimal("bits_per_second");
            if (!(rate >= 0 && rate < 1e15)) {
                throw new NotUnderstood("no rate of bits", Double.toString(rate));
            }
            return new Throughput(Math.round(rate), end.get("sum_sent").findNumber("retransmits"), Optional.empty());
        });
    }
}
