package praktikum.sim.machine.storage;

import praktikum.sim.machine.Machine;

/** The root file system. Its files are {@link Machine#files}; on the drives there is only the volume that they would lie on. */
public final class RootFileSystem {

    private static final String VOLUME = "pve-root";
    // What an installed system takes that the simulator has no files of: programs, libraries, kernels, documentation.
    private static final long SYSTEM = 4_096_000_000L;
    private static final long BLOCK = 4096;

    private RootFileSystem() {}

    static Mount mount(Machine node) {
        BlockDevice device = BlockDevices.of(node).all().stream().filter(one -> one.mapped().equals(VOLUME)).findFirst()
                .orElseThrow(() -> new IllegalStateException(node.name() + " has no volume " + VOLUME + " to boot from"));
        return new Mount(device.path(), "/", "ext4", "rw,relatime,errors=remount-ro", device.name(),
                () -> DiskFileSystem.usage("ext4", device.size(), used(node)));
    }

    /** Bytes that its files take. */
    public static long used(Machine node) {
        return SYSTEM + BLOCK * node.files().amount("/").blocks();
    }
}
