package praktikum.fact.network;

import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;
import praktikum.net.Cidr;

/**
 * An address that lives on an interface.
 *
 * @param cidr the address with the length of its prefix
 * @param scope {@code global}, {@code link}, {@code host} …
 * @param dynamic whether it has a lifetime, as addresses from DHCP or router advertisements have
 */
public record LinkAddress(Cidr cidr, String scope, boolean dynamic) {

    static LinkAddress of(Json json) throws NotUnderstood {
        String local = json.text("local");
        String prefix = Long.toString(json.number("prefixlen"));
        Cidr cidr = Cidr.of(TextLines.address(local), prefix)
                .orElseThrow(() -> new NotUnderstood("no prefix length of " + local, prefix));
        return new LinkAddress(cidr, json.text("scope"), json.flagIfAny("dynamic"));
    }
}
