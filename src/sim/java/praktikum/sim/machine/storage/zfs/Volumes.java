package praktikum.sim.machine.storage.zfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.storage.BlockDevice;

/** The block devices of volumes: {@code /dev/zd0} and following, with links below {@code /dev/zvol}. */
final class Volumes {

    private static final int MAJOR = 230;
    private static final int PER_VOLUME = 16;

    private final Zfs zfs;
    private final Map<String, Integer> minors = new LinkedHashMap<>();

    Volumes(Zfs zfs) {
        this.zfs = zfs;
    }

    void clear() {
        minors.clear();
    }

    void appear(Pool pool) {
        pool.datasets().stream().filter(dataset -> dataset.type() == Dataset.Type.VOLUME).forEach(this::appear);
    }

    void appear(Dataset volume) {
        int free = 0;
        while (minors.containsValue(free)) {
            free += PER_VOLUME;
        }
        minors.putIfAbsent(volume.guid(), free);
    }

    void vanish(Pool pool) {
        pool.datasets().forEach(this::vanish);
    }

    void vanish(Dataset volume) {
        minors.remove(volume.guid());
    }

    /** The device of a volume, while there is one. */
    Optional<BlockDevice> device(Dataset volume) {
        return Optional.ofNullable(minors.get(volume.guid())).map(minor -> new BlockDevice("zd" + minor, "zd" + minor,
                BlockDevice.Kind.DISK, volume.volumeSize(), MAJOR, minor, List.of(), Optional.empty(), Optional.empty(),
                List.of("/dev/zvol/" + volume.name()), volume.content()));
    }

    List<BlockDevice> devices() {
        List<BlockDevice> devices = new ArrayList<>();
        zfs.pools().forEach(pool -> pool.datasets().stream().filter(dataset -> dataset.type() == Dataset.Type.VOLUME)
                .forEach(volume -> device(volume).ifPresent(devices::add)));
        return devices;
    }
}
