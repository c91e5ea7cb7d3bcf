package praktikum.sim.machine.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** The devices that a running machine swaps to: those of {@code /etc/fstab} from boot on, and what swapon adds. Nothing is swapped out. */
public final class Swap implements MachinePart, DeviceUser {

    /** What it uses a device for. */
    public static final String USE = "[SWAP]";

    private static final int AFTER_LVM = -85;
    private static final long PAGE = 4096;
    private static final long KIB = 1024;
    private static final int FIRST_PRIORITY = -2;

    private final Machine node;
    private final List<Area> areas = new ArrayList<>();
    private long virtual;

    /**
     * A device in use.
     *
     * @param device what the kernel calls it
     * @param size bytes that can be swapped out to it
     * @param priority its priority
     */
    public record Area(String device, long size, int priority) {
    }

    Swap(Machine node) {
        this.node = node;
    }

    /** That of a machine. */
    public static Swap of(Machine machine) {
        return machine.part(Swap.class);
    }

    @Override
    public int order() {
        return AFTER_LVM;
    }

    @Override
    public void boot() {
        wanted().forEach(device -> turnOn(device));
        try {
            node.files().supply("/proc/swaps", 0444, () -> node.world().ask(this::table).getBytes(StandardCharsets.UTF_8));
        } catch (FileError e) {
            throw new IllegalStateException("/proc is no directory", e);
        }
    }

    @Override
    public void powerCut() {
        areas.clear();
    }

    /** The devices that {@code /etc/fstab} names and that are there, made for swap and not in use. */
    public List<BlockDevice> wanted() {
        return Fstab.of(node).stream().filter(entry -> entry.type().equals("swap") && !entry.options().contains("noauto"))
                .flatMap(entry -> BlockDevices.of(node).at(Fstab.device(node, entry.source())).stream())
                .filter(device -> swap(device) && !BlockDevices.of(node).busy(device)).distinct().toList();
    }

    /** Whether a device has been made for swap. */
    public static boolean swap(BlockDevice device) {
        return device.signature().filter(found -> found.type().equals("swap")).isPresent();
    }

    /** Says how much there is that lies on no device of this machine. */
    public void virtual(long bytes) {
        virtual = bytes;
    }

    /** Those in use, in the order in which they came. */
    public List<Area> areas() {
        return List.copyOf(areas);
    }

    /** Bytes of all that are in use; what a container may use of its machine's has no device. */
    public long total() {
        return virtual + areas.stream().mapToLong(Area::size).sum();
    }

    /** Takes a device into use. */
    public void turnOn(BlockDevice device) {
        areas.add(new Area(device.name(), device.size() - PAGE, FIRST_PRIORITY - areas.size()));
    }

    /** Leaves a device; false where it was not in use. */
    public boolean turnOff(BlockDevice device) {
        return areas.removeIf(area -> area.device().equals(device.name()));
    }

    @Override
    public Optional<String> use(BlockDevice device) {
        return areas.stream().anyMatch(area -> area.device().equals(device.name())) ? Optional.of(USE) : Optional.empty();
    }

    /** {@code /proc/swaps}, as mm/swapfile.c writes it. */
    public String table() {
        var text = new StringBuilder("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
        for (Area area : areas) {
            String path = "/dev/" + area.device();
            long kib = area.size() / KIB;
            text.append(path).append(" ".repeat(Math.max(1, 40 - path.length()))).append("partition\t").append(kib)
                    .append(kib < 10_000_000 ? "\t" : "").append("\t0\t\t").append(area.priority()).append('\n');
        }
        return text.toString();
    }
}
