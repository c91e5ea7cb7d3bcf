package praktikum.sim.proxmox.guest.migrate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.run.GuestMemory;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.proxmox.guest.run.Sizes;
import praktikum.sim.proxmox.guest.run.VmStart;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.task.Task;
import praktikum.sim.proxmox.task.Tasks;

/** The second phase of a migration: a machine that runs on the target before it stops here. */
final class LiveMigration {

    private static final Duration TARGET_START = Duration.ofMillis(2600);
    private static final Duration TUNNEL = Duration.ofMillis(800);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FAST_POLL = Duration.ofMillis(100);
    private static final Duration NBD_STOP = Duration.ofMillis(1600);
    private static final Duration CLEANUP = Duration.ofMillis(1500);

    private final Machine node;
    private final RunningGuest guest;
    private final MigrationTarget target;
    private final MigrationLog log;
    private final Deque<VmMigration.Step> steps;
    private final List<LocalVolumes.Volume> mirrored;
    private final UnaryOperator<String> storages;
    private final List<VolumeCopy> copies = new ArrayList<>();
    private final List<VolumeDisk> disks = new ArrayList<>();
    private Optional<RamTransfer> ram = Optional.empty();
    private Instant targetStarted = Instant.EPOCH;
    private Instant ramStarted = Instant.EPOCH;
    private boolean begun;
    private boolean over;
    private int polls;
    private boolean fast;

    /**
     * A machine on its way.
     *
     * @param steps takes what is to be done next
     * @param mirrored the disks that go along
     * @param storages the storage on the target for what lies on a volume
     */
    LiveMigration(Machine node, RunningGuest guest, MigrationTarget target, MigrationLog log, Deque<VmMigration.Step> steps,
            List<LocalVolumes.Volume> mirrored, UnaryOperator<String> storages) {
        this.node = node;
        this.guest = guest;
        this.target = target;
        this.log = log;
        this.steps = steps;
        this.mirrored = List.copyOf(mirrored);
        this.storages = storages;
    }

    /** Whether something has been done that must be undone when it fails. */
    boolean begun() {
        return begun;
    }

    /** What QEMU calls the job of a disk. */
    private String job(LocalVolumes.Volume volume) {
        return (node.release().number() >= 9 ? "mirror-" : "drive-") + volume.drive();
    }

    /** Starts the machine on the target, where it waits. */
    Duration begin() throws GuestError, StorageError {
        begun = true;
        log.say("starting VM " + guest.id() + " on remote node '" + target.name() + "'");
        for (LocalVolumes.Volume volume : mirrored) {
            var copy = new VolumeCopy(node, target, guest.id(), volume.id());
            copy.allocate(storages.apply(volume.id()));
            copies.add(copy);
        }
        GuestConfig there = VmMigration.renamed(guest.config(), List.of(), copies);
        try {
            VmStart.check(target.machine(), guest.id(), there,
                    text -> text.lines().forEach(line -> log.say("[" + target.name() + "] " + line)));
        } catch (GuestError e) {
            e.getMessage().lines().forEach(line -> log.say("[" + target.name() + "] " + line));
            throw new GuestError("remote command failed with exit code 255");
        }
        Tasks tasks = Tasks.of(target.machine());
        Task task = tasks.start("qmstart", String.valueOf(guest.id()), "qm");
        tasks.line(task, "migration listens on unix:/run/qemu-server/" + guest.id() + ".migrate");
        tasks.end(task, "OK", "qm");
        targetStarted = node.world().now();
        steps.addFirst(this::tunnel);
        return TARGET_START;
    }

    private Duration tunnel() {
        copies.forEach(copy -> log.say("volume '" + copy.from() + "' is '" + copy.to() + "' on the target"));
        log.say("start remote tunnel");
        steps.addFirst(() -> {
            log.say("ssh tunnel ver 1");
            if (copies.isEmpty()) {
                return memory();
            }
            log.say("starting storage migration");
            steps.addFirst(() -> mirror(0));
            return Duration.ZERO;
        });
        return TUNNEL;
    }

    private Duration mirror(int number) throws GuestError {
        LocalVolumes.Volume volume = mirrored.get(number);
        log.say(volume.drive() + ": start migration to nbd:unix:/run/qemu-server/" + guest.id() + "_nbd.migrate:exportname=drive-"
                + volume.drive());
        log.plain("drive mirror is starting for drive-" + volume.drive());
        steps.addFirst(() -> mirroring(number, 1));
        return POLL;
    }

