package praktikum.sim.machine.packages;

import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;

/** {@code apt-cache policy} and {@code dpkg-query -W}, {@code dpkg -l}. */
public final class PackageQueries {

    private PackageQueries() {
    }

    /** {@code apt-cache policy NAME…}. */
    public static Answer aptCache(Call call, Machine node) {
        if (call.args().isEmpty() || !call.args().getFirst().equals("policy") || call.args().size() < 2) {
            return Answer.fail(2, "apt-cache: only 'policy NAME' is supported by the simulator\n");
        }
        var text = new StringBuilder();
        var offered = Packages.of(node).offered();
        for (String name : call.args().subList(1, call.args().size())) {
            Optional<String> installed = Packages.of(node).version(name);
            String candidate = offered.getOrDefault(name, installed.orElse(""));
            if (candidate.isEmpty()) {
                continue;
            }
            text.append(name).append(":\n  Installed: ").append(installed.orElse("(none)")).append("\n  Candidate: ").append(candidate)
                    .append("\n  Version table:\n");
            if (!candidate.equals(installed.orElse(""))) {
                text.append("     ").append(candidate).append(" 500\n        500 http://download.proxmox.com/debian/pve ")
                        .append(node.release().codename()).append("/pve-no-subscription amd64 Packages\n");
            }
            installed.ifPresent(version -> text.append(" *** ").append(version).append(" 100\n        100 /var/lib/dpkg/status\n"));
        }
        return Answer.ok(text.toString());
    }

    /** {@code dpkg-query -W [-f FORMAT] NAME…}; fields Package, Version, Status. */
    public static Answer dpkgQuery(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-W", "--show", "-l", "--list"), Set.of("-f", "--showformat"));
        if (words.unknown().isPresent() || words.valueless().isPresent() || words.has("-l", "--list")) {
            return Answer.unsupported("dpkg-query", words.unknown().or(words::valueless).orElse("-l"));
        }
        String format = words.value("-f", "--showformat").orElse("${Package}\\t${Version}\\n");
        var out = new StringBuilder();
        var err = new StringBuilder();
        var names = words.rest().isEmpty() ? Packages.of(node).installed().keySet().stream().toList() : words.rest();
        for (String name : names) {
            Optional<String> version = Packages.of(node).version(name);
            if (version.isEmpty()) {
                err.append("dpkg-query: no packages found matching ").append(name).append('\n');
                continue;
            }
            out.append(format.replace("\\n", "\n").replace("\\t", "\t").replace("${Package}", name).replace("${Version}", version.get())
                    .replace("${Status}", "install ok installed").replace("${db:Status-Status}", "installed"));
        }
        return new Answer(err.isEmpty() ? 0 : 1, out.toString(), err.toString());
    }
}
