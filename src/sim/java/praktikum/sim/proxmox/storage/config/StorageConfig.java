package praktikum.sim.proxmox.storage.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import praktikum.sim.machine.Release;
import praktikum.sim.proxmox.api.Digest;

/**
 * All storages of a cluster as {@code storage.cfg} names them.
 *
 * @param sections the storages in the order of the file
 * @param digest the digest of the file
 * @param warnings what reading it complains of, each with a line end
 */
public record StorageConfig(List<StorageSection> sections, String digest, List<String> warnings) {

    /** Where it lies. */
    public static final String FILE = "/etc/pve/storage.cfg";

    public StorageConfig {
        sections = List.copyOf(sections);
        warnings = List.copyOf(warnings);
    }

    /** Reads a file; there is always a storage {@code local}, and it is there on all nodes. */
    public static StorageConfig parse(String text, Release release) {
        Map<String, StorageType> types = StorageType.of(release);
        var reader = new StorageReader(types);
        Map<String, StorageSection> sections = new LinkedHashMap<>();
        reader.read(text).forEach(section -> sections.put(section.id(), section));
        StorageSection local = sections.get("local");
        if (local == null || !local.type().name().equals("dir") || !local.required("path").equals("/var/lib/vz")) {
            sections.put("local", StorageSection.local(types.get("dir")));
        } else {
            Map<String, String> everywhere = new LinkedHashMap<>(local.options());
            everywhere.remove("nodes");
            sections.put("local", local.with(everywhere));
        }
        return new StorageConfig(List.copyOf(sections.values()), Digest.sha1(text), reader.warnings());
    }

    /** The storage of a name. */
    public Optional<StorageSection> find(String id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    /** The storage of a name. */
    public StorageSection get(String id) throws StorageError {
        return find(id).orElseThrow(() -> new StorageError("storage '" + id + "' does not exist"));
    }

    /** The same with a storage put in place of the one of its name, or at the end. */
    public StorageConfig with(StorageSection section) {
        Map<String, StorageSection> all = new LinkedHashMap<>();
        sections.forEach(one -> all.put(one.id(), one));
        all.put(section.id(), section);
        return new StorageConfig(List.copyOf(all.values()), digest, List.of());
    }

    /** The same without a storage. */
    public StorageConfig without(String id) {
        return new StorageConfig(sections.stream().filter(section -> !section.id().equals(id)).toList(), digest, List.of());
    }

    /**
     * The file: {@code disable} first, then what the type requires, then the rest, each sorted (PVE::SectionConfig).
     *
     * @param order decides the order of words in a list, in which Proxmox VE has none
     */
    public String text(Random order) {
        var text = new StringBuilder();
        for (StorageSection section : sections) {
            text.append(section.type().name()).append(": ").append(section.id()).append('\n');
            if (section.flag("disable")) {
                text.append("\tdisable\n");
            }
            List<String> names = new ArrayList<>(section.type().required());
            names.addAll(new TreeSet<>(section.type().optional()));
            names.remove("disable");
            for (String name : names) {
                section.option(name).map(value -> switch (name) {
                    case "content" -> section.contents().isEmpty() ? "none" : section.contents(order);
                    case "nodes" -> section.nodes(order);
                    default -> value;
                }).filter(value -> !value.isEmpty()).ifPresent(value -> text.append('\t').append(name).append(' ').append(value)
                        .append('\n'));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
