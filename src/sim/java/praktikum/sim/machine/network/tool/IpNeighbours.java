package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.Json;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;

/** {@code ip neigh show}: the other machines that answer on the wires of this one. */
final class IpNeighbours {

    private final Machine node;
    private final IpCommand.Style style;

    IpNeighbours(Machine node, IpCommand.Style style) {
        this.node = node;
        this.style = style;
    }

    Answer answer(List<String> args) {
        Optional<String> device = IpCommand.after(args, "dev");
        Optional<Ip> wanted = args.stream().flatMap(word -> Ip.parse(word).stream()).findFirst();
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Machine other : node.world().everyone()) {
            if (other == node || !other.running()) {
                continue;
            }
            for (Nic nic : Nics.of(other).all()) {
                for (Nic.Address address : nic.addresses()) {
                    boolean family = style.v6().isEmpty() || style.v6().get() == address.ip().isV6();
                    Optional<String> via = Nics.of(node).route(address.ip()).filter(route -> route.gateway().isEmpty())
                            .map(route -> route.device());
                    boolean meant = family && wanted.map(address.ip()::equals).orElse(true);
                    if (meant && !address.ip().isLinkLocal() && !address.ip().isLoopback() && via.isPresent()
                            && device.map(via.get()::equals).orElse(true) && Network.reaches(node, address.ip())) {
                        Map<String, Object> entry = new LinkedHashMap<>();
                        entry.put("dst", address.ip().toString());
                        entry.put("dev", via.get());
                        entry.put("lladdr", nic.mac());
                        entry.put("state", List.of("REACHABLE"));
                        entries.add(entry);
                    }
                }
            }
        }
        if (style.json()) {
            return Answer.ok(Json.line(entries) + "\n");
        }
        var text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.get("dst")).append(" dev ").append(entry.get("dev")).append(" lladdr ")
                .append(entry.get("lladdr")).append(" REACHABLE \n"));
        return Answer.ok(text.toString());
    }
}
