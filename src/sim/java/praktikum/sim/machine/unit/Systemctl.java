package praktikum.sim.machine.unit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;

/** {@code systemctl}. Exit codes as systemctl(1): 3 not running, 4 no such unit, 5 not loaded. */
public final class Systemctl implements Program {

    private static final Duration START = Duration.ofMillis(700);
    private static final Duration STOP = Duration.ofMillis(400);

    private final Machine node;

    /** The command of a machine. */
    public Systemctl(Machine node) {
        this.node = node;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        CommandLine words = CommandLine.of(call.args(), Set.of("--no-pager", "--plain", "--no-legend", "--all", "-a", "-q", "--quiet",
                "--value", "--now",
                "--no-block", "-l", "--full", "--failed", "--force", "-f"), Set.of("-p", "--property", "-n", "--lines", "-t", "--type",
                "--state"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Answer.unsupported("systemctl", words.unknown().or(words::valueless).orElseThrow()));
        }
        String verb = words.rest(0).orElse("list-units");
        List<String> names = words.rest().isEmpty() ? List.of() : words.rest().subList(1, words.rest().size());
        SystemctlShow show = new SystemctlShow(node, words);
        return switch (verb) {
            case "start", "restart", "reload-or-restart", "try-restart", "stop", "reload", "kill" -> change(call, verb, names);
            case "reboot" -> reboot(true);
            case "poweroff", "halt" -> reboot(false);
            case "enable", "disable", "mask", "unmask" -> enable(call, verb, names, words.has("--now"));
            case "daemon-reload" -> {
                node.world().act(Units.of(node)::reload);
                yield 0;
            }
            case "reset-failed" -> 0;
            case "is-active" -> ask(call, () -> show.isActive(names));
            case "is-failed" -> ask(call, () -> show.isFailed(names));
            case "is-enabled" -> ask(call, () -> show.isEnabled(names));
            case "status" -> ask(call, () -> show.status(names));
            case "show" -> ask(call, () -> show.show(names));
            case "list-units" -> ask(call, () -> show.list(names));
            case "is-system-running" -> ask(call, () -> Units.of(node).all().stream().anyMatch(unit -> unit.active() == Unit.Active.FAILED)
                    ? new Answer(1, "degraded\n", "") : Answer.ok("running\n"));
            case "cat", "edit", "list-unit-files", "list-timers", "list-dependencies" ->
                    InstantCommand.print(call, Answer.fail(2, "systemctl: command " + verb + " is not supported by the simulator\n"));
            default -> InstantCommand.print(call, Answer.fail(1, "Unknown command verb '" + verb + "'.\n"));
        };
    }

    private int ask(Call call, Supplier<Answer> question) throws IOException {
        return InstantCommand.print(call, node.world().ask(question));
    }

    private int change(Call call, String verb, List<String> names) throws IOException, InterruptedException {
        if (names.isEmpty()) {
            return InstantCommand.print(call, Answer.fail(1, "Too few arguments.\n"));
        }
        var errors = new StringBuilder();
        int exit = 0;
        List<Unit> units = new ArrayList<>();
        for (String name : names) {
            Optional<Unit> unit = node.world().ask(() -> Units.of(node).get(name));
            String full = name.contains(".") ? name : name + ".service";
            if (unit.isEmpty()) {
                String word = verb.equals("reload-or-restart") ? "reload-or-restart" : verb;
                errors.append("Failed to ").append(word).append(' ').append(full).append(": Unit ").append(full)
                        .append(verb.equals("stop") || verb.equals("kill") ? " not loaded.\n" : " not found.\n");
                exit = 5;
            } else if (unit.get().file() == Unit.File.MASKED && !verb.equals("stop")) {
                errors.append("Failed to ").append(verb).append(' ').append(full).append(": Unit ").append(full).append(" is masked.\n");
                exit = 1;
            } else {
                units.add(unit.get());
            }
        }
        boolean stop = !verb.equals("start") && !verb.equals("reload");
        boolean start = !verb.equals("stop") && !verb.equals("kill") && !verb.equals("reload");
        List<Unit> restarted = node.world().ask(() -> units.stream().filter(unit -> !verb.equals("try-restart") || unit.isActive())
                .toList());
        if (verb.equals("reload")) {
            node.world().act(() -> units.stream().filter(Unit::isActive).forEach(Units.of(node)::reload));
        }
        if (stop) {
            boolean any = node.world().ask(() -> restarted.stream().anyMatch(Unit::isActive));
            node.world().act(() -> restarted.forEach(Units.of(node)::stop));
            if (any) {
                node.world().clock().sleep(STOP);
            }
        }
        if (start) {
            boolean any = node.world().ask(() -> restarted.stream().anyMatch(unit -> !unit.isActive()));
            for (Unit unit : restarted) {
                if (node.world().ask(() -> Units.of(node).start(unit)) == Units.Started.FAILED) {
                    errors.append("Job for ").append(unit.name())
                            .append(" failed because the control process exited with error code.\nSee \"systemctl status ")
                            .append(unit.name()).append("\" and \"journalctl -xeu ").append(unit.name()).append("\" for details.\n");
                    exit = 1;
                }
            }
            if (any) {
                node.world().clock().sleep(START);
            }
        }
        return InstantCommand.print(call, Answer.fail(exit, errors.toString()));
    }

    private int enable(Call call, String verb, List<String> names, boolean now) throws IOException, InterruptedException {
        var text = new StringBuilder();
        for (String name : names) {
            Optional<Unit> unit = node.world().ask(() -> Units.of(node).get(name));
            if (unit.isEmpty()) {
                return InstantCommand.print(call, Answer.fail(1, "Failed to " + verb + " unit: Unit " + (name.contains(".") ? name
                        : name + ".service")
                        + " does not exist.\n"));
            }
            Unit.File before = node.world().ask(() -> unit.get().file());
            if (verb.equals("unmask")) {
                node.world().act(unit.get()::unmask);
                text.append(before == Unit.File.MASKED ? "Removed '/etc/systemd/system/" + unit.get().name() + "'.\n" : "");
                continue;
            }
            if (before == Unit.File.MASKED && !verb.equals("mask")) {
                return InstantCommand.print(call, Answer.fail(1, "Failed to " + verb + " unit: Unit /etc/systemd/system/"
                        + unit.get().name() + " is masked\n"));
            }
            Unit.File after = switch (verb) {
                case "enable" -> Unit.File.ENABLED;
                case "disable" -> Unit.File.DISABLED;
                default -> Unit.File.MASKED;
            };
            if (before == Unit.File.STATIC && (verb.equals("enable") || verb.equals("disable"))) {
                continue;
            }
            node.world().act(() -> unit.get().file(after));
            String link = "/etc/systemd/system/multi-user.target.wants/" + unit.get().name();
            if (before != after) {
                text.append(after == Unit.File.ENABLED ? "Created symlink " + link + " → "
                        + unit.get().path().replace("/usr/lib", "/lib") + ".\n"
                        : after == Unit.File.DISABLED ? "Removed \"" + link + "\".\n" : "Created symlink /etc/systemd/system/"
                        + unit.get().name() + " → /dev/null.\n");
            }
        }
        int exit = 0;
        if (now) {
            exit = change(call, verb.equals("enable") ? "start" : "stop", names);
        }
        InstantCommand.print(call, Answer.fail(exit, text.toString()));
        return exit;
    }

    private int reboot(boolean again) {
        node.world().act(() -> node.shutDown(again));
        return 0;
    }
}
