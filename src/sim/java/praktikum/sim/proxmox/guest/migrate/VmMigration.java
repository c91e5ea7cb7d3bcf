package praktikum.sim.proxmox.guest.migrate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
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
import praktikum.sim.proxmox.guest.run.HighAvailability;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.task.TaskProcess.Failed;
import praktikum.sim.proxmox.task.TaskProcess;

/**
 * A virtual machine goes to another node (PVE::QemuMigrate): stopped, with its disks where those lie on this node; or while it runs, with
 * its memory, and with its disks where that is asked for.
 */
public final class VmMigration implements TaskProcess.Work {

    /** One thing after the other; how long after it until the next. */
    @FunctionalInterface
    interface Step {
        Duration go() throws GuestError, StorageError;
    }

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration CONFIG = Duration.ofMillis(400);

    private final Machine node;
    private final int id;
    private final MigrationTarget target;
    private final Map<String, String> options;
    private final GuestFiles files;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<VolumeCopy> offline = new ArrayList<>();
    private MigrationLog log;
    private Optional<LiveMigration> live = Optional.empty();
    private boolean begun;
    private boolean locked;

    private VmMigration(Machine node, int id, MigrationTarget target, Map<String, String> options) {
        this.node = node;
        this.id = id;
        this.target = target;
        this.options = options;
        this.files = new GuestFiles(node);
    }

    /**
     * Looks whether it can go there, as far as that is looked at before, and begins.
     *
     * @param warns hears what is told on standard error although it begins
     */
    public static TaskProcess begin(Machine node, int id, String target, Map<String, String> given, String tag, Consumer<String> warns)
            throws GuestError {
        Map<String, String> options = new TreeMap<>(given);
        MigrationTarget there = MigrationTarget.of(node, target, Optional.ofNullable(options.get("migration_network")));
        GuestConfig config = new GuestFiles(node).load(GuestKind.QEMU, id);
        if (config.get("lock").isPresent()) {
            throw new GuestError("VM is locked (" + config.get("lock").get() + ")");
        }
        boolean online = "1".equals(options.get("online"));
        if (GuestHost.of(node).get(id).isPresent() && !online) {
            throw new GuestError("can't migrate running VM without --online");
        }
        if (GuestHost.of(node).get(id).isEmpty() && online) {
            warns.accept("VM isn't running. Doing offline migration instead.\n");
        }
        LocalVolumes.available(node, config, target, Optional.ofNullable(options.get("targetstorage")));
        if (HighAvailability.isAsked(node, tag, GuestKind.QEMU, id)) {
            return HighAvailability.request(node, "hamigrate", id, tag, "Requesting HA migration for VM " + id + " to node " + target,
                    manager -> manager.migrate(GuestKind.QEMU, id, target));
        }
        return TaskProcess.start(node, "qmigrate", String.valueOf(id), tag, new VmMigration(node, id, there, options));
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (!begun) {
            begun = true;
            log = new MigrationLog(node, task);
            steps.add(this::prepare);
        }
        try {
            Optional<Step> next = Optional.ofNullable(steps.poll());
            return next.isEmpty() ? Optional.empty() : Optional.of(next.get().go());
        } catch (GuestError e) {
            throw failed(e.getMessage());
        } catch (StorageError e) {
            throw failed(e.getMessage());
        }
    }

    private Failed failed(String why) {
        if (live.filter(LiveMigration::begun).isPresent()) {
            log.error("online migrate failure - " + why);
            log.say("aborting phase 2 - cleanup resources");
            log.say("migrate_cancel");
            live.get().undo();
            unlock();
            log.error("migration finished with problems (duration " + log.duration() + ")");
            return new Failed("migration problems");
        }
        if (locked) {
            log.error(why);
            log.say("aborting phase 1 - cleanup resources");
            offline.forEach(VolumeCopy::undo);
            unlock();
        }
        log.error("migration aborted (duration " + log.duration() + "): " + why);
        return new Failed("migration aborted");
    }

    @Override
    public void interrupted(TaskProcess task) {
        failed("interrupted by signal");
    }

