package praktikum.fact.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.net.Addresses;

/**
 * Whether packets of a size reach an address undivided, from {@code ping -M do -s SIZE}.
 *
 * @param answered how many came back
 * @param limit the size that somebody named who did not let them through
 * @param local whether that was the asking host itself
 */
public record SizedPing(long answered, OptionalInt limit, boolean local) {

    /** Bytes of the headers of IP and ICMP, which are no part of ping's size: RFC 791 and 792; 8200 and 4443. */
    private static final int HEADERS = 28;
    private static final int HEADERS_6 = 48;

    private static final Pattern SUMMARY = Pattern.compile("\\d{1,9} packets transmitted, (\\d{1,9}) received, .*");
    private static final Pattern LOCAL = Pattern.compile("ping: (?:local error|sendmsg): [Mm]essage too long(?:,? mtu[=:] ?(\\d{2,6}))?");
    private static final Pattern ON_THE_WAY = Pattern.compile("From [^ ]{1,64} icmp_seq=\\d{1,9} "
            + "(?:Frag needed and DF set \\(mtu = (\\d{2,6})\\)|Packet too big: mtu=(\\d{2,6}))");

    /** Packets as large as an interface sends. */
    public static Question<SizedPing> to(InetAddress address, int mtu) {
        var size = mtu - (address instanceof Inet6Address ? HEADERS_6 : HEADERS);
        return Question.of(SizedPing::read, "ping", "-n", "-M", "do", "-c", "2", "-i", "0.2", "-W", "1", "-s", Integer.toString(size),
                Addresses.text(address)).within(Duration.ofSeconds(15));
    }

    /** Reads who answered or refused: {@code From 10.0.0.1 icmp_seq=1 Frag needed and DF set (mtu = 1400)} → 1400 on the way. */
    public static Reading<SizedPing> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() != 0 && p.exit() != 1) {
                throw p.failure();
            }
            var answered = TextLines.filledLines(p.out()).stream().map(SUMMARY::matcher).filter(line -> line.matches()).findFirst()
                    .orElseThrow(() -> new NotUnderstood("no line '… packets transmitted, … received'")).group(1);
            var told = Stream.concat(TextLines.filledLines(p.err()).stream(), TextLines.filledLines(p.out()).stream()).toList();
            var refused = told.stream().map(LOCAL::matcher).filter(line -> line.matches()).toList();
            var local = refused.stream().filter(line -> line.group(1) != null).findFirst();
            var way = told.stream().map(ON_THE_WAY::matcher).filter(line -> line.matches()).findFirst();
            var limit = local.map(line -> line.group(1)).or(() -> way.map(line -> line.group(1) == null ? line.group(2) : line.group(1)));
            return new SizedPing(Long.parseLong(answered), limit.map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                    !refused.isEmpty());
        });
    }
}
