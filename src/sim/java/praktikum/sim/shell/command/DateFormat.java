package praktikum.sim.shell.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.LosslessUtf8;

/** Times as text: {@code strftime} formats, the machine's zone, and the few ways of writing a date that are understood. */
public final class DateFormat {

    private DateFormat() {}

    /** The zone of a machine: TZ, else {@code /etc/timezone} or where {@code /etc/localtime} points, else UTC. */
    public static ZoneId zone(Call call) {
        String name = call.environment().getOrDefault("TZ", "");
        try {
            if (name.isEmpty() && call.machine().files().exists("/etc/timezone")) {
                name = LosslessUtf8.text(call.machine().files().read("/etc/timezone")).strip();
            }
            if (name.isEmpty()) {
                name = call.machine().files().status("/etc/localtime").target().orElse("").replaceFirst(".*/zoneinfo/", "");
            }
        } catch (FileError e) {
            name = "";
        }
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** The time that a {@code -d} argument means. */
    public static Instant parse(String text, Call call) {
        String value = text.strip();
        try {
            if (value.matches("@-?\\d{1,12}(\\.\\d{1,9})?")) {
                String[] parts = value.substring(1).split("\\.");
                long nanos = parts.length == 1 ? 0 : Long.parseLong((parts[1] + "000000000").substring(0, 9));
                return Instant.ofEpochSecond(Long.parseLong(parts[0]), nanos);
            }
            if (value.isEmpty() || value.equals("now")) {
                return call.machine().clock().instant();
            }
            Matcher relative = RELATIVE.matcher(value.replaceFirst("^tomorrow$", "1 day").replaceFirst("^yesterday$", "1 day ago"));
            if (relative.matches()) {
                long number = Long.parseLong(relative.group(1)) * (relative.group(3) == null ? 1 : -1);
                // A day is as long as the zone has it.
                return call.machine().clock().instant().atZone(zone(call))
                        .plus(number, ChronoUnit.valueOf(relative.group(2).toUpperCase(Locale.ROOT) + "S")).toInstant();
            }
            if (value.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return LocalDate.parse(value).atTime(LocalTime.MIDNIGHT).atZone(zone(call)).toInstant();
            }
            String iso = value.replaceFirst(" UTC$", "Z").replaceFirst("(?<=\\d) (?=\\d)", "T").replaceFirst(" (?=[-+]\\d)", "");
            if (iso.matches(".*(Z|[-+]\\d\\d:?\\d\\d)")) {
                return OffsetDateTime.parse(iso.replaceFirst("([-+]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant();
            }
            return LocalDateTime.parse(iso).atZone(zone(call)).toInstant();
        } catch (DateTimeException e) {
            throw new UnsupportedUsage("the date " + text);
        }
    }

    private static final Pattern RELATIVE = Pattern.compile("([-+]?\\d{1,9}) (second|minute|hour|day|week|month|year)s?( ago)?");

    /** Formats as {@code date +FORMAT} does. */
    public static String format(String format, ZonedDateTime time) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            c = format.charAt(++i);
            boolean bare = c == '-' && i + 1 < format.length();
            boolean spaced = c == '_' && i + 1 < format.length();
            if (bare || spaced) {
                c = format.charAt(++i);
            }
            if (c == ':' && format.startsWith(":z", i)) {
                i++;
                text.append(offset(time, true));
            } else if (Character.isDigit(c) && format.startsWith("N", i + 1)) {
                text.append("%09d".formatted(time.getNano()), 0, Math.max(1, Math.min(9, c - '0')));
                i++;
            } else {
                String piece = field(c, time);
                text.append(bare ? piece.replaceFirst("^[0 ]+(?=.)", "") : spaced ? blanked(piece) : piece);
            }
        }
        return text.toString();
    }

    private static String blanked(String piece) {
        String digits = piece.replaceFirst("^0+(?=.)", "");
        return " ".repeat(piece.length() - digits.length()) + digits;
    }

    private static String field(char c, ZonedDateTime time) {
        return switch (c) {
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 's' -> String.valueOf(time.toEpochSecond());
            case 'N' -> "%09d".formatted(time.getNano());
            case 'Y' -> String.valueOf(time.getYear());
            case 'C' -> "%02d".formatted(time.getYear() / 100);
            case 'y' -> "%02d".formatted(time.getYear() % 100);
            case 'm' -> "%02d".formatted(time.getMonthValue());
            case 'd' -> "%02d".formatted(time.getDayOfMonth());
            case 'e' -> "%2d".formatted(time.getDayOfMonth());
            case 'j' -> "%03d".formatted(time.getDayOfYear());
            case 'H' -> "%02d".formatted(time.getHour());
            case 'k' -> "%2d".formatted(time.getHour());
            case 'I' -> "%02d".formatted(time.get(ChronoField.CLOCK_HOUR_OF_AMPM));
            case 'M' -> "%02d".formatted(time.getMinute());
            case 'S' -> "%02d".formatted(time.getSecond());
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'V' -> "%02d".formatted(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'F' -> format("%Y-%m-%d", time);
            case 'T', 'X' -> format("%H:%M:%S", time);
            case 'R' -> format("%H:%M", time);
            case 'D', 'x' -> format("%m/%d/%y", time);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", time);
            case 'z' -> offset(time, false);
            case 'Z' -> abbreviation(time);
            default -> throw new UnsupportedUsage("%" + c);
        };
    }

    static String offset(ZonedDateTime time, boolean colon) {
        return DateTimeFormatter.ofPattern(colon ? "xxx" : "xx").format(time);
    }

    private static String abbreviation(ZonedDateTime time) {
        return time.getZone() instanceof ZoneOffset ? "UTC" : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
    }
}
