package praktikum.sim.proxmox.guest.run;

import java.time.Duration;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** Removes a guest of either kind with all its volumes. */
public final class GuestDestroy implements TaskProcess.Work {

    private static final Duration REMOVAL = Duration.ofMillis(400);

    private final Machine node;
    private final GuestKind kind;
    private final int id;
    private final boolean purge;
    private int step;

    private GuestDestroy(Machine node, GuestKind kind, int id, boolean purge) {
        this.node = node;
        this.kind = kind;
        this.id = id;
        this.purge = purge;
    }

    /** Looks whether it can be removed, and begins; a service only where what else tells of it is purged, too. */
    public static TaskProcess begin(Machine node, GuestKind kind, int id, boolean purge, String tag) throws GuestError {
        GuestConfig config = new GuestFiles(node).load(kind, id);
        if (config.flag("protection")) {
            throw new GuestError("can't remove " + kind.title() + " " + id + " - protection mode enabled");
        }
        if (!purge && HighAvailability.of(node).isService(kind, id)) {
            throw new GuestError("unable to remove " + kind.title() + " " + id + " - used in HA resources and purge parameter not set.");
        }
        if (GuestHost.of(node).get(id).isPresent()) {
            throw new GuestError(kind == GuestKind.QEMU ? "VM " + id + " is running - destroy failed" : "CT " + id
                    + " is running - destroy failed");
        }
        return TaskProcess.start(node, kind.task() + "destroy", String.valueOf(id), tag, new GuestDestroy(node, kind, id, purge));
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (step++ > 0) {
            return Optional.empty();
        }
        try {
            var files = new GuestFiles(node);
            GuestConfig config = files.load(kind, id);
            if (config.get("lock").isPresent()) {
                throw new GuestError(kind.title() + " is locked (" + config.get("lock").get() + ")");
            }
            var volumes = new GuestVolumes(node, new StorageOutput());
            for (String volume : config.volumes()) {
                if (volume.matches(".*[:/](vm|base|subvol|basevol)-" + id + "-.*")) {
                    remove(task, volumes, volume);
                }
            }
            task.say(volumes.output().out());
            if (purge) {
                task.say("purging " + kind.title() + " " + id + " from related configurations..");
                if (HighAvailability.of(node).isService(kind, id)) {
                    HighAvailability.of(node).remove(kind, id);
                    task.say("NOTE: removed " + kind.title() + " " + id + " from HA resource configuration.");
                }
            }
            files.remove(kind, id);
            return Optional.of(REMOVAL);
        } catch (GuestError e) {
            throw new Failed(e.getMessage());
        }
    }

    private static void remove(TaskProcess task, GuestVolumes volumes, String volume) {
        try {
            volumes.free(volume);
        } catch (StorageError e) {
            task.say("Could not remove disk '" + volume + "', check manually: " + e.getMessage());
        }
    }
}
