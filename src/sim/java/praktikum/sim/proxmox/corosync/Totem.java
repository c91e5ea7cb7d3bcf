package praktikum.sim.proxmox.corosync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.World;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;

/**
 * How corosyncs find together and lose each other. Times are those of the protocol: a lost node is noticed after the
 * token timeout and left out after the consensus timeout more; one that leaves in order is left out at once; knet
 * takes about two seconds to trust a new link. All of it was measured on corosync 3.1.9 with a token of 3125 ms.
 */
public final class Totem {

    private static final Duration LEAVE = Duration.ofMillis(400);
    private static final Duration JOIN_AFTER_START = Duration.ofMillis(2300);
    private static final Duration LINK_BEFORE_JOIN = Duration.ofMillis(300);

    private final World world;
    private final Map<Set<Machine>, Instant> pending = new HashMap<>();

    public Totem(World world) {
        this.world = world;
    }

    void started(Machine node) {
        SortedMap<Integer, Machine> alone = new TreeMap<>(Map.of(node.corosync().id(), node));
        Ring ring = new Ring(node.corosync().sequence(), alone);
        node.corosync().join(ring);
        var log = new RingLog(node);
        log.formed(Set.of(), ring, Set.of());
        log.quorum(false, node.corosync().quorate());
        log.ready(ring);
        node.pmxcfs().quorumChanged();
        changed();
    }

    void ended(Machine node, Ring last, boolean inOrder) {
        if (inOrder) {
            last.nodes().stream().filter(other -> other != node && other.corosync().running())
                    .forEach(other -> other.corosync().log("[CFG   ] Node " + node.corosync().id() + " was shut down by sysadmin"));
        }
        node.pmxcfs().quorumLost();
        changed();
    }

    /** Has all members of a machine's ring read their configuration anew. */
    public void reload(Machine node) {
        List<Machine> members = node.corosync().ring().map(Ring::nodes).orElse(List.of());
        members.forEach(member -> member.corosync().reload());
        members.forEach(member -> member.pmxcfs().quorumChanged());
        changed();
    }

    /** Something may have changed who reaches whom: links, power, firewalls, configurations. */
    public void changed() {
        List<Set<Machine>> groups = groups();
        pending.keySet().retainAll(groups);
        for (Set<Machine> group : groups) {
            boolean settled = group.stream().allMatch(node -> members(node).equals(group));
            if (settled) {
                pending.remove(group);
            } else if (!pending.containsKey(group)) {
                plan(group);
            }
        }
        world.nodes().stream().filter(node -> node.corosync().running()).forEach(this::planLinks);
    }

    private void plan(Set<Machine> group) {
        Set<Machine> lost = new HashSet<>();
        group.forEach(node -> members(node).stream().filter(other -> !group.contains(other)).forEach(lost::add));
        boolean silent = lost.stream().anyMatch(node -> node.corosync().running() || !node.corosync().leftInOrder());
        CorosyncConf conf = group.iterator().next().corosync().conf().orElseThrow();
        Duration delay;
        if (silent) {
            delay = Duration.ofMillis(conf.token() + conf.consensus());
        } else if (!lost.isEmpty()) {
            delay = LEAVE;
        } else {
            delay = joinDelay(group);
        }
        Instant due = world.now().plus(delay);
        pending.put(group, due);
        if (silent) {
            later(group, due, conf.token() * 3 / 4, "[TOTEM ] Token has not been received in " + conf.token() * 3 / 4 + " ms");
            later(group, due, conf.token(), "[TOTEM ] A processor failed, forming new configuration: token timed out ("
                    + conf.token() + "ms), waiting " + conf.consensus() + "ms for consensus.");
        }
        world.after(delay, () -> {
            if (due.equals(pending.get(group))) {
                pending.remove(group);
                form(group);
            }
        });
    }

    private void later(Set<Machine> group, Instant due, int millis, String text) {
        world.after(Duration.ofMillis(millis), () -> {
            if (due.equals(pending.get(group))) {
                group.forEach(node -> node.corosync().log(text));
            }
        });
    }

    private Duration joinDelay(Set<Machine> group) {
        Instant fresh = world.now().minusSeconds(2);
        return group.stream().anyMatch(node -> node.corosync().since().isAfter(fresh)) ? JOIN_AFTER_START : joinAfterHeal(group);
    }

    /** Pings go out every quarter of the token time, and a link counts again after some answers: 1.9 to 2.3 s with a token of 3125 ms. */
    private static Duration joinAfterHeal(Set<Machine> group) {
        return Duration.ofMillis(group.iterator().next().corosync().conf().orElseThrow().token() * 13 / 20);
    }

