package praktikum.report.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import praktikum.drill.Spread;
import praktikum.drill.guest.Observation;
import praktikum.drill.migration.MigrationLeg;
import praktikum.drill.migration.MigrationTimeline;
import praktikum.fact.guest.inside.GuestBoot;
import praktikum.fact.network.EchoTrace;
import praktikum.report.migration.MigrationPart.Sentence;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * Was the service interrupted, for how long, and what proves it: three sentences, each from measured values.
 *
 * @param drill what was measured
 */
record MigrationAnswer(MigrationTimeline drill, Language language) {

    List<Sentence> sentences() {
        var longest = drill.there().stream().filter(leg -> leg.silence().isPresent())
                .max(Comparator.comparing(leg -> leg.silence().orElseThrow()));
        return List.of(interrupted(longest), madeOf(longest), proof());
    }

    private Sentence interrupted(Optional<MigrationLeg> longest) {
        if (longest.isEmpty()) {
            return sentence("interrupted", say("not-observed", drill.guest()), List.of());
        }
        var leg = longest.get();
        var seen = leg.observed().stream().filter(one -> one.silence().isPresent()).max(Comparator.comparing(this::length)).orElseThrow();
        var silence = seen.silence().orElseThrow();
        // One interval lies between any two answers.
        var noticed = silence.lost() > 0 || silence.length().compareTo(seen.trace().orElseThrow().interval().multipliedBy(2)) > 0;
        var text = say(noticed ? "interrupted" : "unnoticed", drill.guest(), leg.from(), leg.to(), seconds(silence.length()),
                seen.place().in(language), silence.lost());
        var spread = Spread.of(drill.there().stream().flatMap(one -> one.silence().stream()).toList()).filter(all -> all.count() > 1)
                .map(all -> " " + say("spread", all.count(), seconds(all.median()), seconds(all.least()), seconds(all.most()))).orElse("");
        return sentence("interrupted", text + spread, drill.there().stream().flatMap(one -> one.observed().stream())
                .map(Observation::record).toList());
    }

    private Duration length(Observation seen) {
        return seen.silence().map(EchoTrace.Silence::length).orElse(Duration.ZERO);
    }

    private Sentence madeOf(Optional<MigrationLeg> longest) {
        var log = longest.flatMap(MigrationLeg::log).filter(one -> one.log().figures().downtime().isPresent());
        if (log.isEmpty()) {
            return sentence("how-long", say("no-downtime"), List.of());
        }
        var told = log.get().log().figures();
        return sentence("how-long", say("made-of", told.downtime().orElseThrow().toMillis(),
                told.downtimeLimit().map(limit -> Long.toString(limit.toMillis())).orElse("–"),
                seconds(longest.flatMap(MigrationLeg::silence).orElse(Duration.ZERO).minus(told.downtime().get())))
                + " " + Message.of("report.migration.transfer." + log.get().log().transfer().name().toLowerCase(Locale.ROOT)
                        .replace('_', '-')).in(language), List.of(log.get().record()));
    }

    private Sentence proof() {
        var restarted = drill.legs().stream().filter(leg -> leg.boot().filter(same -> !same).isPresent()).findFirst();
        if (restarted.isPresent()) {
            var leg = restarted.get();
            return sentence("proof", say("restarted", leg.from(), leg.to(), id(leg.before().boot()), id(leg.after().boot())), records(leg));
        }
        var leg = drill.there().getFirst();
        var marker = leg.after().memory().flatMap(one -> one);
        if (leg.boot().isEmpty() || marker.isEmpty() || !leg.before().memory().equals(leg.after().memory())) {
            return sentence("proof", say("no-proof", drill.guest()), records(leg));
        }
        return sentence("proof", say("proof", id(leg.after().boot()), marker.get().text(), marker.get().fileSystem(),
                String.join(", ", leg.after().addresses()), String.join(", ", leg.after().macs())), records(leg));
    }

    private static String id(Optional<GuestBoot> boot) {
        return boot.map(GuestBoot::bootId).orElse("–");
    }

    private static List<Integer> records(MigrationLeg leg) {
        var all = new TreeSet<>(leg.before().records());
        all.addAll(leg.after().records());
        return new ArrayList<>(all);
    }

    private Sentence sentence(String question, String text, List<Integer> evidence) {
        return new Sentence(say("question." + question), text, List.copyOf(new TreeSet<>(evidence)));
    }

    private String seconds(Duration time) {
        return String.format(language.locale(), "%.1f s", Math.max(0, time.toMillis()) / 1000.0);
    }

    private String say(String key, Object... values) {
        return Message.of("report.migration." + key, values).in(language);
    }
}
