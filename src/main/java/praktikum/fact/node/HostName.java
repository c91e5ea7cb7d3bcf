package praktikum.fact.node;

import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The name a host gives itself, what {@code hostname} prints, from the file of the kernel that has it: proc_sys_kernel(5).
 *
 * @param name as printed; letters, digits, dots, hyphens and underscores
 */
public record HostName(String name) {

    public static final Question<HostName> ASKED = Question.of(HostName::read, "cat", "/proc/sys/kernel/hostname");

    /** The one it is given when it starts; empty where the file names none. */
    public static final Question<Optional<HostName>> KEPT = Question.of(HostName::kept, "cat", "/etc/hostname");

    /** What Linux takes at most is 64 characters (HOST_NAME_MAX, hostname(7)). */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");

    /** Reads {@code cat /proc/sys/kernel/hostname} or {@code hostname}: {@code pve1.lan} → short name pve1. */
    public static Reading<HostName> read(Printed printed) {
        return Reading.of(printed, p -> {
            String name = p.onlyLine();
            if (!NAME.matcher(name).matches()) {
                throw new NotUnderstood("no host name", name);
            }
            return new HostName(name);
        });
    }

    /** Reads {@code cat /etc/hostname} as hostname(5) says: comments count as nothing, and what is no name does too. */
    public static Reading<Optional<HostName>> kept(Printed printed) {
        return Reading.of(printed, p -> p.content().orElse("").lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).findFirst().filter(line -> NAME.matcher(line).matches())
                .map(HostName::new));
    }

    /** The part before the first dot. */
    public String shortName() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
