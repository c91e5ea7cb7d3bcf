package praktikum.sim.machine.network.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.NameResolver.Found;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.shell.Call;

/** {@code hostname} of Debian, and setting the name until the next boot. */
public final class Hostname implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-f", "--fqdn", "--long", "-s", "--short", "-i", "--ip-address", "-I",
                "--all-ip-addresses", "-d", "--domain"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.unsupported("hostname", words.unknown().get());
        }
        if (words.rest(0).isPresent()) {
            node.hostname(words.rest(0).get());
            return Answer.ok("");
        }
        String name = node.hostname();
        if (words.has("-s", "--short")) {
            return Answer.ok(name.split("\\.")[0] + "\n");
        }
        if (words.has("-I", "--all-ip-addresses")) {
            List<String> all = Nics.of(node).all().stream().filter(nic -> nic.kind() != Nic.Kind.LOOPBACK && nic.up())
                    .flatMap(nic -> nic.addresses().stream()).map(Nic.Address::ip).filter(ip -> !ip.isLinkLocal()).map(Ip::toString)
                    .toList();
            return Answer.ok(String.join(" ", all) + " \n");
        }
        if (words.has("-f", "--fqdn", "--long", "-i", "--ip-address", "-d", "--domain")) {
            Optional<Found> found = NameResolver.of(node).lookUp(name).stream().findFirst();
            if (found.isEmpty()) {
                return Answer.fail(1, "hostname: Name or service not known\n");
            }
            String fqdn = found.get().names().getFirst();
            return Answer.ok((words.has("-i", "--ip-address") ? found.get().ip().toString()
                    : words.has("-d", "--domain") ? fqdn.contains(".") ? fqdn.substring(fqdn.indexOf('.') + 1) : "" : fqdn) + "\n");
        }
        return Answer.ok(name + "\n");
    }
}
