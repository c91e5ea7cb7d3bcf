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
import praktikum.sim.machine.Product;
import praktikum.sim.machine.World;
import praktikum.sim.machine.WorldPart;
import praktikum.sim.machine.network.Firewall;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;

/**
 * How corosyncs find together and lose each other. Times are those of the protocol: a lost node is noticed after the
 * token timeout and left out after the consensus timeout more; one that leaves in order is left out at once; knet
 * takes about two seconds to trust a new link. All of it was measured on corosync 3.1.9 with a token of 3125 ms.
 */
public final class Totem implements WorldPart {

    private static final Duration LEAVE = Duration.ofMillis(400);
    private static final Duration JOIN_AFTER_START = Duration.ofMillis(2300);
    private static final Duration LINK_BEFORE_JOIN = Duration.ofMillis(300);

    private final World world;
    private final Map<Set<Machine>, Instant> pending = new HashMap<>();

    Totem(World world) {
        this.world = world;
    }

    /** That of a world. */
    public static Totem of(World world) {
        return world.part(Totem.class);
    }

    void started(Machine node) {
        SortedMap<Integer, Machine> alone = new TreeMap<>(Map.of(Corosync.of(node).id(), node));
        Ring ring = new Ring(Corosync.of(node).sequence(), alone);
        Corosync.of(node).join(ring);
        var log = new RingLog(node);
        log.formed(Set.of(), ring, Set.of());
        log.quorum(false, Corosync.of(node).quorate());
        log.ready(ring);
        Corosync.of(node).tellQuorum();
        reachabilityChanged();
    }

    void ended(Machine node, Ring last, boolean inOrder) {
        if (inOrder) {
            last.nodes().stream().filter(other -> other != node && Corosync.of(other).running())
                    .forEach(other -> Corosync.of(other).log("[CFG   ] Node " + Corosync.of(node).id() + " was shut down by sysadmin"));
        }
        node.parts(QuorumListener.class).forEach(QuorumListener::quorumLost);
        reachabilityChanged();
    }

    /** Has all members of a machine's ring read their configuration anew. */
    public void reload(Machine node) {
        List<Machine> members = Corosync.of(node).ring().map(Ring::nodes).orElse(List.of());
        members.forEach(member -> Corosync.of(member).reload());
        members.forEach(member -> Corosync.of(member).tellQuorum());
        reachabilityChanged();
    }

    @Override
    public void reachabilityChanged() {
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
        world.machines(Product.PROXMOX_VE).stream().filter(node -> Corosync.of(node).running()).forEach(this::planLinks);
    }

