package praktikum.fact.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The guests of one kind on the asked node, as the node itself sees them this moment: from {@code qm list} or {@code pct list}. Who is
 * called running here has a process, and may yet be stuck.
 *
 * @param guests in the order printed
 */
public record GuestList(List<Guest> guests) {

    /** The virtual machines of the asked node. */
    public static final Question<GuestList> VMS = Question.of(GuestList::readVms, "qm", "list");

    /** The containers of the asked node. */
    public static final Question<GuestList> CONTAINERS = Question.of(GuestList::readContainers, "pct", "list");

    private static final int LONGEST_LINE = 500;
    private static final Pattern VM = Pattern.compile(
            "([0-9]{1,10}) (\\S(?:.*\\S)?)\\s+(\\S+)\\s+([0-9]{1,10})\\s+[0-9]{1,10}\\.[0-9]{2} ([0-9]{1,10})");
    private static final Pattern CONTAINER = Pattern.compile("([0-9]{1,10})\\s+(\\S+)(?:\\s+([a-z-]+))?\\s+(\\S+)");

    /**
     * A guest.
     *
     * @param id its number
     * @param name what it is called
     * @param state {@link GuestState#RUNNING} or {@link GuestState#STOPPED}, and of a virtual machine perhaps more exactly
     * @param lock what a container is locked for
     */
    public record Guest(long id, String name, GuestState state, Optional<String> lock) {

        /** Whether it has a process. */
        public boolean running() {
            return state != GuestState.STOPPED;
        }
    }

    public GuestList {
        guests = List.copyOf(guests);
    }

    /** Reads {@code 100 web01 running 128 1.00 3147} below its header → guest 100 runs; nothing at all → there is none. */
    public static Reading<GuestList> readVms(Printed printed) {
        return Reading.of(printed, p -> table(p, "VMID NAME STATUS MEM(MB) BOOTDISK(GB) PID", GuestList::vm));
    }

    /** Reads {@code 201 running ct-ha} below its header → guest 201 runs; nothing at all → there is none. */
    public static Reading<GuestList> readContainers(Printed printed) {
        return Reading.of(printed, p -> table(p, "VMID Status Lock Name", GuestList::container));
    }

    /** Reads {@code pvesh get /nodes/NODE/qemu} or {@code …/lxc}: {@code [{"vmid":100,"status":"running",…}]}. */
    public static Reading<GuestList> readPvesh(Printed printed) {
        return Reading.of(printed, p -> new GuestList(Json.of(p).items(item -> new Guest(item.number("vmid"),
                item.findText("name").orElse(""), GuestState.of(item.text("status")), item.findText("lock")))));
    }

    /** The guest of that number. */
    public Optional<Guest> find(long id) {
        return guests.stream().filter(guest -> guest.id() == id).findFirst();
    }

    @FunctionalInterface
    private interface Row {
        Guest read(String line) throws NotUnderstood;
    }

    private static GuestList table(Printed printed, String header, Row row) throws NotUnderstood {
        List<String> lines = TextLines.filledLines(printed.succeeded());
        if (!lines.isEmpty() && !TextLines.words(lines.getFirst()).equals(Arrays.asList(header.split(" ")))) {
            throw new NotUnderstood("not the columns " + header, lines.getFirst());
        }
        List<Guest> guests = new ArrayList<>();
        for (String line : lines.stream().skip(1).toList()) {
            if (line.length() > LONGEST_LINE) {
                throw new NotUnderstood("too long a line for a list of guests", line);
            }
            guests.add(row.read(line));
        }
        return new GuestList(guests);
    }

    private static Guest vm(String line) throws NotUnderstood {
        Matcher parts = match(VM, line);
        return new Guest(TextLines.count(parts.group(1), "a guest"), parts.group(2), GuestState.of(parts.group(3)), Optional.empty());
    }

    private static Guest container(String line) throws NotUnderstood {
        Matcher parts = match(CONTAINER, line);
        return new Guest(TextLines.count(parts.group(1), "a guest"), parts.group(4), GuestState.of(parts.group(2)),
                Optional.ofNullable(parts.group(3)));
    }

    private static Matcher match(Pattern pattern, String line) throws NotUnderstood {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new NotUnderstood("no row of a guest", line);
        }
        return matcher;
    }
}
