package praktikum.sim.machine.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.shell.SimulatedClock;

/** The clock of one machine: true time plus an error, which chrony takes away while it runs and reaches its servers. */
public final class Chrony implements SimulatedClock, Units.Behind {

    private static final Duration FIRST_UPDATE = Duration.ofSeconds(6);

    private static final int OUTSIDE = 3;

    private final Machine node;
    private Duration error = Duration.ZERO;
    private boolean kernelSynchronised;
    private boolean chronySynchronised;
    private Instant chronySince = Instant.EPOCH;
    private Duration lastCorrection = Duration.ZERO;
    private int starts;

    public Chrony(Machine node) {
        this.node = node;
    }

    @Override
    public Instant instant() {
        return node.world().clock().instant().plus(error);
    }

    public Instant now() {
        return node.world().now().plus(error);
    }

    @Override
    public void sleep(Duration simulated) throws InterruptedException {
        node.world().clock().sleep(simulated);
    }

    @Override
    public boolean start() {
        int number = ++starts;
        chronySince = node.world().now();
        chronySynchronised = false;
        kernelSynchronised = false; // chronyd takes the kernel's word back when it starts
        node.log("chrony.service", "chronyd", pid(), Journal.INFO, "chronyd version "
                + (node.release() == Release.PVE9 ? "4.6.1" : "4.3") + " starting");
        node.world().after(FIRST_UPDATE, () -> update(number));
        return true;
    }

    private void update(int number) {
        if (number != starts || !node.units().isActive("chrony") || !node.running()) {
            return;
        }
        if (source().isEmpty()) {
            node.world().after(Duration.ofSeconds(10), () -> update(number));
            return;
        }
        node.log("chrony.service", "chronyd", pid(), Journal.INFO, "Selected source " + source().orElseThrow());
        if (error.abs().compareTo(Duration.ofSeconds(1)) > 0) {
            node.log("chrony.service", "chronyd", pid(), Journal.WARNING, String.format(Locale.ROOT,
                    "System clock wrong by %.6f seconds", -error.toNanos() / 1e9));
        }
        correct();
        chronySynchronised = true;
        kernelSynchronised = ChronyConf.of(node).says("rtcsync"); // without it chronyd does not tell the kernel: chrony.conf(5)
    }

    /** The time server that chrony uses: the first of its files that answers; the router answers as well. */
    public Optional<Ip> source() {
        return ChronyConf.of(node).servers().stream().flatMap(name -> node.names().resolve(name).stream())
                .filter(ip -> Network.reaches(node, ip)).filter(this::servesTime).findFirst();
    }

    private boolean servesTime(Ip ip) {
        return serving(ip).map(server -> server != node && server.clock().stratum() > 0 && ChronyConf.of(server).says("allow")).orElse(true);
    }

    private Optional<Machine> serving(Ip ip) {
        return node.world().nodes().stream().filter(one -> one.nics().owner(ip).isPresent()).findFirst();
    }

    /** How far chrony is from a reference clock; that of its own clock where it gives that out; 0 where it has no time. */
    public int stratum() {
        if (!node.running() || !node.units().isActive("chrony")) {
            return 0;
        }
        return chronySynchronised ? source().flatMap(this::serving).map(server -> server.clock().stratum() + 1).orElse(OUTSIDE) : ownStratum().orElse(0);
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

    /** Takes the error away but for a few hundred microseconds, as a synchronised clock has them. */
    void correct() {
        lastCorrection = error.negated();
        error = Duration.ofNanos((long) (node.world().random().nextGaussian() * 150_000));
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

    /** Sets the clock by hand, which the kernel takes for "not synchronised". */
    public void set(Instant to) {
        error = Duration.between(node.world().now(), to);
        kernelSynchronised = false;
    }

    /** Puts the clock wrong by that much. */
    public void error(Duration value) {
        error = value;
    }

    /** How far it is from true time; ahead is positive. */
    public Duration error() {
        return error;
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

    /** Since when chrony runs, true time. */
    public Instant chronySince() {
        return chronySince;
    }

    /** What the last update changed. */
    public Duration lastCorrection() {
        return lastCorrection;
    }

    /** The machine's time zone: where {@code /etc/localtime} points, UTC where that is nothing known. */
    public ZoneId zone() {
        try {
            String target = node.disk().files().status("/etc/localtime").target().orElse("");
            return ZoneId.of(target.replaceFirst(".*/zoneinfo/", ""));
        } catch (FileError | DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private int pid() {
        return node.units().get("chrony").map(Unit::pid).orElse(0);
    }
}
