package praktikum.fact.guest.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.fact.PropertyString;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.storage.VolumeId;

/**
 * A disk or drive of a guest.
 *
 * @param key where it is attached, such as {@code scsi0}, {@code ide2}, {@code rootfs} or {@code mp0}
 * @param kind what it is
 * @param source as written: a volume, a path on the node, {@code cdrom} for the node's own drive, or {@code none}
 * @param volume the volume, where it is one
 * @param options the others, such as {@code size} or {@code mp}
 */
public record Disk(String key, Kind kind, String source, Optional<VolumeId> volume, PropertyString options) {

    /** What a disk or drive is. */
    public enum Kind {
        /** A disk that the guest sees. */
        DISK,
        /** A drive for ISO images, with one in it or empty. */
        CDROM,
        /** The drive that tells cloud-init what to set up. */
        CLOUD_INIT,
        /** Where the firmware keeps its variables. */
        EFI,
        /** Where the emulated TPM keeps its state. */
        TPM,
        /** The memory that a snapshot kept. */
        MEMORY,
        /** The root file system of a container. */
        ROOT,
        /** Another file system of a container. */
        MOUNT_POINT,
        /** A volume that belongs to the guest and is not attached. */
        UNUSED
    }

    private static final Set<String> EMPTY = Set.of("none");
    private static final Pattern BUS = Pattern.compile("ide[0-3]|sata[0-5]|scsi(?:[12]?[0-9]|30)|virtio(?:1[0-5]|[0-9])");
    private static final Pattern UNUSED = Pattern.compile("unused[0-9]{1,3}");
    private static final Pattern MOUNT_POINT = Pattern.compile("mp[0-9]{1,3}");
    // PVE::QemuServer::Drive, drive_is_cloudinit
    private static final Pattern CLOUD_INIT = Pattern.compile(".*[:/](?:vm-[0-9]+-)?cloudinit(?:\\.[a-z0-9]+)?");
    private static final Pattern ISO = Pattern.compile(".*:iso/.*");

    static Optional<Disk> of(GuestKind guest, String key, String value) {
        Optional<PropertyString> parts = PropertyString.parse(value, guest == GuestKind.VM ? "file" : "volume");
        Optional<String> source = parts.flatMap(all -> all.find("file").or(() -> all.find("volume")));
        return source.flatMap(from -> kind(guest, key, from, parts.get())
                .map(kind -> new Disk(key, kind, from, VolumeId.parse(from), parts.get())));
    }

    private static Optional<Kind> kind(GuestKind guest, String key, String source, PropertyString parts) {
        if (UNUSED.matcher(key).matches()) {
            return Optional.of(Kind.UNUSED);
        }
        if (guest == GuestKind.CONTAINER) {
            return key.equals("rootfs") ? Optional.of(Kind.ROOT)
                    : Optional.of(Kind.MOUNT_POINT).filter(kind -> MOUNT_POINT.matcher(key).matches());
        }
        return switch (key) {
            case "efidisk0" -> Optional.of(Kind.EFI);
            case "tpmstate0" -> Optional.of(Kind.TPM);
            case "vmstate" -> Optional.of(Kind.MEMORY);
            default -> Optional.of(drive(source, parts)).filter(kind -> BUS.matcher(key).matches());
        };
    }

    private static Kind drive(String source, PropertyString parts) {
        if (CLOUD_INIT.matcher(source).matches()) {
            return Kind.CLOUD_INIT;
        }
        boolean cdrom = parts.find("media").filter("cdrom"::equals).isPresent();
        return cdrom || source.equals("none") || source.equals("cdrom") || ISO.matcher(source).matches() ? Kind.CDROM : Kind.DISK;
    }

    /** The storage it lies on; empty for a path, the node's own drive, and an empty drive. */
    public Optional<String> storage() {
        return volume.map(VolumeId::storage);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return EMPTY.contains(source);
    }

    /** Whether it is a device or folder of the node itself: no other node has it. */
    public boolean ofNode() {
        return volume.isEmpty() && !isEmpty();
    }

    /** Whether somebody wrote that all nodes have it ({@code shared=1}): their word, which makes nothing the same on all nodes. */
    public boolean markedShared() {
        return options.flag("shared", false);
    }

    /** Whether replication jobs take it along. */
    public boolean replicated() {
        return options.flag("replicate", true);
    }

    /** Its size as written, such as {@code 8G}; what the storage has may differ. */
    public Optional<String> size() {
        return options.find("size");
    }

    /** Where a container sees it: {@code /} or the path of a mount point. */
    public Optional<String> mountedAt() {
        return kind == Kind.ROOT ? Optional.of("/") : options.find("mp");
    }
}
