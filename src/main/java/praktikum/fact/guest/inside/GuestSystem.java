package praktikum.fact.guest.inside;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * Which system runs on a machine, from {@code /etc/os-release} or the agent's {@code get-osinfo}.
 *
 * @param id such as {@code ubuntu} or {@code alpine}
 * @param version such as {@code 22.04}; empty where it has none, as a rolling release
 * @param name for people
 */
public record GuestSystem(String id, Optional<String> version, Optional<String> name) {

    /** By the file, to be put to a guest. */
    public static final Question<GuestSystem> ASKED = Question.of(GuestSystem::readFile, "cat", "/etc/os-release");

    /** By the agent of a virtual machine, on the node that has it. */
    public static Question<GuestAnswer<GuestSystem>> of(long id) {
        return GuestAnswer.ofAgent(GuestSystem::readAgent, id, "get-osinfo");
    }

    /** Reads os-release(5): {@code ID=ubuntu}, {@code VERSION_ID="22.04"}. */
    public static Reading<GuestSystem> readFile(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (String line : TextLines.filledLines(p.succeeded())) {
                int equals = line.indexOf('=');
                if (line.startsWith("#")) {
                    continue;
                }
                if (equals < 1) {
                    throw new NotUnderstood("no 'NAME=value' of os-release", line);
                }
                values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
            }
            String id = Optional.ofNullable(values.get("ID")).orElseThrow(() -> new NotUnderstood("no line 'ID='"));
            return new GuestSystem(id, Optional.ofNullable(values.get("VERSION_ID")), Optional.ofNullable(values.get("PRETTY_NAME")));
        });
    }

    /** Reads {@code {"id":"ubuntu","version-id":"22.04",…}}, or the same in the API's {@code {"result":{…}}}. */
    public static Reading<GuestSystem> readAgent(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p);
            Json system = json.find("result").orElse(json);
            return new GuestSystem(system.text("id"), system.findText("version-id"), system.findText("pretty-name"));
        });
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
