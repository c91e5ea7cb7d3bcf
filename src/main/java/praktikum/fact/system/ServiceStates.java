package praktikum.fact.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Parser;
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

    private static final int NO_SUCH_UNIT = 4;

    public ServiceStates {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** Those of some units, by {@code systemctl is-active UNIT…}. */
    public static Question<ServiceStates> asked(List<String> units) {
        return Question.of(isActive(units), Stream.concat(Stream.of("systemctl", "is-active"), units.stream()).toList());
    }

    /** Those of some units, and whether they start with the machine, by {@code systemctl show}. */
    public static Question<ServiceStates> configured(List<String> units) {
        return Question.of(ServiceStates::readShow,
                Stream.concat(Stream.of("systemctl", "show", "-p", "Id,LoadState,ActiveState,SubState,UnitFileState"), units.stream())
                .toList());
    }

    /** A parser of {@code systemctl is-active UNIT…}: {@code inactive} → that unit is not active, whatever the exit code from 0 to 4. */
    public static Parser<ServiceStates> isActive(List<String> units) {
        List<String> names = List.copyOf(units);
        return printed -> Reading.of(printed, p -> {
            List<String> words = TextLines.filledLines(p.out());
            if (p.exit() < 0 || p.exit() > NO_SUCH_UNIT || words.size() != names.size()) {
                throw new NotUnderstood("not one state for each of " + names.size() + " units, exit code " + p.exit());
            }
            Map<String, ServiceState> states = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                states.put(shortName(names.get(i)), ServiceState.of(words.get(i), Optional.empty(), Optional.empty(), Optional.empty()));
            }
            boolean anyActive = states.values().stream().anyMatch(ServiceState::isActive);
            if (p.exit() == 0 && !anyActive && !words.contains("reloading") && !words.contains("refreshing")) {
                throw new NotUnderstood("exit code 0, yet no unit is active");
            }
            return new ServiceStates(states);
        });
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
