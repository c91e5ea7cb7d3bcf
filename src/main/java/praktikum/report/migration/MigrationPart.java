package praktikum.report.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import praktikum.drill.migration.MigrationLeg;
import praktikum.drill.migration.MigrationTimeline;
import praktikum.report.Chapter;
import praktikum.report.ReportText;
import praktikum.report.Table;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * A machine that moved while it ran: what others noticed of it, and what it said itself.
 *
 * @param answer the sentences that answer whether the service was interrupted, for how long, and what proves it
 * @param limit for how long it may be silent
 */
public record MigrationPart(MigrationTimeline drill, List<Sentence> answer, Duration limit, Language language) implements Chapter.Content {

    /**
     * A sentence.
     *
     * @param question what it answers
     * @param evidence transcript records, ascending
     */
    public record Sentence(String question, String text, List<Integer> evidence) {

        public Sentence {
            evidence = List.copyOf(evidence);
        }
    }

    public MigrationPart {
        answer = List.copyOf(answer);
    }

    static MigrationPart of(MigrationTimeline drill, Duration limit, Language language) {
        return new MigrationPart(drill, new MigrationAnswer(drill, language).sentences(), limit, language);
    }

    @Override
    public List<String> sections() {
        return several() ? List.of("answer", "phases", "rounds", "figures", "meaning") : List.of("answer", "phases", "figures", "meaning");
    }

    @Override
    public List<Integer> cited() {
        var all = new TreeSet<Integer>();
        answer.forEach(sentence -> all.addAll(sentence.evidence()));
        drill.legs().forEach(leg -> all.addAll(leg.records()));
        return List.copyOf(all);
    }

    /** Whether it was measured more than once. */
    public boolean several() {
        return drill.rounds().size() > 1;
    }

    /** The way to the other node whose silence is in the middle of all; of one that is it. */
    private MigrationLeg typical() {
        var sorted = drill.there().stream().sorted((one, other) -> one.silence().orElse(Duration.ZERO)
                .compareTo(other.silence().orElse(Duration.ZERO))).toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** The phases of a typical migration and the silence in it; empty where the times cannot be put on one line. */
    public Optional<PhasesDrawing> phases(ReportText say) {
        return PhasesDrawing.of(typical(), say);
    }

    /** All silences. */
    public SpreadDrawing spread(ReportText say) {
        return SpreadDrawing.of(drill, limit, say);
    }

    /** Every way with its figures. */
    public Table figures() {
        var rows = new ArrayList<List<Table.Cell>>();
        for (var leg : drill.legs()) {
            var records = leg.records();
            rows.add(List.of(Table.Cell.of(leg.from() + " → " + leg.to()), new Table.Cell(silences(leg), records),
                    Table.Cell.of(log(leg, "downtime")), Table.Cell.of(log(leg, "transferred")), Table.Cell.of(log(leg, "rate")),
                    Table.Cell.of(log(leg, "duration")), Table.Cell.of(log(leg, "moved"))));
        }
        return new Table("", List.of("way", "silence", "downtime", "transferred", "rate", "duration", "moved").stream()
                .map(column -> say("column." + column)).toList(), rows);
    }

    private String silences(MigrationLeg leg) {
        var all = leg.observed().stream().map(one -> one.place().in(language) + ": "
                + one.silence().map(silence -> seconds(silence.length())).orElse("–")).collect(Collectors.joining(", "));
        return all.isEmpty() ? "–" : all;
    }

    private String log(MigrationLeg leg, String figure) {
        if (leg.log().isEmpty()) {
            return "–";
        }
        var log = leg.log().get().log();
        var told = log.figures();
        return switch (figure) {
            case "downtime" -> told.downtime().map(time -> time.toMillis() + told.downtimeLimit().map(limit -> " / " + limit.toMillis())
                    .orElse("") + " ms").orElse("–");
            case "transferred" -> told.transferred().map(size -> size.in(language.locale())).orElse("–");
            case "rate" -> log.rate().isPresent() ? decimal(log.rate().getAsDouble() / (1 << 20)) + " MiB/s" : "–";
            case "duration" -> told.duration().map(time -> time.toSeconds() + " s").orElse("–");
            default -> Message.of("drill.migration.transfer." + log.transfer().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .in(language);
        };
    }

    private String seconds(Duration time) {
        return decimal(time.toMillis() / 1000.0) + " s";
    }

    private String decimal(double number) {
        return String.format(language.locale(), "%.1f", number);
    }

    private String say(String key) {
        return Message.of("report.migration." + key).in(language);
    }
}
