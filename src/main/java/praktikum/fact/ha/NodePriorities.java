package praktikum.fact.ha;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.fact.NotUnderstood;
import praktikum.fact.PropertyString;
import praktikum.fact.TextLines;

/**
 * Nodes with the weight of each, as rules and groups have them.
 *
 * @param priorities by node; higher is preferred, 0 where nothing is written
 */
public record NodePriorities(Map<String, Integer> priorities) {

    public NodePriorities {
        priorities = Collections.unmodifiableMap(new LinkedHashMap<>(priorities));
    }

    /** Reads {@code pve1:2,pve2:1,pve3} → 2, 1 and 0. */
    static NodePriorities of(String text) throws NotUnderstood {
        Map<String, Integer> priorities = new LinkedHashMap<>();
        for (String word : PropertyString.list(text)) {
            int colon = word.indexOf(':');
            String node = colon < 0 ? word : word.substring(0, colon);
            if (!node.matches("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?")) {
                throw new NotUnderstood("no node with its priority", word);
            }
            priorities.put(node, colon < 0 ? 0 : TextLines.smallCount(word.substring(colon + 1), "a priority"));
        }
        return new NodePriorities(priorities);
    }

    /** Those that are preferred among some nodes: all of the highest weight; none where none of them is named. */
    public Set<String> preferred(Set<String> among) {
        int highest = priorities.entrySet().stream().filter(node -> among.contains(node.getKey())).mapToInt(Map.Entry::getValue).max()
                .orElse(-1);
        return priorities.entrySet().stream().filter(node -> among.contains(node.getKey()) && node.getValue() == highest)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
