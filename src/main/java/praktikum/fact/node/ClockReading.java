package praktikum.fact.node;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * How far a host's clock is from the asking machine's, from {@code date +%s.%N} and the time the asking took.
 *
 * @param told what the host's clock showed
 * @param offset the host's clock minus the asking machine's at the middle of the asking; positive is ahead
 * @param uncertainty the true offset lies at most this far from {@code offset}: half of the time the asking took
 */
public record ClockReading(Instant told, Duration offset, Duration uncertainty) {

    // Soon or not at all: the longer it takes the less it says. A question with so little time is asked by itself, too, and not behind
    // others in one shell, whose time would count as its own.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public static final Question<ClockReading> ASKED = Question.of(ClockReading::read, "date", "+%s.%N").within(PATIENCE);

    /** The same once more, for a moment when the host has less to do. */
    public static final Question<ClockReading> AGAIN = Question.of(ClockReading::read, "date", "-u", "+%s.%N").within(PATIENCE);

    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,11})\\.([0-9]{1,9})");

    /** Reads {@code date +%s.%N}: {@code 1765707612.250000000}, asked at …612.000 and answered after 0.1 s → 0.2 s ahead, within 0.05 s. */
    public static Reading<ClockReading> read(Printed printed) {
        return Reading.of(printed, p -> {
            String line = p.onlyLine();
            Matcher parts = SECONDS.matcher(line);
            if (!parts.matches()) {
                throw new NotUnderstood("no seconds since 1970 with a fraction", line);
            }
            long nanos = new BigDecimal("0." + parts.group(2)).movePointRight(9).longValueExact();
            Instant told = Instant.ofEpochSecond(Long.parseLong(parts.group(1)), nanos);
            Duration half = p.took().dividedBy(2);
            return new ClockReading(told, Duration.between(p.asked().plus(half), told), half);
        });
    }

    /** The one of two readings of a clock that says it more exactly. */
    public ClockReading orFiner(ClockReading other) {
        return other.uncertainty.compareTo(uncertainty) < 0 ? other : this;
    }

    /** How far this clock is ahead of another; negative where it is behind. */
    public Duration aheadOf(ClockReading other) {
        return offset.minus(other.offset);
    }

    /** How far the true value may be from what {@link #aheadOf} says. */
    public Duration uncertaintyAgainst(ClockReading other) {
        return uncertainty.plus(other.uncertainty);
    }
}