    private void plan(Set<Machine> group) {
        Set<Machine> lost = new HashSet<>();
        group.forEach(node -> members(node).stream().filter(other -> !group.contains(other)).forEach(lost::add));
        boolean silent = lost.stream().anyMatch(node -> Corosync.of(node).running() || !Corosync.of(node).leftInOrder());
        CorosyncConf conf = Corosync.of(group.iterator().next()).conf().orElseThrow();
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
                group.forEach(node -> Corosync.of(node).log(text));
            }
        });
    }

    private Duration joinDelay(Set<Machine> group) {
        Instant fresh = world.now().minusSeconds(2);
        return group.stream().anyMatch(node -> Corosync.of(node).since().isAfter(fresh)) ? JOIN_AFTER_START : joinAfterHeal(group);
    }

    /** Pings go out every quarter of the token time, and a link counts again after some answers: 1.9 to 2.3 s with a token of 3125 ms. */
    private static Duration joinAfterHeal(Set<Machine> group) {
        return Duration.ofMillis(Corosync.of(group.iterator().next()).conf().orElseThrow().token() * 13 / 20);
    }

    private void form(Set<Machine> group) {
        int highest = group.stream().mapToInt(node -> Corosync.of(node).conf().orElseThrow().version()).max().orElse(0);
        if (group.stream().filter(node -> group.size() > 1 && Corosync.of(node).endsFor(highest)).count() > 0) {
            reachabilityChanged();
            return;
        }
        long sequence = group.stream().mapToLong(node -> Corosync.of(node).sequence()).max().orElse(0) + 4;
        int expected = group.stream().mapToInt(node -> Corosync.of(node).expectedVotes()).max().orElse(0);
        SortedMap<Integer, Machine> members = new TreeMap<>();
        group.forEach(node -> members.put(Corosync.of(node).id(), node));
        Ring ring = new Ring(sequence, members);
        Map<Machine, Ring> before = new HashMap<>();
        Map<Machine, Boolean> had = new HashMap<>();
        for (Machine node : group) {
            before.put(node, Corosync.of(node).ring().orElseThrow());
            had.put(node, Corosync.of(node).quorate());
        }
        for (Machine node : group) {
            Corosync.of(node).join(ring);
            if (members.size() > 1 && expected > Corosync.of(node).expectedVotes()) {
                Corosync.of(node).expect(expected);
            }
        }
        for (Machine node : members.values()) {
            Set<Integer> silent = new HashSet<>();
            before.get(node).members().forEach((id, other) -> {
                if (!group.contains(other) && (Corosync.of(other).running() || !Corosync.of(other).leftInOrder())) {
                    silent.add(id);
                }
            });
            var log = new RingLog(node);
            log.formed(before.get(node).members().keySet(), ring, silent);
            log.quorum(had.get(node), Corosync.of(node).quorate());
            log.ready(ring);
        }
        members.values().forEach(node -> Corosync.of(node).tellQuorum());
        reachabilityChanged();
    }

    private void planLinks(Machine node) {
        CorosyncConf conf = Corosync.of(node).conf().orElseThrow();
        Map<Corosync.Link, Boolean> known = Corosync.of(node).connected();
        known.keySet().removeIf(link -> conf.member(link.peer()).isEmpty() || !conf.links().contains(link.link()));
        for (CorosyncConf.Member peer : conf.members()) {
            for (int number : conf.links()) {
                var link = new Corosync.Link(peer.id(), number);
                if (peer.id() == Corosync.of(node).id()) {
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
        Map<Corosync.Link, Boolean> known = Corosync.of(node).connected();
        if (Corosync.of(node).running() && known.containsKey(link) && known.get(link) != to && connects(node, link) == to) {
            known.put(link, to);
            boolean any = known.entrySet().stream().anyMatch(e -> e.getKey().peer() == link.peer() && e.getValue());
            new RingLog(node).link(link, to, any);
        }
    }

    private boolean connects(Machine node, Corosync.Link link) {
        return peer(node, link.peer()).map(other -> linked(node, other, link.link())).orElse(false);
    }

    private Optional<Machine> peer(Machine node, int id) {
        return world.machines(Product.PROXMOX_VE).stream()
                .filter(other -> other != node && Corosync.of(other).running() && Corosync.of(other).id() == id
                        && sameKey(node, other)).findFirst();
    }

    /** The members of a machine's ring, none where its corosync does not run. */
    public Set<Machine> members(Machine node) {
        return Corosync.of(node).ring().map(ring -> Set.copyOf(ring.nodes())).orElse(Set.of());
    }

    private List<Set<Machine>> groups() {
        List<Machine> rest = new ArrayList<>(world.machines(Product.PROXMOX_VE).stream().filter(node -> Corosync.of(node).running())
                .toList());
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
        return sameKey(a, b) && Corosync.of(a).conf().orElseThrow().links().stream().anyMatch(link -> linked(a, b, link));
    }

    private static boolean sameKey(Machine a, Machine b) {
        return a.disk().textOrEmpty(Corosync.KEY).equals(b.disk().textOrEmpty(Corosync.KEY));
    }

    private boolean linked(Machine a, Machine b, int link) {
        return oneWay(a, b, link) && oneWay(b, a, link);
    }

    private boolean oneWay(Machine from, Machine to, int link) {
        CorosyncConf conf = Corosync.of(from).conf().orElseThrow();
        Optional<Ip> own = conf.member(Corosync.of(from).id()).flatMap(member -> address(from, member, link));
        Optional<Ip> other = conf.member(Corosync.of(to).id()).flatMap(member -> address(from, member, link));
        return own.flatMap(ip -> Nics.of(from).owner(ip)).map(Nic::up).orElse(false)
                && other.isPresent() && !Firewall.of(to).drops("udp", 5405 + link)
                && Network.of(world).send(from, other.get()) instanceof Network.Arrives arrives
                && arrives.node().equals(Optional.of(to));
    }

    private static Optional<Ip> address(Machine node, CorosyncConf.Member member, int link) {
        return Optional.ofNullable(member.links().get(link)).flatMap(text -> NameResolver.of(node).resolve(text));
    }
}
