package praktikum.fact.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;

/** Reads {@code corosync.conf}: sections in braces, {@code key: value} lines, comments after {@code #} (corosync.conf(5)). */
final class CorosyncReader {

    private static final int DEEPEST = 8;
    private static final Pattern LINK = Pattern.compile("ring([0-9]{1,2})_addr");

    private final SortedMap<String, String> settings = new TreeMap<>();
    private final List<Map<String, String>> nodes = new ArrayList<>();
    /** Where each of them begins. */
    private final List<String> beginnings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    // The sections that are open, by their path: one that comes twice, such as a node, starts anew.
    private final Map<String, Map<String, String>> sections = new HashMap<>();

    private CorosyncReader() {}

    static CorosyncConf read(String text) throws NotUnderstood {
        CorosyncReader reader = new CorosyncReader();
        int number = 0;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                reader.line(line, number);
            }
        }
        return reader.file(text);
    }

    private void line(String line, int number) throws NotUnderstood {
        int colon = line.indexOf(':');
        if (line.endsWith("{")) {
            open(line.substring(0, line.length() - 1).strip(), quoted(line, number));
        } else if (line.equals("}")) {
            if (open.isEmpty()) {
                throw new NotUnderstood("a brace closes what was not opened", quoted(line, number));
            }
            open.removeLast();
        } else if (colon > 0 && !open.isEmpty()) {
            if (!value(line.substring(0, colon).strip(), line.substring(colon + 1).strip(), quoted(line, number))) {
                throw new NotUnderstood("a value written twice", quoted(line, number));
            }
        } else {
            throw new NotUnderstood("neither a section nor 'key: value'", quoted(line, number));
        }
    }

    private static String quoted(String line, int number) {
        return "line " + number + ": " + line;
    }

    private void open(String name, String line) throws NotUnderstood {
        if (!name.matches("[a-z_]{1,40}") || open.size() == DEEPEST) {
            throw new NotUnderstood("no section of corosync.conf", line);
        }
        open.addLast(name);
        sections.put(path(), new HashMap<>());
        if (path().equals("nodelist.node")) {
            nodes.add(sections.get(path()));
            beginnings.add(line);
        }
    }

    /** Whether the section has no such key yet. */
    private boolean value(String key, String value, String line) throws NotUnderstood {
        // corosync refuses a configuration in which two nodes have one id.
        if (path().equals("nodelist.node") && key.equals("nodeid") && !ids.add(value)) {
            throw new NotUnderstood("a nodeid given twice", line);
        }
        settings.put(path() + "." + key, value);
        return sections.get(path()).put(key, value) == null;
    }

    private String path() {
        return String.join(".", open);
    }

    private CorosyncConf file(String text) throws NotUnderstood {
        if (!open.isEmpty()) {
            throw new NotUnderstood("the section '" + open.peekLast() + "' is not closed");
        }
        List<CorosyncConf.Node> list = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            CorosyncConf.Node node = node(nodes.get(i), beginnings.get(i));
            if (!names.add(node.name())) {
                throw new NotUnderstood("a node written twice (" + node.name() + ")", beginnings.get(i));
            }
            list.add(node);
        }
        if (list.isEmpty()) {
            throw new NotUnderstood("no node in 'nodelist'");
        }
        settings.keySet().removeIf(key -> key.startsWith("nodelist.node."));
        return new CorosyncConf(text, require(settings, "totem.cluster_name", ""),
                TextLines.count(require(settings, "totem.config_version", ""), "config_version"), list, settings);
    }

    private static CorosyncConf.Node node(Map<String, String> values, String beginning) throws NotUnderstood {
        SortedMap<Integer, String> links = new TreeMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Matcher link = LINK.matcher(entry.getKey());
            if (link.matches()) {
                links.put(Integer.parseInt(link.group(1)), entry.getValue());
            }
        }
        // Proxmox VE takes the first link's name where a node has none of its own.
        String name = values.containsKey("name") ? values.get("name") : require(values, "ring0_addr", beginning);
        return new CorosyncConf.Node(name, TextLines.count(require(values, "nodeid", beginning), "nodeid"),
                TextLines.count(values.getOrDefault("quorum_votes", "1"), "quorum_votes"), links);
    }

    private static String require(Map<String, String> values, String key, String where) throws NotUnderstood {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw where.isEmpty() ? new NotUnderstood("no '" + key + "'") : new NotUnderstood("no '" + key + "'", where);
        }
        return value;
    }
}
