package praktikum.report.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.drill.network.SegmentMeasurement;
import praktikum.drill.network.SegmentMeasurement.Measured;
import praktikum.fact.network.PingSeries;
import praktikum.fact.network.Throughput;
import praktikum.report.Chapter;
import praktikum.report.Table;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.plan.LimitsPlan;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * Latency and bandwidth between all nodes.
 *
 * @param latency of each ordered pair that was measured
 * @param bandwidth of each ordered pair that was measured
 */
public record NetworkPart(List<String> nodes, LimitsPlan limits, List<Pair> latency, List<Pair> bandwidth, Language language)
        implements Chapter.Content {

    // More rows than that nobody reads; the worst come first then.
    private static final int MOST_ROWS = 90;

    /**
     * A figure of a pair.
     *
     * @param badness 1 where it is just allowed
     * @param brief the figure in as few characters as it takes
     * @param cells what the table says of it, after the two names
     * @param record the record it rests on
     */
    public record Pair(String from, String to, double badness, String brief, List<String> cells, int record) {

        public Pair {
            cells = List.copyOf(cells);
        }
    }

    public NetworkPart {
        nodes = List.copyOf(nodes);
        latency = List.copyOf(latency);
        bandwidth = List.copyOf(bandwidth);
    }

    static NetworkPart of(SegmentMeasurement measured, Site site, Language language) {
        var limits = site.plan().section(LimitsPlan.class).orElse(LimitsPlan.USUAL);
        var nodes = site.nodes().stream().map(PlannedNode::name).filter(measured.nodes()::contains).toList();
        var ordered = Comparator.<Pair>comparingInt(pair -> nodes.indexOf(pair.from())).thenComparingInt(pair -> nodes.indexOf(pair.to()));
        return new NetworkPart(nodes, limits,
                measured.pings().stream().map(ping -> latency(ping, limits, language)).sorted(ordered).toList(),
                measured.streams().stream().map(stream -> bandwidth(stream, limits, language)).sorted(ordered).toList(), language);
    }

    private static Pair latency(Measured<PingSeries> pair, LimitsPlan limits, Language language) {
        var times = pair.value().flatMap(PingSeries::times);
        var lost = pair.value().map(ping -> decimal(language, ping.lossPercent(), 1) + " %").orElse("–");
        if (times.isEmpty()) {
            return new Pair(pair.from(), pair.to(), 2, "–", List.of("–", "–", "–", lost), pair.sequence());
        }
        var average = times.get().average().doubleValue();
        var most = times.get().most().doubleValue();
        var badness = Math.max(average / limits.average().toMillis(), most / limits.maximum().toMillis());
        return new Pair(pair.from(), pair.to(), pair.value().orElseThrow().lossPercent() > 0 ? Math.max(badness, 2) : badness,
                decimal(language, average, 2), List.of(decimal(language, average, 3), decimal(language, most, 3),
                decimal(language, times.get().deviation().doubleValue(), 3), lost), pair.sequence());
    }

    private static Pair bandwidth(Measured<Throughput> pair, LimitsPlan limits, Language language) {
        var carried = pair.value().filter(stream -> stream.error().isEmpty());
        if (carried.isEmpty()) {
            var why = pair.value().flatMap(Throughput::error).orElse(pair.trouble());
            return new Pair(pair.from(), pair.to(), 2, "–", List.of(why, "–"), pair.sequence());
        }
        var megabits = carried.get().bitsPerSecond() / 1e6;
        var again = carried.get().retransmits();
        return new Pair(pair.from(), pair.to(), limits.megabits() / Math.max(megabits, 0.001), decimal(language, megabits, 0),
                List.of(decimal(language, megabits, 0) + " Mbit/s", again.isPresent() ? Long.toString(again.getAsLong()) : "–"),
                pair.sequence());
    }

    private static String decimal(Language language, double number, int places) {
        return String.format(language.locale(), "%." + places + "f", number);
    }

    @Override
    public List<String> sections() {
        return List.of("latency", "bandwidth", "pairs", "meaning");
    }

    @Override
    public List<Integer> cited() {
        return Stream.concat(latency.stream(), bandwidth.stream()).map(Pair::record).toList();
    }

    /** The heat map of the averages. */
    public MatrixDrawing latencyMap() {
        return MatrixDrawing.of(nodes, latency);
    }

    /** The square of the rates. */
    public MatrixDrawing bandwidthMap() {
        return MatrixDrawing.of(nodes, bandwidth);
    }

    /** Average, maximum, deviation and loss of each pair. */
    public Table latencyTable() {
        return table(latency, "from", "to", "average", "maximum", "deviation", "lost");
    }

    /** Rate and repeated segments of each pair. */
    public Table bandwidthTable() {
        return table(bandwidth, "from", "to", "rate", "again");
    }

    /** The pair that is worst off, in a sentence; empty where nothing was measured. */
    public Optional<String> worst(String kind, List<Pair> pairs) {
        return pairs.stream().filter(pair -> !pair.brief().equals("–")).max(Comparator.comparing(Pair::badness))
                .map(pair -> Message.of("report.network.worst-" + kind, pair.from(), pair.to(), pair.cells().get(0),
                        pair.cells().get(1), pair.cells().getLast()).in(language));
    }

    private Table table(List<Pair> pairs, String... columns) {
        var shown = new ArrayList<>(pairs);
        if (shown.size() > MOST_ROWS) {
            shown.sort(Comparator.comparing(Pair::badness).reversed());
        }
        var heads = Stream.of(columns).map(column -> Message.of("report.network.column." + column).in(language)).toList();
        return new Table(pairs.size() <= MOST_ROWS ? "" : Message.of("report.network.cut", MOST_ROWS, pairs.size()).in(language), heads,
                shown.stream().limit(MOST_ROWS).map(pair -> Stream.concat(Stream.of(pair.from(), pair.to()),
                pair.cells().stream()).map(text -> new Table.Cell(text, List.of(pair.record()))).toList()).toList());
    }
}
