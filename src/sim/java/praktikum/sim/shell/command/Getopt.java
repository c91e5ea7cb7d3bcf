package praktikum.sim.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Options and operands as {@code getopt_long} splits them: clusters, values, {@code --}, options after operands. */
public final class Getopt {

    /** An option as it was given; its value is empty where it takes none. */
    public record Option(char letter, String value) {}

    private final List<Option> options = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    private Getopt() {}

    /**
     * Splits arguments.
     *
     * @param spec the letters of the options, a colon behind those with a value; a leading {@code +} ends the options at the
     *        first operand
     * @param longNames {@code letter=name}; the letter need not be typeable and must be in the spec
     * @throws UnsupportedUsage at an option that is not there
     */
    public static Getopt of(List<String> words, String spec, String... longNames) {
        Getopt args = new Getopt();
        boolean strict = spec.startsWith("+");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                args.operands.addAll(words.subList(i + 1, words.size()));
                break;
            } else if (word.startsWith("--")) {
                i = args.longOption(words, i, spec, longNames);
            } else if (word.startsWith("-") && word.length() > 1) {
                i = args.cluster(words, i, spec);
            } else if (strict) {
                args.operands.addAll(words.subList(i, words.size()));
                break;
            } else {
                args.operands.add(word);
            }
        }
        return args;
    }

    private int cluster(List<String> words, int at, String spec) {
        String word = words.get(at);
        for (int c = 1; c < word.length(); c++) {
            int place = spec.indexOf(word.charAt(c));
            if (place < 0 || word.charAt(c) == ':' || word.charAt(c) == '+') {
                throw new UnsupportedUsage("option -" + word.charAt(c));
            }
            if (!takesValue(spec, place)) {
                options.add(new Option(word.charAt(c), ""));
            } else if (c + 1 < word.length()) {
                options.add(new Option(word.charAt(c), word.substring(c + 1)));
                return at;
            } else if (at + 1 < words.size()) {
                options.add(new Option(word.charAt(c), words.get(at + 1)));
                return at + 1;
            } else {
                throw new UnsupportedUsage("option -" + word.charAt(c) + " without a value");
            }
        }
        return at;
    }

    private int longOption(List<String> words, int at, String spec, String[] longNames) {
        String[] parts = words.get(at).substring(2).split("=", 2);
        for (String longName : longNames) {
            if (longName.substring(2).equals(parts[0])) {
                char letter = longName.charAt(0);
                boolean needed = takesValue(spec, spec.indexOf(letter));
                if (!needed && parts.length == 1) {
                    options.add(new Option(letter, ""));
                    return at;
                } else if (needed && parts.length == 2) {
                    options.add(new Option(letter, parts[1]));
                    return at;
                } else if (needed && at + 1 < words.size()) {
                    options.add(new Option(letter, words.get(at + 1)));
                    return at + 1;
                }
            }
        }
        throw new UnsupportedUsage("option " + words.get(at));
    }

    private static boolean takesValue(String spec, int place) {
        return place >= 0 && place + 1 < spec.length() && spec.charAt(place + 1) == ':';
    }

    /** Whether the option was given. */
    public boolean has(char letter) {
        return options.stream().anyMatch(option -> option.letter == letter);
    }

    /** The value of an option, the last one where it was given more than once. */
    public Optional<String> value(char letter) {
        return values(letter).stream().reduce((first, second) -> second);
    }

    /** All values of an option, in the order given. */
    public List<String> values(char letter) {
        return options.stream().filter(option -> option.letter == letter).map(Option::value).toList();
    }

    /** All options in the order given. */
    public List<Option> options() {
        return options;
    }

    /** What is no option. */
    public List<String> operands() {
        return operands;
    }

    /** The operands, or standard input where there are none. */
    public List<String> inputs() {
        return operands.isEmpty() ? List.of("-") : operands;
    }

    /** A value as a number that is not negative. */
    public Optional<Integer> number(char letter) {
        Optional<String> value = value(letter);
        if (value.filter(v -> !v.matches("\\d{1,9}")).isPresent()) {
            throw new UnsupportedUsage("the number " + value.get());
        }
        return value.map(Integer::parseInt);
    }
}