    private void form(Set<Machine> group) {
        long sequence = group.stream().mapToLong(node -> node.corosync().sequence()).max().orElse(0) + 4;
        int expected = group.stream().mapToInt(node -> node.corosync().expectedVotes()).max().orElse(0);
        SortedMap<Integer, Machine> members = new TreeMap<>();
        group.forEach(node -> members.put(node.corosync().id(), node));
        Ring ring = new Ring(sequence, members);
        Map<Machine, Ring> before = new HashMap<>();
        Map<Machine, Boolean> had = new HashMap<>();
        for (Machine node : group) {
            before.put(node, node.corosync().ring().orElseThrow());
            had.put(node, node.corosync().quorate());
        }
        for (Machine node : group) {
            node.corosync().join(ring);
            if (members.size() > 1 && expected > node.corosync().expectedVotes()) {
                node.corosync().expect(expected);
            }
        }
        for (Machine node : members.values()) {
            Set<Integer> silent = new HashSet<>();
            before.get(node).members().forEach((id, other) -> {
                if (!group.contains(other) && (other.corosync().running() || !other.corosync().leftInOrder())) {
                    silent.add(id);
                }
            });
            var log = new RingLog(node);
            log.formed(before.get(node).members().keySet(), ring, silent);
            log.quorum(had.get(node), node.corosync().quorate());
            log.ready(ring);
        }
        members.values().forEach(node -> node.pmxcfs().quorumChanged());
        changed();
    }

    private void planLinks(Machine node) {
        CorosyncConf conf = node.corosync().conf().orElseThrow();
        Map<Corosync.Link, Boolean> known = node.corosync().connected();
        known.keySet().removeIf(link -> conf.member(link.peer()).isEmpty() || !conf.links().contains(link.link()));
        for (CorosyncConf.Member peer : conf.members()) {
            for (int number : conf.links()) {
                var link = new Corosync.Link(peer.id(), number);
                if (peer.id() == node.corosync().id()) {
                    continue;
                }
                boolean is = connects(node, link);
                if (is != known.computeIfAbsent(link, key -> false)) {
                    Duration delay = is ? delayUp(node, link) : Duration.ofMillis(conf.token() / 2);
                    world.after(delay, () -> turn(node, link, is));
                }
            }
        }
    }

    private Duration delayUp(Machine node, Corosync.Link link) {
        Set<Machine> both = new HashSet<>(Set.of(node));
        peer(node, link.peer()).ifPresent(both::add);
        return joinDelay(both).minus(LINK_BEFORE_JOIN);
    }

    private void turn(Machine node, Corosync.Link link, boolean to) {
        Map<Corosync.Link, Boolean> known = node.corosync().connected();
        if (node.corosync().running() && known.containsKey(link) && known.get(link) != to && connects(node, link) == to) {
            known.put(link, to);
            boolean any = known.entrySet().stream().anyMatch(e -> e.getKey().peer() == link.peer() && e.getValue());
            new RingLog(node).link(link, to, any);
        }
    }

    private boolean connects(Machine node, Corosync.Link link) {
        return peer(node, link.peer()).map(other -> linked(node, other, link.link())).orElse(false);
    }

    private Optional<Machine> peer(Machine node, int id) {
        return world.nodes().stream()
                .filter(other -> other != node && other.corosync().running() && other.corosync().id() == id
                        && sameKey(node, other)).findFirst();
    }

    /** The members of a machine's ring, none where its corosync does not run. */
    public Set<Machine> members(Machine node) {
        return node.corosync().ring().map(ring -> Set.copyOf(ring.nodes())).orElse(Set.of());
    }

    private List<Set<Machine>> groups() {
        List<Machine> rest = new ArrayList<>(world.nodes().stream().filter(node -> node.corosync().running()).toList());
        List<Set<Machine>> groups = new ArrayList<>();
        while (!rest.isEmpty()) {
            Set<Machine> group = new HashSet<>();
            Deque<Machine> open = new ArrayDeque<>(List.of(rest.removeFirst()));
            while (!open.isEmpty()) {
                Machine node = open.remove();
                group.add(node);
                rest.stream().filter(other -> reach(node, other)).toList().forEach(other -> {
                    rest.remove(other);
                    open.add(other);
                });
            }
            groups.add(Set.copyOf(group));
        }
        return groups;
    }

    private boolean reach(Machine a, Machine b) {
        return sameKey(a, b) && a.corosync().conf().orElseThrow().links().stream().anyMatch(link -> linked(a, b, link));
    }

    private static boolean sameKey(Machine a, Machine b) {
        return a.disk().textOrEmpty(Corosync.KEY).equals(b.disk().textOrEmpty(Corosync.KEY));
    }

    private boolean linked(Machine a, Machine b, int link) {
        return oneWay(a, b, link) && oneWay(b, a, link);
    }

    private boolean oneWay(Machine from, Machine to, int link) {
        CorosyncConf conf = from.corosync().conf().orElseThrow();
        Optional<Ip> own = conf.member(from.corosync().id()).flatMap(member -> address(from, member, link));
        Optional<Ip> other = conf.member(to.corosync().id()).flatMap(member -> address(from, member, link));
        return own.flatMap(ip -> from.nics().owner(ip)).map(Nic::up).orElse(false)
                && other.isPresent() && !to.firewall().drops("udp", 5405 + link)
                && world.network().send(world.nodes(), from, other.get()) instanceof Network.Arrives arrives
                && arrives.node().equals(Optional.of(to));
    }

    private static Optional<Ip> address(Machine node, CorosyncConf.Member member, int link) {
        return Optional.ofNullable(member.links().get(link)).flatMap(text -> node.names().resolve(text));
    }
}
