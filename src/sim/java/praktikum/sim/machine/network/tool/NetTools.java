package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Answer;
import praktikum.sim.machine.CommandLine;
import praktikum.sim.machine.Json;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Firewall;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.shell.Call;

/** Small commands about the network: {@code bridge}, {@code ss}, {@code iptables}, {@code ifquery}. */
public final class NetTools {

    private NetTools() {
    }

    /** {@code bridge [-j] link [show]}. */
    public static Answer bridge(Call call, Machine node) {
        List<String> args = new ArrayList<>(call.args());
        boolean json = args.remove("-j") | args.remove("-json");
        if (args.isEmpty() || !args.getFirst().equals("link") || args.size() > 1 && !args.get(1).equals("show")) {
            return Answer.fail(2, "bridge: only 'link show' is supported by the simulator\n");
        }
        List<Map<String, Object>> ports = new ArrayList<>();
        var text = new StringBuilder();
        for (Nic nic : node.nics().all()) {
            if (nic.master().isEmpty()) {
                continue;
            }
            List<String> flags = new ArrayList<>(List.of("BROADCAST", "MULTICAST"));
            boolean works = nic.up() && node.nics().carrier(nic);
            if (nic.up()) {
                flags.add("UP");
            }
            if (works) {
                flags.add("LOWER_UP");
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ifindex", nic.index());
            fields.put("ifname", nic.name());
            fields.put("flags", flags);
            fields.put("mtu", nic.mtu());
            fields.put("master", nic.master().get());
            fields.put("state", works ? "forwarding" : "disabled");
            fields.put("priority", 32);
            fields.put("cost", works ? 4 : 100);
            ports.add(fields);
            text.append(nic.index()).append(": ").append(nic.name()).append(": <").append(String.join(",", flags)).append("> mtu ").append(nic.mtu())
                    .append(" master ").append(nic.master().get()).append(" state ").append(works ? "forwarding" : "disabled")
                    .append(" priority 32 cost ").append(works ? 4 : 100).append(" \n");
        }
        return Answer.ok(json ? Json.line(ports) + "\n" : text.toString());
    }

    /** {@code ss -Htln} and its header: who listens on TCP. */
    public static Answer ss(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-H", "-t", "-l", "-n", "-a"), Set.of());
        if (words.unknown().isPresent() || !words.has("-l") || !words.has("-t")) {
            return Answer.unsupported("ss", words.unknown().orElse("without -t -l"));
        }
        var text = new StringBuilder(words.has("-H") ? "" : "State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\n");
        Map<String, List<String>> listeners = new LinkedHashMap<>();
        listeners.put("pvedaemon", List.of("127.0.0.1:85"));
        listeners.put("ssh", List.of("0.0.0.0:22", "[::]:22"));
        listeners.put("postfix", List.of("127.0.0.1:25", "[::1]:25"));
        listeners.put("rpcbind", List.of("0.0.0.0:111", "[::]:111"));
        listeners.put("pveproxy", List.of("*:8006"));
        listeners.put("spiceproxy", List.of("*:3128"));
        listeners.forEach((unit, sockets) -> {
            if (node.units().isActive(unit)) {
                sockets.forEach(socket -> text.append(String.format("LISTEN 0      4096   %18s %17s \n", socket,
                        socket.startsWith("*") ? "*:*" : socket.startsWith("[") ? "[::]:*" : "0.0.0.0:*")));
            }
        });
        return Answer.ok(text.toString());
    }

    /** {@code iptables}: {@code -S}, {@code -L -n}, {@code -F}, {@code -A|-D INPUT -p PROTOCOL --dport PORT -j DROP|REJECT}. */
    public static Answer iptables(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-S", "-L", "-n", "-F", "-v"), Set.of("-A", "-D", "-I", "-p", "--dport", "-j"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Answer.unsupported("iptables", words.unknown().or(words::valueless).orElseThrow());
        }
        if (words.has("-F")) {
            node.firewall().flush();
            node.world().totem().changed();
            return Answer.ok("");
        }
        Optional<String> port = words.value("--dport").filter(text -> text.matches("\\d{1,5}"));
        if (words.has("-A", "-D", "-I")) {
            if (port.isEmpty() || words.value("-p").isEmpty() || !words.value("-j").orElse("").matches("DROP|REJECT")) {
                return Answer.fail(2, "iptables: only '-p PROTOCOL --dport PORT -j DROP|REJECT' is supported by the simulator\n");
            }
            var rule = new Firewall.Rule(words.value("-p").get(), Integer.parseInt(port.get()), words.value("-j").get());
            if (words.has("-D")) {
                if (!node.firewall().remove(rule)) {
                    return Answer.fail(1, "iptables: Bad rule (does a matching rule exist in that chain?).\n");
                }
            } else {
                node.firewall().add(rule);
            }
            node.world().totem().changed();
            return Answer.ok("");
        }
        var text = new StringBuilder();
        if (words.has("-S")) {
            text.append("-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n");
            node.firewall().rules().forEach(rule -> text.append("-A INPUT -p ").append(rule.protocol()).append(" -m ").append(rule.protocol())
                    .append(" --dport ").append(rule.port()).append(" -j ").append(rule.target())
                    .append(rule.target().equals("REJECT") ? " --reject-with icmp-port-unreachable" : "").append('\n'));
        } else {
            text.append("Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n");
            node.firewall().rules().forEach(rule -> text.append(String.format("%-10s %-4s --  0.0.0.0/0            0.0.0.0/0            %s dpt:%d\n",
                    rule.target(), rule.protocol(), rule.protocol(), rule.port())));
            text.append("\nChain FORWARD (policy ACCEPT)\ntarget     prot opt source               destination         \n"
                    + "\nChain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n");
        }
        return Answer.ok(text.toString());
    }

    /** {@code ifquery IFACE} and {@code ifquery -a}: what the file says. */
    public static Answer ifquery(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "--all"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.unsupported("ifquery", words.unknown().get());
        }
        var file = node.interfaces().file();
        var text = new StringBuilder();
        file.byName().forEach((name, stanzas) -> {
            if (words.has("-a", "--all") || words.rest().contains(name)) {
                stanzas.forEach(stanza -> {
                    text.append(file.isAutomatic(name) ? "auto " + name + "\n" : "").append("iface ").append(name).append(' ').append(stanza.family())
                            .append(' ').append(stanza.method()).append('\n');
                    stanza.options().forEach(option -> text.append('\t').append(option.getKey()).append(' ').append(option.getValue()).append('\n'));
                    text.append('\n');
                });
            }
        });
        return text.isEmpty() ? Answer.fail(1, "error: cannot find interfaces: " + String.join(" ", words.rest())
                + " (interface was probably never up ?)\n") : Answer.ok(text.toString());
    }
}
