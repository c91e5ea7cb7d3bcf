package praktikum.sim.machine.storage.zfs.tool;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Property;

/** What may be set as a property of a pool: zpool_valid_proplist of libzfs. */
final class PoolSetting {

    private PoolSetting() {}

    /** The value as it is kept; {@code what} is what cannot be done with a wrong one. */
    static String checked(String pool, String what, String name, String value, int release) throws StorageRefusal {
        Optional<Property> found = Property.ofPool(name, release);
        if (found.isEmpty()) {
            throw new StorageRefusal(what + ": invalid property '" + name + "'");
        }
        Property property = found.get();
        if (property.readOnly()) {
            throw new StorageRefusal(what + ": '" + name + "' is readonly");
        }
        if (property.kind().equals("index") && !List.of(property.values().split(" \\| ")).contains(value)) {
            throw new StorageRefusal(what + ": '" + name + "' must be one of '" + property.values() + "'");
        }
        if (property.name().equals("ashift")) {
            boolean number = value.matches("\\d{1,9}");
            int shift = number ? Integer.parseInt(value) : -1;
            if (!number) {
                throw new StorageRefusal(what + ": bad numeric value '" + value + "'");
            }
            if (shift != 0 && (shift < 9 || shift > 16)) {
                throw new StorageRefusal(what + ": property '" + name + "' number " + shift
                        + " is invalid, only values between 9 and 16 are allowed.");
            }
        }
        if (property.name().equals("cachefile") && !value.isEmpty() && !value.equals("none") && !value.startsWith("/")) {
            throw new StorageRefusal(what + ": property 'cachefile' must be empty, an absolute path, or 'none'");
        }
        return value;
    }
}
