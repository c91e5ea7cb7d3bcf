package praktikum.fact;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Several options in one value, as Proxmox VE writes them: {@code virtio=BC:24:11:5A:7C:01,bridge=vmbr0,firewall=1}
 * (PVE::JSONSchema, parse_property_string).
 *
 * @param options in the order written; the value that stands without a name is under the name it was read with
 */
public record PropertyString(Map<String, String> options) {

    public PropertyString {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * Parses {@code shared:100/vm-100-disk-0.qcow2,size=1G} with the name {@code file} → file and size; empty where Proxmox VE
     * would not take it either: a name twice, two values without one, or a name without a value.
     */
    public static Optional<PropertyString> parse(String value, String unnamed) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : value.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? unnamed : part.substring(0, equals);
            String one = part.substring(equals + 1);
            if (name.isEmpty() || one.isEmpty() || options.put(name, one) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new PropertyString(options));
    }

    /** An option as written; empty where it is not. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Whether a yes-or-no option is on; {@code standard} where it is not written. */
    public boolean flag(String name, boolean standard) {
        return find(name).map(value -> isYes(value)).orElse(standard);
    }

    /** Whether a value means yes: {@code 1}, {@code on}, {@code yes} or {@code true} in any case. */
    public static boolean isYes(String value) {
        return Set.of("1", "on", "yes", "true").contains(value.toLowerCase(Locale.ROOT));
    }

    /** The words of a list as Proxmox VE splits it, at commas, semicolons and blanks: {@code lab;web} → lab and web. */
    public static Set<String> list(String value) {
        Set<String> words = new TreeSet<>(Arrays.asList(value.split("[,;\\s\\u0000]+")));
        words.remove("");
        return Collections.unmodifiableSet(words);
    }
}
