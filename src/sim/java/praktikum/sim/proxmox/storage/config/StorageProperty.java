package praktikum.sim.proxmox.storage.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.proxmox.api.PveArguments.Kind;

/** What an option of a storage may be: its type and its format, as the schemas of PVE::Storage have them. */
public final class StorageProperty {

    private static final Set<String> FLAGS = Set.of("disable", "shared", "mkdir", "create-base-path", "create-subdirs", "sparse", "krbd",
            "nocow", "fuse", "saferemove", "tagged_only", "nowritecache", "skip-cert-verification", "snapshot-as-volume-chain");
    private static final Set<String> NUMBERS = Set.of("max-protected-backups", "port", "maxfiles", "saferemove-stepsize", "priority");
    private static final Set<String> LISTS = Set.of("nodes", "content", "content-dirs", "monhost", "delete");
    private static final Map<String, List<String>> ENUMERATIONS = Map.of(
            "format", List.of("raw", "qcow2", "subvol", "vmdk"),
            "preallocation", List.of("off", "metadata", "falloc", "full"),
            "smbversion", List.of("default", "2.0", "2.1", "3", "3.0", "3.11"));
    private static final Map<String, Function<String, Optional<String>>> FORMATS = Map.ofEntries(
            Map.entry("storage", StorageProperty::storageId),
            Map.entry("path", StorageProperty::path),
            Map.entry("export", StorageProperty::path),
            Map.entry("mountpoint", StorageProperty::path),
            Map.entry("subdir", StorageProperty::path),
            Map.entry("zfs-base-path", StorageProperty::path),
            Map.entry("server", StorageProperty::server),
            Map.entry("server2", StorageProperty::server),
            Map.entry("vgname", StorageProperty::lvmName),
            Map.entry("thinpool", StorageProperty::lvmName),
            Map.entry("options", value -> unless(value.matches("\\S+"), "invalid options '" + value + "'")),
            Map.entry("content", value -> first(value, StorageProperty::content)),
            Map.entry("nodes", value -> first(value, StorageProperty::node)),
            Map.entry("delete", value -> first(value, word -> unless(word.matches("(?i)[a-z][a-z0-9_-]+"),
                    "invalid configuration ID '" + word + "'"))));

    private StorageProperty() {}

    /** What an option of that name takes. */
    public static Kind kind(String name) {
        return FLAGS.contains(name) ? Kind.FLAG : NUMBERS.contains(name) ? Kind.NUMBER : LISTS.contains(name) ? Kind.LIST : Kind.TEXT;
    }

    /** What is wrong with a value, in the words of PVE::JSONSchema; empty where nothing is. */
    public static Optional<String> fault(String name, String value) {
        if (kind(name) == Kind.FLAG) {
            return unless(value.matches("(?i)[01]|on|off|yes|no|true|false"), "type check ('boolean') failed - got '" + value + "'");
        }
        if (kind(name) == Kind.NUMBER) {
            return unless(value.matches("[+-]?\\d{1,9}"), "type check ('integer') failed - got '" + value + "'");
        }
        List<String> enumeration = ENUMERATIONS.get(name);
        if (enumeration != null) {
            return unless(enumeration.contains(value), "value '" + value + "' does not have a value in the enumeration '"
                    + String.join(", ", enumeration) + "'");
        }
        // A format's sentence brings its line end along, so a blank line follows it.
        return Optional.ofNullable(FORMATS.get(name)).flatMap(format -> format.apply(value)).map(why -> "invalid format - " + why + "\n");
    }

    /** Whether a text is a yes, a no, or neither. */
    static Optional<Boolean> yesOrNo(String text) {
        return text.matches("(?i)1|on|yes|true") ? Optional.of(true) : text.matches("(?i)0|off|no|false") ? Optional.of(false)
                : Optional.empty();
    }

    private static Optional<String> first(String list, Function<String, Optional<String>> format) {
        return StorageSection.words(list).stream().flatMap(word -> format.apply(word).stream()).findFirst();
    }

    private static Optional<String> unless(boolean good, String why) {
        return good ? Optional.empty() : Optional.of(why);
    }

    static Optional<String> storageId(String value) {
        return value.length() < 2 ? Optional.of("storage ID '" + value + "' cannot be shorter than 2 characters")
                : unless(value.matches("(?i)[a-z][a-z0-9._-]*[a-z0-9]"), "storage ID '" + value + "' contains illegal characters");
    }

    private static Optional<String> path(String value) {
        return unless(value.matches("(?s)/[^;()].*"), "value does not look like a valid absolute path");
    }

    private static Optional<String> server(String value) {
        return unless(Ip.parse(value).isPresent() || value.matches("(?i)([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?"),
                "value does not look like a valid server name or IP address");
    }

    private static Optional<String> lvmName(String value) {
        return unless(value.matches("(?i)[a-z0-9][a-z0-9._-]*[a-z0-9]"), "lvm name '" + value + "' contains illegal characters");
    }

    private static Optional<String> content(String word) {
        return unless(List.of("images", "rootdir", "vztmpl", "iso", "backup", "snippets", "none", "import").contains(word),
                "invalid content type '" + word + "'");
    }

    private static Optional<String> node(String word) {
        return unless(word.matches("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?"), "value does not look like a valid node name");
    }
}
