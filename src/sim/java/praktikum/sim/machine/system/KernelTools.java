package praktikum.sim.machine.system;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.shell.Call;

/** Commands that say one thing about kernel and hardware. */
final class KernelTools {

    private KernelTools() {
    }

    /** {@code uname}. */
    static Answer uname(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "-s", "-n", "-r", "-v", "-m", "-o", "-p", "-i", "--all",
                "--kernel-release", "--nodename"), Set.of());
        if (words.unknown().isPresent() || words.rest(0).isPresent()) {
            return Answer.fail(1, "uname: " + words.unknown().map(option -> "invalid option -- '" + option.replaceFirst("^-+", "") + "'")
                    .orElseGet(() -> "extra operand ‘" + words.rest(0).get() + "’") + "\nTry 'uname --help' for more information.\n");
        }
        boolean all = words.has("-a", "--all");
        var out = new StringJoiner(" ", "", "\n");
        String version = node.release().build(node.product(), node.kernel());
        if (all || words.has("-s") || call.args().isEmpty()) {
            out.add("Linux");
        }
        if (all || words.has("-n", "--nodename")) {
            out.add(node.hostname());
        }
        if (all || words.has("-r", "--kernel-release")) {
            out.add(node.kernel());
        }
        if (all || words.has("-v")) {
            out.add(version);
        }
        if (all || words.has("-m")) {
            out.add("x86_64");
        }
        if (words.has("-p") || words.has("-i")) {
            out.add("unknown");
        }
        if (all || words.has("-o")) {
            out.add("GNU/Linux");
        }
        return Answer.ok(out.toString());
    }

    /** {@code uptime}, also with {@code -p} and {@code -s}. */
    static Answer uptime(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-p", "-s", "--pretty", "--since"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.unsupported("uptime", words.unknown().get());
        }
        Duration up = node.uptime();
        if (words.has("-s", "--since")) {
            return Answer.ok(TimeFormat.format(node.now().minus(up), node.clock().zone(), "yyyy-MM-dd HH:mm:ss") + "\n");
        }
        if (words.has("-p", "--pretty")) {
            var out = new StringJoiner(", ", "up ", "\n");
            unit(out, up.toDays(), "day");
            unit(out, up.toHoursPart(), "hour");
            if (up.toMinutes() == 0 || up.toMinutesPart() > 0) {
                out.add(up.toMinutesPart() + (up.toMinutesPart() == 1 ? " minute" : " minutes"));
            }
            return Answer.ok(out.toString());
        }
        String since = up.toDays() > 0 ? up.toDays() + (up.toDays() == 1 ? " day, " : " days, ") : "";
        String hours = up.toHoursPart() > 0 ? String.format(Locale.ROOT, "%2d:%02d", up.toHoursPart(), up.toMinutesPart())
                : up.toMinutesPart() + " min";
        return Answer.ok(" " + TimeFormat.format(node.now(), node.clock().zone(), "HH:mm:ss") + " up " + since + hours
                + ",  1 user,  load average: 0.12, 0.09, 0.04\n");
    }

    private static void unit(StringJoiner out, long count, String name) {
        if (count > 0) {
            out.add(count + " " + name + (count == 1 ? "" : "s"));
        }
    }

    /** {@code systemd-detect-virt}: exit code 1 where there is none. */
    static Answer detectVirt(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-v", "--vm", "-c", "--container", "-q", "--quiet"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.unsupported("systemd-detect-virt", words.unknown().get());
        }
        String kind = words.has("-c", "--container") ? "none" : node.hardware().hypervisor();
        return new Answer(kind.equals("none") ? 1 : 0, words.has("-q", "--quiet") ? "" : kind + "\n", "");
    }

    /** {@code lsmod}. */
    static Answer lsmod(Call call, Machine node) {
        var out = new StringBuilder("Module                  Size  Used by\n");
        KernelModules.of(node).modules().forEach(module -> out.append(String.format("%-19s %8d  %d%s\n", module,
                module.equals("kvm") ? 1_400_832 : 16_384, module.equals("kvm") && KernelModules.of(node).kvm() ? 1 : 0,
                module.equals("kvm") && KernelModules.of(node).kvm() ? node.hardware().intel() ? " kvm_intel" : " kvm_amd" : "")));
        return Answer.ok(out.toString());
    }

    /** {@code modprobe} with module names, {@code -r}, {@code -v}. */
    static Answer modprobe(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-r", "-v", "-q", "--remove"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.unsupported("modprobe", words.unknown().get());
        }
        List<String> known = List.of("kvm", "kvm_intel", "kvm_amd", "softdog", "bonding", "bridge", "nbd", "vhost_net", "zfs",
                "nfnetlink", "dm_thin_pool");
        for (String name : words.rest()) {
            String module = name.replace('-', '_');
            if (words.has("-r", "--remove")) {
                if (!KernelModules.of(node).unload(module)) {
                    return Answer.fail(1, "modprobe: FATAL: Module " + module + " is not currently loaded\n");
                }
            } else if (!known.contains(module)) {
                return Answer.fail(1, "modprobe: FATAL: Module " + name + " not found in directory /lib/modules/" + node.kernel() + "\n");
            } else if (!KernelModules.of(node).load(module)) {
                return Answer.fail(1, "modprobe: ERROR: could not insert '" + module + "': Operation not supported\n");
            }
        }
        return Answer.ok("");
    }
}
