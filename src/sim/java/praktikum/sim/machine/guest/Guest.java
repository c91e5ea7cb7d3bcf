package praktikum.sim.machine.guest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.RootSource;
import praktikum.sim.machine.storage.Swap;

/** What a machine that runs inside another one is given from outside, and by what that one hears of it. */
public final class Guest implements MachinePart, RootSource {

    // Root of the machine itself, as the kernel prints it: first id inside, first id outside, how many.
    private static final String ALL_IDS = "         0          0 4294967295\n";
    private static final String SHIFTED_IDS = "         0     100000      65536\n";
    private static final int AFTER_MOUNTS = -80;

    /**
     * What a container is given.
     *
     * @param root its root file system as it is mounted
     * @param kernel the kernel of the machine that it runs on
     * @param unprivileged whether its root is nobody outside
     * @param swap bytes that may be swapped out
     */
    public record Container(Mount root, String kernel, boolean unprivileged, long swap) {
    }

    private final Machine machine;
    private Optional<Container> container = Optional.empty();
    private Optional<CloudSeed> seed = Optional.empty();
    private boolean agentPort;
    private boolean inside;
    private Runnable powerOff = () -> { };
    private Runnable flush = () -> { };

    Guest(Machine machine) {
        this.machine = machine;
    }

    /** That of a machine. */
    public static Guest of(Machine machine) {
        return machine.part(Guest.class);
    }

    /** Makes it a container, before it boots. */
    public void container(Container given) {
        inside = true;
        container = Optional.of(given);
    }

    /**
     * Makes it a virtual machine, before it boots.
     *
     * @param drive what the cloud's drive tells it, where it has one
     * @param port whether it has the port through which its agent is asked
     */
    public void virtualMachine(Optional<CloudSeed> drive, boolean port) {
        inside = true;
        seed = drive;
        agentPort = port;
    }

    /** Has somebody hear when it has lost its power or given it up. */
    public void onPowerOff(Runnable hears) {
        powerOff = hears;
    }

    /** Has somebody hear when what it has written is to be on its disk. */
    public void onFlush(Runnable hears) {
        flush = hears;
    }

    @Override
    public void flush() {
        flush.run();
    }

    /** What makes it a container; empty where it is none. */
    public Optional<Container> container() {
        return container;
    }

    Optional<CloudSeed> seed() {
        return seed;
    }

    boolean hasAgentPort() {
        return agentPort;
    }

    @Override
    public Optional<Mount> root() {
        return container.map(Container::root);
    }

    @Override
    public int order() {
        return AFTER_MOUNTS;
    }

    @Override
    public void boot() {
        try {
            if (inside) {
                machine.files().mount("/run", new MemoryFiles(machine.clock()));
            }
            container.ifPresent(given -> {
                machine.kernel(given.kernel());
                Swap.of(machine).virtual(given.swap());
            });
            String ids = container.filter(Container::unprivileged).isPresent() ? SHIFTED_IDS : ALL_IDS;
            for (String file : new String[] {"uid_map", "gid_map"}) {
                machine.files().supply("/proc/self/" + file, 0444, () -> ids.getBytes(StandardCharsets.UTF_8));
            }
        } catch (FileError e) {
            throw new IllegalStateException("/run or /proc is no directory", e);
        }
    }

    @Override
    public void powerCut() {
        try {
            if (inside) {
                machine.files().unmount("/run");
            }
        } catch (FileError gone) {
            throw new IllegalStateException("/run is no directory", gone);
        }
        powerOff.run();
    }
}
