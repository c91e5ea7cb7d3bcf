package praktikum.sim;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the embedded cluster is to be: the plan that its fresh installs follow.
 *
 * @param nodes the machines in order, at least one
 * @param prefix prefix length of the management addresses
 * @param gateway the router, in the management network; IPv4 or IPv6 like the addresses
 * @param dns the name server that the installer was given
 * @param domain the DNS domain
 * @param bridge the bridge's name
 * @param port the name of the physical port in it; a second card is called alike with the next number
 * @param release first number of the Proxmox VE release, 8 or 9
 * @param timeZone the zone the installer was given, on all nodes but the last of several
 * @param virtualisation what {@code systemd-detect-virt} is to say: {@code none}, {@code kvm}, {@code oracle}, …
 * @param rootPassword root's password on every node
 * @param seed decides everything that looks random
 * @param speed simulated seconds per real second
 * @param keys folder of the host keys; they stay the same as long as it does
 * @param authorizedKeys public keys that may log in as root, lines of an {@code authorized_keys} file
 * @param storage the network planned for storage, as {@code ADDRESS/PREFIX}
 * @param others machines beside the nodes, on which there is Debian and no more
 * @param zfs whether the root file system of the nodes is to be ZFS; else it is ext4 on LVM
 */
public record ClusterSpec(List<Machine> nodes, int prefix, String gateway, String dns, String domain, String bridge, String port,
        int release, String timeZone, String virtualisation, String rootPassword, long seed, double speed, Path keys,
        List<String> authorizedKeys, Optional<String> storage, List<Machine> others, boolean zfs) {

    /** Nodes without a network for storage, and no other machines. */
    public ClusterSpec(List<Machine> nodes, int prefix, String gateway, String dns, String domain, String bridge, String port, int release,
            String timeZone, String virtualisation, String rootPassword, long seed, double speed, Path keys, List<String> authorizedKeys) {
        this(nodes, prefix, gateway, dns, domain, bridge, port, release, timeZone, virtualisation, rootPassword, seed, speed, keys,
                authorizedKeys, Optional.empty(), List.of(), false);
    }

    /**
     * A machine.
     *
     * @param name its host name
     * @param address its management address, IPv4 or IPv6
     * @param links addresses planned for further network cards, one card each; not configured on a fresh install
     */
    public record Machine(String name, String address, List<String> links) {

        public Machine {
            links = List.copyOf(links);
        }
    }

    public ClusterSpec {
        nodes = List.copyOf(nodes);
        authorizedKeys = List.copyOf(authorizedKeys);
        others = List.copyOf(others);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a cluster has at least one node");
        }
    }

    /**
     * Three nodes {@code node01} to {@code node03} at 10.20.30.11 and following with a second network card, Proxmox VE 9.
     *
     * @param keys folder of the host keys
     * @param authorizedKeys public keys that may log in as root
     */
    public static ClusterSpec example(Path keys, List<String> authorizedKeys) {
        List<Machine> machines = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Machine("node0" + i, "10.20.30.1" + i, List.of("10.20.40.1" + i))).toList();
        return new ClusterSpec(machines, 24, "10.20.30.1", "10.20.30.1", "lab.example", "vmbr0", "nic0", 9, "Asia/Jakarta", "none",
                "praktikum", 1, 1, keys, authorizedKeys);
    }

    /** All machines: the nodes, then the others. */
    public List<Machine> machines() {
        return Stream.concat(nodes.stream(), others.stream()).toList();
    }

    /** The same with other nodes. */
    public ClusterSpec withNodes(List<Machine> those) {
        return new ClusterSpec(those, prefix, gateway, dns, domain, bridge, port, release, timeZone, virtualisation, rootPassword,
                seed, speed, keys, authorizedKeys, storage, others, zfs);
    }

    /** The same with another release. */
    public ClusterSpec withRelease(int other) {
        return new ClusterSpec(nodes, prefix, gateway, dns, domain, bridge, other == 8 ? "eno1" : port, other, timeZone, virtualisation,
                rootPassword, seed, speed, keys, authorizedKeys, storage, others, zfs);
    }

    /** The same at another speed. */
    public ClusterSpec withSpeed(double other) {
        return new ClusterSpec(nodes, prefix, gateway, dns, domain, bridge, port, release, timeZone, virtualisation, rootPassword, seed,
                other, keys, authorizedKeys, storage, others, zfs);
    }

    /** The same with a network planned for storage, as {@code ADDRESS/PREFIX}. */
    public ClusterSpec withStorage(Optional<String> network) {
        return new ClusterSpec(nodes, prefix, gateway, dns, domain, bridge, port, release, timeZone, virtualisation, rootPassword, seed,
                speed, keys, authorizedKeys, network, others, zfs);
    }

    /** The same with these machines beside the nodes, on which there is Debian and no more. */
    public ClusterSpec withOthers(List<Machine> those) {
        return new ClusterSpec(nodes, prefix, gateway, dns, domain, bridge, port, release, timeZone, virtualisation, rootPassword, seed,
                speed, keys, authorizedKeys, storage, those, zfs);
    }

    /** The same with ZFS as the root file system of the nodes. */
    public ClusterSpec withZfs() {
        return new ClusterSpec(nodes, prefix, gateway, dns, domain, bridge, port, release, timeZone, virtualisation, rootPassword, seed,
                speed, keys, authorizedKeys, storage, others, true);
    }
}
