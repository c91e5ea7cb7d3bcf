package praktikum.fact.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;

/** Reads {@code zfs get -Hp} and {@code zpool get -Hp} with the columns name, property, value, source: four fields between tabs. */
final class ZfsRows {

    static final String COLUMNS = "name,property,value,source";

    private static final Pattern TAB = Pattern.compile("\t");
    private static final Set<String> SOURCES = Set.of("local", "default", "temporary", "received", "-");

    private ZfsRows() {}

    /** The properties of each name, in the order printed: those asked for, all of them. */
    static Map<String, Map<String, ZfsProperty>> read(String text, List<String> asked) throws NotUnderstood {
        Map<String, Map<String, ZfsProperty>> names = new LinkedHashMap<>();
        for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
            String[] fields = TAB.split(line, -1);
            if (fields.length != 4 || fields[0].isBlank()) {
                throw new NotUnderstood("not name, property, value and source between tabs", line);
            }
            if (!asked.contains(fields[1])) {
                throw new NotUnderstood("a property that was not asked for", fields[1]);
            }
            if (!SOURCES.contains(fields[3]) && new ZfsProperty(fields[2], fields[3]).inheritedFrom().isEmpty()) {
                throw new NotUnderstood("no source of a property", fields[3]);
            }
            ZfsProperty property = new ZfsProperty(fields[2], fields[3]);
            ZfsProperty before = names.computeIfAbsent(fields[0], name -> new LinkedHashMap<>()).putIfAbsent(fields[1], property);
            // A spare in use is printed twice.
            if (before != null && !before.equals(property)) {
                throw new NotUnderstood("a property with two values", line);
            }
        }
        for (Map.Entry<String, Map<String, ZfsProperty>> one : names.entrySet()) {
            if (one.getValue().size() != asked.size()) {
                throw new NotUnderstood("not every property that was asked for", one.getKey());
            }
        }
        return names;
    }
}
