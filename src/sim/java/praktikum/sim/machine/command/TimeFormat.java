package praktikum.sim.machine.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as the machines' programs write them. */
public final class TimeFormat {

    private TimeFormat() {
    }

    /** {@code Sun Nov 22 08:51:48 2026}: ctime(3) and Perl's localtime. */
    public static String perl(Instant at, ZoneId zone) {
        var time = at.atZone(zone);
        return format(at, zone, "EEE MMM ") + String.format(Locale.ROOT, "%2d", time.getDayOfMonth()) + format(at, zone, " HH:mm:ss yyyy");
    }

    /** {@code Sun 2026-11-22 08:51:48 WIB}: systemd. */
    public static String systemd(Instant at, ZoneId zone) {
        return format(at, zone, "EEE yyyy-MM-dd HH:mm:ss zzz");
    }

    /** {@code Nov 22 08:51:48}: the journal's short form. */
    public static String journal(Instant at, ZoneId zone) {
        return format(at, zone, "MMM dd HH:mm:ss");
    }

    /** A pattern of {@link DateTimeFormatter}, in English. */
    public static String format(Instant at, ZoneId zone, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone).format(at);
    }

    /** {@code 3min 5s ago}: how systemd says how long ago something was; {@code 3min 5s left} where the clock was set back since. */
    public static String ago(Duration since) {
        long seconds = Math.abs(since.toSeconds());
        String word = since.isNegative() ? "left" : "ago";
        if (seconds < 60) {
            return seconds + "s " + word;
        }
        if (seconds < 3600) {
            return seconds / 60 + "min " + (seconds % 60 == 0 ? "" : seconds % 60 + "s ") + word;
        }
        if (seconds < 86_400) {
            return seconds / 3600 + "h " + (seconds % 3600 / 60 == 0 ? "" : seconds % 3600 / 60 + "min ") + word;
        }
        return seconds / 86_400 + (seconds < 172_800 ? " day " : " days ") + word;
    }
}
