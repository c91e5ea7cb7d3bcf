package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The storages of the cluster as configured, from {@code /etc/pve/storage.cfg} (PVE::SectionConfig). It always has {@code local}: where the
 * file does not, or has another than the directory /var/lib/vz of that name, Proxmox VE puts in its own.
 *
 * @param entries in the order written; of two with one name the later counts
 * @param flaws lines that Proxmox VE passes over with a warning: options out of place or twice, and names that come again
 */
public record StorageConfig(List<StorageEntry> entries, List<Flaw> flaws) {

    public static final Question<StorageConfig> ASKED = Question.of(StorageConfig::read, "cat", "/etc/pve/storage.cfg");

    private static final String LOCAL = "local";
    private static final String LOCAL_PATH = "/var/lib/vz";
    private static final Pattern HEADER = Pattern.compile("(\\S{1,60}):\\s*(\\S{1,100})\\s*");
    private static final Pattern OPTION = Pattern.compile("\\s+(\\S+)(?:\\s+(.*\\S))?\\s*");
    private static final int LONGEST_LINE = 10_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]");

    /**
     * A line that does not count.
     *
     * @param number from 1
     * @param text of the line
     */
    public record Flaw(int number, String text) {}

    public StorageConfig {
        entries = List.copyOf(entries);
        flaws = List.copyOf(flaws);
    }

    /** Reads the file: {@code zfspool: tank} with {@code pool tank} → that storage; "No such file or directory" → only {@code local}. */
    public static Reading<StorageConfig> read(Printed printed) {
        return Reading.of(printed, p -> of(p.content().orElse("")));
    }

    private static StorageConfig of(String text) throws NotUnderstood {
        Map<String, StorageEntry> entries = new LinkedHashMap<>();
        List<Flaw> flaws = new ArrayList<>();
        Optional<Matcher> section = Optional.empty();
        Map<String, String> options = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.length() > LONGEST_LINE) {
                throw new NotUnderstood("too long a line for storage.cfg", line);
            }
            if (line.stripLeading().startsWith("#")) {
                continue;
            }
            Matcher header = HEADER.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (line.isEmpty()) {
                section.ifPresent(open -> put(entries, open, options));
                section = Optional.empty();
            } else if (section.isEmpty() && header.matches() && NAME.matcher(header.group(2)).matches()) {
                if (entries.containsKey(header.group(2))) {
                    flaws.add(new Flaw(number, line));
                }
                options.clear();
                section = Optional.of(header);
            } else if (section.isEmpty() || !option.matches()
                    || options.putIfAbsent(option.group(1), Optional.ofNullable(option.group(2)).orElse("")) != null) {
                flaws.add(new Flaw(number, line));
            }
        }
        section.ifPresent(open -> put(entries, open, options));
        if (entries.isEmpty() && !flaws.isEmpty()) {
            throw new NotUnderstood("no storage in it", flaws.getFirst().text());
        }
        return new StorageConfig(withLocal(entries), flaws);
    }

    private static void put(Map<String, StorageEntry> entries, Matcher header, Map<String, String> options) {
        entries.put(header.group(2), new StorageEntry(header.group(2), header.group(1).toLowerCase(Locale.ROOT), options));
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
