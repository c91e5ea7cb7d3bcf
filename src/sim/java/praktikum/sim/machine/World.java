package praktikum.sim.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import praktikum.sim.shell.SimulatedClock;

/**
 * All machines of a simulated cluster, the wires between them and what is going to happen. One lock guards it:
 * everything that reads or changes it runs inside {@link #ask} or {@link #act}, which first let happen what was due
 * until now, each at its own time. Nothing in the world waits.
 */
public final class World {

    private final ReentrantLock lock = new ReentrantLock();
    private final SimulatedClock clock;
    private final Random random;
    private final Agenda agenda = new Agenda();
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final List<Machine> guests = new ArrayList<>();
    private final Topics topics = new Topics();
    private final List<WorldPart> parts;
    private Instant now;
    private long moment;

    /**
     * A world without machines.
     *
     * @param clock true time
     * @param seed decides everything that looks random
     */
    public World(SimulatedClock clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
        this.now = clock.instant();
        this.parts = topics.all().stream().flatMap(topic -> topic.parts(this).stream()).toList();
    }

    /** Asks or changes something in one go. */
    public <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            settleUnlessInside();
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** Changes something in one go. */
    public void act(Runnable change) {
        ask(() -> {
            change.run();
            return null;
        });
    }

    /** Whether the caller is inside {@link #ask} or {@link #act}, where nothing may wait. */
    public boolean isInside() {
        return lock.isHeldByCurrentThread();
    }

    /** Lets happen what was due until now. */
    public void settle() {
        act(() -> { });
    }

    private void settleUnlessInside() {
        if (lock.getHoldCount() > 1) {
            return; // in the middle of a change no time passes
        }
        moment++;
        Instant until = clock.instant();
        for (var due = agenda.takeDue(until); due.isPresent(); due = agenda.takeDue(until)) {
            now = later(now, due.get().due());
            due.get().what().run();
            moment++;
        }
        now = later(now, until);
    }

    /** When something is next going to happen, empty when nothing is. */
    public Optional<Instant> nextChange() {
        lock.lock();
        try {
            return agenda.next();
        } finally {
            lock.unlock();
        }
    }

    /** True time: of the change that is happening, or now. */
    public Instant now() {
        return now;
    }

    /** Counts what was done in one go: while it is the same, nothing happened but what the caller did itself. Inside {@link #ask} only. */
    public long moment() {
        return moment;
    }

    /** The clock of true time; waiting is never done inside {@link #ask}. */
    public SimulatedClock clock() {
        return clock;
    }

    /** Has something happen later. */
    public void after(Duration delay, Runnable change) {
        agenda.at(now.plus(delay), change);
    }

    /** Puts a machine into the world. */
    public void add(Machine machine) {
        machines.put(machine.name(), machine);
    }

    /** All machines in the order of their plan. */
    public Collection<Machine> machines() {
        return List.copyOf(machines.values());
    }

    /** All machines that may be met on wires: those of the plan, then guests that run on some of them. */
    public Collection<Machine> everyone() {
        if (guests.isEmpty()) {
            return machines.values();
        }
        List<Machine> all = new ArrayList<>(machines.values());
        all.addAll(guests);
        return all;
    }

    /** A guest runs from now on. */
    public void enter(Machine guest) {
        guests.add(guest);
        reachabilityChanged();
    }

    /** A guest runs no more. */
    public void leave(Machine guest) {
        guests.remove(guest);
        reachabilityChanged();
    }

    /** Has all that machines hold in memory and that belongs on disks written there; it is then in their images. */
    public void sync() {
        machines.values().forEach(machine -> machine.parts(MachinePart.class).forEach(MachinePart::sync));
    }

    /** The machines on which that is installed, in the order of their plan. */
    public List<Machine> machines(Product product) {
        return machines.values().stream().filter(machine -> machine.product() == product).toList();
    }

    /** The machine of that planned name. */
    public Optional<Machine> machine(String name) {
        return Optional.ofNullable(machines.get(name));
    }

    /** The part of a type; that there is none is a mistake of the caller. */
    public <T extends WorldPart> T part(Class<T> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a world has no " + type.getSimpleName()));
    }

    /** What is between the machines and outlasts their power, by the names of the parts. */
    public Map<String, String> kept() {
        var kept = new TreeMap<String, String>();
        parts.forEach(part -> kept.put(part.getClass().getSimpleName(), part.kept()));
        return kept;
    }

    /** Puts that back in a new world. */
    public void restore(Map<String, String> kept) {
        parts.forEach(part -> part.restore(kept.getOrDefault(part.getClass().getSimpleName(), "")));
    }

    /** Something may have changed who reaches whom: links, power, firewalls. */
    public void reachabilityChanged() {
        parts.forEach(WorldPart::reachabilityChanged);
    }

    /** The topics that make it up. */
    public Topics topics() {
        return topics;
    }

    /** The world's randomness. */
    public Random random() {
        return random;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
