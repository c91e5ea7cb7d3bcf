package praktikum.sim.machine.storage.zfs.tool;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Property;

/** What may be set as a property of a dataset: zfs_valid_proplist of libzfs. */
final class DatasetSetting {

    private static final long LARGEST_RECORD = 16L << 20;
    private static final long LARGEST_VOLUME_BLOCK = 128L << 10;

    private DatasetSetting() {}

    /**
     * The value as it is kept.
     *
     * @param what what cannot be done with a wrong one
     * @param making whether the dataset is being made
     */
    static String checked(String what, String name, String value, Dataset.Type type, boolean making, int release) throws StorageRefusal {
        if (name.contains(":")) {
            return value;
        }
        Optional<Property> found = Property.ofDataset(name, release);
        if (found.isEmpty()) {
            throw new StorageRefusal(what + ": invalid property '" + name + "'");
        }
        Property property = found.get();
        String letter = type.word().substring(0, 1);
        if (!property.types().contains(letter)) {
            throw new StorageRefusal(what + ": '" + name + "' does not apply to datasets of this type");
        }
        if (property.readOnly() || property.once() && !making) {
            throw new StorageRefusal(what + ": '" + name + "' is readonly");
        }
        if (property.kind().equals("index") && !allowed(property, value)) {
            throw new StorageRefusal(what + ": '" + name + "' must be one of '" + property.values() + "'");
        }
        if (property.isNumber()) {
            return number(what, property, value);
        }
        boolean word = value.equals("none") || value.equals("legacy");
        if (property.name().equals("mountpoint") && !word && !value.startsWith("/")) {
            throw new StorageRefusal(what + ": 'mountpoint' must be an absolute path, 'none', or 'legacy'");
        }
        return property.name().equals("mountpoint") && value.length() > 1 ? value.replaceFirst("/+$", "") : value;
    }

    private static boolean allowed(Property property, String value) {
        return switch (property.name()) {
            case "compression" -> value.matches("on|off|lzjb|gzip(-[1-9])?|zle|lz4|zstd(-([1-9]|1[0-9]))?|"
                    + "zstd-fast(-([1-9]|10|20|30|40|50|60|70|80|90|100|500|1000))?");
            case "dedup" -> value.matches("on|off|verify|(sha256|sha512|skein|blake3)(,verify)?|edonr,verify");
            case "acltype" -> value.matches("off|nfsv4|posix|disabled|noacl|posixacl");
            default -> List.of(property.values().split(" \\| ")).contains(value);
        };
    }

    private static String number(String what, Property property, String value) throws StorageRefusal {
        String name = property.name();
        if (value.equals("none") && property.values().contains("none")) {
            return "none";
        }
        Optional<Long> bytes = bytes(value);
        if (bytes.isEmpty()) {
            throw new StorageRefusal(what + ": bad numeric value '" + value + "'");
        }
        long number = bytes.get();
        boolean power = number >= 512 && Long.bitCount(number) == 1;
        if (name.equals("recordsize") && !(power && number <= LARGEST_RECORD)) {
            throw new StorageRefusal(what + ": 'recordsize' must be power of 2 from 512B to 16M");
        }
        if (name.equals("volblocksize") && !(power && number <= LARGEST_VOLUME_BLOCK)) {
            throw new StorageRefusal(what + ": 'volblocksize' must be power of 2 from 512B to 128K");
        }
        return number == 0 && property.values().contains("none") ? "none" : String.valueOf(number);
    }

    /** {@code 10G}, {@code 1.5T}, {@code 4096}, {@code 16k}; empty where it is no size. */
    static Optional<Long> bytes(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (!upper.matches("\\d{1,18}(\\.\\d{1,9})?([KMGTPE](I?B)?|B)?")) {
            return Optional.empty();
        }
        String digits = upper.replaceFirst("[A-Z]+$", "");
        int unit = "KMGTPE".indexOf(upper.replaceFirst("^[0-9.]+", "").replaceFirst("I?B$", ""));
        boolean plain = upper.replaceFirst("^[0-9.]+", "").replaceFirst("^B$", "").isEmpty();
        long factor = plain ? 1 : 1L << 10 * (unit + 1);
        return Optional.of(digits.contains(".") ? (long) (Double.parseDouble(digits) * factor) : Long.parseLong(digits) * factor);
    }
}
