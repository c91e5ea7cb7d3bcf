package praktikum.sim.proxmox.guest.migrate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.ContainerStart;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.GuestStop;
import praktikum.sim.proxmox.guest.run.HighAvailability;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.task.TaskProcess.Failed;
import praktikum.sim.proxmox.task.TaskProcess;

/** A container goes to another node (PVE::LXC::Migrate): it cannot go while it runs, so it is stopped before and started again there. */
public final class ContainerMigration implements TaskProcess.Work {

    private static final int PATIENCE = 180;
    private static final Duration SHORT = Duration.ofMillis(400);

    private final Machine node;
    private final int id;
    private final MigrationTarget target;
    private final Map<String, String> options;
    private final GuestFiles files;
    private final Deque<VmMigration.Step> steps = new ArrayDeque<>();
    private final List<VolumeCopy> copies = new ArrayList<>();
    private MigrationLog log;
    private boolean begun;
    private boolean locked;
    private boolean restarted;

    private ContainerMigration(Machine node, int id, MigrationTarget target, Map<String, String> options) {
        this.node = node;
        this.id = id;
        this.target = target;
        this.options = options;
        this.files = new GuestFiles(node);
    }

    /** Looks whether it can go there, as far as that is looked at before, and begins. */
    public static TaskProcess begin(Machine node, int id, String target, Map<String, String> given, String tag) throws GuestError {
        Map<String, String> options = new TreeMap<>(given);
        MigrationTarget there = MigrationTarget.of(node, target, Optional.ofNullable(options.get("migration_network")));
        new GuestFiles(node).load(GuestKind.LXC, id);
        if (GuestHost.of(node).get(id).isPresent() && !"1".equals(options.get("online")) && !"1".equals(options.get("restart"))) {
            throw new GuestError("can't migrate running container without --online or --restart");
        }
        if (HighAvailability.isAsked(node, tag, GuestKind.LXC, id)) {
            return HighAvailability.request(node, "hamigrate", id, tag, "Requesting HA migration for CT " + id + " to node " + target,
                    manager -> manager.migrate(GuestKind.LXC, id, target));
        }
        return TaskProcess.start(node, "vzmigrate", String.valueOf(id), tag, new ContainerMigration(node, id, there, options));
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (!begun) {
            begun = true;
            log = new MigrationLog(node, task);
            steps.add(() -> prepare(task));
        }
        try {
            Optional<VmMigration.Step> next = Optional.ofNullable(steps.poll());
            return next.isEmpty() ? Optional.empty() : Optional.of(next.get().go());
        } catch (GuestError e) {
            throw failed(e.getMessage());
        } catch (StorageError e) {
            throw failed(e.getMessage());
        }
    }

    private Failed failed(String why) {
        if (locked) {
            log.error(why);
            log.say("aborting phase 1 - cleanup resources");
            copies.forEach(VolumeCopy::undo);
            try {
                files.save(GuestKind.LXC, id, files.load(GuestKind.LXC, id).without("lock"));
            } catch (GuestError stays) {
                log.error(stays.getMessage());
            }
        }
        if (restarted && files.read(files.nodename(), GuestKind.LXC, id).isPresent()) {
            log.say("start final cleanup");
            log.say("start container on source node");
            TaskProcess.start(node, "vzstart", String.valueOf(id), "pct", new ContainerStart(node, id));
        }
        log.error("migration aborted (duration " + log.duration() + "): " + why);
        return new Failed("migration aborted");
    }

    @Override
    public void interrupted(TaskProcess task) {
        failed("interrupted by signal");
    }

