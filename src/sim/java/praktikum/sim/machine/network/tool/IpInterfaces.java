package praktikum.sim.machine.network.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.Json;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nic.Kind;
import praktikum.sim.machine.network.Nics;

/** {@code ip addr show} and {@code ip link show}, layout and JSON fields of iproute2 6. */
final class IpInterfaces {

    private static final long FOREVER = 4_294_967_295L;
    private static final long LEASE = 42_300;

    private final Machine node;
    private final IpCommand.Style style;
    private final boolean addresses;

    IpInterfaces(Machine node, IpCommand.Style style, boolean addresses) {
        this.node = node;
        this.style = style;
        this.addresses = addresses;
    }

    Answer answer(List<String> filters) {
        List<Nic> nics = new ArrayList<>(Nics.of(node).all());
        for (int i = 0; i < filters.size(); i++) {
            String word = filters.get(i);
            String value = i + 1 < filters.size() ? filters.get(i + 1) : "";
            switch (word) {
                case "dev" -> {
                    // its value is the next word, which is taken as a device below
                }
                case "up" -> nics.removeIf(nic -> !nic.up());
                case "master" -> {
                    if (Nics.of(node).get(value).isEmpty()) {
                        return Answer.fail(1, "Device \"" + value + "\" does not exist.\n");
                    }
                    nics.removeIf(nic -> !nic.master().equals(Optional.of(value)));
                    i++;
                }
                case "type" -> {
                    nics.removeIf(nic -> !value.equals("bridge") || nic.kind() != Kind.BRIDGE);
                    i++;
                }
                case "scope" -> {
                    return Answer.unsupported("ip", "scope");
                }
                default -> {
                    if (Nics.of(node).get(word).isEmpty()) {
                        return Answer.fail(1, "Device \"" + word + "\" does not exist.\n");
                    }
                    nics.removeIf(nic -> !Nics.of(node).get(word).equals(Optional.of(nic)));
                }
            }
        }
        if (addresses && style.v6().isPresent()) {
            nics.removeIf(nic -> shown(nic).isEmpty());
        }
        if (style.json()) {
            return Answer.ok(Json.line(nics.stream().map(nic -> style.brief() ? briefFields(nic) : fields(nic)).toList()) + "\n");
        }
        var text = new StringBuilder();
        nics.forEach(nic -> text.append(style.brief() ? brief(nic) : lines(nic)));
        return Answer.ok(text.toString());
    }

    private List<Nic.Address> shown(Nic nic) {
        return nic.addresses().stream().filter(address -> style.v6().isEmpty() || style.v6().get() == address.ip().isV6())
                .sorted(Comparator.comparing(address -> address.ip().isV6())).toList();
    }

    private static String shown(String name, Nic nic) {
        return name + nic.parent().map(below -> "@" + below).orElse("");
    }

    private List<String> flags(Nic nic) {
        List<String> flags = new ArrayList<>();
        if (nic.up() && !Nics.of(node).carrier(nic)) {
            flags.add("NO-CARRIER");
        }
        flags.addAll(nic.kind() == Kind.LOOPBACK ? List.of("LOOPBACK") : List.of("BROADCAST", "MULTICAST"));
        if (nic.up()) {
            flags.add("UP");
            if (Nics.of(node).carrier(nic)) {
                flags.add("LOWER_UP");
            }
        }
        return flags;
    }

    private String state(Nic nic) {
        return nic.kind() == Kind.LOOPBACK && nic.up() ? "UNKNOWN" : nic.up() && Nics.of(node).carrier(nic) ? "UP" : "DOWN";
    }

    private Optional<Map<String, Object>> linkInfo(Nic nic) {
        Map<String, Object> info = new LinkedHashMap<>();
        switch (nic.kind()) {
            case BRIDGE -> info.put("info_kind", "bridge");
            case BOND -> info.putAll(Map.of("info_kind", "bond", "info_data", Map.of("mode", nic.bond().mode(), "miimon",
                    nic.bond().miimon())));
            case VLAN -> info.put("info_kind", "vlan");
            case TAP -> info.put("info_kind", nic.name().startsWith("veth") ? "veth" : "tun");
            default -> { }
        }
        nic.master().flatMap(Nics.of(node)::get).ifPresent(master ->
                info.put("info_slave_kind", master.kind() == Kind.BOND ? "bond" : "bridge"));
        return info.isEmpty() ? Optional.empty() : Optional.of(info);
    }

    private String queue(Nic nic) {
        return nic.kind() == Kind.PHYSICAL ? nic.up() ? "pfifo_fast" : "noop" : "noqueue";
    }

