package praktikum.sim.proxmox.storage.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A storage as {@code storage.cfg} defines it.
 *
 * @param id its name
 * @param type its type
 * @param options its options; flags are {@code 0} or {@code 1}
 */
public record StorageSection(String id, StorageType type, Map<String, String> options) {

    public StorageSection {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** The storage that is there where {@code storage.cfg} has none of that name. */
    static StorageSection local(StorageType directory) {
        return new StorageSection("local", directory, Map.of("path", "/var/lib/vz", "prune-backups", "keep-all=1", "content",
                "backup,images,iso,rootdir,snippets,vztmpl", "priority", "0"));
    }

    /** The value of an option. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The value of an option that its type requires. */
    public String required(String name) {
        return option(name).orElseThrow(() -> new IllegalStateException(id + " has no " + name));
    }

    /** Whether a flag is set. */
    public boolean flag(String name) {
        return option(name).map("1"::equals).orElse(false);
    }

    /** The types of content that it is for, in no order. */
    public Set<String> contents() {
        return option("content").map(StorageSection::words).map(words -> (Set<String>) new LinkedHashSet<>(words))
                .orElseGet(() -> new LinkedHashSet<>(type.usual()));
    }

    /** Its types of content as Proxmox VE joins them: hashes have no order, so neither has this. */
    public String contents(Random order) {
        return joined(contents(), order);
    }

    /** The nodes that it is for; empty where it is for all. */
    public Set<String> nodes() {
        return option("nodes").map(text -> (Set<String>) new LinkedHashSet<>(words(text))).orElse(Set.of());
    }

    /** Those nodes as Proxmox VE joins them, in no order. */
    public String nodes(Random order) {
        return joined(nodes(), order);
    }

    private static String joined(Set<String> words, Random order) {
        List<String> list = new ArrayList<>(words);
        Collections.shuffle(list, order);
        return String.join(",", list);
    }

    /** Whether it holds the same for all nodes, or is said to. */
    public boolean shared() {
        return type.isShared() || flag("shared");
    }

    /** Whether a node is to use it: neither disabled nor kept to other nodes. */
    public boolean enabledOn(String node) {
        return !flag("disable") && availableOn(node);
    }

    /** Whether it is not kept to other nodes. */
    public boolean availableOn(String node) {
        return !options.containsKey("nodes") || nodes().contains(node);
    }

    /** The same with other options. */
    public StorageSection with(Map<String, String> others) {
        return new StorageSection(id, type, others);
    }

    /** The words of a list as Proxmox VE takes them apart: at commas, semicolons and blanks. */
    public static List<String> words(String list) {
        return Arrays.stream(list.strip().split("[,;\\s\\x00]+")).filter(word -> !word.isEmpty()).toList();
    }
}
