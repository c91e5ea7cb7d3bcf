package praktikum.sim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.machine.command.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether two answers have the same structure: exit code, keys and types of JSON, line shapes of text; values may differ. */
final class Structure {

    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> differences = new LinkedHashSet<>();

    private Structure() {
    }

    /** What differs, each a short line: {@code -} was captured and is not simulated, {@code +} the other way round. */
    static List<String> differences(Captured real, Answer simulated) {
        var structure = new Structure();
        if (real.exit() != simulated.exit()) {
            structure.differences.add("exit " + real.exit() + " and not " + simulated.exit());
        }
        structure.lines("stderr", real.err(), simulated.err());
        if (json(real.out()) && (json(simulated.out()) || simulated.out().isBlank())) {
            structure.values("", List.of(JSON.readTree(withoutIds(real.out()))),
                    simulated.out().isBlank() ? List.of() : List.of(JSON.readTree(withoutIds(simulated.out()))));
        } else {
            structure.lines("stdout", real.out(), simulated.out());
        }
        return List.copyOf(structure.differences);
    }

    /** The same for a journal, whose lines depend on what happened: each must be one that the real services write. */
    static List<String> differences(Captured real, Answer simulated, Set<String> written) {
        var structure = new Structure();
        if (real.exit() != simulated.exit()) {
            structure.differences.add("exit " + real.exit() + " and not " + simulated.exit());
        }
        structure.lines("stderr", real.err(), simulated.err());
        shapes(simulated.out()).stream().filter(line -> !written.contains(line))
                .forEach(line -> structure.differences.add("stdout + " + line));
        return List.copyOf(structure.differences);
    }

    /** Orders of the HA manager have random names. */
    private static String withoutIds(String text) {
        return text.replaceAll("\"[A-Za-z0-9+/]{22}\"", "\"ID\"");
    }

    private static boolean json(String text) {
        try {
            return text.strip().matches("(?s)[\\[{].*") && !JSON.readTree(text).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }

    private void lines(String stream, String real, String simulated) {
        Set<String> captured = shapes(real);
        Set<String> there = shapes(simulated);
        captured.stream().filter(line -> !there.contains(line)).forEach(line -> differences.add(stream + " - " + line));
        there.stream().filter(line -> !captured.contains(line)).forEach(line -> differences.add(stream + " + " + line));
    }

    static Set<String> shapes(String text) {
        Set<String> shapes = new LinkedHashSet<>();
        text.lines().forEach(line -> shapes.add(shape(line)));
        return shapes;
    }

    /** A line without its values: a heading keeps its blanks, in any other line columns may be wider or narrower. */
    static String shape(String line) {
        if (line.matches("(Name|VMID| +VMID) .*")) {
            return line;
        }
        return withoutIds(line).replaceAll("(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}", "DATE")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S+", "DATE")
                .replaceAll("[A-Z][a-z]{2} +\\d+ \\d\\d:\\d\\d(:\\d\\d \\d{4} GMT)?", "DATE")
                .replaceAll("UPID:[^ ]*@pam:", "UPID").replaceAll("running kernel: [^)]+", "running kernel: KERNEL")
                .replaceAll("^[0-9A-F]$|(?<=/tasks/)[0-9A-F](?=:$)", "LASTDIGIT")
                .replaceAll("UPID (\\d )?[0-9A-F]{8}\\b", "UPID $1TIME")
                .replaceAll("\\b\\d+\\.\\d+\\.\\d+\\.\\d+(/\\d+)?\\b", "ADDRESS")
                .replaceAll("\\bpve\\d\\b", "NODE")
                .replaceAll("Ring ID:.*", "Ring ID: RING")
                .replaceAll("\\(\\d+\\.[0-9a-f]+\\)", "(RING)").replaceAll("\\d+(\\.\\d+)*", "N")
                .replaceAll(" +", " ");
    }

    /** Values of one place, of which every real one is an example of what is right. */
    private void values(String path, List<JsonNode> real, List<JsonNode> simulated) {
        Map<String, List<JsonNode>> captured = byKind(path, real);
        Map<String, List<JsonNode>> there = byKind(path, simulated);
        captured.keySet().stream().filter(kind -> !there.containsKey(kind)).forEach(kind -> differences.add("json - " + kind));
        there.keySet().stream().filter(kind -> !captured.containsKey(kind)).forEach(kind -> differences.add("json + " + kind));
        there.forEach((kind, values) -> {
            if (captured.containsKey(kind)) {
                members(kind, captured.get(kind), values);
            }
        });
    }

    private void members(String path, List<JsonNode> real, List<JsonNode> simulated) {
        if (real.getFirst().isArray()) {
            values(path, real.stream().flatMap(JsonNode::valueStream).toList(), simulated.stream().flatMap(JsonNode::valueStream).toList());
        }
        if (!real.getFirst().isObject()) {
            return;
        }
        Set<String> always = new TreeSet<>(real.getFirst().propertyNames());
        Set<String> sometimes = new TreeSet<>();
        real.forEach(one -> {
            always.retainAll(one.propertyNames());
            sometimes.addAll(one.propertyNames());
        });
        for (JsonNode one : simulated) {
            always.stream().filter(key -> !one.has(key)).forEach(key -> differences.add("json - " + path + "." + key));
            one.propertyNames().stream().filter(key -> !sometimes.contains(key))
                    .forEach(key -> differences.add("json + " + path + "." + key));
        }
        for (String key : sometimes) {
            List<JsonNode> values = simulated.stream().filter(one -> one.has(key)).map(one -> one.get(key)).toList();
            if (!values.isEmpty()) {
                values(path + "." + key, real.stream().filter(one -> one.has(key)).map(one -> one.get(key)).toList(), values);
            }
        }
    }

    /** A state in one word: {@code pve1 (active, Sun Nov 22 08:07:30 2026)} is an active one. */
    private static String word(String status) {
        return shape(status).replaceAll("^\\S+ \\((.*), DATE\\)$|^\\S+ \\(\\S+, (.*)\\)$", "$1$2");
    }

    /** Items of a list differ by what they are and how they are: an offline node has other keys than one that is online. */
    private static Map<String, List<JsonNode>> byKind(String path, List<JsonNode> values) {
        Map<String, List<JsonNode>> kinds = new TreeMap<>();
        for (JsonNode value : values) {
            var kind = new ArrayList<String>();
            if (value.isObject() && !value.has("upid") && !value.has("service")) {
                for (String key : List.of("type", "plugintype", "status", "online", "active")) {
                    if (value.path(key).isString() || value.path(key).isNumber()) {
                        kind.add(key + "=" + (value.path(key).isNumber() ? value.path(key).asString() : word(value.path(key).asString())));
                    }
                }
            }
            String type = value.isNumber() ? "number" : value.isArray() ? "[]" : value.isObject() ? "{" + String.join(",", kind) + "}"
                    : "string";
            kinds.computeIfAbsent(path + type, key -> new ArrayList<>()).add(value);
        }
        return kinds;
    }
}
