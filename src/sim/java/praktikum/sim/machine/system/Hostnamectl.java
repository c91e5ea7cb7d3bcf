package praktikum.sim.machine.system;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.command.Json;
import praktikum.sim.shell.Call;

/** {@code hostnamectl}: status, {@code set-hostname} and {@code hostname}. */
final class Hostnamectl implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("--static", "--transient", "--pretty", "--no-ask-password"),
                Set.of("--json"));
        if (words.unknown().isPresent()) {
            return Answer.unsupported("hostnamectl", words.unknown().get());
        }
        String verb = words.rest(0).orElse("status");
        return switch (verb) {
            case "set-hostname" -> words.rest(1).map(name -> set(node, name))
                    .orElse(Answer.fail(1, "Too few arguments.\n"));
            case "hostname" -> words.rest(1).map(name -> set(node, name)).orElseGet(() -> Answer.ok(node.hostname() + "\n"));
            case "status" -> words.has("--static") || words.has("--transient") ? Answer.ok(node.hostname() + "\n")
                    : words.value("--json").map(style -> json(node, style)).orElseGet(() -> status(node));
            default -> Answer.fail(1, "Unknown command verb '" + verb + "'.\n");
        };
    }

    private static Answer set(Machine node, String given) {
        // Without a kind of name the given one becomes the pretty name, and what is left of it after cleaning the static one.
        String name = cleaned(given);
        if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?")) {
            return Answer.fail(1, "Could not set static hostname: Invalid static hostname '" + given + "'\n");
        }
        node.disk().write("/etc/hostname", name + "\n");
        node.hostname(name);
        node.log("systemd-hostnamed.service", "systemd-hostnamed", node.nextPid(), 6, "Hostname set to <" + name + "> (static)");
        return Answer.ok("");
    }

    /** As hostname_cleanup() of systemd: other characters left out, no dot or hyphen at an end of a label. */
    private static String cleaned(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]", "").replaceAll("-*\\.[.-]*", ".").replaceAll("^[.-]+|[.-]+$", "");
    }

    private static Answer status(Machine node) {
        boolean virtual = !node.hardware().hypervisor().equals("none");
        String os = node.disk().textOrEmpty("/etc/os-release").lines().filter(line -> line.startsWith("PRETTY_NAME="))
                .map(line -> line.substring(12).replace("\"", "")).findFirst().orElse("");
        return Answer.ok(" Static hostname: " + node.disk().line("/etc/hostname") + "\n"
                + (node.hostname().equals(node.disk().line("/etc/hostname")) ? "" : "Transient hostname: " + node.hostname() + "\n")
                + "       Icon name: computer-" + (virtual ? "vm" : "desktop") + "\n"
                + "         Chassis: " + (virtual ? "vm" : "desktop") + "\n"
                + "      Machine ID: " + node.disk().line("/etc/machine-id") + "\n"
                + "         Boot ID: " + node.bootId().replace("-", "") + "\n"
                + (virtual ? "  Virtualization: " + node.hardware().hypervisor() + "\n" : "")
                + "Operating System: " + os + "\n          Kernel: Linux " + node.kernel() + "\n    Architecture: x86-64\n");
    }

    private static Answer json(Machine node, String style) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Hostname", node.hostname());
        values.put("StaticHostname", node.disk().line("/etc/hostname"));
        values.put("PrettyHostname", null);
        values.put("Chassis", node.hardware().hypervisor().equals("none") ? "desktop" : "vm");
        values.put("KernelName", "Linux");
        values.put("KernelRelease", node.kernel());
        values.put("MachineID", node.disk().line("/etc/machine-id"));
        values.put("BootID", node.bootId().replace("-", ""));
        return style.equals("short") ? Answer.ok(Json.line(values) + "\n") : Answer.unsupported("hostnamectl", "--json=" + style);
    }

    /** {@code systemd-machine-id-setup}: a machine that has no id gets one, from D-Bus or by chance. */
    static Answer setMachineId(Call call, Machine node) {
        if (!node.disk().textOrEmpty("/etc/machine-id").isBlank()) {
            return Answer.ok("");
        }
        String known = node.disk().textOrEmpty("/var/lib/dbus/machine-id");
        byte[] random = new byte[16];
        node.world().random().nextBytes(random);
        node.disk().write("/etc/machine-id", known.isBlank() ? HexFormat.of().formatHex(random) + "\n" : known, 0444);
        return Answer.fail(0, "Initializing machine ID from " + (known.isBlank() ? "random generator" : "D-Bus machine ID") + ".\n");
    }
}
