package praktikum.sim.machine.network;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code /etc/network/interfaces} says, as ifupdown2 reads it (interfaces(5)). */
public final class InterfacesFile {

    /**
     * An {@code iface} stanza.
     *
     * @param name the interface
     * @param family {@code inet} or {@code inet6}
     * @param method {@code static}, {@code manual}, {@code dhcp}, {@code loopback} or {@code auto}
     * @param options the lines below it, in order, underscores turned to hyphens
     */
    public record Stanza(String name, String family, String method, List<Map.Entry<String, String>> options) {

        /** The first value of an option. */
        public Optional<String> option(String name) {
            return options.stream().filter(option -> option.getKey().equals(name)).map(Map.Entry::getValue).findFirst();
        }

        /** The first address with its prefix length; empty where there is none or it cannot be understood. */
        public Optional<Nic.Address> address() {
            return addresses().stream().findFirst();
        }

        /** All addresses, as ifupdown2 lets a stanza have several. */
        public List<Nic.Address> addresses() {
            return options.stream().filter(option -> option.getKey().equals("address"))
                    .flatMap(option -> address(option.getValue()).stream()).toList();
        }

        private Optional<Nic.Address> address(String text) {
            String[] parts = text.split("/", 2);
            Optional<Ip> ip = Ip.parse(parts[0].trim());
            if (ip.isEmpty()) {
                return Optional.empty();
            }
            String prefix = parts.length == 2 ? parts[1].trim() : option("netmask").orElse(String.valueOf(ip.get().bits()));
            return prefixLength(prefix, ip.get().bits()).map(length -> new Nic.Address(ip.get(), length, false));
        }
    }

    private final List<Stanza> stanzas = new ArrayList<>();
    private final List<String> automatic = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();

    private InterfacesFile() {
    }

    /** Reads the file; lines that mean nothing are passed over, as ifupdown2 warns and goes on. */
    public static InterfacesFile parse(String text) {
        var file = new InterfacesFile();
        List<Map.Entry<String, String>> options = null;
        for (String line : text.replace("\\\n", " ").split("\n")) {
            String[] words = line.strip().split("\\s+", 2);
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            String rest = words.length == 2 ? words[1].strip() : "";
            switch (words[0]) {
                case "auto", "allow-auto", "allow-hotplug" -> {
                    file.automatic.addAll(List.of(rest.split("\\s+")));
                    options = null;
                }
                case "source-directory" -> {
                    file.directories.add(rest);
                    options = null;
                }
                case "source" -> {
                    file.sources.add(rest);
                    options = null;
                }
                case "iface" -> {
                    String[] parts = rest.split("\\s+");
                    options = new ArrayList<>();
                    file.stanzas.add(new Stanza(parts[0], parts.length > 1 ? parts[1] : "inet",
                            parts.length > 2 ? parts[2] : "static", options));
                }
                default -> {
                    if (options != null) {
                        options.add(Map.entry(words[0].replace('_', '-'), rest));
                    }
                }
            }
        }
        return file;
    }

    /** All stanzas in order. */
    public List<Stanza> stanzas() {
        return List.copyOf(stanzas);
    }

    /** The stanzas of each interface, in order of first mention. */
    public Map<String, List<Stanza>> byName() {
        Map<String, List<Stanza>> byName = new LinkedHashMap<>();
        stanzas.forEach(stanza -> byName.computeIfAbsent(stanza.name(), name -> new ArrayList<>()).add(stanza));
        return byName;
    }

    /** Whether an interface is brought up at boot. */
    public boolean isAutomatic(String name) {
        return automatic.contains(name);
    }

    /** The patterns of {@code source} lines. */
    public List<String> sources() {
        return List.copyOf(sources);
    }

    /** What stands after {@code source-directory}. */
    public List<String> directories() {
        return List.copyOf(directories);
    }

    /** Takes in what another file of a {@code source} line says. */
    void include(InterfacesFile other) {
        stanzas.addAll(other.stanzas);
        automatic.addAll(other.automatic);
    }

    private static Optional<Integer> prefixLength(String text, int bits) {
        if (text.matches("\\d{1,3}")) {
            int length = Integer.parseInt(text);
            return length <= bits ? Optional.of(length) : Optional.empty();
        }
        return Ip.parse(text).filter(mask -> !mask.isV6()).map(mask -> {
            int value = ByteBuffer.wrap(mask.bytes()).getInt();
            return Integer.bitCount(value);
        });
    }
}
