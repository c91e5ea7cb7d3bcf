package praktikum.fact.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.PropertyString;

/**
 * A storage as it is configured.
 *
 * @param id its name
 * @param type of plugin: {@code dir}, {@code zfspool}, {@code lvmthin}, {@code nfs} …
 * @param options as written, such as {@code path}, {@code pool}, {@code server}; one without a value, such as {@code disable}, is empty
 */
public record StorageEntry(String id, String type, Map<String, String> options) {

    /** The types of PVE::Storage::Plugin that are on all nodes the same; glusterfs up to Proxmox VE 8. */
    private static final Set<String> SHARED =
            Set.of("iscsi", "nfs", "cifs", "rbd", "cephfs", "iscsidirect", "zfs", "drbd", "pbs", "glusterfs");
    /** Those that have no option {@code shared}: Proxmox VE passes it over with a warning. */
    private static final Set<String> LOCAL = Set.of("zfspool", "lvmthin");
    private static final Set<String> UNDER_MNT = Set.of("nfs", "cifs", "cephfs", "glusterfs");
    /** What a storage is for where its entry does not say. */
    private static final Map<String, Set<String>> CONTENT = Map.ofEntries(both("dir"), both("btrfs"), both("lvmthin"), both("zfspool"),
            images("lvm"), images("nfs"), images("cifs"), images("rbd"), images("iscsi"), images("iscsidirect"), images("zfs"),
            images("glusterfs"), Map.entry("cephfs", Set.of("backup")), Map.entry("pbs", Set.of("backup")),
            Map.entry("esxi", Set.of("import")));

    public StorageEntry {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    private static Map.Entry<String, Set<String>> both(String type) {
        return Map.entry(type, Set.of("images", "rootdir"));
    }

    private static Map.Entry<String, Set<String>> images(String type) {
        return Map.entry(type, Set.of("images"));
    }

    /** An option as written; empty where it is not. */
    public Optional<String> find(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** Whether a yes-or-no option is on: written without a value, or as a number other than 0. */
    public boolean flag(String option) {
        return find(option).filter(value -> value.isEmpty() || value.matches("[0-9]*[1-9][0-9]*")).isPresent();
    }

    /** Whether Proxmox VE takes it for the same on all nodes. */
    public boolean shared() {
        return SHARED.contains(type) || flag("shared") && !LOCAL.contains(type);
    }

    /** Whether somebody wrote that a storage of a local type is shared: their word, which makes no storage the same on all nodes. */
    public boolean markedShared() {
        return flag("shared") && !SHARED.contains(type);
    }

    /** Whether it is switched off. */
    public boolean disabled() {
        return flag("disable");
    }

    /** What may be kept on it: {@code images}, {@code rootdir}, {@code iso} …; by default what its type has by default. */
    public Set<String> content() {
        Set<String> content = find("content").map(PropertyString::list).orElseGet(() -> CONTENT.getOrDefault(type, Set.of()));
        return content.equals(Set.of("none")) ? Set.of() : content;
    }

    /** The nodes it is restricted to; none where it is not restricted. */
    public Set<String> nodes() {
        return find("nodes").map(PropertyString::list).orElse(Set.of());
    }

    /** Whether it is to be used on a node. */
    public boolean allowedOn(String node) {
        return !disabled() && (nodes().isEmpty() || nodes().contains(node));
    }

    /** The directory it keeps its files in, where it has one. */
    public Optional<String> path() {
        return find("path").or(() -> UNDER_MNT.contains(type) ? Optional.of("/mnt/pve/" + id) : Optional.empty());
    }

    /** Where something must be mounted for it to be active ({@code is_mountpoint}: a yes stands for its own path). */
    public Optional<String> requiredMountpoint() {
        return find("is_mountpoint").flatMap(value -> value.isEmpty() || value.matches("(?i)1|on|yes|true") ? path()
                : value.matches("(?i)0|off|no|false") ? Optional.empty() : Optional.of(value));
    }
}
