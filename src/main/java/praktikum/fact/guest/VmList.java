package praktikum.fact.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The guests of the whole cluster and where their configuration lies, from {@code cat /etc/pve/.vmlist}.
 *
 * @param guests in the order printed, which means nothing
 */
public record VmList(List<Guest> guests) {

    public static final Question<VmList> ASKED = Question.of(VmList::read, "cat", "/etc/pve/.vmlist");

    /**
     * A guest.
     *
     * @param id its number, 100 to 999999999
     * @param node the node it belongs to
     * @param kind what it is
     */
    public record Guest(long id, String node, GuestKind kind) {}

    public VmList {
        guests = List.copyOf(guests);
    }

    /** Reads {@code "100": { "node": "pve1", "type": "qemu", "version": 3 }} → guest 100 on pve1; no {@code ids} → no guests. */
    public static Reading<VmList> read(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p.succeeded());
            json.number("version");
            List<Guest> guests = new ArrayList<>();
            var ids = json.find("ids");
            if (ids.isPresent()) {
                for (Map.Entry<String, Json> entry : ids.get().fields().entrySet()) {
                    guests.add(guest(entry.getKey(), entry.getValue()));
                }
            }
            return new VmList(guests);
        });
    }

    /** The guests of one node. */
    public List<Guest> on(String node) {
        return guests.stream().filter(guest -> guest.node().equals(node)).toList();
    }

    /** The guest of that number. */
    public Optional<Guest> find(long id) {
        return guests.stream().filter(guest -> guest.id() == id).findFirst();
    }

    private static Guest guest(String id, Json json) throws NotUnderstood {
        return new Guest(TextLines.count(id, "a guest"), json.text("node"), GuestKind.ofType(json.text("type")));
    }
}
