package praktikum.sim.proxmox.storage.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Release;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** A thin pool of LVM whose thin volumes are disks (PVE::Storage::LvmThinPlugin). */
final class LvmThinPlugin implements StoragePlugin {

    private final NodeCommands commands;
    private final StorageOutput output;
    private final Release release;
    private final LvmReport lvm;

    LvmThinPlugin(Machine node, NodeCommands commands, StorageOutput output) {
        this.commands = commands;
        this.output = output;
        this.release = node.release();
        this.lvm = new LvmReport(node);
    }

    private static String pool(StorageSection storage) {
        return storage.required("vgname") + "/" + storage.required("thinpool");
    }

    private Optional<LvmReport.Volume> found(StorageSection storage) {
        return lvm.volume(storage.required("vgname"), storage.required("thinpool"));
    }

    @Override
    public void activate(StorageSection storage) throws StorageError {
        LvmReport.Volume pool = found(storage).orElseThrow(() -> new StorageError("no such logical volume " + pool(storage)));
        if (!pool.active()) {
            commands.show("activating LV '" + pool(storage) + "' failed", "lvchange", "-ay", "-K", pool(storage));
            lvm.forget();
        }
    }

    @Override
    public Optional<StorageUsage> usage(StorageSection storage) {
        return found(storage).filter(pool -> pool.type() == 't' && pool.size() > 0)
                .map(pool -> new StorageUsage(pool.size(), pool.used(), pool.size() - pool.used(), pool.active()));
    }

    @Override
    public List<StorageVolume> volumes(StorageSection storage, Set<String> contents) {
        List<StorageVolume> found = new ArrayList<>();
        for (LvmReport.Volume volume : lvm.volumes()) {
            if (volume.group().equals(storage.required("vgname")) && volume.name().matches("(vm|base)-\\d{1,9}-.*")
                    && volume.type() == 'V' && volume.pool().equals(storage.required("thinpool"))) {
                found.add(LvmPlugin.disk(storage, volume));
            }
        }
        return found;
    }

    @Override
    public String path(StorageSection storage, String volume) throws StorageError {
        return LvmPlugin.device(storage, volume, "(vm|base)-\\d+-\\S+");
    }

    @Override
    public String allocate(StorageSection storage, int guest, String format, String wanted, long kib) throws StorageError {
        if (!format.equals("raw")) {
            throw new StorageError("unsupported format '" + format + "' at /usr/share/perl5/PVE/Storage/LvmThinPlugin.pm line 106.");
        }
        String name = LvmPlugin.name(lvm, storage, guest, wanted);
        String volume = storage.required("vgname") + "/" + name;
        commands.show("lvcreate '" + volume + "' error", "/sbin/lvcreate", "-aly", "-V", kib + "k", "--name", name, "--thinpool",
                pool(storage));
        if (release == Release.PVE9) {
            try {
                commands.show(List.of("/sbin/lvchange", "--setautoactivation", "n", volume));
            } catch (StorageError e) {
                output.warn("could not set autoactivation: " + e.getMessage() + "\n");
            }
        }
        lvm.forget();
        return name;
    }

    @Override
    public void free(StorageSection storage, String volume) throws StorageError {
        String group = storage.required("vgname");
        if (lvm.volume(group, volume).isPresent()) {
            commands.show("lvremove '" + group + "/" + volume + "' error", "/sbin/lvremove", "-f", group + "/" + volume);
            lvm.forget();
        }
    }
}
