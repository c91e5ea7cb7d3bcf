package praktikum.fact.guest.inside;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The network of a virtual machine as its agent sees it from inside.
 *
 * @param interfaces in the order told
 */
public record GuestInterfaces(List<Interface> interfaces) {

    /**
     * An interface.
     *
     * @param name such as {@code eth0}
     * @param mac in lower case; empty where it has none, as the loopback of some systems
     * @param addresses in the order told
     */
    public record Interface(String name, Optional<String> mac, List<Address> addresses) {

        public Interface {
            addresses = List.copyOf(addresses);
        }
    }

    /** An address with the length of its network's prefix. */
    public record Address(InetAddress address, int prefix) {}

    public GuestInterfaces {
        interfaces = List.copyOf(interfaces);
    }

    /** Those of a virtual machine, on the node that has it. */
    public static Question<GuestAnswer<GuestInterfaces>> of(long id) {
        return GuestAnswer.ofAgent(GuestInterfaces::read, id, "network-get-interfaces");
    }

    /** Reads {@code [{"name":"eth0","hardware-address":"bc:24:…","ip-addresses":[…]}]}, or the API's {@code {"result":[…]}}. */
    public static Reading<GuestInterfaces> read(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p);
            return new GuestInterfaces(json.isArray() ? json.items(GuestInterfaces::one) : json.get("result").items(GuestInterfaces::one));
        });
    }

    private static Interface one(Json json) throws NotUnderstood {
        List<Address> addresses = new ArrayList<>();
        for (Json address : json.items("ip-addresses")) {
            String text = address.text("ip-address");
            // An address of one link has the name of the link behind it.
            int zone = text.indexOf('%');
            addresses.add(new Address(TextLines.address(zone < 0 ? text : text.substring(0, zone)),
                    TextLines.smallCount(address.text("prefix"), "a prefix")));
        }
        return new Interface(json.text("name"), json.findText("hardware-address").map(mac -> mac.toLowerCase(Locale.ROOT)), addresses);
    }

    /** The interface with that hardware address. */
    public Optional<Interface> find(String mac) {
        return interfaces.stream().filter(one -> one.mac().filter(mac::equalsIgnoreCase).isPresent()).findFirst();
    }
}
