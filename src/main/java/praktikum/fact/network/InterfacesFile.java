package praktikum.fact.network;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

/**
 * The network configuration that survives a reboot, from {@code cat /etc/network/interfaces} (interfaces(5), as ifupdown2 reads it) or
 * from several such files.
 *
 * @param stanzas the {@code iface} stanzas in the order written; an interface may have several
 * @param auto the interfaces brought up at boot: named after {@code auto}, {@code allow-auto} or {@code allow-hotplug}
 * @param sources what is read in besides, as written after {@code source}
 * @param directories what stands after {@code source-directory}, which ifupdown2 passes over up to release 3.2
 */
public record InterfacesFile(List<Stanza> stanzas, Set<String> auto, List<String> sources, List<String> directories) {

    public static final Question<InterfacesFile> ASKED = ofFile("/etc/network/interfaces");

    private static final Pattern ROUTE = Pattern.compile("\\bdefault\\b|0\\.0\\.0\\.0/0|::/0|^/");

    public InterfacesFile {
        stanzas = List.copyOf(stanzas);
        auto = Set.copyOf(auto);
        sources = List.copyOf(sources);
        directories = List.copyOf(directories);
    }

    /** What a file says by itself. */
    public static Question<InterfacesFile> ofFile(String path) {
        return Question.of(InterfacesFile::read, "cat", path);
    }

    /** Reads the file: {@code iface vmbr0 inet static} → a stanza of vmbr0; where there is none, nothing is configured. */
    public static Reading<InterfacesFile> read(Printed printed) {
        return Reading.of(printed, p -> {
            InterfacesReader reader = new InterfacesReader();
            reader.read(p.content().orElse(""));
            return reader.file();
        });
    }

    /** This file and another that it brings in. */
    public InterfacesFile with(InterfacesFile other) {
        return new InterfacesFile(Stream.concat(stanzas.stream(), other.stanzas.stream()).toList(),
                Set.copyOf(Stream.concat(auto.stream(), other.auto.stream()).toList()),
                Stream.concat(sources.stream(), other.sources.stream()).toList(),
                Stream.concat(directories.stream(), other.directories.stream()).toList());
    }

    /** The same, where its directories have been read as well. */
    public InterfacesFile withoutDirectories() {
        return new InterfacesFile(stanzas, auto, sources, List.of());
    }

    /** Whether an interface is brought up when the machine starts. */
    public boolean atBoot(String name) {
        return auto.contains(name) || auto.contains("all");
    }

    /** The routers of the interfaces brought up at boot, of the family of an address; of all where none of those has one. */
    public Set<InetAddress> gateways(InetAddress family) {
        List<Stanza> all = stanzas.stream()
                .filter(stanza -> stanza.gateways().stream().anyMatch(one -> one.getClass() == family.getClass())).toList();
        List<Stanza> some = all.stream().filter(stanza -> atBoot(stanza.name())).toList();
        return (some.isEmpty() ? all : some).stream().flatMap(stanza -> stanza.gateways().stream())
                .filter(one -> one.getClass() == family.getClass()).collect(Collectors.toSet());
    }

    /** Whether a default route may come from elsewhere than a {@code gateway} line: from a server that lends addresses, or a command. */
    public boolean routesOtherwise() {
        return stanzas.stream().anyMatch(stanza -> stanza.isMethod("dhcp") || stanza.isMethod("auto") || stanza.options().stream()
                .anyMatch(option -> option.name().endsWith("up") && ROUTE.matcher(option.value()).find()));
    }

    /** The size of packets that is written down for an interface; empty where none is, or none that is a number. */
    public OptionalInt mtu(String name) {
        return of(name).stream().flatMap(stanza -> stanza.option("mtu").stream()).filter(text -> text.matches("[0-9]{1,6}"))
                .mapToInt(Integer::parseInt).findFirst();
    }

    /** Whether a command sets the size of packets. */
    public boolean resizesOtherwise() {
        return stanzas.stream().flatMap(stanza -> stanza.options().stream())
                .anyMatch(option -> option.name().endsWith("up") && option.value().contains("mtu"));
    }

