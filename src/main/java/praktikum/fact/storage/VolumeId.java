package praktikum.fact.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a volume: {@code STORAGE:VOLUME} (PVE::Storage, parse_volume_id).
 *
 * @param storage name of the storage it lies on
 * @param volume its name there, such as {@code 100/vm-100-disk-0.qcow2}, {@code vm-100-disk-0} or {@code iso/alpine.iso}
 */
public record VolumeId(String storage, String volume) {

    private static final int LONGEST = 1_000;
    private static final Pattern ID = Pattern.compile("([A-Za-z][A-Za-z0-9._-]{0,98}[A-Za-z0-9]):(\\S.*)");

    /** Parses {@code nfs:100/vm-100-disk-0.qcow2}; empty for a path, {@code none} and the like. */
    public static Optional<VolumeId> parse(String text) {
        Matcher parts = ID.matcher(text);
        return text.length() <= LONGEST && parts.matches() ? Optional.of(new VolumeId(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** Its name without the folder that tells what it is: {@code iso/alpine.iso} → {@code alpine.iso}. */
    public String fileName() {
        return volume.substring(volume.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return storage + ":" + volume;
    }
}
