package praktikum.sim.proxmox.guest.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.guest.CloudSeed;
import praktikum.sim.machine.guest.Guest;
import praktikum.sim.machine.guest.OperatingSystem;
import praktikum.sim.machine.network.Nics;
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

/** Starts a virtual machine, as {@code vm_start} of qemu-server does. */
public final class VmStart implements TaskProcess.Work {

    private static final Duration QEMU = Duration.ofMillis(1400);
    private static final Duration FIRMWARE = Duration.ofSeconds(7);

    private final Machine node;
    private final int id;
    private int step;

    /** The start of a machine of a node. */
    public VmStart(Machine node, int id) {
        this.node = node;
        this.id = id;
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (step++ > 0) {
            GuestHost.of(node).get(id).ifPresent(guest -> task.tell("VM " + id + " started with PID " + guest.pid() + "."));
            return Optional.empty();
        }
        task.tell("start VM " + id + ": " + task.task().upid());
        try {
            var files = new GuestFiles(node);
            GuestConfig config = startable(files);
            if (!config.pending().isEmpty()) {
                config = config.applied();
                files.save(GuestKind.QEMU, id, config);
            }
            run(task, config).bootAfter(FIRMWARE);
            return Optional.of(QEMU);
        } catch (GuestError e) {
            throw new Failed(e.getMessage());
        }
    }

    private GuestConfig startable(GuestFiles files) throws GuestError {
        GuestConfig config = files.load(GuestKind.QEMU, id);
        if (config.flag("template")) {
            throw new GuestError("you can't start a vm if it's a template");
        }
        if (config.get("lock").isPresent()) {
            throw new GuestError("VM is locked (" + config.get("lock").get() + ")");
        }
        if (GuestHost.of(node).get(id).isPresent()) {
            throw new GuestError("VM " + id + " already running");
        }
        return config;
    }

    /**
     * Looks whether a machine can run on a node: its volumes, its bridges, the node's processor.
     *
     * @param says hears what QEMU and the storages say meanwhile
     */
    public static void check(Machine node, int id, GuestConfig config, Consumer<String> says) throws GuestError {
        var volumes = new GuestVolumes(node, new StorageOutput());
        try {
            for (PropertyString drive : config.drives().values()) {
                String file = drive.get("file", "none");
                if (file.matches("[A-Za-z][A-Za-z0-9._-]*:.+")) {
                    volumes.activate(file);
                    if (volumes.disk(file).isEmpty()) {
                        throw new StorageError("volume '" + file + "' does not exist");
                    }
                }
            }
        } catch (StorageError e) {
            throw GuestError.of(e);
        } finally {
            says.accept(volumes.output().out());
        }
        if (config.get("kvm", "1").equals("1") && !node.files().exists("/dev/kvm")) {
            throw new GuestError("KVM virtualisation configured, but not available. Either disable in VM configuration or enable in BIOS.");
        }
        bridges(node, id, config, says);
    }

    private RunningGuest run(TaskProcess task, GuestConfig config) throws GuestError {
        check(node, id, config, task::say);
        if (config.drives().values().stream().anyMatch(CloudDrive::is)) {
            task.say("generating cloud-init ISO");
        }
        Optional<RunningGuest.Root> disk;
        try {
            disk = bootDisk(new GuestVolumes(node, new StorageOutput()), config);
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
        Optional<ImageFile> image = disk.map(RunningGuest.Root::disk).flatMap(VolumeDisk::read);
        Optional<OperatingSystem> system = image.flatMap(GuestSystems::bootable);
        Optional<Machine> machine = system.map(found -> GuestSystems.machine(node, id, GuestKind.QEMU, config, found, image.orElseThrow()));
        Optional<CloudSeed> seed = CloudDrive.seed(config, id);
        machine.ifPresent(inside -> Guest.of(inside).virtualMachine(seed, agent(config)));
        return new RunningGuest(id, GuestKind.QEMU, config, node, machine, disk);
    }

    /** Whether a machine has the port through which its agent is asked. */
    public static boolean agent(GuestConfig config) {
        return PropertyString.of(config.get("agent", "0"), "enabled").flag("enabled");
    }

    /** The first of the drives to boot from that something boots from. */
    private static Optional<RunningGuest.Root> bootDisk(GuestVolumes volumes, GuestConfig config) throws StorageError {
        Map<String, PropertyString> drives = config.drives();
        for (String name : PropertyString.of(config.get("boot", "order=" + String.join(";", drives.keySet())), "legacy").get("order", "")
                .split(";")) {
            Optional<String> file = Optional.ofNullable(drives.get(name)).filter(drive -> !GuestConfig.isCdrom(drive))
                    .flatMap(drive -> drive.get("file"));
            Optional<VolumeDisk> disk = file.isEmpty() ? Optional.empty() : volumes.disk(file.get());
            if (disk.flatMap(VolumeDisk::read).flatMap(GuestSystems::bootable).isPresent()) {
                return disk.map(found -> new RunningGuest.Root(file.get(), found));
            }
        }
        return Optional.empty();
    }

    private static void bridges(Machine node, int id, GuestConfig config, Consumer<String> says) throws GuestError {
        for (Map.Entry<Integer, PropertyString> card : config.cards(GuestKind.QEMU).entrySet()) {
            String bridge = card.getValue().get("bridge", "");
            if (!bridge.isEmpty() && Nics.of(node).get(bridge).isEmpty()) {
                says.accept("bridge '" + bridge + "' does not exist");
                String script = node.release().number() >= 9 ? "/usr/libexec/qemu-server/pve-bridge" : "/var/lib/qemu-server/pve-bridge";
                says.accept("kvm: -netdev type=tap,id=net" + card.getKey() + ",ifname=tap" + id + "i" + card.getKey() + ",script=" + script
                        + ",downscript=" + script + "down,vhost=on: network script " + script + " failed with status 512");
                throw new GuestError("start failed: QEMU exited with code 1");
            }
        }
    }
}