    private List<String> volumes(GuestConfig config) throws GuestError {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, PropertyString> mount : config.mountPoints().entrySet()) {
            String volume = mount.getValue().get("volume", "");
            if (volume.startsWith("/") && !mount.getValue().flag("shared")) {
                throw new GuestError("cannot migrate local bind mount point '" + mount.getKey() + "'");
            }
            if (volume.contains(":")) {
                found.add(volume);
            }
        }
        return found;
    }

    private String storage(StorageSection section) {
        return section.shared() ? section.id() : options.getOrDefault("targetstorage", section.id());
    }

    private Duration prepare(TaskProcess task) throws GuestError, StorageError {
        GuestConfig config = files.load(GuestKind.LXC, id);
        if (config.get("lock").isPresent()) {
            throw new GuestError("CT is locked (" + config.get("lock").get() + ")");
        }
        boolean running = GuestHost.of(node).get(id).isPresent();
        if (running && "1".equals(options.get("online"))) {
            throw new GuestError("lxc live migration is currently not implemented");
        }
        var volumes = new GuestVolumes(node, new StorageOutput());
        for (String volume : volumes(config)) {
            StorageSection section = volumes.of(volume);
            if (!volumes.enabled(storage(section), target.name()).contents().contains("rootdir")) {
                throw new GuestError(volume + ": content type 'rootdir' is not available on storage '" + storage(section) + "'");
            }
        }
        if (!target.letsIn(node)) {
            throw new GuestError("Can't connect to destination address using public key");
        }
        steps.add(this::scan);
        if (!running) {
            return Duration.ZERO;
        }
        log.say("shutdown CT " + id);
        restarted = true;
        var stop = GuestStop.inOrder(node, GuestKind.LXC, id, Integer.parseInt(options.getOrDefault("timeout", String.valueOf(PATIENCE))),
                false);
        steps.addFirst(() -> stop(task, stop));
        return Duration.ZERO;
    }

    private Duration stop(TaskProcess task, GuestStop stop) throws GuestError {
        try {
            Optional<Duration> next = stop.step(task);
            next.ifPresent(again -> steps.addFirst(() -> stop(task, stop)));
            return next.orElse(Duration.ZERO);
        } catch (Failed e) {
            throw new GuestError(e.getMessage());
        }
    }

    private Duration scan() throws GuestError, StorageError {
        log.say("starting migration of CT " + id + " to node '" + target.name() + "' (" + target.address() + ")");
        GuestConfig config = files.load(GuestKind.LXC, id);
        files.save(GuestKind.LXC, id, config.with("lock", "migrate"));
        locked = true;
        var volumes = new GuestVolumes(node, new StorageOutput());
        List<String> local = new ArrayList<>();
        for (String volume : volumes(config)) {
            StorageSection section = volumes.of(volume);
            if (section.shared()) {
                log.say("volume '" + volume + "' is on shared storage '" + section.id() + "'");
            } else {
                local.add(volume);
            }
        }
        local.stream().sorted().forEach(volume -> log.say("found local volume '" + volume + "' (in current VM config)"));
        for (String volume : local) {
            steps.add(() -> copy(volume));
        }
        steps.add(this::finish);
        return SHORT;
    }

    private Duration copy(String volume) throws StorageError {
        StorageSection section = new GuestVolumes(node, new StorageOutput()).of(volume);
        var copy = new VolumeCopy(node, target, id, volume);
        copy.allocate(storage(section));
        copies.add(copy);
        log.say(copy.said());
        steps.addFirst(() -> {
            copy.piped().forEach(log::say);
            copy.finish();
            log.say("successfully imported '" + copy.to() + "'");
            log.say("volume '" + copy.from() + "' is '" + copy.to() + "' on the target");
            return SHORT;
        });
        return copy.duration();
    }

    private Duration finish() throws GuestError, StorageError {
        GuestConfig config = files.load(GuestKind.LXC, id).without("lock");
        Map<String, String> all = new TreeMap<>(config.options());
        for (VolumeCopy copy : copies) {
            all.replaceAll((name, value) -> GuestConfig.isMountPoint(name) && PropertyString.of(value, "volume").get("volume", "")
                    .equals(copy.from()) ? PropertyString.of(value, "volume").with("volume", copy.to()).text() : value);
        }
        files.save(GuestKind.LXC, id, new GuestConfig(all, config.pending(), config.snapshots()));
        locked = false;
        files.move(GuestKind.LXC, id, target.name());
        log.say("start final cleanup");
        for (VolumeCopy copy : copies) {
            copy.removeSource();
        }
        if (restarted) {
            log.say("start container on target node");
            TaskProcess.start(target.machine(), "vzstart", String.valueOf(id), "pct", new ContainerStart(target.machine(), id));
            steps.add(() -> {
                log.say("migration finished successfully (duration " + log.duration() + ")");
                return Duration.ZERO;
            });
            return Duration.ofMillis(1800);
        }
        log.say("migration finished successfully (duration " + log.duration() + ")");
        return Duration.ZERO;
    }
}
