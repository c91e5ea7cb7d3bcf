package praktikum.fact.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file system or volume of ZFS (zfsprops(7)).
 *
 * @param name such as {@code tank/vmc}
 * @param properties those asked for, by their names
 */
public record Dataset(String name, Map<String, ZfsProperty> properties) {

    public Dataset {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** A property; empty where it has no value, as {@code volsize} of a file system. */
    public Optional<ZfsProperty> find(String property) {
        return Optional.ofNullable(properties.get(property)).filter(one -> !one.value().equals("-"));
    }

    /** A property that is a whole number, such as {@code used} in bytes. */
    public OptionalLong number(String property) {
        return find(property).map(ZfsProperty::number).orElse(OptionalLong.empty());
    }

    /** The pool it lies in. */
    public String pool() {
        return name.replaceFirst("/.*", "");
    }

    /** Whether it is a file system and not a volume. */
    public boolean fileSystem() {
        return is("type", "filesystem");
    }

    /** Where it is or would be mounted; empty for volumes and where that is {@code none} or {@code legacy}. */
    public Optional<String> mountpoint() {
        return find("mountpoint").map(ZfsProperty::value).filter(path -> path.startsWith("/"));
    }

    /** Whether it is mounted. */
    public boolean mounted() {
        return is("mounted", "yes");
    }

    /** Whether ZFS mounts it when its pool is imported, as at boot. */
    public boolean mountedAtBoot() {
        return fileSystem() && mountpoint().isPresent() && is("canmount", "on");
    }

    /** Whether its data is compressed. */
    public boolean compressed() {
        return find("compression").filter(one -> !one.value().equals("off")).isPresent();
    }

    private boolean is(String property, String value) {
        return find(property).filter(one -> one.value().equals(value)).isPresent();
    }
}