    private Duration mirroring(int number, int seconds) throws GuestError {
        reached();
        VolumeCopy copy = copies.get(number);
        long copied = copy.copied(seconds);
        boolean ready = copied == copy.size();
        log.plain(job(mirrored.get(number)) + ": transferred " + Sizes.readable(copied) + " of " + Sizes.readable(copy.size())
                + String.format(Locale.ROOT, " (%.2f%%) in ", copied * 100.0 / copy.size()) + duration(seconds) + (ready ? ", ready" : ""));
        if (!ready) {
            steps.addFirst(() -> mirroring(number, seconds + 1));
            return POLL;
        }
        log.plain("all 'mirror' jobs are ready");
        if (number + 1 < copies.size()) {
            steps.addFirst(() -> mirror(number + 1));
            return Duration.ZERO;
        }
        log.say("switching mirror jobs to actively synced mode");
        mirrored.forEach(one -> log.plain(job(one) + ": switching to actively synced mode"));
        mirrored.forEach(one -> log.plain(job(one) + ": successfully switched to actively synced mode"));
        steps.addFirst(this::memory);
        return POLL;
    }

    /** {@code 1m 16s}, as render_duration. */
    private static String duration(int seconds) {
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + "s");
    }

    private void reached() throws GuestError {
        if (target.bytesPerSecond(node) == 0) {
            throw new GuestError("aborting");
        }
    }

    private Duration memory() throws GuestError {
        reached();
        String socket = "unix:/run/qemu-server/" + guest.id() + ".migrate";
        log.say("starting online/live migration on " + socket);
        log.say("set migration capabilities");
        log.say("migration downtime limit: 100 ms");
        log.say("migration cachesize: " + Sizes.readable(RamTransfer.cache(guest.config().memory())));
        log.say("set migration parameters");
        log.say("start migrate command to " + socket);
        var transfer = new RamTransfer(GuestMemory.of(guest), target.bytesPerSecond(node), 8 + node.world().random().nextInt(22));
        ram = Optional.of(transfer);
        ramStarted = node.world().now();
        node.world().after(transfer.converges(), () -> {
            if (!over && guest.host() == node) {
                guest.pause("postmigrate");
            }
        });
        steps.addFirst(this::poll);
        return POLL;
    }

    private Duration poll() throws GuestError {
        reached();
        polls++;
        RamTransfer transfer = ram.orElseThrow();
        Duration elapsed = Duration.between(ramStarted, node.world().now());
        if (elapsed.compareTo(transfer.converges().plus(transfer.downtime())) >= 0) {
            completed(transfer, elapsed);
            return copies.isEmpty() ? Duration.ofMillis(150 + node.world().random().nextInt(200)) : NBD_STOP;
        }
        fast |= polls > 1 && transfer.remaining(elapsed) < transfer.transferred(elapsed) / polls;
        if (!fast || polls % 10 == 0) {
            log.say("migration active, transferred " + Sizes.readable(transfer.transferred(elapsed)) + " of "
                    + Sizes.readable(transfer.total()) + " VM-state, " + Sizes.readable(transfer.speed()) + "/s");
        }
        steps.addFirst(this::poll);
        return fast ? FAST_POLL : POLL;
    }

    private void completed(RamTransfer transfer, Duration elapsed) {
        long seconds = Math.max(1, elapsed.toSeconds());
        log.say("average migration speed: " + Sizes.readable((double) transfer.total() / seconds) + "/s - downtime "
                + transfer.downtime().toMillis() + " ms");
        log.say("migration completed, transferred " + Sizes.readable(transfer.transferred()) + " VM-state");
        log.say("migration status: completed");
        if (!copies.isEmpty()) {
            log.plain("all 'mirror' jobs are ready");
            mirrored.forEach(one -> log.plain(job(one) + ": Completing block job..."));
            mirrored.forEach(one -> log.plain(job(one) + ": Completed successfully."));
            mirrored.forEach(one -> log.plain(job(one) + ": mirror-job finished"));
        }
        steps.addFirst(this::resume);
    }

    /** The configuration goes over, and the machine goes on there with all its memory. */
    private Duration resume() throws GuestError, StorageError {
        guest.sync();
        for (VolumeCopy copy : copies) {
            disks.add(copy.finish());
        }
        var files = new GuestFiles(node);
        GuestConfig moved = VmMigration.renamed(files.load(GuestKind.QEMU, guest.id()), List.of(), copies);
        files.save(GuestKind.QEMU, guest.id(), moved);
        files.move(GuestKind.QEMU, guest.id(), target.name());
        if (!copies.isEmpty()) {
            log.say("stopping NBD storage migration server on target.");
        }
        over = true;
        Optional<String> volume = guest.volume().map(this::there);
        Optional<VolumeDisk> disk = volume.isEmpty() ? Optional.empty() : new GuestVolumes(target.machine(), new StorageOutput())
                .disk(volume.get());
        guest.moveTo(target.machine(), targetStarted, volume, disk);
        guest.config(GuestConfig.of(moved.options()).without("lock"));
        guest.resume();
        for (VolumeCopy copy : copies) {
            copy.removeSource();
        }
        return CLEANUP;
    }

    private String there(String volume) {
        return copies.stream().filter(copy -> copy.from().equals(volume)).map(VolumeCopy::to).findFirst().orElse(volume);
    }

    /** Puts everything back: the machine goes on here. */
    void undo() {
        if (!over) {
            over = true;
            copies.forEach(VolumeCopy::undo);
            guest.resume();
        }
    }
}
