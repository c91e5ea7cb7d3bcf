package praktikum.fact.network;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * Echo requests to one address at short intervals, with each answer, from {@code ping -D} of iputils: shows for how long an address was
 * silent. Lengths come from the numbers of the requests, which nobody can set forward; the clock only says when it was.
 *
 * @param sent how many requests went out
 * @param interval from one request to the next
 * @param replies in the order of their requests; duplicates do not count
 */
public record EchoTrace(long sent, Duration interval, List<Reply> replies) {

    private static final int LONGEST_LINE = 300;
    private static final Pattern REPLY = Pattern.compile("\\[([0-9]{1,11}\\.[0-9]{6})\\] [0-9]{1,6} bytes from \\S{1,100}"
            + "(?: \\(\\S{1,60}\\))?: icmp_seq=([0-9]{1,6}) ttl=[0-9]{1,3} time=([0-9]{1,9}(?:\\.[0-9]{1,6})?) ms");
    private static final Pattern SUMMARY = Pattern.compile("([0-9]{1,9}) packets transmitted, ([0-9]{1,9}) received, .{0,80}");
    /** A clock that differs by more than this and a third of the time was set; a busy machine is late by less. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    /**
     * An answer.
     *
     * @param sequence the number of its request, from 1 on
     * @param roundTrip how long it took
     * @param at when it came, by the asking host's clock
     */
    public record Reply(int sequence, Duration roundTrip, Instant at) {}

    /**
     * The longest time without an answer.
     *
     * @param length from the answer before to the answer after
     * @param lost how many requests in between were never answered
     * @param after the answer before it, as an index of {@link #replies}
     */
    public record Silence(Duration length, long lost, int after) {}

    public EchoTrace {
        replies = List.copyOf(replies);
    }

    /**
     * Requests to an address until a signal ends them, and not longer than given.
     *
     * @param interval 100 ms as a rule; users other than root may not choose less than 200 ms in releases before 2021
     */
    public static Question<EchoTrace> of(String address, Duration interval, Duration longest) {
        return asked(interval, longest.plusSeconds(20), "-w", Long.toString(longest.toSeconds()), address);
    }

    /** Three requests, to see whether that works at all. */
    public static Question<EchoTrace> trial(String address, Duration interval) {
        return asked(interval, Duration.ofSeconds(15), "-c", "3", "-W", "1", address);
    }

    private static Question<EchoTrace> asked(Duration interval, Duration limit, String... rest) {
        List<String> argv = new ArrayList<>(List.of("ping", "-n", "-D", "-i",
                BigDecimal.valueOf(interval.toMillis(), 3).stripTrailingZeros().toPlainString()));
        argv.addAll(List.of(rest));
        return Question.of(printed -> read(printed, interval), argv).within(limit);
    }

    /**
     * Reads lines {@code [1765708193.123456] 64 bytes from 192.0.2.15: icmp_seq=7 ttl=64 time=0.436 ms} and the summary; what others say
     * in the place of the address, as {@code Destination Host Unreachable}, is no answer.
     */
    public static Reading<EchoTrace> read(Printed printed, Duration interval) {
        return Reading.of(printed, p -> {
            if (p.exit() != 0 && p.exit() != 1) {
                throw p.failure();
            }
            List<Reply> replies = new ArrayList<>();
            Optional<Matcher> summary = Optional.empty();
            for (String line : TextLines.filledLines(p.out())) {
                if (line.length() <= LONGEST_LINE) {
                    Matcher reply = REPLY.matcher(line);
                    Matcher counted = SUMMARY.matcher(line);
                    if (reply.matches()) {
                        add(replies, reply, line);
                    } else if (counted.matches()) {
                        summary = Optional.of(counted);
                    }
                }
            }
            long sent = Long.parseLong(summary.orElseThrow(() -> new NotUnderstood("no line '… packets transmitted, … received'"))
                    .group(1));
            if (Long.parseLong(summary.get().group(2)) != replies.size() || sent < replies.size()) {
                throw new NotUnderstood("not as many answers as the summary counts", summary.get().group());
            }
            return new EchoTrace(sent, interval, replies);
        });
    }

    private static void add(List<Reply> replies, Matcher parts, String line) throws NotUnderstood {
        int sequence = Integer.parseInt(parts.group(2));
        BigDecimal stamp = new BigDecimal(parts.group(1));
        // Answers that came late are printed late, and then in order.
        if (!replies.isEmpty() && replies.getLast().sequence() >= sequence) {
            throw new NotUnderstood("an answer that is not in its order", line);
        }
        long nanos = stamp.remainder(BigDecimal.ONE).movePointRight(9).longValue();
        replies.add(new Reply(sequence, Duration.ofNanos(new BigDecimal(parts.group(3)).movePointRight(6).longValue()),
                Instant.ofEpochSecond(stamp.longValue(), nanos)));
    }

    /** The longest time without an answer; empty where there are not two answers. */
    public Optional<Silence> longestSilence() {
        Optional<Silence> longest = Optional.empty();
        for (int i = 1; i < replies.size(); i++) {
            Reply before = replies.get(i - 1);
            Reply after = replies.get(i);
            Duration numbered = interval.multipliedBy(after.sequence() - before.sequence());
            Duration length = numbered.plus(late(i)).minus(late(i - 1));
            Silence silence = new Silence(length.compareTo(numbered) > 0 ? length : numbered,
                    after.sequence() - before.sequence() - 1, i - 1);
            if (longest.isEmpty() || silence.length().compareTo(longest.get().length()) > 0) {
                longest = Optional.of(silence);
            }
        }
        return longest;
    }

    /**
     * How late an answer was. Who is silent answers nothing in between: where an answer is said to be late, and the next one was in time,
     * a clock was set in between.
     */
    private Duration late(int index) {
        Duration late = replies.get(index).roundTrip();
        if (late.compareTo(interval) <= 0 || index + 1 == replies.size()) {
            return late;
        }
        Reply next = replies.get(index + 1);
        Duration least = late.minus(interval.multipliedBy(next.sequence() - replies.get(index).sequence())).minus(interval);
        return next.roundTrip().compareTo(least) < 0 ? Duration.ZERO : late;
    }

    /** Whether there were answers until the requests ended, and not only at first. */
    public boolean answersInTheEnd() {
        return !replies.isEmpty() && sent - replies.getLast().sequence() <= 3;
    }

    /** Whether the asking host's clock was set meanwhile. */
    public boolean clockSet() {
        for (int i = 1; i < replies.size(); i++) {
            Reply before = replies.get(i - 1);
            Reply after = replies.get(i);
            Duration shown = Duration.between(before.at(), after.at());
            Duration expected = interval.multipliedBy(after.sequence() - before.sequence());
            if (shown.minus(expected).abs().compareTo(SLACK.plus(expected.dividedBy(3)).plus(late(i - 1)).plus(late(i))) > 0) {
                return true;
            }
        }
        return false;
    }

    /** From the first answer to the last. */
    public Duration length() {
        return replies.isEmpty() ? Duration.ZERO : since(replies.size() - 1);
    }

    /** How long after the first answer another one came: by the clock, or by its number where the clock was set. */
    public Duration since(int index) {
        Reply first = replies.getFirst();
        Reply reply = replies.get(index);
        return clockSet() ? interval.multipliedBy(reply.sequence() - first.sequence()).plus(late(index))
                : Duration.between(first.at(), reply.at());
    }
}
