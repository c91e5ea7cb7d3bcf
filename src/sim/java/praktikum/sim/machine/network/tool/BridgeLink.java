package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.Json;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.shell.Call;

/** {@code bridge [-j] link [show]}. */
final class BridgeLink implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        List<String> args = new ArrayList<>(call.args());
        boolean json = args.remove("-j") | args.remove("-json");
        if (args.isEmpty() || !args.getFirst().equals("link") || args.size() > 1 && !args.get(1).equals("show")) {
            return Answer.fail(2, "bridge: only 'link show' is supported by the simulator\n");
        }
        List<Map<String, Object>> ports = new ArrayList<>();
        var text = new StringBuilder();
        for (Nic nic : Nics.of(node).all()) {
            if (nic.master().isEmpty()) {
                continue;
            }
            List<String> flags = new ArrayList<>(List.of("BROADCAST", "MULTICAST"));
            boolean works = nic.up() && Nics.of(node).carrier(nic);
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
            text.append(nic.index()).append(": ").append(nic.name()).append(": <").append(String.join(",", flags)).append("> mtu ")
                    .append(nic.mtu())
                    .append(" master ").append(nic.master().get()).append(" state ").append(works ? "forwarding" : "disabled")
                    .append(" priority 32 cost ").append(works ? 4 : 100).append(" \n");
        }
        return Answer.ok(json ? Json.line(ports) + "\n" : text.toString());
    }
}
