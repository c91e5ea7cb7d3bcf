package praktikum.sim.machine.storage.zfs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.RootFileSystem;

/** A pool that a running machine has imported. What is kept lies in its {@link PoolConfig}; what it has seen since lies here. */
public final class Pool {

    /** How a vdev or pool is. */
    public enum State { ONLINE, DEGRADED, FAULTED, OFFLINE, UNAVAIL, REMOVED }

    private final Machine node;
    private final PoolConfig config;
    private final String altroot;
    private String cacheFile;
    private final boolean readOnly;
    private final Set<String> removed = new HashSet<>();
    private final Set<String> offline = new HashSet<>();
    private final Map<String, Errors> errors = new HashMap<>();
    private volatile boolean suspended;

    /**
     * Errors of a disk since the import or the last clear.
     *
     * @param read of reading
     * @param write of writing
     * @param checksum of wrong checksums
     */
    public record Errors(long read, long write, long checksum) {

        static final Errors NONE = new Errors(0, 0, 0);
    }

    /**
     * One just imported.
     *
     * @param altroot a directory in front of all its mount points, empty text for none
     * @param cacheFile {@code none}, another file, or empty text for the usual one
     */
    Pool(Machine node, PoolConfig config, String altroot, String cacheFile, boolean readOnly) {
        this.node = node;
        this.config = config;
        this.altroot = altroot;
        this.cacheFile = cacheFile;
        this.readOnly = readOnly;
    }

    /** What is kept of it. */
    public PoolConfig config() {
        return config;
    }

    /** Its name. */
    public String name() {
        return config.name();
    }

    int release() {
        return node.release().number();
    }

    /** The directory in front of all its mount points, empty text for none. */
    public String altroot() {
        return altroot;
    }

    /** {@code none}, another file, or empty text for the usual one. */
    public String cacheFile() {
        return cacheFile;
    }

    void cacheFile(String value) {
        cacheFile = value;
    }

    /** Whether it was imported to be read only. */
    public boolean readOnly() {
        return readOnly;
    }

    /** Whether it has stopped because too many of its disks are gone. */
    public boolean suspended() {
        return suspended;
    }

    void suspend(boolean value) {
        suspended = value;
    }

    /** The device of a disk, where it is there and bears the pool's label. */
    public Optional<BlockDevice> device(Vdev leaf) {
        return BlockDevices.of(node).all().stream().filter(device -> labelled(device, leaf)).findFirst();
    }

    /** Whether a drive, connected or not, holds a disk of the pool. */
    boolean on(Drive drive, Vdev leaf) {
        return BlockDevices.of(node).of(drive).stream().anyMatch(device -> labelled(device, leaf));
    }

    private boolean labelled(BlockDevice device, Vdev leaf) {
        return device.signature().filter(found -> found.type().equals("zfs_member") && found.uuid().equals(config.guid())
                && found.get("vdev").equals(leaf.guid())).isPresent();
    }

    /** How a vdev is. */
    public State state(Vdev vdev) {
        if (vdev.isLeaf()) {
            return vdev.offline() || offline.contains(vdev.guid()) ? State.OFFLINE : device(vdev).isPresent() ? State.ONLINE
                    : removed.contains(vdev.guid()) ? State.REMOVED : State.UNAVAIL;
        }
        List<State> states = vdev.children().stream().map(this::state).toList();
        long working = states.stream().filter(state -> state == State.ONLINE || state == State.DEGRADED).count();
        if (states.size() - working > vdev.redundancy()) {
            return State.UNAVAIL;
        }
        return states.stream().allMatch(state -> state == State.ONLINE) ? State.ONLINE : State.DEGRADED;
    }

    /** How the pool is. */
    public State state() {
        List<State> states = config.vdevs().stream().map(this::state).toList();
        if (states.stream().anyMatch(state -> state != State.ONLINE && state != State.DEGRADED)) {
            return State.UNAVAIL;
        }
        return states.contains(State.DEGRADED) ? State.DEGRADED : State.ONLINE;
    }

    /** What {@code zpool list} says of its health. */
    public String health() {
        return suspended ? "SUSPENDED" : state().name();
    }

    /** All its disks. */
    public List<Vdev> leaves() {
        return config.vdevs().stream().flatMap(Vdev::leaves).toList();
    }

    /** All its vdevs, each before its children. */
    public Stream<Vdev> all() {
        return config.vdevs().stream().flatMap(Pool::all);
    }

    private static Stream<Vdev> all(Vdev vdev) {
        return Stream.concat(Stream.of(vdev), vdev.children().stream().flatMap(Pool::all));
    }

    /** Whether a vdev of it was taken away while it was in use. */
    void removed(Vdev leaf, boolean value) {
        if (value) {
            removed.add(leaf.guid());
        } else {
            removed.remove(leaf.guid());
        }
    }

    /** Takes a disk offline until the next import, or back. */
    void offline(Vdev leaf, boolean value) {
        if (value) {
            offline.add(leaf.guid());
        } else {
            offline.remove(leaf.guid());
        }
    }

    /** Errors of a vdev. */
    public Errors errors(Vdev vdev) {
        return errors.getOrDefault(vdev.guid(), Errors.NONE);
    }

    /** Counts errors of a disk, as a bad cable gives them. */
    public void count(Vdev leaf, long read, long write, long checksum) {
        errors.merge(leaf.guid(), new Errors(read, write, checksum),
                (a, b) -> new Errors(a.read + b.read, a.write + b.write, a.checksum + b.checksum));
    }

    void clearErrors() {
        errors.clear();
    }

    /** Bytes of the files of the machine where it boots from a dataset; none of other datasets. */
    long rootFiles(Dataset dataset) {
        return dataset.name().equals(config.bootfs()) ? RootFileSystem.used(node) : 0;
    }

    /** The dataset of the pool itself. */
    public Dataset root() {
        return new Dataset(this, name(), config.dataset(name()));
    }

    /** All file systems and volumes, each before those below it. */
    public List<Dataset> datasets() {
        return root().tree();
    }

    /** How full it is. */
    public Space space() {
        return new Space(this);
    }
}
