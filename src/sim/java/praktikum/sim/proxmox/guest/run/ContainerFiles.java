package praktikum.sim.proxmox.guest.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;

/** The files that Proxmox VE writes into a container before each start (PVE::LXC::Setup): its name, its network, its name servers. */
final class ContainerFiles {

    private static final String BEGIN = "# --- BEGIN PVE ---\n";
    private static final String END = "# --- END PVE ---\n";

    private final Machine node;
    private final Disk disk;
    private final GuestConfig config;

    ContainerFiles(Machine node, Disk disk, GuestConfig config) {
        this.node = node;
        this.disk = disk;
        this.config = config;
    }

    void write() {
        String name = config.get("hostname", "localhost");
        disk.write("/etc/hostname", name.replaceFirst("\\..*", "") + "\n");
        disk.write("/etc/hosts", "127.0.0.1\tlocalhost\n::1\t\tlocalhost ip6-localhost ip6-loopback\nff02::1\t\tip6-allnodes\n"
                + "ff02::2\t\tip6-allrouters\n" + BEGIN + addresses().stream().findFirst().orElse("127.0.1.1") + " " + (domain().isEmpty()
                || name.contains(".") ? "" : name + "." + domain() + " ") + name + "\n" + END);
        disk.write("/etc/network/interfaces", interfaces());
        disk.write("/etc/resolv.conf", BEGIN + servers() + END);
    }

    private List<String> addresses() {
        List<String> found = new ArrayList<>();
        config.cards(GuestKind.LXC).values().forEach(card -> card.get("ip").filter(ip -> ip.contains("/"))
                .ifPresent(ip -> found.add(ip.substring(0, ip.indexOf('/')))));
        return found;
    }

    /** The domain that is searched: its own, or the node's. */
    private String domain() {
        return config.get("searchdomain").orElseGet(() -> node.disk().textOrEmpty("/etc/resolv.conf").lines()
                .filter(line -> line.startsWith("search ")).map(line -> line.split("\\s+")[1]).findFirst().orElse(""));
    }

    private String servers() {
        if (config.get("nameserver").isEmpty()) {
            return node.disk().textOrEmpty("/etc/resolv.conf").lines().filter(line -> line.matches("(search|nameserver)\\s.*"))
                    .map(line -> line + "\n").collect(Collectors.joining());
        }
        String servers = List.of(config.get("nameserver", "").split("[ ,;]+")).stream().map(server -> "nameserver " + server + "\n")
                .collect(Collectors.joining());
        return (domain().isEmpty() ? "" : "search " + domain() + "\n") + servers;
    }

    private String interfaces() {
        var text = new StringBuilder("auto lo\niface lo inet loopback\n\n");
        for (Map.Entry<Integer, PropertyString> entry : config.cards(GuestKind.LXC).entrySet()) {
            PropertyString card = entry.getValue();
            String name = RunningGuest.cardName(entry.getKey(), card);
            text.append("auto ").append(name).append('\n');
            stanza(text, name, "inet", card.get("ip", "manual"), card.get("gw", ""));
            if (card.get("ip6").isPresent()) {
                stanza(text, name, "inet6", card.get("ip6", ""), card.get("gw6", ""));
            }
        }
        return text.toString();
    }

    private static void stanza(StringBuilder text, String name, String family, String address, String gateway) {
        boolean plain = address.matches("dhcp|auto|manual");
        text.append("iface ").append(name).append(' ').append(family).append(' ').append(plain ? address : "static").append('\n')
                .append(plain ? "" : "\taddress " + address + "\n").append(plain || gateway.isEmpty() ? "" : "\tgateway " + gateway + "\n")
                .append('\n');
    }
}
