package praktikum.sim.machine.unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.TimeFormat;

/** What {@code systemctl} tells of units. */
final class SystemctlShow {

    private final Machine node;
    private final CommandLine words;

    SystemctlShow(Machine node, CommandLine words) {
        this.node = node;
        this.words = words;
    }

    Answer isActive(List<String> names) {
        var text = new StringBuilder();
        boolean any = false;
        boolean unknown = false;
        for (String name : names) {
            Optional<Unit> unit = Units.of(node).get(name);
            any |= unit.map(Unit::isActive).orElse(false);
            unknown |= unit.isEmpty();
            text.append(unit.map(one -> one.active().word()).orElse("inactive")).append('\n');
        }
        int not = unknown && names.size() == 1 && node.release().number() >= 9 ? 4 : 3;
        return new Answer(any ? 0 : not, words.has("-q", "--quiet") ? "" : text.toString(), "");
    }

    Answer isFailed(List<String> names) {
        var text = new StringBuilder();
        boolean any = false;
        for (String name : names) {
            Unit.Active state = Units.of(node).get(name).map(Unit::active).orElse(Unit.Active.INACTIVE);
            any |= state == Unit.Active.FAILED;
            text.append(state.word()).append('\n');
        }
        return new Answer(any ? 0 : 1, words.has("-q", "--quiet") ? "" : text.toString(), "");
    }

