package praktikum.drill.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import praktikum.drill.DrillRecords;
import praktikum.drill.Timeline;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.network.PingSeries;
import praktikum.fact.network.Throughput;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.evidence.Entry;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * What the measuring of a segment found, computed from its transcript records alone.
 *
 * @param nodes all that were to be measured, in the site's order
 * @param pings latency of ordered pairs: who sent, to whom
 * @param streams bandwidth of ordered pairs: who sent the data, to whom
 */
public record SegmentMeasurement(List<String> nodes, List<Measured<PingSeries>> pings, List<Measured<Throughput>> streams)
        implements Timeline {

    /**
     * A figure of one ordered pair of nodes.
     *
     * @param value empty where it could not be read
     * @param trouble what was said in its place, else empty text
     * @param sequence the record that it rests on
     */
    public record Measured<T>(String from, String to, Optional<T> value, String trouble, int sequence) {}

    private static final int LONGEST_TROUBLE = 160;

    public SegmentMeasurement {
        nodes = List.copyOf(nodes);
        pings = List.copyOf(pings);
        streams = List.copyOf(streams);
    }

    /** The measurement that a drill's records tell. */
    static SegmentMeasurement of(DrillRecords records) {
        var nodes = new LinkedHashSet<String>();
        var pings = new ArrayList<Measured<PingSeries>>();
        var streams = new ArrayList<Measured<Throughput>>();
        for (var entry : records.entries()) {
            if (entry instanceof Entry.Asked asked) {
                var by = asked.askedBy();
                var number = records.number(asked);
                if (by.equals(MeasureDrill.ASKED_FOR_IPERF3)) {
                    nodes.add(asked.host());
                } else if (by.startsWith(MeasureDrill.ASKED_TO_PING)) {
                    pings.add(read(asked.host(), by.substring(MeasureDrill.ASKED_TO_PING.length()), asked, PingSeries::read, number));
                } else if (by.startsWith(MeasureDrill.ASKED_TO_SEND)) {
                    streams.add(read(asked.host(), by.substring(MeasureDrill.ASKED_TO_SEND.length()), asked, Throughput::read, number));
                } else if (by.startsWith(MeasureDrill.ASKED_TO_RECEIVE)) {
                    streams.add(read(by.substring(MeasureDrill.ASKED_TO_RECEIVE.length()), asked.host(), asked, Throughput::read, number));
                }
            }
        }
        return new SegmentMeasurement(List.copyOf(nodes), pings, streams);
    }

    private static <T> Measured<T> read(String from, String to, Entry.Asked asked, Function<Printed, Reading<T>> reader, int number) {
        return switch (asked.answer()) {
            case NoAnswer none -> new Measured<>(from, to, Optional.empty(), none.why().in(Language.ENGLISH), number);
            case Output output -> switch (reader.apply(new Printed(output.exit(), output.outText(), output.errText(), output.truncated(),
                    output.started(), output.took()))) {
                case Reading.Known<T>(var value) -> new Measured<>(from, to, Optional.of(value), "", number);
                case Reading.Strange<T> strange -> new Measured<>(from, to, Optional.empty(), strange.why() + ": "
                        + strange.text().strip().lines().findFirst().map(line -> line.substring(0, Math.min(line.length(), LONGEST_TROUBLE)))
                        .orElse(""), number);
            };
        };
    }

    /** The latency from one node to another, where that was measured. */
    public Optional<Measured<PingSeries>> ping(String from, String to) {
        return pings.stream().filter(one -> one.from().equals(from) && one.to().equals(to)).findFirst();
    }

    /** The bandwidth from one node to another, where that was measured. */
    public Optional<Measured<Throughput>> stream(String from, String to) {
        return streams.stream().filter(one -> one.from().equals(from) && one.to().equals(to)).findFirst();
    }

    /** Whether every ordered pair was tried, whatever came of it. */
    @Override
    public boolean complete() {
        return nodes.size() > 1 && nodes.stream().allMatch(from -> nodes.stream().filter(to -> !to.equals(from))
                .allMatch(to -> ping(from, to).isPresent() && stream(from, to).isPresent()));
    }

    @Override
    public List<String> summary(Language language) {
        return Stream.concat(pings.stream().map(one -> line(one, language, one.value().map(ping -> Message.of("drill.network.pinged",
                        decimal(language, ping.lossPercent(), 1), ping.times().map(times -> decimal(language, times.average().doubleValue(), 3))
                        .orElse("–"), ping.times().map(times -> decimal(language, times.most().doubleValue(), 3)).orElse("–"))))),
                streams.stream().map(one -> line(one, language, one.value().map(stream -> stream.error()
                        .map(error -> Message.of("drill.network.no-stream", error)).orElseGet(() -> Message.of("drill.network.streamed",
                                decimal(language, stream.bitsPerSecond() / 1e6, 0)))))))
                .toList();
    }

    private static String line(Measured<?> measured, Language language, Optional<Message> found) {
        return measured.from() + " → " + measured.to() + "  " + found.orElseGet(() -> Message.of("drill.network.no-figure",
                measured.trouble())).in(language);
    }

    private static String decimal(Language language, double number, int places) {
        return String.format(language.locale(), "%." + places + "f", number);
    }
}
