package praktikum.sim.machine.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arguments taken apart as getopt_long does: options, their values, and the rest in any order. */
public final class CommandLine {

    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();
    private Optional<String> unknown = Optional.empty();
    private Optional<String> valueless = Optional.empty();

    private CommandLine() {
    }

    /**
     * Takes arguments apart.
     *
     * @param flags options without a value, each with its hyphens: {@code -a}, {@code --all}
     * @param valued options with a value
     */
    public static CommandLine of(List<String> args, Set<String> flags, Set<String> valued) {
        var words = new CommandLine();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                words.rest.addAll(args.subList(i + 1, args.size()));
                break;
            }
            if (!arg.startsWith("-") || arg.equals("-")) {
                words.rest.add(arg);
            } else if (flags.contains(arg)) {
                words.add(arg, "");
            } else if (valued.contains(arg)) {
                if (i + 1 == args.size()) {
                    words.valueless = words.valueless.or(() -> Optional.of(arg));
                } else {
                    words.add(arg, args.get(++i));
                }
            } else if (arg.startsWith("--")) {
                int equals = arg.indexOf('=');
                if (equals > 0 && valued.contains(arg.substring(0, equals))) {
                    words.add(arg.substring(0, equals), arg.substring(equals + 1));
                } else {
                    words.unknown = words.unknown.or(() -> Optional.of(arg));
                }
            } else {
                i += words.cluster(arg, i + 1 < args.size() ? Optional.of(args.get(i + 1)) : Optional.empty(), flags, valued);
            }
        }
        return words;
    }

    // -abVALUE, -ab VALUE
    private int cluster(String arg, Optional<String> next, Set<String> flags, Set<String> valued) {
        for (int at = 1; at < arg.length(); at++) {
            String option = "-" + arg.charAt(at);
            if (flags.contains(option)) {
                add(option, "");
            } else if (valued.contains(option)) {
                if (at + 1 < arg.length()) {
                    add(option, arg.substring(at + 1));
                    return 0;
                }
                if (next.isEmpty()) {
                    valueless = valueless.or(() -> Optional.of(option));
                    return 0;
                }
                add(option, next.get());
                return 1;
            } else {
                unknown = unknown.or(() -> Optional.of(option));
                return 0;
            }
        }
        return 0;
    }

    private void add(String option, String value) {
        options.computeIfAbsent(option, key -> new ArrayList<>()).add(value);
    }

    /** The first option that is not known. */
    public Optional<String> unknown() {
        return unknown;
    }

    /** The option at the end that needs a value and has none. */
    public Optional<String> valueless() {
        return valueless;
    }

    /** Whether one of these options was given. */
    public boolean has(String... names) {
        for (String name : names) {
            if (options.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    /** The last value of the first of these options that was given. */
    public Optional<String> value(String... names) {
        for (String name : names) {
            if (options.containsKey(name)) {
                return Optional.of(options.get(name).getLast());
            }
        }
        return Optional.empty();
    }

    /** All values of these options, in order of each. */
    public List<String> values(String... names) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            values.addAll(options.getOrDefault(name, List.of()));
        }
        return values;
    }

    /** What is no option. */
    public List<String> rest() {
        return List.copyOf(rest);
    }

    /** What is no option at a place. */
    public Optional<String> rest(int index) {
        return index < rest.size() ? Optional.of(rest.get(index)) : Optional.empty();
    }
}
