package praktikum.sim.proxmox.storage.plugin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** A volume group whose logical volumes are disks (PVE::Storage::LVMPlugin). */
final class LvmPlugin implements StoragePlugin {

    private final NodeCommands commands;
    private final LvmReport lvm;

    LvmPlugin(Machine node, NodeCommands commands) {
        this.commands = commands;
        this.lvm = new LvmReport(node);
    }

    /** That its group is missing stops nothing. */
    @Override
    public void activate(StorageSection storage) {}

    @Override
    public Optional<StorageUsage> usage(StorageSection storage) {
        return lvm.group(storage.required("vgname"))
                .map(group -> new StorageUsage(group.size(), group.size() - group.free(), group.free(), true));
    }

    @Override
    public List<StorageVolume> volumes(StorageSection storage, Set<String> contents) {
        List<StorageVolume> found = new ArrayList<>();
        for (LvmReport.Volume volume : lvm.volumes()) {
            if (volume.group().equals(storage.required("vgname")) && volume.name().matches("vm-\\d{1,9}-.*")
                    && volume.type() == '-') {
                found.add(disk(storage, volume));
            }
        }
        return found;
    }

    static StorageVolume disk(StorageSection storage, LvmReport.Volume volume) {
        int guest = Integer.parseInt(volume.name().split("-")[1]);
        return new StorageVolume(storage.id() + ":" + volume.name(), "raw", "images", volume.size(), OptionalInt.of(guest), Map.of());
    }

    @Override
    public String path(StorageSection storage, String volume) throws StorageError {
        return device(storage, volume, "vm-\\d+-\\S+");
    }

    static String device(StorageSection storage, String volume, String pattern) throws StorageError {
        if (!volume.matches("(?i)[a-z0-9][a-z0-9._-]*[a-z0-9]")) {
            throw new StorageError("lvm name '" + volume + "' contains illegal characters");
        }
        if (!volume.matches(pattern)) {
            throw new StorageError("unable to parse lvm volume name '" + volume + "'");
        }
        return "/dev/" + storage.required("vgname") + "/" + volume;
    }

    /** The name of a new volume: the wanted one, or the next free one of the guest. */
    static String name(LvmReport lvm, StorageSection storage, int guest, String wanted) throws StorageError {
        String group = storage.required("vgname");
        if (!wanted.isEmpty() && !wanted.startsWith("vm-" + guest + "-")) {
            throw new StorageError("illegal name '" + wanted + "' - should be 'vm-" + guest + "-*'");
        }
        if (lvm.group(group).isEmpty()) {
            throw new StorageError("no such volume group '" + group + "'");
        }
        Set<String> taken = new HashSet<>();
        for (LvmReport.Volume volume : lvm.volumes()) {
            if (volume.group().equals(group)) {
                taken.add(volume.name());
            }
        }
        return wanted.isEmpty() ? VolumeName.next(taken, guest, "raw", false) : wanted;
    }

    @Override
    public String allocate(StorageSection storage, int guest, String format, String wanted, long kib) throws StorageError {
        String group = storage.required("vgname");
        String name = name(lvm, storage, guest, wanted);
        long free = lvm.group(group).orElseThrow().free() / 1024;
        if (free < kib) {
            throw new StorageError("not enough free space (" + free + " < " + kib + ")");
        }
        commands.show("lvcreate '" + group + "/" + name + "' error", "/sbin/lvcreate", "-aly", "-Wy", "--yes", "--size", kib + "k",
                "--name", name, "--setautoactivation", "n", "--addtag", "pve-vm-" + guest, group);
        lvm.forget();
        return name;
    }

    @Override
    public void free(StorageSection storage, String volume) throws StorageError {
        String name = storage.required("vgname") + "/" + volume;
        commands.show("lvremove '" + name + "' error", "/sbin/lvremove", "-f", name);
        lvm.forget();
    }
}
