package praktikum.sim.proxmox.pmxcfs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.proxmox.corosync.CorosyncConf;

/** What a node's cluster file system has heard of the nodes of its cluster since it was started. */
final class KnownPeers {

    /** How long pmxcfs keeps the status that a node has sent: {@code dump_rrd} in status.c. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Map<String, String> addresses = new TreeMap<>();
    private final Map<String, Instant> left = new TreeMap<>();
    private Optional<CorosyncConf> conf = Optional.empty();

    /** The configuration that corosync told of, now or, where it does not run, last. */
    Optional<CorosyncConf> conf(Optional<CorosyncConf> running) {
        conf = running.or(() -> conf);
        return conf;
    }

    void forget() {
        conf = Optional.empty();
        addresses.clear();
        left.clear();
    }

    void heard(String name, String address) {
        addresses.put(name, address);
    }

    /** Who is there now; of the others it is the time since when they are not that counts. */
    void meet(List<Pmxcfs> present, Instant now) {
        addresses.keySet().forEach(name -> left.putIfAbsent(name, now));
        for (Pmxcfs peer : present) {
            heard(peer.nodename(), peer.address(peer.nodename()).orElse(""));
            left.remove(peer.nodename());
        }
    }

    Optional<String> address(String name) {
        return Optional.ofNullable(addresses.get(name));
    }

    boolean statusKept(String name, Instant now) {
        return addresses.containsKey(name) && Optional.ofNullable(left.get(name)).map(since -> now.isBefore(since.plus(KEPT))).orElse(true);
    }
}
