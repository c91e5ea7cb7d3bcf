package praktikum.sim.proxmox.guest.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.DiskFileSystem;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.Sizes;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** Makes the volumes that mount points of a container ask for ({@code create_disks} of pve-container). */
final class ContainerDisks {

    /** A volume to be made: {@code nfs:4}, four gibibytes. */
    private static final Pattern NEW = Pattern.compile("([^/:\\s]+):(\\d+(?:\\.\\d+)?)");
    private static final long BLOCK = 4096;

    private final Machine node;
    private final int id;
    private final GuestVolumes volumes;
    private final List<String> made = new ArrayList<>();

    ContainerDisks(Machine node, int id) {
        this.node = node;
        this.id = id;
        this.volumes = new GuestVolumes(node, new StorageOutput());
    }

    /** Refuses a storage that containers cannot lie on. */
    void check(PropertyString mount, String nodename) throws GuestError {
        String volume = mount.get("volume", "");
        if (volume.startsWith("/")) {
            return;
        }
        try {
            String storage = volume.replaceFirst(":.*", "");
            if (!volumes.enabled(storage, nodename).contents().contains("rootdir")) {
                throw GuestError.parameter("storage", "storage '" + storage + "' does not support container directories");
            }
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    /** Makes the volume of a mount point where it asks for one; the value of the option. */
    String create(PropertyString mount) throws GuestError {
        Matcher wanted = NEW.matcher(mount.get("volume", ""));
        if (!wanted.matches()) {
            return mount.text();
        }
        long kib = (long) (Double.parseDouble(wanted.group(2)) * 1024) * 1024;
        try {
            StorageSection storage = volumes.storage(wanted.group(1));
            boolean directory = storage.option("path").isPresent() || storage.type().name().equals("nfs");
            boolean subvolume = storage.type().name().equals("zfspool") || directory && kib == 0;
            String volume = volumes.allocate(storage.id(), id, subvolume ? "subvol" : "raw", "", kib);
            made.add(volume);
            if (!subvolume) {
                format(volume, kib << 10);
            }
            return mount.with("volume", volume).with("size", Sizes.text(kib << 10)).text();
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    private void format(String volume, long size) throws StorageError {
        String uuid = BlockDevices.of(node).at(volumes.path(volume)).map(device -> {
            DiskFileSystem.make(node, device, "ext4", "");
            return BlockDevices.of(node).named(device.name()).flatMap(one -> one.signature()).map(one -> one.uuid()).orElse("");
        }).orElseGet(() -> BlockDevices.of(node).newUuid());
        long blocks = size / BLOCK;
        volumes.output()
                .say("Creating filesystem with " + blocks + " 4k blocks and " + (blocks / 4 + 7) / 8 * 8 + " inodes\nFilesystem UUID: "
                + uuid + "\nSuperblock backups stored on blocks: \n\t" + DiskFileSystem.ext4Backups(size).stream().map(String::valueOf)
                .collect(Collectors.joining(", ")) + "\n");
    }

    /** What was said so far. */
    String said() {
        return volumes.output().out();
    }

    /** The volumes as this command sees them. */
    GuestVolumes volumes() {
        return volumes;
    }

    /** Fills a block device as if files of that size lay on it, so that its pool has less room. */
    void fill(String volume, long bytes) throws StorageError {
        Optional.of(volumes.path(volume)).filter(path -> path.startsWith("/dev/")).flatMap(BlockDevices.of(node)::at)
                .ifPresent(device -> DiskFileSystem.fill(device, bytes));
    }

    /** Removes what was made, for something went wrong later. */
    void undo() {
        made.forEach(volume -> {
            try {
                volumes.free(volume);
            } catch (StorageError stays) {
                volumes.output().warn(stays.getMessage() + "\n");
            }
        });
    }
}
