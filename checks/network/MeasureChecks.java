package network;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.drill.network.SegmentMeasurement;
import praktikum.drill.network.SegmentMeasurement.Measured;
import praktikum.fact.network.PingSeries;
import praktikum.fact.network.Throughput;

/** Lab 03: how fast the segment is, by numbers. */
@ChecksFor("03-network")
final class MeasureChecks {

    /** One direction that carries less than this part of the other has a cause of its own: a busy machine slows both. */
    private static final double MOST_LOPSIDED = 0.2;

    @Check("no-loss")
    void noPacketIsLost(Cluster cluster, SegmentMeasurement measured) {
        judgePings(cluster, measured, (peer, ping) -> {
            var percent = String.format(Locale.ROOT, "%.1f %%", ping.value().lossPercent());
            if (ping.value().duplicates() > 0) {
                return wrong("0", ping.value().duplicates()).mistake("twice");
            }
            return ping.value().received() == ping.value().sent() && ping.value().sent() > 0 ? right(percent)
                    : wrong("0 %", percent).mistake(ping.value().received() == 0 ? "unreachable" : "lost");
        });
    }

    @Check("latency")
    void answersAreBackInTime(Cluster cluster, SegmentMeasurement measured) {
        judgePings(cluster, measured, (peer, ping) -> {
            if (ping.value().times().isEmpty()) {
                throw cannotTell("check.network.nothing-answered", ping.from(), peer.name());
            }
            var times = ping.value().times().get();
            var average = over(times.average(), cluster.averageLimit());
            var found = times.average() + " / " + times.most() + " ms";
            var limits = cluster.averageLimit().toMillis() + " / " + cluster.maximumLimit().toMillis() + " ms";
            return average || over(times.most(), cluster.maximumLimit())
                    ? wrong(limits, found).mistake(average ? "average" : "maximum") : right(found);
        });
    }

    private static boolean over(BigDecimal milliseconds, Duration limit) {
        return milliseconds.compareTo(BigDecimal.valueOf(limit.toMillis())) > 0;
    }

    @Check("bandwidth")
    void everyPairCarriesThePlannedBandwidthBothWays(Cluster cluster, SegmentMeasurement measured) {
        var planned = cluster.megabitLimit() + " Mbit/s";
        judgeStreams(cluster, measured, (peer, stream) -> {
            if (stream.value().error().isPresent()) {
                return wrong(planned, stream.value().error().get()).mistake("no-stream");
            }
            var rate = stream.value().bitsPerSecond();
            var back = measured.stream(peer.name(), stream.from()).flatMap(Measured::value).map(Throughput::bitsPerSecond).orElse(0L);
            return rate >= cluster.megabitLimit() * 1_000_000 ? right(megabits(rate))
                    : wrong(planned, megabits(rate)).mistake(rate < back * MOST_LOPSIDED ? "one-way" : "slow").with("back", megabits(back));
        });
    }

    private static String megabits(long bitsPerSecond) {
        return Math.round(bitsPerSecond / 1e6) + " Mbit/s";
    }

    /** A figure that is there. */
    private record Figure<T>(String from, T value, int record) {}

    private static void judgePings(Cluster cluster, SegmentMeasurement measured,
            BiFunction<Node, Figure<PingSeries>, Judgement> judge) {
        judgePairs(cluster, node -> peer -> value(measured.ping(node.name(), peer.name()), node.name(), peer), judge);
    }

    private static void judgeStreams(Cluster cluster, SegmentMeasurement measured,
            BiFunction<Node, Figure<Throughput>, Judgement> judge) {
        judgePairs(cluster, node -> peer -> value(measured.stream(node.name(), peer.name()), node.name(), peer), judge);
    }

    /** A node is right where all that it sent to the others is; the first pair that is not says what is wrong. */
    private static <T> void judgePairs(Cluster cluster, Function<Node, Function<Node, Figure<T>>> figures,
            BiFunction<Node, Figure<T>, Judgement> judge) {
        judgeAll(cluster.nodes(), node -> {
            var found = new ArrayList<String>();
            var records = new ArrayList<Integer>();
            for (var peer : cluster.others(node)) {
                var figure = figures.apply(node).apply(peer);
                var judgement = judge.apply(peer, figure);
                records.add(figure.record());
                if (!judgement.right()) {
                    return judgement.with("peer", peer.name()).with("address", peer.address()).citing(List.of(figure.record()));
                }
                found.add(peer.name() + " " + judgement.found());
            }
            return right(String.join("; ", found)).citing(records);
        });
    }

    private static <T> Figure<T> value(Optional<Measured<T>> pair, String from, Node to) {
        var measured = pair.orElseThrow(() -> cannotTell("check.network.not-tried", from, to.name()));
        return new Figure<>(from, measured.value().orElseThrow(() ->
                cannotTell("check.network.no-figure", from, to.name(), measured.trouble())), measured.sequence());
    }
}
