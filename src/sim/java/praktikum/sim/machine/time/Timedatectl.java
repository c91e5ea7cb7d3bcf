package praktikum.sim.machine.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.unit.Journalctl;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.shell.Call;

/** {@code timedatectl}: {@code status}, {@code show}, {@code set-timezone}, {@code set-ntp}, {@code list-timezones}. */
public final class Timedatectl implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("--value", "--no-pager", "-a", "--all", "--no-ask-password"),
                Set.of("-p", "--property"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("timedatectl", words.unknown().or(words::valueless).orElseThrow());
        }
        return switch (words.rest(0).orElse("status")) {
            case "status" -> status(node);
            case "show" -> show(words, node);
            case "set-timezone" -> words.rest(1).map(zone -> setZone(zone, node)).orElse(Answer.fail(1, "Too few arguments.\n"));
            case "set-ntp" -> words.rest(1).map(value -> setNtp(value, node)).orElse(Answer.fail(1, "Too few arguments.\n"));
            case "set-time" -> Units.of(node).isActive("chrony")
                    ? Answer.fail(1, "Failed to set time: Automatic time synchronization is enabled\n")
                    : words.rest(1).flatMap(text -> Journalctl.time(text, node)).map(at -> {
                        node.clock().set(at);
                        return Answer.ok("");
                    }).orElse(Answer.fail(1, "Failed to parse time specification '" + words.rest(1).orElse("") + "': Invalid argument\n"));
            case "list-timezones" -> Answer.ok(String.join("\n", ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/"))
                    .sorted().toList()) + "\n");
            default -> Answer.fail(1, "Unknown command verb '" + words.rest(0).get() + "'.\n");
        };
    }

    private static Answer show(CommandLine words, Machine node) {
        List<String> wanted = new ArrayList<>();
        words.values("-p", "--property").forEach(value -> wanted.addAll(List.of(value.split(","))));
        Map<String, String> values = new LinkedHashMap<>();
        String now = TimeFormat.systemd(node.now(), node.clock().zone());
        values.put("Timezone", node.clock().zone().getId().replaceFirst("^Z$", "Etc/UTC"));
        values.put("LocalRTC", "no");
        values.put("CanNTP", "yes");
        values.put("NTP", Units.of(node).isActive("chrony") ? "yes" : "no");
        values.put("NTPSynchronized", Chrony.of(node).kernelSynchronised() ? "yes" : "no");
        values.put("TimeUSec", now);
        values.put("RTCTimeUSec", now);
        var text = new StringBuilder();
        values.forEach((key, value) -> {
            if (wanted.isEmpty() || wanted.contains(key)) {
                text.append(words.has("--value") ? "" : key + "=").append(value).append('\n');
            }
        });
        return Answer.ok(text.toString());
    }

    private static Answer status(Machine node) {
        ZoneId zone = node.clock().zone();
        return Answer.ok("               Local time: " + TimeFormat.systemd(node.now(), zone)
                + "\n           Universal time: " + TimeFormat.format(node.now(), ZoneOffset.UTC, "EEE yyyy-MM-dd HH:mm:ss") + " UTC"
                + "\n                 RTC time: " + TimeFormat.format(node.now(), ZoneOffset.UTC, "EEE yyyy-MM-dd HH:mm:ss")
                + "\n                Time zone: " + zone.getId() + " (" + TimeFormat.format(node.now(), zone, "zzz, xx") + ")"
                + "\nSystem clock synchronized: " + (Chrony.of(node).kernelSynchronised() ? "yes" : "no")
                + "\n              NTP service: " + (Units.of(node).isActive("chrony") ? "active" : "inactive")
                + "\n          RTC in local TZ: no\n");
    }

    private static Answer setZone(String zone, Machine node) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            return Answer.fail(1, "Failed to set time zone: Invalid or not installed time zone '" + zone + "'\n");
        }
        node.disk().write("/usr/share/zoneinfo/" + zone, "TZif2");
        node.disk().link("/etc/localtime", "../usr/share/zoneinfo/" + zone);
        if (node.disk().exists("/etc/timezone")) {
            node.disk().write("/etc/timezone", zone + "\n");
        }
        return Answer.ok("");
    }

    private static Answer setNtp(String value, Machine node) {
        boolean on = value.matches("1|yes|true|on|y|t");
        if (!on && !value.matches("0|no|false|off|n|f")) {
            return Answer.fail(1, "Failed to parse NTP setting '" + value + "': Invalid argument\n");
        }
        Unit chrony = Units.of(node).get("chrony").orElseThrow();
        chrony.file(on ? Unit.File.ENABLED : Unit.File.DISABLED);
        if (on) {
            Units.of(node).start(chrony);
        } else {
            Units.of(node).stop(chrony);
        }
        return Answer.ok("");
    }
}
