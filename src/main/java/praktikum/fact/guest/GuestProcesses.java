package praktikum.fact.guest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The virtual machines that have a process on a node, whatever configuration and lists say: what a migration must not leave behind, and
 * what may never be on two nodes.
 *
 * @param machines the age of its process in seconds, by the number of the machine
 */
public record GuestProcesses(Map<Long, Long> machines) {

    /** Those of the asked node. */
    public static final Question<GuestProcesses> ASKED =
            Question.of(GuestProcesses::read, "ps", "-ww", "-C", "kvm", "-o", "etimes=,args=");

    private static final Pattern PROCESS = Pattern.compile("([0-9]{1,10}) \\S*kvm -id ([0-9]{1,10}) .*");

    public GuestProcesses {
        machines = Map.copyOf(machines);
    }

    /** Reads {@code 38 /usr/bin/kvm -id 100 -name web01 …} → machine 100, 38 s old; ps(1) ends with 1 where there is none. */
    public static Reading<GuestProcesses> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() != 0 && (p.exit() != 1 || !p.out().isBlank() || !p.err().isBlank())) {
                throw p.failure();
            }
            Map<Long, Long> machines = new LinkedHashMap<>();
            for (String line : TextLines.filledLines(p.out())) {
                Matcher parts = PROCESS.matcher(line);
                // Other programs are called kvm too, such as a machine somebody started by hand.
                if (parts.matches()) {
                    machines.put(TextLines.count(parts.group(2), "a guest"), TextLines.count(parts.group(1), "an age"));
                } else if (!line.matches("[0-9]{1,10} .*") || line.contains(" -id ")) {
                    throw new NotUnderstood("no process of a guest", line);
                }
            }
            return new GuestProcesses(machines);
        });
    }

    /** The age in seconds of a machine's process; empty where it has none here. */
    public OptionalLong age(long id) {
        Long age = machines.get(id);
        return age == null ? OptionalLong.empty() : OptionalLong.of(age);
    }
}
