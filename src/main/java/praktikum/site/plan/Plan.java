package praktikum.site.plan;

import java.util.Optional;

/**
 * What the students are to build; every value is a parameter of lab pages and checks.
 *
 * @param cluster the cluster's name
 * @param timeZone the zone all nodes are to be in, such as {@code Asia/Jakarta}; empty: any, but one
 * @param virtualisation what the nodes run on
 */
public record Plan(String cluster, Network network, Optional<String> timeZone, Virtualisation virtualisation) {

    /**
     * The management network.
     *
     * @param bridge the bridge on every node, such as {@code vmbr0}
     * @param prefix prefix length of the node addresses
     * @param gateway default gateway, an IPv4 or IPv6 literal
     * @param dns name server
     * @param domain DNS domain of the nodes
     * @param storage the storage network as {@code ADDRESS/PREFIX}, where one is planned
     */
    public record Network(String bridge, int prefix, String gateway, String dns, String domain, Optional<String> storage) {
    }

    /** What a node is declared to run on. */
    public enum Virtualisation {
        /** {@code bare-metal}: {@code systemd-detect-virt} says none. */
        BARE_METAL,
        /** {@code nested}: the nodes are virtual machines themselves. */
        NESTED
    }
}
