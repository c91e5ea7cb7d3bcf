package praktikum.sim.machine.storage.zfs.tool;

import java.util.Optional;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.Property;
import praktikum.sim.machine.storage.zfs.Space;
import praktikum.sim.machine.storage.zfs.Vdev;

/** What the properties of pools and vdevs are: zpool_get_prop and zpool_get_vdev_prop_value of libzfs. */
final class PoolValues {

    private PoolValues() {}

    /** The value of a property of a pool; {@code literal} for exact numbers. */
    static Dataset.Value of(Pool pool, Property property, boolean literal) {
        Space space = pool.space();
        String none = "-";
        return switch (property.name()) {
            case "size" -> read(size(space.size(), literal));
            case "allocated" -> read(size(space.allocated(), literal));
            case "free" -> read(size(space.free(), literal));
            case "capacity" -> read(space.capacity() + (literal ? "" : "%"));
            case "fragmentation" -> read(literal ? "0" : "0%");
            case "dedupratio", "bcloneratio" -> read(literal ? "1.00" : "1.00x");
            case "health" -> read(pool.health());
            case "guid" -> read(pool.config().guid());
            case "load_guid" -> read(Long.toUnsignedString(pool.config().guid().hashCode() * 0x9E3779B97F4A7C15L));
            case "expandsize", "checkpoint" -> read(none);
            case "freeing", "leaked", "bcloneused", "bclonesaved", "dedup_table_size", "last_scrubbed_txg" -> read("0");
            case "altroot" -> pool.altroot().isEmpty() ? new Dataset.Value(none, "default") : new Dataset.Value(pool.altroot(), "local");
            case "cachefile" -> pool.cacheFile().isEmpty() ? new Dataset.Value(none, "default")
                    : new Dataset.Value(pool.cacheFile(), "local");
            case "readonly" -> new Dataset.Value(pool.readOnly() ? "on" : "off", "-");
            default -> Optional.ofNullable(pool.config().properties().get(property.name())).map(value -> new Dataset.Value(value, "local"))
                    .orElse(new Dataset.Value(property.initial().isEmpty() ? none : property.initial(), "default"));
        };
    }

    private static Dataset.Value read(String value) {
        return new Dataset.Value(value, "-");
    }

    static String size(long value, boolean literal) {
        return literal ? String.valueOf(value) : Nice.number(value);
    }

    /** The value of a property of a vdev, empty where there is no such property; an empty vdev is the pool's root. */
    static Optional<Dataset.Value> of(Pool pool, Optional<Vdev> vdev, String property, boolean literal) {
        Pool.State state = vdev.map(pool::state).orElseGet(pool::state);
        Pool.Errors errors = vdev.map(pool::errors).orElse(new Pool.Errors(0, 0, 0));
        String value = switch (property) {
            case "ashift" -> String.valueOf(vdev.map(one -> ashift(pool, one)).orElse(0));
            case "state" -> literal ? String.valueOf(number(state)) : state.name();
            case "guid" -> vdev.map(Vdev::guid).orElse(pool.config().guid());
            case "size" -> size(vdev.filter(one -> pool.config().vdevs().contains(one)).map(Vdev::size).orElse(0L), literal);
            case "asize", "psize" -> size(vdev.map(Vdev::asize).orElse(0L), literal);
            case "path" -> vdev.map(Vdev::path).filter(path -> !path.isEmpty()).orElse("-");
            case "parity" -> vdev.filter(one -> one.kind().startsWith("raidz")).map(Vdev::redundancy).map(String::valueOf).orElse("0");
            case "numchildren" -> String.valueOf(vdev.map(one -> one.children().size()).orElse(pool.config().vdevs().size()));
            case "read_errors" -> String.valueOf(errors.read());
            case "write_errors" -> String.valueOf(errors.write());
            case "checksum_errors" -> String.valueOf(errors.checksum());
            case "comment" -> "-";
            default -> "";
        };
        return value.isEmpty() ? Optional.empty() : Optional.of(new Dataset.Value(value, property.equals("comment") ? "default" : "-"));
    }

    // A disk has the sector size of the vdev that stands in the pool.
    private static int ashift(Pool pool, Vdev vdev) {
        return pool.config().vdevs().stream().filter(top -> top.equals(vdev) || within(top, vdev)).mapToInt(Vdev::ashift).findFirst()
                .orElse(vdev.ashift());
    }

    private static boolean within(Vdev top, Vdev vdev) {
        return top.children().stream().anyMatch(child -> child.equals(vdev) || within(child, vdev));
    }

    private static int number(Pool.State state) {
        return switch (state) {
            case OFFLINE -> 2;
            case REMOVED -> 3;
            case UNAVAIL -> 4;
            case FAULTED -> 5;
            case DEGRADED -> 6;
            case ONLINE -> 7;
        };
    }
}
