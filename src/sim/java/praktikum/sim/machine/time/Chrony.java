package praktikum.sim.machine.time;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;

/** The chrony of one machine: it takes the error of the clock away while it runs and reaches its servers. */
public final class Chrony implements MachinePart, Daemon {

    private static final Duration FIRST_UPDATE = Duration.ofSeconds(6);
    private static final int OUTSIDE = 3;

    private final Machine node;
    private boolean kernelSynchronised;
    private boolean chronySynchronised;
    private int starts;

    Chrony(Machine node) {
        this.node = node;
    }

    /** The chrony of a machine. */
    public static Chrony of(Machine machine) {
        return machine.part(Chrony.class);
    }

    /** adjtimex(2): a clock that was set by hand is not synchronised. */
    @Override
    public void clockSet() {
        kernelSynchronised = false;
    }

    @Override
    public void powerCut() {
        starts++;
        chronySynchronised = false;
        kernelSynchronised = false;
    }

    @Override
    public boolean start() {
        int number = ++starts;
        chronySynchronised = false;
        kernelSynchronised = false; // chronyd takes the kernel's word back when it starts
        node.log("chrony.service", "chronyd", pid(), Journal.INFO, "chronyd version "
                + (node.release() == Release.PVE9 ? "4.6.1" : "4.3") + " starting");
        node.world().after(FIRST_UPDATE, () -> update(number));
        return true;
    }

    private void update(int number) {
        if (number != starts || !Units.of(node).isActive("chrony") || !node.running()) {
            return;
        }
        if (source().isEmpty()) {
            node.world().after(Duration.ofSeconds(10), () -> update(number));
            return;
        }
        node.log("chrony.service", "chronyd", pid(), Journal.INFO, "Selected source " + source().orElseThrow());
        if (node.clock().error().abs().compareTo(Duration.ofSeconds(1)) > 0) {
            node.log("chrony.service", "chronyd", pid(), Journal.WARNING, String.format(Locale.ROOT,
                    "System clock wrong by %.6f seconds", -node.clock().error().toNanos() / 1e9));
        }
        correct();
        chronySynchronised = true;
        kernelSynchronised = ChronyConf.of(node).says("rtcsync"); // without it chronyd does not tell the kernel: chrony.conf(5)
    }

    /** The time server that chrony uses: the first of its files that answers; the router answers as well. */
    public Optional<Ip> source() {
        return ChronyConf.of(node).servers().stream().flatMap(name -> NameResolver.of(node).resolve(name).stream())
                .filter(ip -> Network.reaches(node, ip)).filter(this::servesTime).findFirst();
    }

    private boolean servesTime(Ip ip) {
        return serving(ip).map(server -> server != node && of(server).stratum() > 0 && ChronyConf.of(server).says("allow")).orElse(true);
    }

    private Optional<Machine> serving(Ip ip) {
        return node.world().everyone().stream().filter(one -> Nics.of(one).owner(ip).isPresent()).findFirst();
    }

    /** How far chrony is from a reference clock; that of its own clock where it gives that out; 0 where it has no time. */
    public int stratum() {
        if (!node.running() || !Units.of(node).isActive("chrony")) {
            return 0;
        }
        return chronySynchronised ? source().flatMap(this::serving).map(server -> of(server).stratum() + 1).orElse(OUTSIDE) : ownStratum()
                .orElse(0);
    }

    /** The stratum under which chrony gives out its own clock while it follows nobody; empty where it does not. */
    public Optional<Integer> ownStratum() {
        return chronySynchronised ? Optional.empty() : ChronyConf.of(node).localStratum();
    }

    /** Chrony has run for long and has its clock right. */
    public void settled() {
        starts++;
        correct();
        chronySynchronised = true;
        kernelSynchronised = true;
    }

    // All but a few hundred microseconds, as a synchronised clock has them.
    private void correct() {
        node.clock().error(Duration.ofNanos((long) (node.world().random().nextGaussian() * 150_000)));
    }

    @Override
    public void stop() {
        starts++;
        chronySynchronised = false;
        node.log("chrony.service", "chronyd", pid(), Journal.INFO, "chronyd exiting");
    }

    /** Steps to chrony's time at once: {@code chronyc makestep}; nothing happens before the first update. */
    public void makeStep() {
        if (chronySynchronised) {
            correct();
        }
    }

    /** What the kernel says: {@code NTPSynchronized}. */
    public boolean kernelSynchronised() {
        return kernelSynchronised;
    }

    /** Sets what the kernel says; a machine that has run long without chrony says no. */
    public void kernelSynchronised(boolean value) {
        kernelSynchronised = value;
    }

    /** Whether chrony has selected a source. */
    public boolean chronySynchronised() {
        return chronySynchronised;
    }

    private int pid() {
        return Units.of(node).get("chrony").map(Unit::pid).orElse(0);
    }
}
