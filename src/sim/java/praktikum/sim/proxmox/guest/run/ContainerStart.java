package praktikum.sim.proxmox.guest.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.guest.Guest;
import praktikum.sim.machine.guest.OperatingSystem;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.RootFileSystem;
import praktikum.sim.machine.storage.Usage;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** Starts a container, as {@code vm_start} of pve-container does. */
public final class ContainerStart implements TaskProcess.Work {

    private static final Duration LXC = Duration.ofMillis(900);
    private static final Duration INIT = Duration.ofMillis(700);

    private final Machine node;
    private final int id;
    private int step;

    /** The start of a container of a node. */
    public ContainerStart(Machine node, int id) {
        this.node = node;
        this.id = id;
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (step++ > 0) {
            return Optional.empty();
        }
        task.tell("starting CT " + id + ": " + task.task().upid());
        try {
            var files = new GuestFiles(node);
            GuestConfig config = files.load(GuestKind.LXC, id);
            if (config.flag("template")) {
                throw new GuestError("you can't start a CT if it's a template");
            }
            if (config.get("lock").isPresent()) {
                throw new GuestError("CT is locked (" + config.get("lock").get() + ")");
            }
            if (!config.pending().isEmpty()) {
                config = config.applied();
                files.save(GuestKind.LXC, id, config);
            }
            run(task, config).bootAfter(INIT);
            return Optional.of(LXC);
        } catch (GuestError e) {
            throw new Failed(e.getMessage());
        }
    }

    private RunningGuest run(TaskProcess task, GuestConfig config) throws GuestError {
        var volumes = new GuestVolumes(node, new StorageOutput());
        String volume = config.mountPoints().getOrDefault("rootfs", PropertyString.of("", "volume")).get("volume", "");
        Optional<VolumeDisk> disk;
        String path;
        try {
            for (PropertyString mount : config.mountPoints().values()) {
                String one = mount.get("volume", "");
                if (one.contains(":")) {
                    volumes.activate(one);
                }
            }
            disk = volumes.disk(volume);
            path = volumes.path(volume);
            if (disk.isEmpty()) {
                throw new StorageError("volume '" + volume + "' does not exist");
            }
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
        bridges(config);
        ImageFile image = disk.get().read().orElseThrow(() -> new GuestError("startup for container '" + id + "' failed"));
        OperatingSystem system = GuestSystems.bootable(image)
                .orElseThrow(() -> new GuestError("startup for container '" + id + "' failed"));
        Machine machine = GuestSystems.machine(node, id, GuestKind.LXC, config, system, image);
        new ContainerFiles(node, machine.disk(), config).write();
        boolean nesting = PropertyString.of(config.get("features", ""), "nesting").flag("nesting");
        if (node.release().number() >= 9 && !nesting && system.distribution().matches("debian|ubuntu")) {
            task.warn("Systemd " + (system.release().number() == 8 ? 252 : 257) + " detected. You may need to enable nesting.");
        }
        Guest.of(machine)
                .container(new Guest.Container(root(machine, path, Sizes.bytes(config.mountPoints().get("rootfs").get("size", "0"))),
                node.kernel(), config.flag("unprivileged"), config.number("swap", 512) << 20));
        return new RunningGuest(id, GuestKind.LXC, config, node, Optional.of(machine),
                disk.map(found -> new RunningGuest.Root(volume, found)));
    }

    /** The root file system as the container sees it. */
    private Mount root(Machine machine, String path, long size) {
        boolean files = path.contains("subvol-");
        String source = files ? path.replaceFirst("^/", "") : path.startsWith("/dev/") ? "/dev/mapper/"
                + List.of(path.substring("/dev/".length()).split("/")).stream().map(word -> word.replace("-", "--"))
                .reduce((a, b) -> a + "-" + b).orElse("") : "/dev/loop0";
        return new Mount(source, "/", files ? "zfs" : "ext4", files ? "rw,relatime,xattr,posixacl" : "rw,relatime", "", () -> {
            long used = RootFileSystem.used(machine) / 2;
            long all = size == 0 ? 64L << 30 : size / 100 * 97;
            return new Usage(all, used, Math.max(0, all - used - size / 20));
        });
    }

    private void bridges(GuestConfig config) throws GuestError {
        for (Map.Entry<Integer, PropertyString> card : config.cards(GuestKind.LXC).entrySet()) {
            String bridge = card.getValue().get("bridge", "");
            if (!bridge.isEmpty() && Nics.of(node).get(bridge).isEmpty()) {
                throw new GuestError("startup for container '" + id + "' failed");
            }
        }
    }
}