    Answer isEnabled(List<String> names) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        boolean any = false;
        boolean unknown = false;
        for (String name : names) {
            Optional<Unit> unit = Units.of(node).get(name);
            if (unit.isEmpty()) {
                unknown = true;
                if (node.release().number() >= 9) {
                    out.append("not-found\n");
                } else {
                    err.append("Failed to get unit file state for ").append(name.contains(".") ? name : name + ".service")
                            .append(": No such file or directory\n");
                }
                continue;
            }
            any |= unit.get().file() != Unit.File.DISABLED && unit.get().file() != Unit.File.MASKED;
            out.append(unit.get().file().word()).append('\n');
        }
        int not = unknown && node.release().number() >= 9 ? 4 : 1;
        return new Answer(any ? 0 : not, words.has("-q", "--quiet") ? "" : out.toString(), err.toString());
    }

    Answer status(List<String> names) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        int exit = 0;
        for (String name : names) {
            Optional<Unit> unit = Units.of(node).get(name);
            if (unit.isEmpty()) {
                err.append("Unit ").append(name.contains(".") ? name : name + ".service").append(" could not be found.\n");
                exit = 4;
                continue;
            }
            out.append(out.isEmpty() ? "" : "\n").append(status(unit.get()));
            exit = unit.get().isActive() || exit != 0 ? exit : 3;
        }
        return new Answer(exit, out.toString(), err.toString());
    }

    private String status(Unit unit) {
        String dot = switch (unit.active()) {
            case ACTIVE -> "●";
            case INACTIVE -> "○";
            case FAILED -> "×";
        };
        var text = new StringBuilder(dot + " " + unit.name() + " - " + unit.description() + "\n     Loaded: "
                + (unit.file() == Unit.File.MASKED ? "masked (Reason: Unit " + unit.name() + " is masked.)"
                : "loaded (" + unit.path() + "; " + unit.file().word() + (unit.file() == Unit.File.STATIC
                || unit.file() == Unit.File.GENERATED ? ")" : "; preset: enabled)"))
                + "\n     Active: "
                + unit.active().word() + (unit.active() == Unit.Active.FAILED ? " (Result: exit-code)" : " (" + unit.sub() + ")")
                + " since " + TimeFormat.systemd(unit.since(), node.clock().zone()) + "; "
                + TimeFormat.ago(Duration.between(unit.since(), node.now())) + "\n");
        if (unit.pid() > 0) {
            String process = unit.process().orElseThrow();
            text.append("   Main PID: ").append(unit.pid()).append(" (").append(process)
                    .append(")\n      Tasks: 1 (limit: 19080)\n     Memory: 24.1M\n")
                    .append("        CPU: 318ms\n     CGroup: /system.slice/").append(unit.name()).append("\n             └─")
                    .append(unit.pid())
                    .append(' ').append(process).append('\n');
        }
        List<Journal.Line> lines = node.journal().lines().stream().filter(line -> JournalFormat.of(unit.name()).test(line)).toList();
        int most = words.value("-n", "--lines").filter(value -> value.matches("\\d+")).map(Integer::parseInt).orElse(10);
        List<Journal.Line> last = lines.subList(Math.max(0, lines.size() - most), lines.size());
        if (!last.isEmpty()) {
            text.append('\n');
            last.forEach(line -> text.append(JournalFormat.print(line, node, "short")).append('\n'));
        }
        return text.toString();
    }

    Answer show(List<String> names) {
        List<String> wanted = new ArrayList<>();
        words.values("-p", "--property").forEach(value -> wanted.addAll(List.of(value.split(","))));
        var text = new StringBuilder();
        for (String name : names) {
            text.append(text.isEmpty() ? "" : "\n");
            properties(name).forEach((key, value) -> {
                if (wanted.isEmpty() || wanted.contains(key)) {
                    text.append(words.has("--value") ? "" : key + "=").append(value).append('\n');
                }
            });
        }
        return Answer.ok(text.toString());
    }

    private Map<String, String> properties(String name) {
        Optional<Unit> unit = Units.of(node).get(name);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("NRestarts", "0");
        values.put("MainPID", unit.map(one -> String.valueOf(one.pid())).orElse("0"));
        values.put("Id", unit.map(Unit::name).orElse(name.contains(".") ? name : name + ".service"));
        values.put("Description", unit.map(Unit::description).orElse(values.get("Id")));
        values.put("LoadState", unit.map(one -> one.file() == Unit.File.MASKED ? "masked" : "loaded").orElse("not-found"));
        values.put("ActiveState", unit.map(one -> one.active().word()).orElse("inactive"));
        values.put("SubState", unit.map(Unit::sub).orElse("dead"));
        values.put("UnitFileState", unit.map(one -> one.file().word()).orElse(""));
        values.put("ActiveEnterTimestamp", unit.filter(Unit::isActive).map(one -> TimeFormat.systemd(one.since(), node.clock().zone()))
                .orElse(""));
        return values;
    }

    Answer list(List<String> patterns) {
        List<Unit> units = Units.of(node).all().stream()
                .filter(unit -> words.has("--all", "-a") || unit.active() != Unit.Active.INACTIVE)
                .filter(unit -> !words.has("--failed") || unit.active() == Unit.Active.FAILED)
                .filter(unit -> words.value("--state").map(state -> List.of(state.split(",")).contains(unit.active().word())
                        || List.of(state.split(",")).contains(unit.sub())).orElse(true))
                .filter(unit -> words.value("-t", "--type").map(type -> unit.name().endsWith("." + type)).orElse(true))
                .filter(unit -> patterns.isEmpty() || patterns.stream().anyMatch(pattern -> unit.name().matches(glob(pattern))))
                .sorted(Comparator.comparing((Unit unit) -> unit.name().replaceFirst(".*\\.", "")).thenComparing(Unit::name)).toList();
        int name = units.stream().mapToInt(unit -> unit.name().length()).max().orElse(4);
        int active = Math.max(6, units.stream().mapToInt(unit -> unit.active().word().length()).max().orElse(6));
        int sub = Math.max(3, units.stream().mapToInt(unit -> unit.sub().length()).max().orElse(3));
        String indent = words.has("--plain") ? "" : "  ";
        String format = indent + "%-" + name + "s %-6s %-" + active + "s %-" + sub + "s %s\n";
        var text = new StringBuilder();
        boolean legend = !words.has("--no-legend");
        if (legend) {
            text.append(String.format(format, "UNIT", "LOAD", "ACTIVE", "SUB", "DESCRIPTION"));
        }
        units.forEach(unit -> text.append(String.format(format, unit.name(), "loaded", unit.active().word(), unit.sub(),
                unit.description())));
        if (legend) {
            text.append("\nLOAD   = Reflects whether the unit definition was properly loaded.\n"
                    + "ACTIVE = The high-level unit activation state, i.e. generalization of SUB.\n"
                    + "SUB    = The low-level unit activation state, values depend on unit type.\n"
                    + units.size() + " loaded units listed. Pass --all to see loaded but inactive units, too.\n"
                    + "To show all installed unit files use 'systemctl list-unit-files'.\n");
        }
        return Answer.ok(text.toString());
    }

    private static String glob(String pattern) {
        String full = pattern.matches(".*[*?\\[].*|.*\\.[a-z]+") ? pattern : pattern + ".service";
        return full.replace(".", "\\.").replace("*", ".*").replace("?", ".");
    }
}
