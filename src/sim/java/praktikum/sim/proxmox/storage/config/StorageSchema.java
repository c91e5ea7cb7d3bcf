package praktikum.sim.proxmox.storage.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.machine.Release;
import praktikum.sim.proxmox.api.PveArguments.Kind;

/** What the API takes to create or change a storage, and what of it fits a type. */
public final class StorageSchema {

    /**
     * Options that fit a type.
     *
     * @param options as they are written
     * @param warnings what of it was left out, each with a line end
     */
    public record Settled(Map<String, String> options, List<String> warnings) {
    }

    private StorageSchema() {}

    /** All parameters with which a storage is created: those of any type, its name and its type. */
    public static Map<String, Kind> toCreate(Release release) {
        Map<String, Kind> all = new TreeMap<>();
        StorageType.of(release).values().forEach(type -> {
            type.required().forEach(name -> all.put(name, StorageProperty.kind(name)));
            type.optional().forEach(name -> all.put(name, StorageProperty.kind(name)));
        });
        return all;
    }

    /** All parameters with which a storage is changed: those that are not fixed for all types. */
    public static Map<String, Kind> toUpdate(Release release) {
        Map<String, Kind> all = toCreate(release);
        all.keySet().removeIf(name -> StorageType.of(release).values().stream().filter(type -> type.has(name))
                .allMatch(type -> type.fixed().contains(name)));
        all.put("delete", Kind.LIST);
        all.put("digest", Kind.TEXT);
        return all;
    }

    /** Whether all parameters are of the right form, whatever the type. */
    public static void check(Map<String, String> parameters) throws StorageError {
        for (var one : new TreeMap<>(parameters).entrySet()) {
            Optional<String> fault = StorageProperty.fault(one.getKey(), one.getValue());
            if (fault.isPresent()) {
                throw StorageError.parameter(one.getKey(), fault.get());
            }
        }
    }

    /**
     * Whether options fit a type, and what becomes of them.
     *
     * @param create whether the storage is new, so that all must be there that it requires, and nothing is fixed yet
     */
    public static Settled settled(StorageType type, String id, Map<String, String> given, boolean create) throws StorageError {
        Map<String, String> options = new LinkedHashMap<>(given);
        if (create && List.of("nfs", "cifs", "cephfs", "glusterfs").contains(type.name())) {
            options.putIfAbsent("path", "/mnt/pve/" + id);
        }
        List<String> warnings = new ArrayList<>();
        for (var one : new TreeMap<>(options).entrySet()) {
            if (!create && type.fixed().contains(one.getKey())) {
                throw new StorageError("can't change value of fixed parameter '" + one.getKey() + "'");
            }
            if (!type.has(one.getKey())) {
                throw new StorageError("unexpected property '" + one.getKey() + "'");
            }
            options.put(one.getKey(), switch (one.getKey()) {
                case "content" -> content(type, one.getValue(), warnings);
                case "nodes" -> String.join(",", new TreeSet<>(StorageSection.words(one.getValue())));
                default -> one.getValue();
            });
        }
        if (create) {
            for (String name : type.required()) {
                if (!options.containsKey(name)) {
                    throw new StorageError("missing value for required option '" + name + "'");
                }
            }
            if (type.name().equals("dir")) {
                options.put("path", directory(options.get("path")));
            }
        }
        return new Settled(options, warnings);
    }

    private static String content(StorageType type, String list, List<String> warnings) throws StorageError {
        Set<String> words = new LinkedHashSet<>();
        for (String word : StorageSection.words(list)) {
            if (type.contents().contains(word)) {
                words.add(word);
            } else {
                warnings.add("storage does not support content type '" + word + "'\n");
            }
        }
        if (words.contains("none") && words.size() > 1) {
            throw new StorageError("unable to combine 'none' with other content types");
        }
        if (words.isEmpty() && !type.contents().contains("none")) {
            throw new StorageError("storage does not support content type 'none'");
        }
        return String.join(",", words);
    }

    private static String directory(String path) throws StorageError {
        if (!path.matches("/[-/a-zA-Z0-9_.@]+")) {
            throw new StorageError("illegal path for directory storage: " + path);
        }
        return path.replaceAll("/+", "/").replaceAll("(/\\.)+(?=/|$)", "").replaceFirst("(.)/$", "$1");
    }
}
