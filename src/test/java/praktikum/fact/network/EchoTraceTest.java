package praktikum.fact.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.fact.Printed;
import praktikum.fact.Reading;

/** How long an address was silent follows from the numbers of the requests. */
class EchoTraceTest {

    private static final Duration TENTH = Duration.ofMillis(100);

    private final StringBuilder lines = new StringBuilder("PING 192.0.2.15 (192.0.2.15) 56(84) bytes of data.\n");
    private int received;

    /** An answer whose round trip took so many milliseconds, seen at so many milliseconds by the clock. */
    private EchoTraceTest reply(int sequence, double millis, long clock) {
        lines.append("[%d.%06d] 64 bytes from 192.0.2.15: icmp_seq=%d ttl=64 time=%s ms%n".formatted(
                1_765_708_193 + Math.floorDiv(clock, 1000), Math.floorMod(clock, 1000) * 1000, sequence, Double.toString(millis)));
        received++;
        return this;
    }

    private EchoTraceTest replies(int from, int to) {
        for (var i = from; i <= to; i++) {
            reply(i, 0.4, i * 100L);
        }
        return this;
    }

    private EchoTrace read(int sent) {
        var summary = "\n--- 192.0.2.15 ping statistics ---\n" + sent + " packets transmitted, " + received
                + " received, 3% packet loss, time 3012ms\nrtt min/avg/max/mdev = 0.3/0.4/0.5/0.1 ms\n";
        return EchoTrace.read(Printed.of(lines + summary), TENTH).asOptional().orElseThrow();
    }

    @Test
    void lostRequestsAreASilence() {
        var trace = replies(1, 10).replies(18, 30).read(30);

        assertEquals(Optional.of(new EchoTrace.Silence(Duration.ofMillis(800), 7, 9)), trace.longestSilence());
        assertTrue(trace.answersInTheEnd());
        assertFalse(trace.clockSet());
        assertEquals(Duration.ofMillis(900), trace.since(9));
    }

    /** Requests that a bridge kept and sent on when the machine was back: answered late, and nobody was served meanwhile. */
    @Test
    void lateAnswersAreASilenceToo() {
        replies(1, 10);
        for (var i = 11; i <= 18; i++) {
            reply(i, 1900.0 - i * 100, 1900);
        }
        var trace = replies(19, 30).read(30);

        var silence = trace.longestSilence().orElseThrow();
        assertEquals(900, silence.length().toMillis(), 1);
        assertEquals(0, silence.lost());
    }

    @Test
    void aClockSetForwardMakesNoSilence() {
        replies(1, 10);
        for (var i = 11; i <= 30; i++) {
            reply(i, i == 11 ? 3_600_000 : 0.4, i * 100L + 3_600_000);
        }
        var trace = read(30);

        assertEquals(100, trace.longestSilence().orElseThrow().length().toMillis());
        assertTrue(trace.clockSet());
        assertEquals(2000, trace.since(20).toMillis(), 1);
    }

    @Test
    void aClockSetBackHidesNoSilence() {
        replies(1, 10);
        for (var i = 60; i <= 80; i++) {
            reply(i, 0.4, i * 100L - 490_000);
        }
        var trace = read(80);

        assertEquals(Duration.ofSeconds(5), trace.longestSilence().orElseThrow().length());
        assertTrue(trace.clockSet());
    }

    @Test
    void whoIsSilentInTheEndIsToldSo() {
        assertFalse(replies(1, 10).read(40).answersInTheEnd());
        assertEquals(Optional.empty(), new EchoTraceTest().read(40).longestSilence());
    }

    @Test
    void otherLinesAndDuplicatesAreNoAnswers() {
        replies(1, 2);
        lines.append("[1765708193.300000] From 192.0.2.11 icmp_seq=3 Destination Host Unreachable\n")
                .append("[1765708193.310000] 64 bytes from 192.0.2.15: icmp_seq=2 ttl=64 time=1.20 ms (DUP!)\n");
        assertEquals(2, replies(4, 6).read(6).replies().get(2).sequence() - 2);
    }

    @Test
    void aSeriesWithoutItsEndIsNotUnderstood() {
        replies(1, 10);
        assertTrue(EchoTrace.read(Printed.of(lines.toString()), TENTH) instanceof Reading.Strange);
        assertTrue(EchoTrace.read(Printed.of(2, "", "ping: cannot flood; minimal interval allowed for user is 200ms\n"), TENTH)
                instanceof Reading.Strange);
    }
}
