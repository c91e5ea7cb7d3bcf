package praktikum.fact.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.SectionFile;

/**
 * The storages of the cluster as configured, from {@code /etc/pve/storage.cfg} (PVE::SectionConfig). It always has {@code local}: where the
 * file does not, or has another than the directory /var/lib/vz of that name, Proxmox VE puts in its own.
 *
 * @param entries in the order written; of two with one name the later counts
 * @param flaws lines that Proxmox VE passes over with a warning: options out of place or twice, and names that come again
 */
public record StorageConfig(List<StorageEntry> entries, List<SectionFile.Flaw> flaws) {

    public static final Question<StorageConfig> ASKED = Question.of(StorageConfig::read, "cat", "/etc/pve/storage.cfg");

    private static final String LOCAL = "local";
    private static final String LOCAL_PATH = "/var/lib/vz";
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]");

    public StorageConfig {
        entries = List.copyOf(entries);
        flaws = List.copyOf(flaws);
    }

    /** Reads the file: {@code zfspool: tank} with {@code pool tank} → that storage; "No such file or directory" → only {@code local}. */
    public static Reading<StorageConfig> read(Printed printed) {
        return Reading.of(printed, p -> of(p.content().orElse("")));
    }

    private static StorageConfig of(String text) throws NotUnderstood {
        SectionFile file = SectionFile.of(text, name -> NAME.matcher(name).matches());
        Map<String, StorageEntry> entries = new LinkedHashMap<>();
        for (SectionFile.Section section : file.sections()) {
            entries.put(section.name(), new StorageEntry(section.name(), section.type(), section.options()));
        }
        return new StorageConfig(withLocal(entries), file.flaws());
    }

    private static List<StorageEntry> withLocal(Map<String, StorageEntry> entries) {
        Optional<StorageEntry> own = Optional.ofNullable(entries.get(LOCAL)).filter(entry -> entry.type().equals("dir"))
                .filter(entry -> entry.find("path").filter(path -> !path.equals(LOCAL_PATH)).isEmpty());
        Map<String, String> options = new LinkedHashMap<>(own.map(StorageEntry::options).orElse(Map.of("path", LOCAL_PATH, "content",
                "backup,images,iso,rootdir,snippets,vztmpl", "prune-backups", "keep-all=1")));
        options.putIfAbsent("path", LOCAL_PATH);
        options.remove("nodes");
        Map<String, StorageEntry> all = new LinkedHashMap<>();
        if (own.isEmpty()) {
            all.put(LOCAL, new StorageEntry(LOCAL, "dir", options));
        }
        entries.forEach((id, entry) -> all.putIfAbsent(id, id.equals(LOCAL) ? new StorageEntry(LOCAL, "dir", options) : entry));
        return List.copyOf(all.values());
    }

    /** The storage of that name. */
    public Optional<StorageEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
