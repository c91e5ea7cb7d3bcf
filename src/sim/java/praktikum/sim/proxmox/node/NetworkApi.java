package praktikum.sim.proxmox.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.machine.network.InterfacesFile;
import praktikum.sim.machine.network.InterfacesFile.Stanza;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.proxmox.api.ApiResult;

/** {@code /nodes/NODE/network}: what the file says of each interface, and whether it is up. */
final class NetworkApi {

    private final Machine node;

    NetworkApi(Machine node) {
        this.node = node;
    }

    ApiResult list() {
        InterfacesFile file = node.disk().text("/etc/network/interfaces.new").map(InterfacesFile::parse)
                .orElseGet(() -> Ifupdown.of(node).file());
        Map<String, List<Stanza>> byName = file.byName();
        Set<String> names = new LinkedHashSet<>(byName.keySet());
        Nics.of(node).all().stream().filter(nic -> nic.kind() == Nic.Kind.PHYSICAL).map(Nic::name).forEach(names::add);
        names.remove("lo");
        List<Map<String, Object>> entries = new ArrayList<>();
        int priority = 3;
        for (String name : names) {
            entries.add(entry(name, byName.getOrDefault(name, List.of()), file.isAutomatic(name), priority++));
        }
        return ApiResult.of(entries);
    }

    private Map<String, Object> entry(String name, List<Stanza> stanzas, boolean automatic, int priority) {
        Map<String, Object> fields = new TreeMap<>();
        Optional<Nic> nic = Nics.of(node).get(name);
        boolean bridge = stanzas.stream().anyMatch(stanza -> stanza.option("bridge-ports").isPresent());
        fields.put("iface", name);
        fields.put("priority", priority);
        fields.put("type", bridge ? "bridge" : nic.isPresent() && nic.get().kind() == Nic.Kind.PHYSICAL ? "eth" : "unknown");
        if (nic.map(Nic::up).orElse(false)) {
            fields.put("active", 1);
        }
        if (automatic) {
            fields.put("autostart", 1);
        }
        Set<String> families = new LinkedHashSet<>();
        fields.put("method", "manual");
        fields.put("method6", "manual");
        for (Stanza stanza : stanzas) {
            families.add(stanza.family());
            String six = stanza.family().equals("inet6") ? "6" : "";
            fields.put("method" + six, stanza.method());
            Optional<Nic.Address> address = stanza.address();
            address.ifPresent(one -> {
                fields.put("address" + six, one.ip().toString());
                fields.put("netmask" + six, String.valueOf(one.prefix()));
                fields.put("cidr" + six, one.toString());
            });
            stanza.option("gateway").flatMap(Ip::parse).ifPresent(gateway -> fields.put("gateway" + six, gateway.toString()));
            for (String option : List.of("bridge-ports", "bridge-stp", "bridge-fd")) {
                stanza.option(option).ifPresent(value -> fields.put(option.replace('-', '_'), value.equals("none") ? "" : value));
            }
        }
        fields.put("families", families.isEmpty() ? List.of("inet") : List.copyOf(families));
        return fields;
    }
}
