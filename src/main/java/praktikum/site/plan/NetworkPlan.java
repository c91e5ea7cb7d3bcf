package praktikum.site.plan;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlText;

/**
 * The management network. {@code network: {prefix: 24, gateway: 10.1.0.1, dns: 9.9.9.9, domain: lab.example}} → all of these,
 * the bridge {@code vmbr0} and no storage network.
 *
 * @param bridge the bridge on every node, such as {@code vmbr0}
 * @param prefix prefix length of the node addresses
 * @param gateway default gateway
 * @param dns name server
 * @param domain DNS domain of the nodes
 * @param storage the storage network, where one is planned
 */
public record NetworkPlan(String bridge, int prefix, InetAddress gateway, InetAddress dns, String domain, Optional<Cidr> storage)
        implements PlanSection {

    static final PlanTopic TOPIC = new PlanTopic("network", List.of("network.bridge", "network.prefix", "network.gateway",
            "network.dns", "network.domain", "network.storage"), plan -> Optional.of(read(plan.in("network"))), NetworkConsistency::check);

    private static NetworkPlan read(YamlMapping network) {
        return new NetworkPlan(network.text("bridge").orElse("vmbr0"), network.number("prefix").orElseThrow(),
                InetAddress.ofLiteral(network.text("gateway").orElseThrow()), InetAddress.ofLiteral(network.text("dns").orElseThrow()),
                network.text("domain").orElseThrow(), network.text("storage").flatMap(Cidr::parse));
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<>(List.of("network:", "  bridge: " + YamlText.quoted(bridge), "  prefix: " + prefix,
                "  gateway: " + YamlText.quoted(Addresses.text(gateway)), "  dns: " + YamlText.quoted(Addresses.text(dns)),
                "  domain: " + YamlText.quoted(domain)));
        storage.ifPresent(network -> lines.add("  storage: " + YamlText.quoted(network.toString())));
        return lines;
    }

    @Override
    public Map<String, String> pageValues() {
        var values = new LinkedHashMap<>(Map.of("network.bridge", bridge, "network.prefix", Integer.toString(prefix),
                "network.gateway", Addresses.text(gateway), "network.dns", Addresses.text(dns), "network.domain", domain));
        storage.ifPresent(network -> values.put("network.storage", network.toString()));
        return values;
    }
}
