package praktikum.drill.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.drill.DrillRecords;
import praktikum.drill.Timeline;
import praktikum.fact.Printed;
import praktikum.fact.Question;
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
 * @param nodes all that were to be measured, in the order in which they answered
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
                var peer = by.substring(by.lastIndexOf('/') + 1);
                if (by.equals(MeasureDrill.ASKED_FOR_IPERF3)) {
                    nodes.add(asked.host());
                } else if (by.startsWith(MeasureDrill.ASKED_TO_PING)) {
                    pings.add(read(asked.host(), peer, asked, MeasureDrill.pings(peer), records));
                } else if (by.startsWith(MeasureDrill.ASKED_TO_SEND)) {
                    streams.add(read(asked.host(), peer, asked, MeasureDrill.stream(peer, false), records));
                } else if (by.startsWith(MeasureDrill.ASKED_TO_RECEIVE)) {
                    streams.add(read(peer, asked.host(), asked, MeasureDrill.stream(peer, true), records));
                }
            }
        }
        return new SegmentMeasurement(List.copyOf(nodes), pings, streams);
    }

    private static <T> Measured<T> read(String from, String to, Entry.Asked asked, Question<T> question, DrillRecords records) {
        var number = records.number(asked);
        if (!(asked.answer() instanceof Output output)) {
            return new Measured<>(from, to, Optional.empty(), ((NoAnswer) asked.answer()).why().in(Language.ENGLISH), number);
        }
        return switch (question.read(new Printed(output.exit(), output.outText(), output.errText(), output.truncated(), output.started(),
                output.took()))) {
            case Reading.Known<T>(var value) -> new Measured<>(from, to, Optional.of(value), "", number);
            case Reading.Strange<T> strange -> new Measured<>(from, to, Optional.empty(),
                    strange.why() + ": " + strange.text().strip().lines().findFirst().orElse(""), number);
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
        return Stream.concat(pings.stream().map(one -> line(one, language, one.value().map(ping -> pinged(ping, language)))),
                streams.stream().map(one -> line(one, language, one.value().map(stream -> streamed(stream, language))))).toList();
    }

    private static Message pinged(PingSeries ping, Language language) {
        return Message.of("drill.network.pinged", decimal(language, ping.lossPercent(), 1),
                ping.times().map(times -> decimal(language, times.average().doubleValue(), 3)).orElse("–"),
                ping.times().map(times -> decimal(language, times.most().doubleValue(), 3)).orElse("–"));
    }

    private static Message streamed(Throughput stream, Language language) {
        return stream.error().map(error -> Message.of("drill.network.no-stream", error))
                .orElseGet(() -> Message.of("drill.network.streamed", decimal(language, stream.bitsPerSecond() / 1e6, 0)));
    }

    private static String line(Measured<?> measured, Language language, Optional<Message> found) {
        return measured.from() + " → " + measured.to() + "  " + found.orElseGet(() -> Message.of("drill.network.no-figure",
                measured.trouble())).in(language);
    }

    private static String decimal(Language language, double number, int places) {
        return String.format(language.locale(), "%." + places + "f", number);
    }
}
