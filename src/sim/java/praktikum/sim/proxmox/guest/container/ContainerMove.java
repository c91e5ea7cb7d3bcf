package praktikum.sim.proxmox.guest.container;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.Sizes;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** {@code pct move-volume}: the files of a container that is stopped are copied to another storage. */
final class ContainerMove implements TaskProcess.Work {

    private static final Duration COPY = Duration.ofSeconds(4);

    private final Machine node;
    private final int id;
    private final String mount;
    private final PropertyString before;
    private final String storage;
    private final boolean delete;
    private final ContainerDisks disks;
    private Optional<PropertyString> after = Optional.empty();

    private ContainerMove(Machine node, int id, String mount, PropertyString before, String storage, boolean delete) {
        this.node = node;
        this.id = id;
        this.mount = mount;
        this.before = before;
        this.storage = storage;
        this.delete = delete;
        this.disks = new ContainerDisks(node, id);
    }

    /** Looks whether a volume can be moved, and begins. */
    static TaskProcess begin(Machine node, int id, String mount, String storage, boolean delete, String tag) throws GuestError {
        var files = new GuestFiles(node);
        GuestConfig config = files.load(GuestKind.LXC, id);
        if (GuestHost.of(node).get(id).isPresent()) {
            throw new GuestError("cannot move volumes of a running container");
        }
        PropertyString before = Optional.ofNullable(config.mountPoints().get(mount))
                .orElseThrow(() -> GuestError.parameter("volume", "volume '" + mount + "' does not exist"));
        new ContainerDisks(node, id).check(before.with("volume", storage + ":0"), files.nodename());
        return TaskProcess.start(node, "move_volume", String.valueOf(id), tag, new ContainerMove(node, id, mount, before, storage, delete));
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        try {
            if (after.isEmpty()) {
                double size = Sizes.bytes(before.get("size", "4G")) / (double) (1 << 30);
                after = Optional.of(PropertyString.of(disks.create(before.with("volume", storage + ":" + size)), "volume"));
                task.say(disks.said());
                return Optional.of(COPY);
            }
            finish(after.get());
            return Optional.empty();
        } catch (GuestError | StorageError e) {
            disks.undo();
            throw new Failed(e.getMessage());
        }
    }

    private void finish(PropertyString moved) throws GuestError, StorageError {
        String old = before.get("volume", "");
        String volume = moved.get("volume", "");
        ImageFile image = disks.volumes().disk(old).flatMap(VolumeDisk::read)
                .orElseThrow(() -> new StorageError("volume '" + old + "' does not exist"));
        disks.volumes().disk(volume).orElseThrow(() -> new StorageError("volume '" + volume + "' does not exist"))
                .write(image.as("raw", image.size()));
        var files = new GuestFiles(node);
        var all = new TreeMap<>(files.load(GuestKind.LXC, id).options());
        all.put(mount, moved.text());
        if (!delete) {
            int number = 0;
            while (all.containsKey("unused" + number)) {
                number++;
            }
            all.put("unused" + number, old);
        }
        files.save(GuestKind.LXC, id, GuestConfig.of(all));
        if (delete) {
            disks.volumes().free(old);
        }
    }

    @Override
    public void interrupted(TaskProcess task) {
        disks.undo();
    }
}
