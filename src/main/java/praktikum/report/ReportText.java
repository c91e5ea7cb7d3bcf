package praktikum.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import praktikum.text.Language;
import praktikum.text.Message;

/** What templates call for words, numbers and times of one language. */
public final class ReportText {

    private final Language language;
    private final ZoneId zone;
    private final TextSanitizer clean;

    ReportText(Language language, ZoneId zone, TextSanitizer clean) {
        this.language = language;
        this.zone = zone;
        this.clean = clean;
    }

    /** The sentence {@code report.KEY}, with values. */
    public String of(String key, Object... values) {
        return Message.of("report." + key, values).in(language);
    }

    /** The same, with what stands between back-quotes as code. */
    public TrustedMarkup rich(String key, Object... values) {
        return clean.sentence(of(key, values));
    }

    /** A sentence that is already told, with what stands between back-quotes as code. */
    public TrustedMarkup inline(String sentence) {
        return clean.sentence(sentence);
    }

    /** The language tag of the document. */
    public String tag() {
        return language.code();
    }

    /** The sign and the word of an outcome, by the name of the {@link OutcomeLabel}. */
    public String fate(String fate) {
        return fate(OutcomeLabel.valueOf(fate));
    }

    /** The sign and the word of an outcome. */
    public String fate(OutcomeLabel fate) {
        return fate.sign() + " " + Message.of(fate.key()).in(language);
    }

    /** Points with at most one decimal. */
    public String points(BigDecimal points) {
        var plain = points.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return decimal(plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain);
    }

    /** "earned + open of max"; without open points "earned of max". */
    public String score(Score score) {
        return score.open().signum() == 0
                ? of("score", points(score.earned()), points(score.max()))
                : of("score.open", points(score.earned()), points(score.open()), points(score.max()));
    }

    /** A day. */
    public String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()).format(instant.atZone(zone));
    }

    /** A time of day with its zone's offset. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss xxx", language.locale()).format(instant.atZone(zone));
    }

    /** A time of day. */
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", language.locale()).format(instant.atZone(zone));
    }

    /** A duration: milliseconds below a second, seconds with one decimal below two minutes, minutes and seconds above. */
    public String took(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            return seconds(duration) + " s";
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** Seconds with one decimal. */
    public String seconds(Duration duration) {
        return decimal(BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP));
    }

    /** A whole number with its thousands grouped. */
    public String count(long number) {
        return String.format(language.locale(), "%,d", number);
    }

    /** Names in a row. */
    public String list(List<?> names) {
        return names.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** The first characters of something long. */
    public String brief(String text, int characters) {
        var end = text.offsetByCodePoints(0, Math.min(characters, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + " " + of("brief", count(text.length() - end));
    }

    /** A hash in groups of eight. */
    public String hash(String hex) {
        return Arrays.stream(hex.split("(?<=\\G.{8})")).collect(Collectors.joining(" "));
    }

    private String decimal(BigDecimal number) {
        return number.toPlainString().replace('.', DecimalFormatSymbols.getInstance(language.locale()).getDecimalSeparator());
    }
}
