package praktikum.sim.proxmox.guest.vm;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.proxmox.guest.run.Sizes;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** {@code qm disk move}: a disk is copied to another storage, while the machine runs as well, and the machine goes on with the copy. */
public final class VmMove implements TaskProcess.Work {

    private static final long PER_SECOND = 180L << 20;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Machine node;
    private final int id;
    private final String disk;
    private final PropertyString before;
    private final String storage;
    private final Optional<String> format;
    private final boolean delete;
    private final GuestVolumes volumes;
    private String after = "";
    private long size;
    private long copied;
    private int seconds;

    private VmMove(Machine node, int id, String disk, PropertyString before, String storage, Optional<String> format, boolean delete) {
        this.node = node;
        this.id = id;
        this.disk = disk;
        this.before = before;
        this.storage = storage;
        this.format = format;
        this.delete = delete;
        this.volumes = new GuestVolumes(node, new StorageOutput());
    }

    /** Looks whether it can be moved, and begins. */
    static TaskProcess begin(Machine node, int id, String disk, String storage, Optional<String> format, boolean delete, String tag)
            throws GuestError {
        GuestConfig config = new GuestFiles(node).load(GuestKind.QEMU, id);
        PropertyString drive = Optional.ofNullable(config.drives().get(disk)).orElseThrow(() -> new GuestError("disk '" + disk
                + "' does not exist"));
        if (GuestConfig.isCdrom(drive)) {
            throw new GuestError("you can't move a cdrom");
        }
        String volume = drive.get("file", "");
        try {
            var volumes = new GuestVolumes(node, new StorageOutput());
            if (!volumes.storage(storage).contents().contains("images")) {
                throw GuestError.parameter("storage", "storage '" + storage + "' does not support vm images");
            }
            if (volume.startsWith(storage + ":") && format.map(volume.replaceFirst(".*\\.", "")::equals).orElse(true)) {
                throw new GuestError("you can't move to the same storage with same format");
            }
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
        return TaskProcess.start(node, "qmmove", String.valueOf(id), tag, new VmMove(node, id, disk, drive, storage, format, delete));
    }

    /** Puts a disk on another storage as if it had always been there; what was there before is gone. */
    public static void atOnce(Machine node, int id, String disk, String storage) throws GuestError {
        GuestConfig config = new GuestFiles(node).load(GuestKind.QEMU, id);
        var move = new VmMove(node, id, disk, config.drives().get(disk), storage, Optional.empty(), true);
        try {
            move.allocate(text -> { });
            move.finish(text -> { });
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        boolean running = GuestHost.of(node).get(id).isPresent();
        String job = (node.release().number() >= 9 ? "mirror-" : "drive-") + disk;
        try {
            if (seconds++ == 0) {
                String volume = before.get("file", "");
                task.say("copying volume '" + volume + "' from current storage '" + volume.replaceFirst(":.*", "") + "' to target storage '"
                        + storage + "'");
                task.say("create full clone of drive " + disk + " (" + before.get("file", "") + ")");
                allocate(task::say);
                task.say(running ? "drive mirror is starting for drive-" + disk : "");
                return Optional.of(SECOND);
            }
            copied = Math.min(size, copied + PER_SECOND);
            String progress = "transferred " + Sizes.readable(copied) + " of " + Sizes.readable(size)
                    + String.format(Locale.ROOT, " (%.2f%%)",
                    copied * 100.0 / size);
            task.say(running ? job + ": " + progress + " in " + (seconds - 1) + "s" + (copied == size ? ", ready" : "") : progress);
            if (copied < size) {
                return Optional.of(SECOND);
            }
            if (running) {
                task.say("all 'mirror' jobs are ready\n" + job + ": Completing block job...\n" + job + ": Completed successfully.\n" + job
                        + ": mirror-job finished");
            }
            finish(task::say);
            return Optional.empty();
        } catch (GuestError | StorageError e) {
            throw new Failed("storage migration failed: " + e.getMessage());
        }
    }

    private void allocate(Consumer<String> say) throws StorageError {
        ImageFile image = volumes.disk(before.get("file", "")).flatMap(VolumeDisk::read)
                .orElseThrow(() -> new StorageError("volume '" + before.get("file", "") + "' does not exist"));
        size = image.size();
        StorageSection section = volumes.storage(storage);
        String own = before.get("file", "").endsWith(".qcow2") ? "qcow2" : "raw";
        String wanted = format.orElse(section.type().formats().contains(own) ? own : GuestVolumes.defaultFormat(section));
        after = volumes.allocate(storage, id, wanted, "", (size + 1023) / 1024);
        say.accept(volumes.output().out());
    }

    private void finish(Consumer<String> say) throws GuestError, StorageError {
        Optional<RunningGuest> running = GuestHost.of(node).get(id);
        running.ifPresent(RunningGuest::sync);
        String old = before.get("file", "");
        ImageFile image = volumes.disk(old).flatMap(VolumeDisk::read).orElseThrow(() -> new StorageError("volume '" + old
                + "' does not exist"));
        VolumeDisk target = volumes.disk(after).orElseThrow(() -> new StorageError("volume '" + after + "' does not exist"));
        target.write(image.as(after.endsWith(".qcow2") ? "qcow2" : "raw", size));
        running.ifPresent(guest -> guest.disk(old, after, target));
        var files = new GuestFiles(node);
        var all = new TreeMap<>(files.load(GuestKind.QEMU, id).options());
        all.put(disk, before.with("file", after).text());
        int number = 0;
        while (all.containsKey("unused" + number)) {
            number++;
        }
        if (delete) {
            say.accept("removing source volume '" + old + "' after successful copy");
        } else {
            all.put("unused" + number, old);
            say.accept("adding source volume '" + old + "' as 'unused" + number + "' to config");
        }
        files.save(GuestKind.QEMU, id, GuestConfig.of(all));
        running.ifPresent(guest -> guest.config(GuestConfig.of(all)));
        if (delete) {
            volumes.free(old);
        }
    }

    @Override
    public void interrupted(TaskProcess task) {
        try {
            volumes.free(after);
        } catch (StorageError stays) {
            task.say(stays.getMessage());
        }
    }
}
