package praktikum.sim.proxmox.storage.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.proxmox.api.PveArguments.Kind;

/** Reads the lines of {@code storage.cfg}: what it does not understand is left out and complained of, as PVE::SectionConfig does. */
final class StorageReader {

    private static final Pattern HEADER = Pattern.compile("(\\S+):\\s*(\\S+)\\s*");
    private static final Pattern OPTION = Pattern.compile("\\s+(\\S+)(?:\\s+(.*\\S))?\\s*");

    private final Map<String, StorageType> types;
    private final List<String> warnings = new ArrayList<>();
    private final Queue<String> lines = new ArrayDeque<>();
    private int number;

    StorageReader(Map<String, StorageType> types) {
        this.types = types;
    }

    List<String> warnings() {
        return warnings;
    }

    private Optional<String> next() {
        while (!lines.isEmpty()) {
            number++;
            String line = lines.remove();
            if (!line.strip().startsWith("#")) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private void warn(String where, String what) {
        warnings.add("file " + StorageConfig.FILE + " line " + number + where + what + "\n");
    }

    List<StorageSection> read(String text) {
        List<StorageSection> sections = new ArrayList<>();
        lines.addAll(text.lines().toList());
        for (Optional<String> line = next(); line.isPresent(); line = next()) {
            if (line.get().isEmpty()) {
                continue;
            }
            Matcher header = HEADER.matcher(line.get());
            if (header.matches()) {
                section(header.group(1).toLowerCase(Locale.ROOT), header.group(2)).ifPresent(sections::add);
            } else {
                warn("", " - ignore config line: " + line.get());
            }
        }
        return sections;
    }

    private Optional<StorageSection> section(String type, String id) {
        StorageType known = types.get(type);
        Optional<String> wrong = StorageProperty.storageId(id);
        wrong = wrong.isPresent() ? wrong : known == null ? Optional.of("unsupported type '" + type + "'") : Optional.empty();
        wrong.ifPresent(why -> warn(" (skip section '" + id + "'): ", why));
        Map<String, String> options = new LinkedHashMap<>();
        for (Optional<String> line = next(); line.isPresent() && !line.get().isEmpty(); line = next()) {
            if (wrong.isPresent()) {
                continue;
            }
            Matcher option = OPTION.matcher(line.get());
            if (option.matches()) {
                option(known, id, options, option.group(1), Optional.ofNullable(option.group(2)));
            } else {
                warn(" (section '" + id + "')", " - ignore config line: " + line.get());
            }
        }
        if (wrong.isPresent()) {
            return Optional.empty();
        }
        try {
            var checked = StorageSchema.settled(known, id, options, true);
            warnings.addAll(checked.warnings());
            return Optional.of(new StorageSection(id, known, checked.options()));
        } catch (StorageError e) {
            warn(" (skip section '" + id + "'): ", e.getMessage());
            return Optional.empty();
        }
    }

    private void option(StorageType type, String id, Map<String, String> options, String name, Optional<String> given) {
        Optional<String> wrong = options.containsKey(name) ? Optional.of("duplicate attribute")
                : !type.has(name) ? Optional.of("unexpected property '" + name + "'") : Optional.empty();
        Kind kind = StorageProperty.kind(name);
        String value = given.orElse(kind == Kind.FLAG ? "1" : "");
        wrong = wrong.isPresent() ? wrong : given.isEmpty() && kind != Kind.FLAG ? Optional.of("got undefined value")
                : StorageProperty.fault(name, value).map(String::strip);
        if (wrong.isPresent()) {
            warn(" (section '" + id + "') - unable to parse value of '" + name + "': ", wrong.get());
            return;
        }
        // Perl makes a number of it, and a word is none.
        options.put(name, kind == Kind.FLAG ? value.equals("1") ? "1" : "0" : value);
    }
}
