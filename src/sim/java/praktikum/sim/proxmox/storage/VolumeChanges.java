package praktikum.sim.proxmox.storage;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** Makes and removes volumes (PVE::API2::Storage::Content). */
final class VolumeChanges {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([MG]?)");
    private static final Pattern SUFFIX = Pattern.compile(".*\\.(raw|qcow2|vmdk)");
    private static final Pattern OWNER = Pattern.compile("(?:.*/)?(?:vm|base|subvol|basevol|vzdump-(?:qemu|lxc))-(\\d{1,9})-.*|(\\d+)/.*");

    private final Storages storages;

    VolumeChanges(Storages storages) {
        this.storages = storages;
    }

    /**
     * Makes the disk of a guest.
     *
     * @param name its name; empty where the next free one is wanted
     * @param size in KiB, or with {@code M} or {@code G}
     * @return its volume id
     */
    String allocate(String id, String guest, String name, String size, Optional<String> format) throws StorageError {
        if (!guest.matches("[1-9]\\d{2,8}")) {
            throw StorageError.parameter("vmid", guest.matches("\\d+") ? "invalid format - value does not look like a valid VM ID\n"
                    : "type check ('integer') failed - got '" + guest + "'");
        }
        Matcher number = SIZE.matcher(size);
        if (!number.matches()) {
            throw StorageError.parameter("size", "value does not match the regex pattern");
        }
        long kib = Long.parseLong(number.group(1)) * (number.group(2).equals("G") ? 1 << 20 : number.group(2).equals("M") ? 1 << 10 : 1);
        Optional<String> named = Optional.of(SUFFIX.matcher(name)).filter(Matcher::matches).map(suffix -> suffix.group(1));
        if (named.isPresent() && format.isPresent() && !named.equals(format)) {
            throw StorageError.parameter("format", "different storage formats (" + format.get() + " != " + named.get() + ")");
        }
        StorageSection storage = storages.config().get(id);
        String wanted = format.or(() -> named).or(() -> storage.option("format")).orElse(storage.type().formats().getFirst());
        storages.activate(storage);
        return id + ":" + storages.plugin(storage).allocate(storage, Integer.parseInt(guest), wanted, name, kib);
    }

    /** The id of the task that removes a volume: its owner and its storage. */
    String ownerOf(String volume) throws StorageError {
        if (!volume.contains(":")) {
            throw StorageError.parameter("volume", "no storage specified - incomplete volume ID");
        }
        Map.Entry<StorageSection, String> parsed = storages.parsed(volume);
        storages.plugin(parsed.getKey()).path(parsed.getKey(), parsed.getValue());
        Matcher owner = OWNER.matcher(parsed.getValue());
        return (owner.matches() ? Optional.ofNullable(owner.group(1)).orElse(owner.group(2)) + "@" : "") + parsed.getKey().id();
    }

    /** Removes a volume. */
    void free(String volume) throws StorageError {
        Map.Entry<StorageSection, String> parsed = storages.parsed(volume);
        storages.activate(parsed.getKey());
        storages.plugin(parsed.getKey()).free(parsed.getKey(), parsed.getValue());
    }
}
