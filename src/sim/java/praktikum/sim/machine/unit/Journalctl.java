package praktikum.sim.machine.unit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.Json;
import praktikum.sim.shell.Call;

/** {@code journalctl}: units, identifiers, numbers of lines, times, boots, priorities, output forms. */
public final class Journalctl implements InstantCommand {

    private static final List<String> FORMS = List.of("short", "short-iso", "short-iso-precise", "short-precise", "short-unix", "cat",
            "json");
    private static final Pattern AGO = Pattern.compile("(\\d+)\\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)(\\s+ago)?");
    private static final List<String> PRIORITIES = List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    @Override
    public Answer answer(Call call, Machine node) {
        List<String> args = new ArrayList<>();
        call.args().forEach(arg -> args.add(arg.matches("-b.+") ? "--boot=" + arg.substring(2) : arg));
        CommandLine words = CommandLine.of(args, Set.of("--no-pager", "-r", "--reverse", "-q", "--quiet", "-k", "--dmesg", "-b",
                "--boot", "--utc", "-x", "-e", "--no-hostname"),
                Set.of("-u", "--unit", "-n", "--lines", "--since", "-S", "--until", "-U", "-o", "--output", "-t", "--identifier", "-p",
                "--priority",
                        "--boot", "-g", "--grep"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("journalctl", words.unknown().or(words::valueless).orElseThrow());
        }
        String form = words.value("-o", "--output").orElse("short");
        if (!FORMS.contains(form)) {
            return Answer.unsupported("journalctl", "-o " + form);
        }
        List<Journal.Line> lines = new ArrayList<>(node.journal().lines());
        List<String> boots = lines.stream().map(Journal.Line::boot).distinct().toList();
        Optional<Answer> refusal = filter(words, node, lines, boots);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<String> count = words.value("-n", "--lines").filter(value -> value.matches("\\d+"));
        if (count.isPresent() && lines.size() > Integer.parseInt(count.get())) {
            lines = lines.subList(lines.size() - Integer.parseInt(count.get()), lines.size());
        }
        if (lines.isEmpty()) {
            return Answer.ok(words.has("-q", "--quiet") || form.equals("json") ? "" : "-- No entries --\n");
        }
        return Answer.ok(print(words.has("-r", "--reverse") ? lines.reversed() : lines, node, form));
    }

    private static String print(List<Journal.Line> lines, Machine node, String form) {
        var text = new StringBuilder();
        String boot = "";
        for (Journal.Line line : lines) {
            if (form.equals("json")) {
                text.append(json(line, node)).append('\n');
                continue;
            }
            if (!boot.isEmpty() && !boot.equals(line.boot()) && !form.equals("cat")) {
                text.append("-- Boot ").append(line.boot().replace("-", "")).append(" --\n");
            }
            boot = line.boot();
            text.append(JournalFormat.print(line, node, form)).append('\n');
        }
        return text.toString();
    }

    private static String json(Journal.Line line, Machine node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("__REALTIME_TIMESTAMP", String.valueOf(line.time().getEpochSecond() * 1_000_000 + line.time().getNano() / 1000));
        fields.put("_BOOT_ID", line.boot().replace("-", ""));
        fields.put("_HOSTNAME", node.hostname());
        fields.put("PRIORITY", String.valueOf(line.priority()));
        fields.put("SYSLOG_IDENTIFIER", line.identifier());
        fields.put("_PID", String.valueOf(line.pid()));
        fields.put("_SYSTEMD_UNIT", line.unit().split(" ")[0]);
        fields.put("MESSAGE", line.text());
        return Json.line(fields);
    }

    private static Optional<Answer> filter(CommandLine words, Machine node, List<Journal.Line> lines, List<String> boots) {
        List<String> units = words.values("-u", "--unit").stream()
                .map(name -> Units.of(node).get(name).map(Unit::name).orElse(name.contains(".") ? name : name + ".service")).toList();
        if (!units.isEmpty()) {
            lines.removeIf(line -> units.stream().noneMatch(unit -> JournalFormat.of(unit).test(line)));
        }
        Set<String> identifiers = new TreeSet<>(words.values("-t", "--identifier"));
        if (!identifiers.isEmpty()) {
            lines.removeIf(line -> !identifiers.contains(line.identifier()));
        }
        if (words.has("-k", "--dmesg")) {
            lines.removeIf(line -> !line.identifier().equals("kernel"));
        }
        if (words.has("-b", "--boot", "-k", "--dmesg")) {
            String value = words.value("--boot").filter(text -> !text.isEmpty()).orElse("0");
            int back = value.matches("-?\\d+") ? -Integer.parseInt(value) : -1;
            if (back < 0 || back >= boots.size()) {
                return Optional.of(Answer.fail(1, "Data from the specified boot (" + value
                        + ") is not available: No such boot ID in journal\n"));
            }
            String boot = boots.get(boots.size() - 1 - back);
            lines.removeIf(line -> !line.boot().equals(boot));
        }
        Optional<String> priority = words.value("-p", "--priority");
        if (priority.isPresent()) {
            int most = priority.get().matches("[0-7]") ? Integer.parseInt(priority.get()) : PRIORITIES.indexOf(priority.get());
            if (most < 0) {
                return Optional.of(Answer.fail(1, "Unknown log level " + priority.get() + "\n"));
            }
            lines.removeIf(line -> line.priority() > most);
        }
        words.value("-g", "--grep").ifPresent(text -> lines.removeIf(line -> !line.text().matches(".*(" + text + ").*")));
        for (String option : List.of("since", "until")) {
            Optional<String> text = words.value("--" + option, option.equals("since") ? "-S" : "-U");
            if (text.isPresent()) {
                Optional<Instant> at = time(text.get(), node);
                if (at.isEmpty()) {
                    return Optional.of(Answer.fail(1, "Failed to parse timestamp: " + text.get() + "\n"));
                }
                lines.removeIf(line -> option.equals("since") ? line.time().isBefore(at.get()) : line.time().isAfter(at.get()));
            }
        }
        return Optional.empty();
    }

    /** A time of systemd.time(7), those forms that people use. */
    public static Optional<Instant> time(String text, Machine node) {
        var zone = node.clock().zone();
        Instant now = node.now();
        String trimmed = text.strip();
        Matcher ago = AGO.matcher(trimmed.replaceFirst("^-", ""));
        try {
            if (trimmed.matches("@\\d+(\\.\\d+)?")) {
                return Optional.of(Instant.ofEpochMilli((long) (Double.parseDouble(trimmed.substring(1)) * 1000)));
            }
            if (trimmed.equals("now")) {
                return Optional.of(now);
            }
            if (trimmed.equals("today") || trimmed.equals("yesterday")) {
                ZonedDateTime midnight = now.atZone(zone).truncatedTo(ChronoUnit.DAYS);
                return Optional.of((trimmed.equals("today") ? midnight : midnight.minusDays(1)).toInstant());
            }
            if (ago.matches() && (ago.group(3) != null || trimmed.startsWith("-"))) {
                long seconds = switch (ago.group(2).charAt(0)) {
                    case 's' -> 1;
                    case 'm' -> 60;
                    case 'h' -> 3600;
                    default -> 86_400;
                };
                return Optional.of(now.minus(Duration.ofSeconds(Long.parseLong(ago.group(1)) * seconds)));
            }
            if (trimmed.matches("\\d\\d:\\d\\d(:\\d\\d)?")) {
                return Optional.of(now.atZone(zone).with(LocalTime.parse(trimmed)).toInstant());
            }
            if (trimmed.matches(".*T.*([+-]\\d\\d:?\\d\\d|Z)")) {
                return Optional.of(OffsetDateTime.parse(trimmed.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant());
            }
            String local = trimmed.replace('T', ' ').replaceFirst(" UTC$", "");
            String full = local.matches("\\d{4}-\\d\\d-\\d\\d") ? local + " 00:00:00" : local.matches(".* \\d\\d:\\d\\d") ? local + ":00"
                    : local;
            LocalDateTime parsed = LocalDateTime.parse(full, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSS]"));
            return Optional.of(parsed.atZone(trimmed.endsWith(" UTC") ? ZoneOffset.UTC : zone).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
