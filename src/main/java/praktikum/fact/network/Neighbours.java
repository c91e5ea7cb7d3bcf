package praktikum.fact.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.Json;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.net.Addresses;

/**
 * Which card answered for which address on the host's own segments, from {@code ip -j neigh show}.
 *
 * @param entries in the order printed
 */
public record Neighbours(List<Entry> entries) {

    public static final Question<Neighbours> ASKED = Question.of(Neighbours::read, "ip", "-j", "neigh", "show");

    /** The entry of one address, to be asked for once it has been spoken to. */
    public static Question<Neighbours> of(InetAddress address) {
        return Question.of(Neighbours::read, "ip", "-j", "neigh", "show", Addresses.text(address));
    }

    /**
     * One address.
     *
     * @param mac who has it, in lower case; empty where nobody answered
     * @param states such as {@code REACHABLE}, {@code STALE}, {@code FAILED}, {@code PERMANENT} (ip-neighbour(8))
     */
    public record Entry(InetAddress address, String device, Optional<String> mac, Set<String> states) {

        public Entry {
            states = Set.copyOf(states);
        }
    }

    public Neighbours {
        entries = List.copyOf(entries);
    }

    /** Reads the JSON of iproute2: {@code {"dst":"192.0.2.12","dev":"vmbr0","lladdr":"bc:24:11:…","state":["STALE"]}} → who has it. */
    public static Reading<Neighbours> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Entry> entries = new ArrayList<>();
            for (Json item : Json.of(p).items()) {
                if (!item.isEmptyObject()) {
                    entries.add(new Entry(TextLines.address(item.text("dst")), item.text("dev"),
                            item.findText("lladdr").map(String::toLowerCase), Set.copyOf(item.texts("state"))));
                }
            }
            return new Neighbours(entries);
        });
    }

    /** The entry of an address on an interface, where some card answered for it or it was written down by hand. */
    public Optional<Entry> of(InetAddress address, String device) {
        return entries.stream().filter(entry -> entry.address().equals(address) && entry.device().equals(device))
                .filter(entry -> entry.mac().isPresent()).findFirst();
    }
}
