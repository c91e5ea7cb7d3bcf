package praktikum.sim.proxmox.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.command.Answer;

/** Arguments of a Proxmox VE command: {@code --name value}, {@code --name=value}, {@code -name value}, and fixed places. */
public final class PveArguments {

    /** What an option takes. */
    public enum Kind { TEXT, NUMBER, FLAG, LIST }

    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> places = new ArrayList<>();
    private Optional<Answer> refusal = Optional.empty();

    private PveArguments() {
    }

    /**
     * Takes arguments apart.
     *
     * @param known the options and what each takes
     * @param places how many arguments stand in fixed places; all are needed
     * @param usage the short usage line
     */
    public static PveArguments of(List<String> args, Map<String, Kind> known, int places, String usage) {
        var result = new PveArguments();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("-") || arg.equals("-")) {
                result.places.add(arg);
                continue;
            }
            String name = arg.replaceFirst("^--?", "");
            Optional<String> value = Optional.empty();
            int equals = name.indexOf('=');
            if (equals > 0) {
                value = Optional.of(name.substring(equals + 1));
                name = name.substring(0, equals);
            }
            Kind kind = known.get(name);
            if (kind == null) {
                result.refuse("Unknown option: " + name + "\n400 unable to parse option\n", usage);
                return result;
            }
            // The value of a flag may be left out, but what follows is taken for it: Getopt::Long's ":s".
            if (value.isEmpty() && i + 1 < args.size() && (kind != Kind.FLAG || !args.get(i + 1).startsWith("-"))) {
                value = Optional.of(args.get(++i));
            } else if (value.isEmpty() && kind != Kind.FLAG) {
                result.refuse("Option " + name + " requires an argument\n400 unable to parse option\n", usage);
                return result;
            }
            String text = value.orElse("1");
            if (kind == Kind.NUMBER && !text.matches("-?\\d+")) {
                result.refuse("400 Parameter verification failed.\n" + name + ": type check ('integer') failed - got '" + text + "'\n",
                        usage);
                return result;
            }
            if (kind == Kind.FLAG && !text.matches("(?i)[01]|yes|no|on|off|true|false")) {
                result.refuse("400 unable to parse boolean option\n", usage);
                return result;
            }
            result.options.merge(name, kind == Kind.FLAG ? text.matches("(?i)1|yes|on|true") ? "1" : "0" : text,
                    (before, now) -> kind == Kind.LIST ? before + "," + now : now);
        }
        if (result.places.size() < places) {
            result.refuse("400 not enough arguments\n", usage);
        } else if (result.places.size() > places) {
            result.refuse("400 too many arguments\n", usage);
        }
        return result;
    }

    /** Refuses one parameter. */
    public static Answer bad(String parameter, String why, String usage) {
        return Answer.fail(255, "400 Parameter verification failed.\n" + parameter + ": " + why + "\n" + usage + "\n");
    }

    private void refuse(String text, String usage) {
        refusal = Optional.of(Answer.fail(255, text + usage + "\n"));
    }

    /** What is wrong with them. */
    public Optional<Answer> refusal() {
        return refusal;
    }

    /** An argument in a fixed place. */
    public String place(int index) {
        return places.get(index);
    }

    /** The value of an option that was given. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** All options that were given; flags are {@code 0} or {@code 1}, lists are joined by commas. */
    public Map<String, String> options() {
        return new LinkedHashMap<>(options);
    }

    /** Whether a yes-or-no option was given and says yes. */
    public boolean flag(String name) {
        return option(name).map("1"::equals).orElse(false);
    }

    /** All options of a name with a number behind it: {@code link0}, {@code link1}. */
    public Map<Integer, String> numbered(String name) {
        Map<Integer, String> found = new LinkedHashMap<>();
        options.forEach((key, value) -> {
            if (key.matches(name + "\\d")) {
                found.put(key.charAt(name.length()) - '0', value);
            }
        });
        return found;
    }
}
