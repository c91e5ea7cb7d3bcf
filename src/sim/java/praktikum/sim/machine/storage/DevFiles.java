package praktikum.sim.machine.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileStatus.Kind;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** {@code /dev}: a file system in memory that is empty at boot, and udev, which keeps the files and links of block devices in it. */
final class DevFiles implements MachinePart {

    private static final int FIRST = -100;
    private static final int SHOWN = 1 << 20;

    private final Machine node;
    private final Map<String, String> put = new LinkedHashMap<>();
    private MemoryFiles files;

    DevFiles(Machine node) {
        this.node = node;
        this.files = new MemoryFiles(node.clock());
    }

    /** First of all: others put their devices into it. */
    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public void boot() {
        files = new MemoryFiles(node.clock());
        put.clear();
        node.part(Mounts.class).system("udev", "/dev", "devtmpfs",
                "rw,nosuid,relatime,size=8148412k,nr_inodes=2037103,mode=755,inode64", 8_148_412, 0, files);
        node.disk().makeDirectories("/dev/mapper");
        try {
            files.device("/mapper/control", Kind.CHARACTER_DEVICE, 0600, InputStream::nullInputStream, content -> { });
        } catch (FileError e) {
            throw new IllegalStateException("/dev is not empty at boot", e);
        }
    }

    /** Makes the files and links that there should be now, and removes those of devices that are gone. */
    void refresh() {
        Map<String, String> wanted = new LinkedHashMap<>();
        List<BlockDevice> devices = node.part(BlockDevices.class).all();
        for (BlockDevice device : devices) {
            wanted.put(device.node(), "");
            device.links().forEach(link -> wanted.put(link, device.node()));
            DeviceLinks.of(device.signature()).forEach(link -> wanted.putIfAbsent(link, device.node()));
        }
        try {
            for (var old : Map.copyOf(put).entrySet()) {
                if (!old.getValue().equals(wanted.get(old.getKey()))) {
                    remove(old.getKey().substring("/dev".length()));
                    put.remove(old.getKey());
                }
            }
            for (var entry : wanted.entrySet()) {
                if (put.putIfAbsent(entry.getKey(), entry.getValue()) == null) {
                    add(entry.getKey(), entry.getValue());
                }
            }
        } catch (FileError e) {
            throw new IllegalStateException("udev could not change /dev", e);
        }
    }

    private void add(String path, String target) throws FileError {
        String inner = path.substring("/dev".length());
        if (target.isEmpty()) {
            files.device(inner, Kind.BLOCK_DEVICE, 0660, () -> new ByteArrayInputStream(new byte[SHOWN]), content -> overwrite(path));
            files.setOwner(inner, "root", "disk");
        } else {
            files.makeDirectories(PathNames.parent(inner));
            if (!files.exists(inner)) {
                files.makeLink(inner, "../".repeat(PathNames.parts(inner).size() - 1) + PathNames.name(target));
            }
        }
    }

    private void remove(String inner) throws FileError {
        try {
            files.remove(inner);
        } catch (FileError gone) {
            return; // somebody removed it by hand
        }
        String parent = PathNames.parent(inner);
        if (!parent.equals("/") && !parent.equals("/mapper") && files.list(parent).isEmpty()) {
            remove(parent);
        }
    }

    /** Somebody writes to the head of the device, as {@code dd if=/dev/zero of=/dev/sdb} does: what lay there is not found any more. */
    private void overwrite(String path) {
        node.world().act(() -> {
            BlockDevices devices = node.part(BlockDevices.class);
            devices.at(path).filter(device -> !devices.busy(device)).ifPresent(devices::wipe);
        });
    }
}