    /** The stanzas of one interface; {@code vmbr0:1} is one of vmbr0. */
    public List<Stanza> of(String name) {
        return stanzas.stream().filter(stanza -> stanza.name().equals(name)).toList();
    }

    /**
     * What is configured for one interface and one family of addresses.
     *
     * @param name of the interface
     * @param family {@code inet} or {@code inet6}; empty where ifupdown2's short form without family is used
     * @param method {@code static}, {@code dhcp}, {@code manual}, {@code loopback} …, as written; empty in the short form
     * @param options the lines below it in the order written
     */
    public record Stanza(String name, Optional<String> family, Optional<String> method, List<Option> options) {

        private static final Pattern TAG = Pattern.compile(".+\\.[0-9]{1,4}");

        public Stanza {
            options = List.copyOf(options);
        }

        /** Whether its packets carry a VLAN's tag: {@code vmbr0.5}, {@code vlan5} on a raw device, a bridge whose port is such a one. */
        public boolean tagged() {
            return TAG.matcher(name).matches() || Stream.of("vlan-raw-device", "vlan-id").anyMatch(word -> option(word).isPresent())
                    || option("ovs-type").filter("OVSIntPort"::equals).isPresent()
                    || bridgePorts().stream().anyMatch(port -> TAG.matcher(port).matches());
        }

        /** Whether it makes a bridge, one of the kernel or of Open vSwitch. */
        public boolean bridge() {
            return Stream.of("bridge-ports", "ovs-ports").anyMatch(word -> option(word).isPresent())
                    || option("ovs-type").filter("OVSBridge"::equals).isPresent();
        }

        /** The routers of its {@code gateway} lines; what is no address is left out. */
        public List<InetAddress> gateways() {
            return options.stream().filter(option -> option.is("gateway"))
                    .flatMap(option -> Addresses.parse(option.value()).stream()).toList();
        }

        /** The value of an option; the last where it is written twice. */
        public Optional<String> option(String name) {
            return options.stream().filter(option -> option.is(name)).map(Option::value).reduce((first, last) -> last);
        }

        /** Whether it is the interface of that name, or a VLAN above it. */
        public boolean on(String device) {
            return name.equals(device) || name.startsWith(device + ".") || option("vlan-raw-device").filter(device::equals).isPresent();
        }

        /** Whether its addresses are its own for good: {@code static}, which is also meant where no method is written. */
        public boolean fixed() {
            return method.filter(word -> !word.equals("static")).isEmpty();
        }

        /** Whether the method is this one. */
        public boolean isMethod(String name) {
            return method.filter(name::equals).isPresent();
        }

        /**
         * The configured addresses: each {@code address} with its own prefix length, or else with that of {@code netmask}, or else
         * of full length. What is no address is left out.
         */
        public List<Cidr> addresses() {
            return options.stream().filter(option -> option.is("address")).flatMap(option -> cidr(option.value()).stream()).toList();
        }

        /** The ports of a bridge as configured, after {@code bridge-ports} or {@code ovs_ports}; {@code none} means no port. */
        public List<String> bridgePorts() {
            return TextLines.words(option("bridge-ports").or(() -> option("ovs-ports")).orElse("")).stream()
                    .filter(port -> !port.equals("none")).toList();
        }

        /** The legs of a bond as configured, after {@code bond-slaves}, {@code bond-ports} or {@code slaves}; {@code none} means no leg. */
        public List<String> bondLegs() {
            return TextLines.words(option("bond-slaves").or(() -> option("bond-ports")).or(() -> option("slaves")).orElse("")).stream()
                    .filter(leg -> !leg.equals("none")).toList();
        }

        private Optional<Cidr> cidr(String text) {
            Optional<String> netmask = option("netmask");
            return text.indexOf('/') >= 0 || netmask.isEmpty()
                    ? Cidr.parse(text) : Addresses.parse(text).flatMap(address -> Cidr.of(address, netmask.get()));
        }
    }

    /**
     * A line of a stanza.
     *
     * @param name as written
     * @param value the rest of the line; may be empty
     */
    public record Option(String name, String value) {

        /** Whether it has this name; {@code bridge_ports} is the old spelling of {@code bridge-ports}. */
        public boolean is(String other) {
            return name.replace('_', '-').equals(other.replace('_', '-'));
        }
    }
}
