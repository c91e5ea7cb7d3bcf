package praktikum.sim.machine.storage;

import praktikum.sim.fs.Amount;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;

/** The root file system. Its files are {@link Machine#files}; on the drives there is only the volume that they would lie on. */
public final class RootFileSystem {

    private static final String VOLUME = "pve-root";
    private static final int PARTITION = 2;
    // What an installed system takes that the simulator has no files of: programs, libraries, kernels, documentation.
    private static final long SYSTEM = 4_096_000_000L;
    private static final long DEBIAN = 1_228_800_000L;
    private static final long BLOCK = 4096;

    private RootFileSystem() {}

    static Mount mount(Machine node) {
        return node.parts(RootSource.class).stream().flatMap(source -> source.root().stream()).findFirst()
                .orElseGet(() -> ofDevice(node));
    }

    private static Mount ofDevice(Machine node) {
        String partition = node.hardware().drives().getFirst().name() + PARTITION;
        BlockDevice device = BlockDevices.of(node).all().stream().filter(one -> node.product() == Product.DEBIAN
                ? one.name().equals(partition) : one.mapped().equals(VOLUME)).findFirst()
                .orElseThrow(() -> new IllegalStateException(node.name() + " has nothing to boot from"));
        return new Mount(device.path(), "/", "ext4", "rw,relatime,errors=remount-ro", device.name(),
                () -> DiskFileSystem.usage("ext4", device.size(), used(node)));
    }

    /** Bytes that its files take. */
    public static long used(Machine node) {
        Amount amount = node.files().amount("/");
        return (node.product() == Product.DEBIAN ? DEBIAN : SYSTEM) + BLOCK * (amount.blocks() + amount.directories());
    }
}
