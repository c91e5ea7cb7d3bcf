package praktikum.sim.proxmox.ha.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import praktikum.sim.machine.command.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text of {@code manager_status} and {@code lrm_status}: a line of JSON without a line end. */
public final class StatusText {

    /** The text is no JSON, or names a state that there is not. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private Unreadable(Exception cause) {
            super("malformed JSON string", cause);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StatusText() {}

    /** The fields of {@code manager_status} as the API shows them. */
    public static Map<String, Object> fields(ManagerStatus status) {
        return StatusFields.of(status);
    }

    /** The fields of {@code lrm_status} as the API shows them. */
    public static Map<String, Object> fields(LrmStatus status) {
        return StatusFields.of(status);
    }

    /** The text of {@code manager_status}. */
    public static String of(ManagerStatus status) {
        return Json.line(StatusFields.of(status));
    }

    /** The text of {@code lrm_status}. */
    public static String of(LrmStatus status) {
        return Json.line(StatusFields.of(status));
    }

    /** Reads {@code manager_status}; an empty text says nothing. */
    public static ManagerStatus manager(String text) throws Unreadable {
        return read(text, root -> new ManagerStatus(word(root, "master_node"),
                map(root, "node_status", one -> NodeState.of(one.asString())),
                map(root, "service_status", StatusText::service), map(root, "node_request", one -> one.path("maintenance").asInt(0) != 0),
                disarm(root.path("disarm")), number(root, "timestamp")));
    }

    /** Reads {@code lrm_status}; an empty text says nothing. */
    public static LrmStatus lrm(String text) throws Unreadable {
        return read(text, root -> new LrmStatus(word(root, "state").map(LrmState::of), word(root, "mode").map(LrmMode::of),
                map(root, "results", one -> new LrmStatus.Result(one.path("sid").asString(""),
                        ServiceState.of(one.path("state").asString("")), ExitCode.of(one.path("exit_code").asInt(-1)))),
                number(root, "timestamp")));
    }

    private static <T> T read(String text, Function<JsonNode, T> reader) throws Unreadable {
        try {
            return reader.apply(JSON.readTree(text.isBlank() ? "{}" : text));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Unreadable(e);
        }
    }

    private static ServiceStatus service(JsonNode one) {
        Optional<String> timeout = word(one, "timeout");
        return new ServiceStatus(ServiceState.of(one.path("state").asString("")), one.path("node").asString(""),
                one.path("uid").asString(""), word(one, "target"),
                timeout.isPresent() ? OptionalInt.of(Integer.parseInt(timeout.get())) : OptionalInt.empty(),
                one.path("running").asInt(0) != 0, words(one.path("failed_nodes")), word(one, "maintenance_node"), words(one.path("cmd")));
    }

    private static Optional<Disarm> disarm(JsonNode one) {
        return one.isObject() ? Optional.of(new Disarm(one.path("mode").asString("").equals("ignore"),
                one.path("state").asString("").equals("disarmed"))) : Optional.empty();
    }

    private static <T> SortedMap<String, T> map(JsonNode root, String name, Function<JsonNode, T> reader) {
        SortedMap<String, T> map = new TreeMap<>();
        root.path(name).properties().forEach(entry -> map.put(entry.getKey(), reader.apply(entry.getValue())));
        return map;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(one -> words.add(one.asString()));
        return words;
    }

    private static Optional<String> word(JsonNode root, String name) {
        JsonNode value = root.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }

    private static OptionalLong number(JsonNode root, String name) {
        JsonNode value = root.path(name);
        return value.isMissingNode() || value.isNull() ? OptionalLong.empty() : OptionalLong.of(value.asLong());
    }
}
