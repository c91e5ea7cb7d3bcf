package praktikum.drill.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import praktikum.drill.DrillRecords;
import praktikum.drill.Spread;
import praktikum.drill.Timeline;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * What a migration drill measured, computed from its transcript records alone.
 *
 * @param guest the name of the machine that was moved
 * @param id its number
 * @param rounds there and back, each time
 */
public record MigrationTimeline(String guest, long id, List<Round> rounds) implements Timeline {

    /**
     * Once there and back.
     *
     * @param there the way to the other node
     * @param back the way home
     */
    public record Round(MigrationLeg there, MigrationLeg back) {

        /** Both ways. */
        public List<MigrationLeg> legs() {
            return List.of(there, back);
        }
    }

    public MigrationTimeline {
        rounds = List.copyOf(rounds);
    }

    /** The timeline of a drill's records. */
    public static MigrationTimeline of(DrillRecords records) {
        return new MigrationTimelineReader(records).read();
    }

    /** The ways to the other node, one of each round. */
    public List<MigrationLeg> there() {
        return rounds.stream().map(Round::there).toList();
    }

    /** All ways in order. */
    public List<MigrationLeg> legs() {
        return rounds.stream().flatMap(round -> round.legs().stream()).toList();
    }

    /** Whether each round came so far that the machine was looked at after it was back. */
    @Override
    public boolean complete() {
        return !rounds.isEmpty() && rounds.stream().allMatch(round -> round.there().after().node().isPresent()
                && round.back().after().node().isPresent());
    }

    @Override
    public List<String> summary(Language language) {
        var lines = new ArrayList<String>();
        for (var leg : legs()) {
            lines.add(leg.from() + " → " + leg.to() + "  " + told(leg, language));
            leg.observed().forEach(one -> lines.add("    " + Message.of("drill.migration.seen", one.place().in(language),
                    one.silence().map(silence -> seconds(silence.length(), language)).orElse("–"),
                    one.silence().map(silence -> Long.toString(silence.lost())).orElse("–")).in(language)));
        }
        if (rounds.size() > 1) {
            Spread.of(there().stream().flatMap(leg -> leg.silence().stream()).toList()).ifPresent(spread -> lines.add(Message.of(
                    "drill.migration.median", spread.count(), seconds(spread.median(), language), seconds(spread.least(), language),
                    seconds(spread.most(), language)).in(language)));
        }
        return lines;
    }

    private static String told(MigrationLeg leg, Language language) {
        var figures = leg.log().map(log -> log.log().figures());
        return Stream.of(
                leg.log().map(log -> Message.of("drill.migration.transfer." + log.log().transfer().name().toLowerCase(Locale.ROOT)
                        .replace('_', '-'))),
                figures.flatMap(one -> one.downtime()).map(time -> Message.of("drill.migration.downtime", time.toMillis())),
                figures.flatMap(one -> one.transferred())
                        .map(size -> Message.of("drill.migration.transferred", size.in(language.locale()))),
                leg.boot().map(same -> Message.of(same ? "drill.migration.same-boot" : "drill.migration.other-boot")))
                .flatMap(one -> one.stream()).map(one -> one.in(language)).reduce((one, other) -> one + ", " + other)
                .orElseGet(() -> Message.of("drill.migration.no-log").in(language));
    }

    private static String seconds(Duration time, Language language) {
        return String.format(language.locale(), "%.1f s", time.toMillis() / 1000.0);
    }
}
