package praktikum.sim.proxmox.guest.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A value that is a list of properties: {@code virtio=BC:24:11:00:01:00,bridge=vmbr0}.
 *
 * @param first the property that comes first and may be written without its name; empty text where there is none
 * @param properties the properties
 */
public record PropertyString(String first, Map<String, String> properties) {

    private static final List<String> MODELS = List.of("virtio", "e1000", "e1000e", "rtl8139", "vmxnet3", "ne2k_pci", "ne2k_isa", "pcnet",
            "i82551", "i82557b", "i82559er");

    public PropertyString {
        properties = new LinkedHashMap<>(properties);
    }

    /** Reads one whose first property is of that name, where it is given without. */
    public static PropertyString of(String text, String first) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0 && !(found.isEmpty() && first.equals("file") && part.indexOf(':') >= 0 && part.indexOf(':') < equals)) {
                found.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
            } else if (!part.isBlank()) {
                found.put(first, part.strip());
            }
        }
        return new PropertyString(first, found);
    }

    /** A card of a virtual machine: the name of its model stands for {@code model} and {@code macaddr}. */
    public static PropertyString card(String text) {
        PropertyString read = of(text, "model");
        Map<String, String> found = new LinkedHashMap<>(read.properties);
        MODELS.stream().filter(found::containsKey).findFirst().ifPresent(model -> {
            found.put("macaddr", found.remove(model));
            found.put("model", model);
        });
        return new PropertyString("model", found);
    }

    /** The value of a property. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** The value of a property, that otherwise. */
    public String get(String name, String otherwise) {
        return properties.getOrDefault(name, otherwise);
    }

    /** Whether a yes-or-no property says yes. */
    public boolean flag(String name) {
        return get(name).filter(value -> value.matches("(?i)1|on|yes|true")).isPresent();
    }

    /** The same with a property more. */
    public PropertyString with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put(name, value);
        return new PropertyString(first, all);
    }

    /** The same without a property. */
    public PropertyString without(String name) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.remove(name);
        return new PropertyString(first, all);
    }

    /** As Proxmox VE writes it: the first one without its name, then the others sorted. */
    public String text() {
        return joined(get(first).orElse(""), new TreeMap<>(without(first).properties));
    }

    /** As it writes a value whose first property has its name before it: {@code name=eth0,bridge=vmbr0}. */
    public String namedText() {
        return joined(first + "=" + get(first).orElse(""), new TreeMap<>(without(first).properties));
    }

    /** As it writes the card of a virtual machine: {@code virtio=BC:24:11:00:01:00,bridge=vmbr0}. */
    public String cardText() {
        return joined(get("model", "virtio") + "=" + get("macaddr", ""), new TreeMap<>(without("model").without("macaddr").properties));
    }

    private static String joined(String head, Map<String, String> rest) {
        var text = new StringBuilder(head);
        rest.forEach((name, value) -> text.append(text.isEmpty() ? "" : ",").append(name).append('=').append(value));
        return text.toString();
    }
}