    private Map<String, Object> fields(Nic nic) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ifindex", nic.index());
        nic.parent().ifPresent(below -> fields.put("link", below));
        fields.put("ifname", nic.name());
        fields.put("flags", flags(nic));
        fields.put("mtu", nic.mtu());
        fields.put("qdisc", queue(nic));
        nic.master().ifPresent(master -> fields.put("master", master));
        fields.put("operstate", state(nic));
        if (!addresses) {
            fields.put("linkmode", "DEFAULT");
        }
        if (style.details()) {
            linkInfo(nic).ifPresent(info -> fields.put("linkinfo", info));
        }
        fields.put("group", "default");
        fields.put("txqlen", 1000);
        fields.put("link_type", nic.kind() == Kind.LOOPBACK ? "loopback" : "ether");
        fields.put("address", nic.mac());
        fields.put("broadcast", nic.kind() == Kind.LOOPBACK ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff");
        Nics.of(node).alternative(nic).ifPresent(name -> fields.put("altnames", List.of(name)));
        if (addresses) {
            fields.put("addr_info", shown(nic).stream().map(address -> addressFields(nic, address)).toList());
        }
        return fields;
    }

    private Map<String, Object> addressFields(Nic nic, Nic.Address address) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("family", address.ip().isV6() ? "inet6" : "inet");
        fields.put("local", address.ip().toString());
        fields.put("prefixlen", address.prefix());
        if (!address.ip().isV6() && nic.kind() != Kind.LOOPBACK && address.dynamic()) {
            fields.put("broadcast", address.ip().broadcast(address.prefix()).toString());
        }
        fields.put("scope", scope(address));
        if (address.dynamic()) {
            fields.put("dynamic", true);
        }
        if (!address.ip().isV6()) {
            fields.put("label", nic.name());
        }
        fields.put("valid_life_time", address.dynamic() ? LEASE : FOREVER);
        fields.put("preferred_life_time", address.dynamic() ? LEASE : FOREVER);
        return fields;
    }

    private static String scope(Nic.Address address) {
        return address.ip().isLoopback() ? "host" : address.ip().isLinkLocal() ? "link" : "global";
    }

    private Map<String, Object> briefFields(Nic nic) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ifname", nic.name());
        fields.put("operstate", state(nic));
        if (addresses) {
            fields.put("addr_info", shown(nic).stream().map(address -> Map.of("local", address.ip().toString(), "prefixlen",
                    address.prefix())).toList());
        } else {
            fields.put("address", nic.mac());
            fields.put("flags", flags(nic));
        }
        return fields;
    }

    private String brief(Nic nic) {
        String head = String.format("%-16s %-14s ", shown(nic.name(), nic), state(nic));
        if (!addresses) {
            return head + nic.mac() + " <" + String.join(",", flags(nic)) + "> \n";
        }
        var text = new StringBuilder(head);
        shown(nic).forEach(address -> text.append(address).append(' '));
        return text.append('\n').toString();
    }

    private String lines(Nic nic) {
        var text =
                new StringBuilder(nic.index() + ": " + shown(nic.name(), nic) + ": <" + String.join(",", flags(nic)) + "> mtu " + nic.mtu()
                + " qdisc "
                + queue(nic) + nic.master().map(master -> " master " + master).orElse("") + " state " + state(nic)
                + (addresses ? "" : " mode DEFAULT") + " group default qlen 1000\n    link/"
                + (nic.kind() == Kind.LOOPBACK ? "loopback " + nic.mac() + " brd 00:00:00:00:00:00" : "ether " + nic.mac()
                + " brd ff:ff:ff:ff:ff:ff") + "\n");
        Nics.of(node).alternative(nic).ifPresent(name -> text.append("    altname ").append(name).append('\n'));
        if (addresses) {
            for (Nic.Address address : shown(nic)) {
                text.append("    ").append(address.ip().isV6() ? "inet6 " : "inet ").append(address)
                        .append(address.dynamic() && !address.ip().isV6() ? " brd " + address.ip().broadcast(address.prefix()) : "")
                        .append(" scope ").append(scope(address)).append(address.dynamic() ? " dynamic" : "")
                        .append(address.ip().isV6() ? " " : " " + nic.name()).append('\n')
                        .append(address.dynamic() ? "       valid_lft 42300sec preferred_lft 42300sec\n"
                        : "       valid_lft forever preferred_lft forever\n");
            }
        }
        return text.toString();
    }
}
