package praktikum.fact.node;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * Whether the clock is kept by time synchronisation, and the time zone, from {@code timedatectl show}.
 *
 * @param synchronised what {@code NTPSynchronized} says
 * @param zone such as {@code Asia/Jakarta}; empty where none is set or none was asked for
 */
public record TimeStatus(boolean synchronised, Optional<String> zone) {

    public static final Question<TimeStatus> ASKED = Question.of(TimeStatus::read,
            "timedatectl", "show", "-p", "NTPSynchronized", "-p", "Timezone");

    /** Reads {@code timedatectl show}, whole or in part: {@code NTPSynchronized=yes} → synchronised; {@code Timezone=UTC} → zone UTC. */
    public static Reading<TimeStatus> read(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, String> properties = new HashMap<>();
            for (String line : TextLines.filledLines(p.succeeded())) {
                int equals = line.indexOf('=');
                if (equals < 1 || properties.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
                    throw new NotUnderstood("not one 'Property=value' per line", line);
                }
            }
            String zone = properties.getOrDefault("Timezone", "");
            if (!zone.matches("[A-Za-z0-9_+/-]{0,64}")) {
                throw new NotUnderstood("no time zone", zone);
            }
            return new TimeStatus(synchronised(properties), Optional.of(zone).filter(text -> !text.isEmpty()));
        });
    }

    /**
     * Whether two names mean one zone, by the rules that tzdata has for them: {@code UTC} and {@code Etc/UTC}. Below {@code posix/} it has
     * every zone once more.
     */
    public static boolean sameZone(String one, String other) {
        return one.equals(other) || rules(one).isPresent() && rules(one).equals(rules(other));
    }

    private static Optional<ZoneRules> rules(String zone) {
        try {
            return Optional.of(ZoneId.of(zone.replaceFirst("^posix/", "")).getRules());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static boolean synchronised(Map<String, String> properties) throws NotUnderstood {
        return switch (properties.getOrDefault("NTPSynchronized", "")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new NotUnderstood("no 'NTPSynchronized=yes' and no 'NTPSynchronized=no'");
        };
    }
}
