package praktikum.fact.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * How chrony sees its clock, from {@code chronyc -c tracking}.
 *
 * @param running whether chronyd answered; where not, the rest is empty
 * @param source name or address of the server followed; empty where none
 * @param stratum distance from a reference clock; 0 where not synchronised
 * @param correction what chronyd is still to add to the system clock; positive where the clock is slow (as printed)
 * @param synchronised whether the leap status is other than "Not synchronised"
 * @param ownClock whether it gives out its own clock as time, by {@code local} of chrony.conf(5), and follows nobody
 */
public record ChronyTracking(boolean running, Optional<String> source, int stratum, Duration correction, boolean synchronised,
        boolean ownClock) {

    public static final Question<ChronyTracking> ASKED = Question.of(ChronyTracking::read, "chronyc", "-c", "tracking");

    /** No chronyd answers. */
    public static final ChronyTracking NOT_RUNNING = new ChronyTracking(false, Optional.empty(), 0, Duration.ZERO, false, false);

    /** The reference id that stands for the own clock: 127.127.1.1, as chrony 4.6 prints it. */
    private static final String OWN_CLOCK = "7F7F0101";

    private static final int FIELDS = 14;
    private static final Set<String> LEAP = Set.of("Normal", "Insert second", "Delete second", "Not synchronised");
    private static final Pattern SECONDS = Pattern.compile("([+-]?)([0-9]{1,9})\\.([0-9]{1,9})");

    /**
     * Reads the 14 fields of {@code chronyc -c tracking} (chronyc(1)): {@code C0A88901,192.168.137.1,3,1765707611.1,-0.000012345,…,Normal}
     * → it follows 192.168.137.1 at stratum 3.
     */
    public static Reading<ChronyTracking> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() != 0 && (p.out().strip() + ErrorText.only(p)).equals("506 Cannot talk to daemon")) {
                return NOT_RUNNING;
            }
            String line = p.onlyLine();
            List<String> fields = List.of(line.split(",", -1));
            if (fields.size() != FIELDS || !LEAP.contains(fields.getLast())) {
                throw new NotUnderstood("not the 14 fields of chronyc -c tracking", line);
            }
            return new ChronyTracking(true, Optional.of(fields.get(1)).filter(name -> !name.isEmpty()),
                    TextLines.smallCount(fields.get(2), "the stratum"), seconds(fields.get(4)),
                    !fields.getLast().equals("Not synchronised"), fields.getFirst().equals(OWN_CLOCK));
        });
    }

    /** Whether it keeps its clock by somebody else's. */
    public boolean follows() {
        return running && synchronised && !ownClock;
    }

    private static Duration seconds(String text) throws NotUnderstood {
        var parts = SECONDS.matcher(text);
        if (!parts.matches()) {
            throw new NotUnderstood("no correction in seconds", text);
        }
        Duration size = Duration.ofSeconds(Long.parseLong(parts.group(2)), Long.parseLong((parts.group(3) + "00000000").substring(0, 9)));
        return parts.group(1).equals("-") ? size.negated() : size;
    }
}