    private Duration prepare() throws GuestError, StorageError {
        GuestConfig config = files.load(GuestKind.QEMU, id);
        Optional<RunningGuest> guest = GuestHost.of(node).get(id);
        if (guest.isPresent() && node.release().number() >= 9) {
            log.say("conntrack state migration not supported or disabled, active connections might get dropped");
        }
        List<String> devices = config.options().entrySet().stream()
                .filter(option -> option.getKey().matches("(hostpci|parallel)\\d+|ivshmem")
                || option.getKey().matches("usb\\d+") && !option.getValue().matches("spice.*")
                || option.getKey().matches("serial\\d+") && !option.getValue().equals("socket")).map(Map.Entry::getKey).toList();
        if (!devices.isEmpty()) {
            throw new GuestError("can't migrate VM which uses local devices: " + String.join(", ", devices));
        }
        if (!target.letsIn(node)) {
            throw new GuestError("Can't connect to destination address using public key");
        }
        if (options.containsKey("migration_network")) {
            log.say("use dedicated network address for sending migration traffic (" + target.address() + ")");
        }
        steps.add(() -> scan(guest));
        return AT_ONCE;
    }

    private Duration scan(Optional<RunningGuest> guest) throws GuestError, StorageError {
        log.say("starting migration of VM " + id + " to node '" + target.name() + "' (" + target.address() + ")");
        files.save(GuestKind.QEMU, id, files.load(GuestKind.QEMU, id).with("lock", "migrate"));
        locked = true;
        var local = new LocalVolumes(node, files.load(GuestKind.QEMU, id));
        local.tell(log, guest.isPresent(), "1".equals(options.get("with-local-disks")));
        List<LocalVolumes.Volume> still = local.all().stream().filter(volume -> guest.isEmpty() || !volume.reference().equals("attached"))
                .toList();
        if (!still.isEmpty()) {
            log.say("copying local disk images");
        }
        for (LocalVolumes.Volume volume : still) {
            steps.add(() -> copy(volume.id()));
        }
        if (guest.isPresent()) {
            List<LocalVolumes.Volume> mirrored = local.all().stream().filter(volume -> volume.reference().equals("attached")).toList();
            live = Optional.of(new LiveMigration(node, guest.get(), target, log, steps, mirrored, this::storage));
            steps.add(live.get()::begin);
        }
        steps.add(this::finish);
        return Duration.ofMillis(300);
    }

    private String storage(String volume) {
        return options.getOrDefault("targetstorage", volume.replaceFirst(":.*", ""));
    }

    private Duration copy(String volume) throws StorageError {
        var copy = new VolumeCopy(node, target, id, volume);
        copy.allocate(storage(volume));
        offline.add(copy);
        log.say(copy.said());
        steps.addFirst(() -> {
            copy.piped().forEach(log::say);
            copy.finish();
            log.say("successfully imported '" + copy.to() + "'");
            log.say("volume '" + copy.from() + "' is '" + copy.to() + "' on the target");
            return CONFIG;
        });
        return copy.duration().plusMillis(500);
    }

    /** The machine belongs to the target now; what was copied is removed here. */
    private Duration finish() throws GuestError, StorageError {
        if (live.isEmpty()) {
            GuestConfig moved = renamed(files.load(GuestKind.QEMU, id), offline, List.of());
            files.save(GuestKind.QEMU, id, moved);
            files.move(GuestKind.QEMU, id, target.name());
        }
        for (VolumeCopy copy : offline) {
            copy.removeSource();
        }
        new GuestFiles(target.machine())
                .save(GuestKind.QEMU, id, new GuestFiles(target.machine()).load(GuestKind.QEMU, id).without("lock"));
        locked = false;
        log.say("migration finished successfully (duration " + log.duration() + ")");
        return AT_ONCE;
    }

    /** A configuration in which the copies stand for what they were made of; a disk that was mirrored tells its format. */
    static GuestConfig renamed(GuestConfig config, List<VolumeCopy> copies, List<VolumeCopy> mirrored) {
        Map<String, String> all = new TreeMap<>(config.options());
        List<VolumeCopy> both = new ArrayList<>(copies);
        both.addAll(mirrored);
        for (VolumeCopy copy : both) {
            all.replaceAll((name, value) -> {
                PropertyString drive = PropertyString.of(value, "file");
                if (!GuestConfig.isDrive(name) && !name.matches("unused\\d+") || !drive.get("file", "").equals(copy.from())) {
                    return value;
                }
                PropertyString other = drive.with("file", copy.to());
                return (mirrored.contains(copy) ? other.with("format", copy.to().endsWith(".qcow2") ? "qcow2" : "raw") : other).text();
            });
        }
        return new GuestConfig(all, config.pending(), config.snapshots());
    }

    private void unlock() {
        try {
            if (locked && node.disk().exists(GuestFiles.path(files.nodename(), GuestKind.QEMU, id))) {
                files.save(GuestKind.QEMU, id, files.load(GuestKind.QEMU, id).without("lock"));
            }
        } catch (GuestError stays) {
            log.error(stays.getMessage());
        }
        locked = false;
    }
}
