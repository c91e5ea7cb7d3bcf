package praktikum.fact.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.PropertyString;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The guests of the whole cluster as one node tells it, from {@code /cluster/resources}: up to some ten seconds old, and those of a node
 * that died keep their last values for minutes: look at the node too.
 *
 * @param guests in the order printed, which means nothing
 */
public record GuestResources(List<Guest> guests) {

    // Without a type, as the same answer tells of nodes and storages.
    public static final Question<GuestResources> ASKED = Question.ofApi(GuestResources::read, "/cluster/resources");

    /**
     * A guest.
     *
     * @param id its number
     * @param kind what it is
     * @param node whose it is
     * @param name what it is called; empty where nobody has told of late
     * @param state what it does
     * @param uptime age in seconds of the process on its node, which begins anew with a migration; 0 where it does not run
     * @param template whether it is a template
     * @param haState what the HA manager has it as; empty where it has not
     * @param tags its tags
     * @param lock what it is locked for
     * @param memory most memory it may have, in bytes; empty where nobody has told of late
     */
    public record Guest(long id, GuestKind kind, String node, Optional<String> name, GuestState state, long uptime, boolean template,
            Optional<String> haState, Set<String> tags, Optional<String> lock, OptionalLong memory) {

        /** Whether it was seen to run. */
        public boolean running() {
            return state == GuestState.RUNNING;
        }
    }

    public GuestResources {
        guests = List.copyOf(guests);
    }

    /** Reads the JSON of Proxmox VE 8 or 9: {@code {"type":"qemu","vmid":100,"node":"pve1","status":"running",…}} → guest 100 runs. */
    public static Reading<GuestResources> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Guest> guests = new ArrayList<>();
            for (Json item : Json.of(p).items()) {
                if (item.find("vmid").isPresent() || GuestKind.find(item.text("type")).isPresent()) {
                    guests.add(guest(item));
                }
            }
            return new GuestResources(guests);
        });
    }

    private static Guest guest(Json item) throws NotUnderstood {
        GuestKind kind = GuestKind.ofType(item.text("type"));
        return new Guest(item.number("vmid"), kind, item.text("node"), item.findText("name"), GuestState.of(item.text("status")),
                item.findNumber("uptime").orElse(0), item.flagIfAny("template"), item.findText("hastate"),
                item.findText("tags").map(PropertyString::list).orElse(Set.of()), item.findText("lock"), item.findNumber("maxmem"));
    }

    /** The guest of that number. */
    public Optional<Guest> find(long id) {
        return guests.stream().filter(guest -> guest.id() == id).findFirst();
    }

    /** The guests of a node. */
    public List<Guest> on(String node) {
        return guests.stream().filter(guest -> guest.node().equals(node)).toList();
    }
}
