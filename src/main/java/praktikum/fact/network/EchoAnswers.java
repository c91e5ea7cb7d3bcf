package praktikum.fact.network;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * How many of some echo requests were answered, from a {@code ping} of iputils or BusyBox: what systems have that are no nodes.
 *
 * @param sent how many requests went out; 0 where the host has no route
 * @param received how many were answered
 */
public record EchoAnswers(long sent, long received) {

    private static final Pattern SUMMARY =
            Pattern.compile("(\\d{1,9}) packets transmitted, (\\d{1,9}) (?:packets )?received, .{0,20}[0-9]{1,3}(?:\\.[0-9]{1,9})?% packet "
            + "loss.*");
    private static final Pattern NO_ROUTE = Pattern.compile("ping: (?:connect: |sendmsg: |sendto: )?Network (?:is )?unreachable");

    /** So many requests to an address, one a second. */
    public static Question<EchoAnswers> of(String address, int count) {
        return Question.of(EchoAnswers::read, "ping", "-c", Integer.toString(count), "-W", "1", address)
                .within(Duration.ofSeconds(2L * count + 15));
    }

    /** Reads {@code 3 packets transmitted, 3 received, 0% packet loss, time 2003ms}, or {@code … 3 packets received …} → 3 of 3. */
    public static Reading<EchoAnswers> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<String> lines = TextLines.filledLines(p.out());
            var counted = lines.stream().map(SUMMARY::matcher).filter(line -> line.matches()).toList();
            if (counted.isEmpty() && p.exit() != 0 && p.err().lines().anyMatch(line -> NO_ROUTE.matcher(line.strip()).matches())) {
                return new EchoAnswers(0, 0);
            }
            if (p.exit() != 0 && p.exit() != 1) {
                throw p.failure();
            }
            if (counted.size() != 1) {
                throw new NotUnderstood("not one line '… packets transmitted, … received'");
            }
            long sent = Long.parseLong(counted.getFirst().group(1));
            long received = Long.parseLong(counted.getFirst().group(2));
            if (received > sent || received > 0 != (p.exit() == 0)) {
                throw new NotUnderstood("a summary that contradicts itself", counted.getFirst().group());
            }
            return new EchoAnswers(sent, received);
        });
    }
}
