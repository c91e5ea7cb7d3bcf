package praktikum.site;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.site.plan.GuestKind;

/**
 * A planned container or virtual machine, with all that the site says or leaves to what is usual.
 *
 * @param id its number
 * @param name its host name
 * @param memory in MiB
 * @param swap in MiB; of a virtual machine 0
 * @param source of a container the name of its template without the version of the file, of a virtual machine the URL of its disk image
 * @param node the name of the one it is made on
 * @param storage where its disk lies; empty where no planned storage takes one
 * @param templates where the template lies, of a container; empty where no planned storage takes templates
 * @param raw whether disks on its storage have no format of their own, so that they are raw
 * @param network its first card
 */
public record PlannedGuest(GuestKind kind, int id, String name, int cores, int memory, int swap, String source, String node,
        Optional<String> storage, Optional<String> templates, boolean raw, Network network) {

    /**
     * A card.
     *
     * @param cidr its address with the length of the prefix
     * @param bridge where it is plugged in
     * @param tag the VLAN it is in, where it is in one
     */
    public record Network(Cidr cidr, InetAddress gateway, InetAddress dns, String bridge, Optional<Integer> tag) {

        private String plug() {
            return "bridge=" + bridge + tag.map(number -> ",tag=" + number).orElse("");
        }

        /** As {@code ipconfig0} of qm.conf(5) has it, and {@code net0} of pct.conf(5): {@code ip=192.0.2.20/24,gw=192.0.2.1}. */
        private String address() {
            var six = cidr.address() instanceof Inet6Address ? "6" : "";
            return "ip" + six + "=" + Addresses.text(cidr.address()) + "/" + cidr.length() + ",gw" + six + "=" + Addresses.text(gateway);
        }
    }

    /** Its address. */
    public InetAddress address() {
        return network.cidr().address();
    }

    /** What it fills into lab pages, without the word before the dot. */
    public Map<String, String> pageValues() {
        var values = new LinkedHashMap<>(Map.of("id", Integer.toString(id), "name", name, "node", node, "cores", Integer.toString(cores),
                "memory", Integer.toString(memory), "address", Addresses.text(address()), "prefix",
                Integer.toString(network.cidr().length()), "gateway", Addresses.text(network.gateway()), "dns",
                Addresses.text(network.dns()), "bridge", network.bridge()));
        storage.ifPresent(name -> values.put("storage", name));
        if (kind == GuestKind.CONTAINER) {
            values.put("swap", Integer.toString(swap));
            values.put("template", source);
            templates.ifPresent(name -> values.put("templates", name));
            values.put("net0", "name=eth0," + network.plug() + "," + network.address());
        } else {
            values.put("image", source);
            values.put("file", source.substring(source.lastIndexOf('/') + 1));
            values.put("format", raw ? "raw" : "qcow2");
            values.put("net0", "virtio," + network.plug());
            values.put("ipconfig0", network.address());
        }
        return values;
    }
}
