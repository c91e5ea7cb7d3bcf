package praktikum.sim.proxmox.guest.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.run.Sizes;
import praktikum.sim.proxmox.storage.GuestVolumes;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** A volume that is copied to a storage of another node, at the speed that the way has. */
final class VolumeCopy {

    private static final double DISK = 180e6;
    private static final int REPORT = 3;
    private static final int BLOCK = 4096;

    private final Machine node;
    private final MigrationTarget target;
    private final int guest;
    private final String volume;
    private final long size;
    private final double speed;
    private final StorageOutput said = new StorageOutput();
    private String made = "";

    VolumeCopy(Machine node, MigrationTarget target, int guest, String volume) throws StorageError {
        this.node = node;
        this.target = target;
        this.guest = guest;
        this.volume = volume;
        this.size = image().size();
        this.speed = Math.min(DISK, target.bytesPerSecond(node));
    }

    private ImageFile image() throws StorageError {
        return new GuestVolumes(node, new StorageOutput()).image(volume).orElseThrow(() -> new StorageError("volume '" + volume
                + "' does not exist"));
    }

    private GuestVolumes there() {
        return new GuestVolumes(target.machine(), said);
    }

    /** Makes the volume on the target, under the same name where that is free. */
    void allocate(String storage) throws StorageError {
        StorageSection section = there().enabled(storage, target.name());
        String own = volume.endsWith(".qcow2") ? "qcow2" : volume.endsWith(".subvol") || volume.contains(":subvol-") ? "subvol" : "raw";
        String format = section.type().formats().contains(own) ? own : GuestVolumes.defaultFormat(section);
        String name = volume.replaceFirst(".*[:/]", "");
        boolean same = there().storage(storage).type().equals(new GuestVolumes(node, new StorageOutput()).of(volume).type())
                && there().find(storage + volume.substring(volume.indexOf(':'))).isEmpty();
        made = there().allocate(storage, guest, format, same ? name : "", (size + 1023) / 1024);
    }

    /** What the target's storage has said. */
    String said() {
        return said.out();
    }

    /** The volume that it is copied from. */
    String from() {
        return volume;
    }

    /** The volume that it is copied to. */
    String to() {
        return made;
    }

    /** Bytes of the disk. */
    long size() {
        return size;
    }

    /** How long it takes. */
    Duration duration() {
        return Duration.ofMillis(Math.round(1000 * size / Math.max(1, speed)));
    }

    /** Bytes that are there after some seconds. */
    long copied(long seconds) {
        return Math.min(size, Math.round(speed * seconds));
    }

    /** What {@code dd} tells while a disk goes through a pipe, and at its end. */
    List<String> piped() {
        List<String> lines = new ArrayList<>();
        double whole = duration().toMillis() / 1000.0;
        for (int second = REPORT; second < whole; second += REPORT) {
            lines.add(copied(copied(second), second + " s"));
        }
        lines.add(size / BLOCK + "+0 records in");
        lines.add(size / BLOCK + "+0 records out");
        lines.add(copied(size, String.format(Locale.ROOT, "%.4f s", whole)));
        return lines;
    }

    private String copied(long bytes, String time) {
        return bytes + " bytes (" + decimal(bytes) + ", " + Sizes.readable(bytes).replaceFirst("\\.\\d (MiB)", " $1") + ") copied, " + time
                + ", "
                + decimal((long) speed) + "/s";
    }

    private static String decimal(long bytes) {
        return bytes >= 1_000_000_000 ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9) : bytes >= 100_000_000
                ? bytes / 1_000_000 + " MB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** Puts on the target what lies on the volume now. */
    VolumeDisk finish() throws StorageError {
        ImageFile image = image();
        VolumeDisk disk = there().disk(made).orElseThrow(() -> new StorageError("volume '" + made + "' does not exist"));
        disk.write(image.as(made.endsWith(".qcow2") ? "qcow2" : "raw", size));
        return disk;
    }

    /** Removes what was made on the target. */
    void undo() {
        if (!made.isEmpty()) {
            try {
                there().free(made);
            } catch (StorageError stays) {
                said.warn(stays.getMessage());
            }
        }
    }

    /** Removes the volume that was copied. */
    void removeSource() throws StorageError {
        new GuestVolumes(node, new StorageOutput()).free(volume);
    }
}
