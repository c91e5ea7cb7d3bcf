package praktikum.fact.network;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * A series of echo requests to one address, from {@code ping} of iputils.
 *
 * @param sent how many requests went out; 0 where the host has no route
 * @param received how many were answered; duplicates do not count
 * @param duplicates answers that came more than once
 * @param times in which answers came; empty where none did
 */
public record PingSeries(long sent, long received, long duplicates, Optional<Times> times) {

    /** Round trips in milliseconds: {@code rtt min/avg/max/mdev}. */
    public record Times(BigDecimal least, BigDecimal average, BigDecimal most, BigDecimal deviation) {}

    private static final Pattern SUMMARY = Pattern.compile("(\\d{1,9}) packets transmitted, (\\d{1,9}) received"
            + "(?:, \\+(\\d{1,9}) duplicates)?(?:, \\+\\d{1,9} (?:corrupted|errors))*, [0-9.e+]{1,12}% packet loss(?:, time \\d{1,"
            + "12} ?ms)?");
    private static final Pattern TIMES =
            Pattern.compile("rtt min/avg/max/mdev = ([0-9.]{1,16})/([0-9.]{1,16})/([0-9.]{1,16})/([0-9.]{1,16})"
            + " ms(?:, .{0,80})?");
    /** Milliseconds; ping itself is ended long before. */
    private static final BigDecimal LONGEST = new BigDecimal(60_000);
    // strerror(3) of what connect(2) says where no route leads there.
    private static final Pattern NO_ROUTE = Pattern.compile("ping: (?:connect: |sendmsg: )?Network is unreachable");

    /**
     * So many requests to an address, the next one an interval after the last.
     *
     * @param interval at least 2 ms, what ping lets users other than root do
     */
    public static Question<PingSeries> to(String address, int count, Duration interval) {
        var seconds = BigDecimal.valueOf(interval.toMillis(), 3).stripTrailingZeros().toPlainString();
        return Question.of(PingSeries::read, "ping", "-n", "-c", Integer.toString(count), "-i", seconds, "-W", "1", address)
                .within(interval.multipliedBy(count).plusSeconds(20));
    }

    /** Reads the summary: {@code 100 packets transmitted, 98 received, 2% packet loss, time 1980ms} → 98 of 100. */
    public static Reading<PingSeries> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == 2 && p.out().isBlank() && NO_ROUTE.matcher(p.err().strip()).matches()) {
                return new PingSeries(0, 0, 0, Optional.empty());
            }
            if (p.exit() != 0 && p.exit() != 1) {
                throw p.failure();
            }
            var lines = TextLines.filledLines(p.out());
            var counted = only(lines, SUMMARY).orElseThrow(() -> new NotUnderstood("no line '… packets transmitted, … received'"));
            long sent = Long.parseLong(counted.group(1));
            long received = Long.parseLong(counted.group(2));
            var times = only(lines, TIMES);
            if (received > sent || received > 0 != times.isPresent() || received > 0 != (p.exit() == 0)) {
                throw new NotUnderstood("a summary that contradicts itself", counted.group());
            }
            return new PingSeries(sent, received, counted.group(3) == null ? 0 : Long.parseLong(counted.group(3)),
                    times.isPresent() ? Optional.of(times(times.get())) : Optional.empty());
        });
    }

    /** How many of the requests were lost, in percent; 100 where none could be sent. */
    public double lossPercent() {
        return sent == 0 ? 100 : 100.0 * (sent - received) / sent;
    }

    private static Optional<Matcher> only(List<String> lines, Pattern pattern) throws NotUnderstood {
        var found = lines.stream().map(pattern::matcher).filter(Matcher::matches).toList();
        if (found.size() > 1) {
            throw new NotUnderstood("a line of the summary twice", found.get(1).group());
        }
        return found.stream().findFirst();
    }

    private static Times times(Matcher line) throws NotUnderstood {
        try {
            var times = new Times(new BigDecimal(line.group(1)), new BigDecimal(line.group(2)), new BigDecimal(line.group(3)),
                    new BigDecimal(line.group(4)));
            if (times.most().compareTo(LONGEST) > 0) {
                throw new NotUnderstood("a round trip longer than ping was at work, as where a clock is set meanwhile", line.group());
            }
            if (times.least().compareTo(times.average()) > 0 || times.average().compareTo(times.most()) > 0) {
                throw new NotUnderstood("an average outside its range", line.group());
            }
            return times;
        } catch (NumberFormatException e) {
            throw new NotUnderstood("no number of milliseconds", line.group());
        }
    }
}
