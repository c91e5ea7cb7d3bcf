package praktikum.sim.machine.storage.zfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.DeviceSource;
import praktikum.sim.machine.storage.DeviceUser;
import praktikum.sim.machine.storage.DriveListener;
import praktikum.sim.machine.storage.Medium;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.RootSource;

/** The pools that a running machine has imported, and those that it could import. */
public final class Zfs implements MachinePart, DeviceSource, DeviceUser, DriveListener, RootSource {

    private static final int AFTER_LVM = -94;
    private static final String POOLS = "/zfs";

    private final Machine node;
    private final Map<String, Pool> imported = new LinkedHashMap<>();
    private final Volumes volumes;

    Zfs(Machine node) {
        this.node = node;
        this.volumes = new Volumes(this);
    }

    /** That of a machine. */
    public static Zfs of(Machine machine) {
        return machine.part(Zfs.class);
    }

    @Override
    public int order() {
        return AFTER_LVM;
    }

    /** What was imported is so no more; the initramfs imports the pool that it boots from, units import what the cache file names. */
    @Override
    public void boot() {
        imported.clear();
        volumes.clear();
        onDrives().stream().filter(pool -> pool.state() == PoolConfig.State.ACTIVE && !pool.bootfs().isEmpty()).findFirst()
                .ifPresent(edit()::importRoot);
    }

    @Override
    public void powerCut() {
        imported.clear();
        volumes.clear();
    }

    Machine node() {
        return node;
    }

    Medium drives() {
        return new Medium(node.drives(), POOLS);
    }

    Map<String, Pool> imported() {
        return imported;
    }

    Volumes volumes() {
        return volumes;
    }

    /** The imported pools, by name. */
    public List<Pool> pools() {
        return imported.values().stream().sorted(Comparator.comparing(Pool::name)).toList();
    }

    /** The imported pool of a name. */
    public Optional<Pool> pool(String name) {
        return imported.values().stream().filter(pool -> pool.name().equals(name)).findFirst();
    }

    /** The file system, volume or snapshot of that full name. */
    public Optional<Dataset> dataset(String name) {
        String live = name.replaceFirst("@.*", "");
        Optional<Dataset> found = pool(live.split("/")[0]).map(pool -> new Dataset(pool, live, pool.config().dataset(live)))
                .filter(dataset -> dataset.place().exists());
        return name.contains("@") ? found.flatMap(dataset -> dataset.snapshots().stream()
                .filter(snapshot -> snapshot.name().equals(name)).findFirst()) : found;
    }

    /** Pools that are on the connected drives and not imported, with the labels of their disks; destroyed ones included. */
    public List<PoolConfig> onDrives() {
        List<PoolConfig> found = new ArrayList<>();
        List<String> labels = labelled().stream().map(device -> device.signature().orElseThrow().uuid()).distinct().toList();
        for (String guid : list()) {
            if (labels.contains(guid) && !imported.containsKey(guid)) {
                found.add(PoolConfig.at(drives(), guid));
            }
        }
        return found;
    }

    /** How a pool that is not imported would be. */
    public Pool preview(PoolConfig config) {
        return new Pool(node, config, "", "", false);
    }

    private List<String> list() {
        try {
            return node.drives().list(POOLS);
        } catch (FileError none) {
            return List.of();
        }
    }

    /** The devices that bear the label of a pool. */
    public List<BlockDevice> labelled() {
        return BlockDevices.of(node).drivesAndPartitions().stream()
                .filter(device -> device.signature().filter(found -> found.type().equals("zfs_member")).isPresent()).toList();
    }

    /** Makes, imports, exports and destroys pools, and changes their disks. */
    public PoolEditor edit() {
        return new PoolEditor(this);
    }

    /** Makes, changes, mounts and removes file systems, volumes and snapshots. */
    public DatasetEditor datasets() {
        return new DatasetEditor(this);
    }

    @Override
    public Optional<Mount> root() {
        return imported.values().stream().flatMap(pool -> dataset(pool.config().bootfs()).stream()).findFirst().map(datasets()::root);
    }

    @Override
    public List<BlockDevice> devices() {
        return volumes.devices();
    }

    @Override
    public Optional<String> use(BlockDevice device) {
        return imported.values().stream().filter(pool -> pool.leaves().stream()
                .anyMatch(leaf -> pool.device(leaf).filter(device::equals).isPresent())).map(Pool::name).findFirst();
    }

    /** zed tells the kernel of a disk that went or came; a pool that has too few left stops. */
    @Override
    public void driveChanged(Drive drive) {
        for (Pool pool : pools()) {
            List<Vdev> on = pool.leaves().stream().filter(leaf -> pool.on(drive, leaf)).toList();
            for (Vdev leaf : on) {
                pool.removed(leaf, !drive.present());
                node.log("zfs-zed.service", "zed", 1100, Journal.NOTICE, "eid=" + (20 + node.world().random().nextInt(80))
                        + " class=statechange pool='" + pool.name() + "' vdev=" + leaf.path().substring(leaf.path().lastIndexOf('/') + 1)
                        + " vdev_state=" + (drive.present() ? "ONLINE" : "REMOVED"));
                if (drive.present()) {
                    edit().resilver(pool, leaf);
                }
            }
            if (!on.isEmpty() && !drive.present() && pool.state() == Pool.State.UNAVAIL) {
                pool.suspend(true);
                node.log("", "kernel", 0, Journal.WARNING, "WARNING: Pool '" + pool.name()
                        + "' has encountered an uncorrectable I/O failure and has been suspended.");
            }
        }
    }
}
