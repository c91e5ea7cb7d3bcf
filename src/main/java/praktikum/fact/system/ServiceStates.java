package praktikum.fact.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The states of services of a host.
 *
 * @param states by name, without {@code .service}, in the order told
 */
public record ServiceStates(Map<String, ServiceState> states) {

    public ServiceStates {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** That of one unit, and whether it starts with the machine. */
    public static Question<ServiceStates> of(String unit) {
        return Question.of(ServiceStates::readShow, "systemctl", "show", "-p", "Id,LoadState,ActiveState,SubState,UnitFileState", unit);
    }

    /** Several as one, in their order; a unit that was asked for by two names is told once. */
    public static ServiceStates of(Collection<ServiceStates> several) {
        Map<String, ServiceState> all = new LinkedHashMap<>();
        several.forEach(one -> one.states().forEach(all::putIfAbsent));
        return new ServiceStates(all);
    }

    /** Reads {@code systemctl show -p Id,ActiveState,… UNIT…}, blocks with blank lines between: {@code ActiveState=failed} → not active. */
    public static Reading<ServiceStates> readShow(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, ServiceState> states = new LinkedHashMap<>();
            Map<String, String> block = new HashMap<>();
            List<String> lines = new ArrayList<>(p.succeeded().lines().toList());
            lines.add("");
            for (String line : lines) {
                int equals = line.indexOf('=');
                if (line.isBlank()) {
                    addBlock(states, block);
                    block.clear();
                } else if (equals < 1 || block.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
                    throw new NotUnderstood("not one 'Property=value' per line", line);
                }
            }
            return notEmpty(states);
        });
    }

    /** Reads {@code pvesh get /nodes/NODE/services}: {@code {"service":"pveproxy","active-state":"active",…}} → pveproxy is active. */
    public static Reading<ServiceStates> readPvesh(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, ServiceState> states = new LinkedHashMap<>();
            for (Json item : Json.of(p).items()) {
                ServiceState state = ServiceState.of(item.findText("active-state").orElse("unknown"), item.findText("state"),
                        item.findText("unit-state"), item.findText("unit-state"));
                put(states, item.text("service"), state);
            }
            return notEmpty(states);
        });
    }

    /** Reads {@code systemctl --plain --no-legend list-units}: {@code ssh.service loaded active running OpenBSD …} → ssh is active. */
    public static Reading<ServiceStates> readList(Printed printed) {
        return Reading.of(printed, p -> {
            Map<String, ServiceState> states = new LinkedHashMap<>();
            for (String line : TextLines.filledLines(p.succeeded())) {
                List<String> words = TextLines.words(line);
                if (words.size() < 4) {
                    throw new NotUnderstood("no line of a unit", line);
                }
                put(states, words.getFirst(),
                        ServiceState.of(words.get(2), Optional.of(words.get(3)), Optional.of(words.get(1)), Optional.empty()));
            }
            return new ServiceStates(states);
        });
    }

    /** The state of one service, with or without {@code .service}. */
    public Optional<ServiceState> find(String name) {
        return Optional.ofNullable(states.get(shortName(name)));
    }

    /** The services that are not active, in the order told. */
    public List<String> notActive() {
        return states.entrySet().stream().filter(entry -> !entry.getValue().isActive()).map(Map.Entry::getKey).toList();
    }

    private static void addBlock(Map<String, ServiceState> states, Map<String, String> block) throws NotUnderstood {
        if (!block.isEmpty()) {
            String name = block.getOrDefault("Id", "");
            if (name.isEmpty()) {
                throw new NotUnderstood("a unit without 'Id='");
            }
            put(states, name, ServiceState.of(block.getOrDefault("ActiveState", ""), Optional.ofNullable(block.get("SubState")),
                    Optional.ofNullable(block.get("LoadState")), Optional.ofNullable(block.get("UnitFileState"))));
        }
    }

    private static void put(Map<String, ServiceState> states, String name, ServiceState state) throws NotUnderstood {
        ServiceState other = states.put(shortName(name), state);
        // Two names of one unit are answered twice, and alike.
        if (other != null && !other.equals(state)) {
            throw new NotUnderstood("a unit twice", name);
        }
    }

    private static ServiceStates notEmpty(Map<String, ServiceState> states) throws NotUnderstood {
        if (states.isEmpty()) {
            throw new NotUnderstood("no unit at all");
        }
        return new ServiceStates(states);
    }

    private static String shortName(String unit) {
        return unit.endsWith(".service") ? unit.substring(0, unit.length() - ".service".length()) : unit;
    }
}
