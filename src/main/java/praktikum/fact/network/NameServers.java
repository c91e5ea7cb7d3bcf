package praktikum.fact.network;

import java.net.InetAddress;
import java.util.List;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.net.Addresses;

/**
 * Whom a host asks for names, from {@code /etc/resolv.conf} (resolv.conf(5)).
 *
 * @param addresses in the order they are asked; no more than three count
 */
public record NameServers(List<InetAddress> addresses) {

    private static final int ASKED_AT_MOST = 3;

    /** Those of a file of that form. */
    public static Question<NameServers> in(String path) {
        return Question.of(NameServers::read, "cat", path);
    }

    public NameServers {
        addresses = List.copyOf(addresses);
    }

    /** Reads the lines: {@code nameserver 192.0.2.1} → 192.0.2.1; where there is no such file, nobody is asked. */
    public static Reading<NameServers> read(Printed printed) {
        return Reading.of(printed, p -> new NameServers(TextLines.filledLines(p.content().orElse("")).stream()
                .map(TextLines::words).filter(words -> words.size() > 1 && words.getFirst().equals("nameserver"))
                .flatMap(words -> Addresses.parse(words.get(1)).stream()).limit(ASKED_AT_MOST).toList()));
    }
}
