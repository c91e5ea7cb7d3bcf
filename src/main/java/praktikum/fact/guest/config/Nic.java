package praktikum.fact.guest.config;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.fact.PropertyString;
import praktikum.fact.TextLines;
import praktikum.fact.guest.GuestKind;

/**
 * A network device of a guest.
 *
 * @param key such as {@code net0}
 * @param model of a virtual machine, such as {@code virtio} or {@code e1000}; {@code veth} of a container
 * @param mac its hardware address in lower case, with colons
 * @param bridge the bridge or virtual network it is plugged into; empty behind QEMU's own NAT
 * @param options all of them, such as {@code firewall}, {@code tag}, or a container's {@code name}, {@code ip} and {@code gw}
 */
public record Nic(String key, String model, Optional<String> mac, Optional<String> bridge, PropertyString options) {

    private static final Set<String> MODELS =
            Set.of("e1000", "e1000-82540em", "e1000-82544gc", "e1000-82545em", "e1000e", "i82551", "i82557b",
            "i82559er", "ne2k_isa", "ne2k_pci", "pcnet", "rtl8139", "virtio", "vmxnet3");
    private static final Pattern KEY = Pattern.compile("net[0-9]{1,2}");
    private static final Pattern MAC = Pattern.compile("(?i)(?:[0-9a-f]{2}:){5}[0-9a-f]{2}");

    static Optional<Nic> of(GuestKind guest, String key, String value) {
        return KEY.matcher(key).matches() ? PropertyString.parse(value, "model").map(parts -> guest == GuestKind.VM ? vm(key, parts)
                : new Nic(key, parts.find("type").orElse("veth"), mac(parts, "hwaddr"), parts.find("bridge"), parts)) : Optional.empty();
    }

    // virtio=BC:24:11:… is the short form of model=virtio,macaddr=BC:24:11:…
    private static Nic vm(String key, PropertyString parts) {
        Optional<String> named = parts.options().keySet().stream().filter(MODELS::contains).findFirst();
        Optional<String> mac = named.isPresent() ? mac(parts, named.get()) : mac(parts, "macaddr");
        return new Nic(key, named.or(() -> parts.find("model")).orElse(""), mac, parts.find("bridge"), parts);
    }

    private static Optional<String> mac(PropertyString parts, String option) {
        return parts.find(option).filter(text -> MAC.matcher(text).matches()).map(text -> text.toLowerCase(Locale.ROOT));
    }

    /** The VLAN its packets get; empty where they get none. */
    public OptionalLong tag() {
        return options.find("tag").map(TextLines::number).orElse(OptionalLong.empty());
    }

    /** Whether the firewall of Proxmox VE looks at its packets, once that is on. */
    public boolean firewall() {
        return options.flag("firewall", false);
    }

    /** Whether its cable is pulled. */
    public boolean unplugged() {
        return options.flag("link_down", false);
    }

    /** The IPv4 address of a container with its prefix, {@code dhcp} or {@code manual}; empty where none is given. */
    public Optional<String> address() {
        return options.find("ip");
    }

    /** The IPv4 gateway of a container. */
    public Optional<String> gateway() {
        return options.find("gw");
    }
}
