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

    private final SortedMap<String, String> totem = new TreeMap<>();
    private final List<Map<String, String>> nodes = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private CorosyncReader() {}

    static CorosyncConf read(String text) throws NotUnderstood {
        CorosyncReader reader = new CorosyncReader();
        for (String line : TextLines.filledLines(text)) {
            if (!line.startsWith("#")) {
                reader.line(line);
            }
        }
        return reader.file(text);
    }

    private void line(String line) throws NotUnderstood {
        int colon = line.indexOf(':');
        if (line.endsWith("{")) {
            open(line.substring(0, line.length() - 1).strip());
        } else if (line.equals("}")) {
            if (open.isEmpty()) {
                throw new NotUnderstood("a brace closes what was not opened", line);
            }
            open.removeLast();
        } else if (colon > 0 && !open.isEmpty()) {
            value(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        } else {
            throw new NotUnderstood("neither a section nor 'key: value'", line);
        }
    }

    private void open(String name) throws NotUnderstood {
        if (!name.matches("[a-z_]{1,40}") || open.size() == DEEPEST) {
            throw new NotUnderstood("no section of corosync.conf", name);
        }
        open.addLast(name);
        if (path().equals("nodelist.node")) {
            nodes.add(new HashMap<>());
        }
    }

    private void value(String key, String value) throws NotUnderstood {
        Map<String, String> section = switch (path()) {
            case "totem" -> totem;
            case "nodelist.node" -> nodes.getLast();
            default -> new HashMap<>();
        };
        if (section.put(key, value) != null) {
            throw new NotUnderstood("a value written twice", key);
        }
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
        for (Map<String, String> values : nodes) {
            CorosyncConf.Node node = node(values);
            if (!names.add(node.name())) {
                throw new NotUnderstood("a node written twice", node.name());
            }
            list.add(node);
        }
        if (list.isEmpty()) {
            throw new NotUnderstood("no node in 'nodelist'");
        }
        return new CorosyncConf(text, require(totem, "cluster_name"), TextLines.count(require(totem, "config_version"), "config_version"),
                list, totem);
    }

    private static CorosyncConf.Node node(Map<String, String> values) throws NotUnderstood {
        SortedMap<Integer, String> links = new TreeMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Matcher link = LINK.matcher(entry.getKey());
            if (link.matches()) {
                links.put(Integer.parseInt(link.group(1)), entry.getValue());
            }
        }
        // Proxmox VE takes the first link's name where a node has none of its own.
        String name = values.containsKey("name") ? values.get("name") : require(values, "ring0_addr");
        return new CorosyncConf.Node(name, TextLines.count(require(values, "nodeid"), "nodeid"),
                TextLines.count(values.getOrDefault("quorum_votes", "1"), "quorum_votes"), links);
    }

    private static String require(Map<String, String> values, String key) throws NotUnderstood {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new NotUnderstood("no '" + key + "'");
        }
        return value;
    }
}
