package praktikum.sim.machine.guest;

import java.util.List;
import java.util.Optional;

/**
 * What the drive of a cloud tells a virtual machine of itself.
 *
 * @param instance the id of the instance: what was told once is done once for each
 * @param hostname its name
 * @param user who may log in and become root; empty text for the image's own
 * @param password that user's password, where there is one
 * @param keys public keys that may log in as that user
 * @param cards its cards in order, {@code eth0} first
 * @param servers name servers
 * @param domain the domain that is searched; empty text where there is none
 */
public record CloudSeed(String instance, String hostname, String user, Optional<String> password, List<String> keys, List<Card> cards,
        List<String> servers, String domain) {

    public CloudSeed {
        keys = List.copyOf(keys);
        cards = List.copyOf(cards);
        servers = List.copyOf(servers);
    }

    /**
     * A card.
     *
     * @param address {@code ADDRESS/PREFIX} or {@code dhcp}; empty text where it has none
     * @param gateway the router; empty text where there is none
     * @param address6 the same of IPv6, or {@code auto}
     * @param gateway6 the same of IPv6
     */
    public record Card(String address, String gateway, String address6, String gateway6) {
    }
}
