package praktikum.fact.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.ParserGuard;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

/**
 * The network configuration that survives a reboot, from {@code cat /etc/network/interfaces} (interfaces(5), as ifupdown2 reads it).
 *
 * @param stanzas the {@code iface} stanzas in the order written; an interface may have several
 * @param auto the interfaces brought up at boot: named after {@code auto}, {@code allow-auto} or {@code allow-hotplug}
 * @param sources what is read in besides, as written after {@code source} or {@code source-directory}
 */
public record InterfacesFile(List<Stanza> stanzas, Set<String> auto, List<String> sources) {

    public static final Question<InterfacesFile> ASKED = Question.of(InterfacesFile::read, "cat", "/etc/network/interfaces");

    /** Copies the lists. */
    public InterfacesFile {
        stanzas = List.copyOf(stanzas);
        auto = Set.copyOf(auto);
        sources = List.copyOf(sources);
    }

    /** Reads the file: {@code iface vmbr0 inet static} → a stanza of vmbr0; where there is none, nothing is configured. */
    public static Reading<InterfacesFile> read(Printed printed) {
        return ParserGuard.read(printed, p -> {
            InterfacesReader reader = new InterfacesReader();
            reader.read(ParserGuard.content(p).orElse(""));
            return reader.file();
        });
    }

    /** The stanzas of one interface. */
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

        /** Copies the options. */
        public Stanza {
            options = List.copyOf(options);
        }

        /** The value of an option; the last where it is written twice. */
        public Optional<String> option(String name) {
            return options.stream().filter(option -> option.is(name)).map(Option::value).reduce((first, last) -> last);
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

        /** The ports of a bridge as configured, after {@code bridge-ports}; {@code none} means no port. */
        public List<String> bridgePorts() {
            return TextLines.words(option("bridge-ports").orElse("")).stream().filter(port -> !port.equals("none")).toList();
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
