package praktikum.sim.machine.packages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Disk;

/** The package repositories that the files below {@code /etc/apt} name, in both forms (sources.list(5)). */
public final class Repositories {

    /** The folder of additional files. */
    public static final String FOLDER = "/etc/apt/sources.list.d";

    /**
     * An entry of a file.
     *
     * @param enabled whether it is switched on
     * @param types {@code deb}, {@code deb-src}
     * @param uris where from
     * @param suites which release
     * @param components which parts
     * @param options other fields by name
     */
    public record Entry(boolean enabled, List<String> types, List<String> uris, List<String> suites, List<String> components,
            Map<String, String> options) {
    }

    /**
     * A file.
     *
     * @param path its path
     * @param deb822 whether it has the {@code .sources} form
     * @param entries what it names, in order
     */
    public record File(String path, boolean deb822, List<Entry> entries) {
    }

    private Repositories() {
    }

    /** All files of a machine. */
    public static List<File> of(Disk disk) {
        List<File> files = new ArrayList<>();
        disk.text("/etc/apt/sources.list").filter(text -> !text.isBlank())
                .ifPresent(text -> files.add(new File("/etc/apt/sources.list", false, lines(text))));
        for (String name : disk.list(FOLDER)) {
            String path = FOLDER + "/" + name;
            if (name.endsWith(".list")) {
                files.add(new File(path, false, lines(disk.textOrEmpty(path))));
            } else if (name.endsWith(".sources")) {
                files.add(new File(path, true, paragraphs(disk.textOrEmpty(path))));
            }
        }
        return files;
    }

    /** What APT says of the first entry it cannot read, as apt 2.6 does; empty where it can read all. */
    public static Optional<String> trouble(Disk disk) {
        List<String> paths = new ArrayList<>(List.of("/etc/apt/sources.list"));
        disk.list(FOLDER).stream().sorted().map(name -> FOLDER + "/" + name).forEach(paths::add);
        for (String path : paths) {
            Optional<String> trouble = path.endsWith(".list") ? lineTrouble(path, disk.textOrEmpty(path))
                    : path.endsWith(".sources") ? stanzaTrouble(path, paragraphs(disk.textOrEmpty(path))) : Optional.empty();
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> lineTrouble(String path, String text) {
        String[] lines = text.split("\n");
        for (int number = 1; number <= lines.length; number++) {
            String line = lines[number - 1].replaceFirst("#.*", "").replaceFirst("\\[[^]]*]", "").strip();
            String[] words = line.split("\\s+");
            if (!line.isEmpty() && words.length > 1 && !words[0].matches("deb|deb-src")) {
                return Optional.of("Type '" + words[0] + "' is not known on line " + number + " in source list " + path);
            }
            if (!line.isEmpty() && words.length < 4 && !(words.length == 3 && words[2].endsWith("/"))) {
                return Optional.of(words.length == 1 ? "Malformed line " + number + " in source list " + path + " (type)"
                        : "Malformed entry " + number + " in list file " + path + (words.length == 2 ? " (Suite)" : " (Component)"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> stanzaTrouble(String path, List<Entry> entries) {
        for (int number = 1; number <= entries.size(); number++) {
            Entry entry = entries.get(number - 1);
            if (entry.enabled() && (entry.suites().isEmpty() || entry.components().isEmpty() && !entry.suites().getFirst().endsWith("/"))) {
                return Optional.of("Malformed entry " + number + " in sources file " + path + (entry.suites().isEmpty() ? " (Suite)"
                        : " (Component)"));
            }
        }
        return Optional.empty();
    }

    // A commented line that would be an entry is one that is switched off, for Proxmox VE as for people.
    private static List<Entry> lines(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String raw : text.split("\n")) {
            String line = raw.strip();
            boolean enabled = !line.startsWith("#");
            String[] words = line.replaceFirst("^#\\s*", "").replaceFirst("\\[[^]]*]", "").strip().split("\\s+");
            if (words.length >= 3 && words[0].matches("deb|deb-src") && words[1].contains("://")) {
                entries.add(new Entry(enabled, List.of(words[0]), List.of(words[1]), List.of(words[2]),
                        List.of(words).subList(3, words.length), Map.of()));
            }
        }
        return entries;
    }

    private static List<Entry> paragraphs(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String paragraph : text.split("\n\\s*\n")) {
            Map<String, String> fields = new LinkedHashMap<>();
            String last = "";
            for (String line : paragraph.split("\n")) {
                if (line.startsWith("#")) {
                    continue;
                }
                if (!last.isEmpty() && !line.isBlank() && Character.isWhitespace(line.charAt(0))) {
                    fields.put(last, (fields.get(last) + " " + line.strip()).strip());
                    continue;
                }
                int colon = line.indexOf(':');
                if (colon > 0) {
                    last = line.substring(0, colon).strip();
                    fields.put(last, line.substring(colon + 1).strip());
                }
            }
            if (fields.containsKey("Types") && fields.containsKey("URIs")) {
                boolean enabled = !fields.getOrDefault("Enabled", "yes").matches("(?i)no|false|0|off|without|disable");
                entries.add(new Entry(enabled, words(fields, "Types"), words(fields, "URIs"), words(fields, "Suites"),
                        words(fields, "Components"), fields.containsKey("Signed-By") ? Map.of("Signed-By", fields.get("Signed-By"))
                        : Map.of()));
            }
        }
        return entries;
    }

    private static List<String> words(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }
}
