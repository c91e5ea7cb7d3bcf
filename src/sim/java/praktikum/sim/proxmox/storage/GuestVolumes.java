package praktikum.sim.proxmox.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.nfs.FilePlace;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Zfs;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;
import praktikum.sim.proxmox.storage.plugin.StorageVolume;

/** The volumes of guests as a node sees them, in the time of one command: what qemu-server and pve-container ask PVE::Storage for. */
public final class GuestVolumes {

    private static final String SUBVOLUME = "/.subvolume";

    private final Machine node;
    private final StorageOutput output;
    private final Storages storages;

    /** The volumes that a node sees; what storages say meanwhile goes into an output. */
    public GuestVolumes(Machine node, StorageOutput output) {
        this.node = node;
        this.output = output;
        this.storages = new Storages(node, output);
    }

    /** Refuses everything while the cluster file system does not run. */
    public void reachable() throws StorageError {
        storages.reachable();
    }

    /** What has been said. */
    public StorageOutput output() {
        return output;
    }

    /** The storage of a name. */
    public StorageSection storage(String id) throws StorageError {
        return storages.config().get(id);
    }

    /** The storage of a name, which must be for a node. */
    public StorageSection enabled(String id, String nodename) throws StorageError {
        StorageSection storage = storage(id);
        if (storage.flag("disable")) {
            throw new StorageError("storage '" + id + "' is disabled");
        }
        if (!storage.availableOn(nodename)) {
            throw new StorageError("storage '" + id + "' is not available on node '" + nodename + "'");
        }
        return storage;
    }

    /** The storage in which a volume lies. */
    public StorageSection of(String volume) throws StorageError {
        return storages.parsed(volume).getKey();
    }

    /** Makes the storage of a volume ready for use on the node. */
    public void activate(String volume) throws StorageError {
        storages.activate(of(volume));
    }

    /** Where a volume lies on the node, there or not. */
    public String path(String volume) throws StorageError {
        Map.Entry<StorageSection, String> parsed = storages.parsed(volume);
        return storages.plugin(parsed.getKey()).path(parsed.getKey(), parsed.getValue());
    }

    /**
     * Makes the disk of a guest.
     *
     * @param format empty for the storage's own
     * @param name empty where the next free one is wanted
     * @return its volume id
     */
    public String allocate(String id, int guest, String format, String name, long kib) throws StorageError {
        StorageSection storage = storage(id);
        storages.activate(storage);
        String wanted = format.isEmpty() ? defaultFormat(storage) : format;
        String volume = id + ":" + storages.plugin(storage).allocate(storage, guest, wanted, name, kib);
        if (wanted.equals("subvol") && storage.option("path").isPresent()) {
            node.disk().write(path(volume) + SUBVOLUME, "");
        }
        return volume;
    }

    /** The format that disks of a storage have where nobody says another. */
    public static String defaultFormat(StorageSection storage) {
        return storage.option("format").orElse("raw");
    }

    /** Removes a volume. */
    public void free(String volume) throws StorageError {
        Map.Entry<StorageSection, String> parsed = storages.parsed(volume);
        storages.activate(parsed.getKey());
        if (volume.endsWith(".subvol")) {
            node.disk().remove(path(volume) + SUBVOLUME);
        }
        storages.plugin(parsed.getKey()).free(parsed.getKey(), parsed.getValue());
    }

    /** A volume as its storage tells of it; empty where it is not there. */
    public Optional<StorageVolume> find(String volume) throws StorageError {
        StorageSection storage = of(volume);
        storages.activate(storage);
        return storages.plugin(storage).volumes(storage, Set.of("images", "rootdir", "iso", "vztmpl", "import", "snippets")).stream()
                .filter(one -> one.id().equals(volume)).findFirst();
    }

    /** The templates that a storage holds, sorted. */
    public List<StorageVolume> templates(String storage) throws StorageError {
        return storages.volumes(storage, Optional.empty(), Optional.of("vztmpl"));
    }

    /** What lies on a volume; empty where it is not there. */
    public Optional<VolumeDisk> disk(String volume) throws StorageError {
        String path = path(volume);
        if (volume.endsWith(".subvol")) {
            return FilePlace.of(node, path + SUBVOLUME).map(VolumeDisk.OfFile::new);
        }
        StorageSection storage = of(volume);
        if (storage.type().name().equals("zfspool") && volume.matches(".*:(subvol|basevol)-.*")) {
            Optional<Dataset> dataset = Zfs.of(node).dataset(storage.required("pool") + volume.substring(volume.indexOf(':'))
                    .replace(':', '/'));
            return dataset.map(found -> new VolumeDisk.OnMedium(found.content(), 0));
        }
        if (path.startsWith("/dev/")) {
            Optional<BlockDevice> device = BlockDevices.of(node).at(path);
            return device.map(found -> new VolumeDisk.OnMedium(found.medium(), found.size()));
        }
        return node.files().exists(path) ? fileDisk(path) : Optional.empty();
    }

    /** What lies in a file of the node that is no volume. */
    public Optional<VolumeDisk> fileDisk(String path) {
        return FilePlace.of(node, path).map(VolumeDisk.OfFile::new);
    }

    /** What a template, an image or an ISO image holds; empty where it is none of the simulator's. */
    public Optional<ImageFile> image(String volume) throws StorageError {
        return disk(volume).flatMap(VolumeDisk::read);
    }
}
