package praktikum.fact.ha;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.fact.ErrorText;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * What the local resource managers wrote down last, each in the file of its node. Any node tells of all, and of a dead one what it wrote
 * last: look at the times.
 *
 * @param managers by node
 */
public record LocalManagers(Map<String, Manager> managers) {

    private static final Pattern LINE = Pattern.compile("/etc/pve/nodes/([^/]{1,64})/lrm_status:(\\{.*)");
    private static final Set<String> STATES = Set.of("wait_for_agent_lock", "active", "maintenance", "lost_agent_lock");
    private static final Set<String> MODES = Set.of("active", "restart", "shutdown", "maintenance", "disarm");

    /**
     * A local resource manager.
     *
     * @param state {@code wait_for_agent_lock}, {@code active}, {@code maintenance} or {@code lost_agent_lock}
     * @param mode {@code active}, {@code restart}, {@code shutdown}, {@code maintenance} or {@code disarm}
     * @param written when it wrote that, by its own clock; every five to ten seconds while it lives
     */
    public record Manager(String state, String mode, Instant written) {

        /** Whether it held its lock then, and with it the watchdog. */
        public boolean active() {
            return state.equals("active") || state.equals("maintenance");
        }
    }

    public LocalManagers {
        managers = Map.copyOf(managers);
    }

    /** Those of some nodes, by one command. */
    public static Question<LocalManagers> of(List<String> nodes) {
        return Question.of(LocalManagers::read, Stream.concat(Stream.of("grep", "-H", ""),
                nodes.stream().map(node -> "/etc/pve/nodes/" + node + "/lrm_status")).toList());
    }

    /** Reads {@code /etc/pve/nodes/pve1/lrm_status:{"state":"active","mode":"active","timestamp":1795337520,…}}. */
    public static Reading<LocalManagers> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() < 0 || p.exit() > 2 || ErrorText.of(p).stream().anyMatch(line -> !line.endsWith(": No such file or directory"))) {
                throw p.failure();
            }
            Map<String, Manager> managers = new LinkedHashMap<>();
            for (String line : TextLines.filledLines(p.out())) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches() || managers.put(parts.group(1), manager(Json.of(parts.group(2)))) != null) {
                    throw new NotUnderstood("no line of one node's local resource manager", line);
                }
            }
            return new LocalManagers(managers);
        });
    }

    /** Reads the file of one node alone. */
    public static Reading<Manager> readFile(Printed printed) {
        return Reading.of(printed, p -> manager(Json.of(p)));
    }

    /** Reads {@code pvesh get /cluster/ha/status/manager_status}: {@code {"lrm_status":{"pve1":{…}},…}}. */
    public static Reading<LocalManagers> readPvesh(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, Manager> managers = new LinkedHashMap<>();
            for (Map.Entry<String, Json> node : Json.of(p).find("lrm_status", Json::fields).orElse(Map.of()).entrySet()) {
                managers.put(node.getKey(), manager(node.getValue()));
            }
            return new LocalManagers(managers);
        });
    }

    /** That of a node; empty where it never wrote. */
    public Optional<Manager> find(String node) {
        return Optional.ofNullable(managers.get(node));
    }

    private static Manager manager(Json json) throws NotUnderstood {
        String state = json.text("state");
        String mode = json.findText("mode").orElse("active");
        if (!STATES.contains(state) || !MODES.contains(mode)) {
            throw new NotUnderstood("no state of a local resource manager", state + " " + mode);
        }
        return new Manager(state, mode, Times.of(json.number("timestamp")));
    }
}
