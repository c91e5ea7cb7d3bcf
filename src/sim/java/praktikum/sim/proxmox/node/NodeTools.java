package praktikum.sim.proxmox.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.shell.Call;

/** {@code pveversion} and {@code pvesubscription}. */
final class NodeTools {

    private NodeTools() {}

    /** {@code pveversion}, {@code pveversion -v}. */
    static Answer pveversion(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-v", "--verbose", "-verbose"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.fail(255, "Unknown option: " + words.unknown().get().replaceFirst("^-+", "")
                    + "\n400 unable to parse option\npveversion  [OPTIONS]\n");
        }
        String manager = Packages.of(node).manager();
        String id = manager + "/" + node.release().id(manager);
        if (!words.has("-v", "--verbose", "-verbose")) {
            return Answer.ok("pve-manager/" + id + " (running kernel: " + node.kernel() + ")\n");
        }
        var text = new StringBuilder();
        node.release().packages().stream()
                .filter(Release.Package::ofProxmoxVe)
                .forEach(pkg -> {
                    Optional<String> version = Packages.of(node).version(pkg.name());
                    text.append(pkg.name()).append(": ").append(version.orElse("not correctly installed"))
                            .append(pkg.name().equals("proxmox-ve") ? " (running kernel: " + node.kernel() + ")"
                                    : pkg.name().equals("pve-manager") ? " (running version: " + id + ")" : "").append('\n');
                    if (pkg.name().equals("proxmox-kernel-helper")) {
                        Packages.of(node).installed().forEach((name, kernel) -> {
                            if (name.matches("proxmox-kernel-.*-signed")) {
                                text.append(name).append(": ").append(kernel).append('\n');
                            }
                        });
                    }
                });
        return Answer.ok(text.toString());
    }

    /** {@code pvesubscription get}. */
    static Answer subscription(Call call, Machine node) {
        if (!call.args().equals(List.of("get"))) {
            return Answer.fail(2, "pvesubscription: only 'get' is supported by the simulator\n");
        }
        var text = new StringBuilder();
        new NodeApi(node).subscription().forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return Answer.ok(text.toString());
    }
}
