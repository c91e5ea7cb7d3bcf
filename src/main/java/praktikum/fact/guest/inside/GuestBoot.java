package praktikum.fact.guest.inside;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * Which start of a system this is: the same before and after means that it never stopped. A container has the boot id of its node, and only
 * the time since its start is its own.
 *
 * @param bootId made anew by the kernel at each boot
 * @param uptime since the start, as the system itself sees it
 */
public record GuestBoot(String bootId, Duration uptime) {

    /** To be put to a guest. */
    public static final Question<GuestBoot> ASKED = Question.of(GuestBoot::read, "cat", "/proc/sys/kernel/random/boot_id", "/proc/uptime");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern UPTIME = Pattern.compile("([0-9]{1,10}\\.[0-9]{1,9}) [0-9]{1,13}\\.[0-9]{1,9}");

    /** Reads the two lines {@code 6d1c0f43-…} and {@code 571.23 1102.51} → that boot, 571.23 s ago. */
    public static Reading<GuestBoot> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<String> lines = TextLines.filledLines(p.succeeded());
            var uptime = UPTIME.matcher(lines.size() == 2 ? lines.getLast() : "");
            if (!uptime.matches() || !ID.matcher(lines.getFirst()).matches()) {
                throw new NotUnderstood("no boot id and time since the boot");
            }
            return new GuestBoot(lines.getFirst(), Duration.ofMillis(new BigDecimal(uptime.group(1)).movePointRight(3).longValue()));
        });
    }
}
