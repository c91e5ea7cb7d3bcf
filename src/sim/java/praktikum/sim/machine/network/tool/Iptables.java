package praktikum.sim.machine.network.tool;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.network.Firewall;
import praktikum.sim.shell.Call;

/** {@code iptables}: {@code -S}, {@code -L -n}, {@code -F}, {@code -A|-D INPUT -p PROTOCOL [--dport PORT] -j DROP|REJECT}. */
final class Iptables implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-S", "-L", "-n", "-F", "-v"), Set.of("-A", "-D", "-I", "-p", "--dport",
                "-j"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("iptables", words.unknown().or(words::valueless).orElseThrow());
        }
        if (words.has("-F")) {
            Firewall.of(node).flush();
            node.world().reachabilityChanged();
            return Answer.ok("");
        }
        Optional<String> port = words.value("--dport").filter(text -> text.matches("\\d{1,5}"));
        if (words.has("-A", "-D", "-I")) {
            if (port.isPresent() == words.value("-p").filter("icmp"::equals).isPresent() || words.value("-p").isEmpty()
                    || !words.value("-j").orElse("").matches(port.isPresent() ? "DROP|REJECT" : "DROP")) {
                return Answer.fail(2,
                        "iptables: only '-p PROTOCOL --dport PORT -j DROP|REJECT' and '-p icmp -j DROP' are supported by the simulator\n");
            }
            var rule = new Firewall.Rule(words.value("-p").get(),
                    port.map(text -> OptionalInt.of(Integer.parseInt(text))).orElse(OptionalInt.empty()), words.value("-j").get());
            if (words.has("-D")) {
                if (!Firewall.of(node).remove(rule)) {
                    return Answer.fail(1, "iptables: Bad rule (does a matching rule exist in that chain?).\n");
                }
            } else {
                Firewall.of(node).add(rule);
            }
            node.world().reachabilityChanged();
            return Answer.ok("");
        }
        var text = new StringBuilder();
        if (words.has("-S")) {
            text.append("-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n");
            Firewall.of(node).rules().forEach(rule -> text.append("-A INPUT -p ").append(rule.protocol())
                    .append(rule.port().isPresent() ? " -m " + rule.protocol() + " --dport " + rule.port().getAsInt() : "")
                    .append(" -j ").append(rule.target())
                    .append(rule.target().equals("REJECT") ? " --reject-with icmp-port-unreachable" : "").append('\n'));
        } else {
            text.append("Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n");
            Firewall.of(node).rules().forEach(rule ->
                    text.append(String.format("%-10s %-4s --  0.0.0.0/0            0.0.0.0/0            %s\n", rule.target(),
                    rule.protocol(), rule.port().isPresent() ? rule.protocol() + " dpt:" + rule.port().getAsInt() : "")));
            text.append("\nChain FORWARD (policy ACCEPT)\ntarget     prot opt source               destination         \n"
                    + "\nChain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n");
        }
        return Answer.ok(text.toString());
    }
}
