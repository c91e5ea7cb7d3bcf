package praktikum.sim.proxmox.ha.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of a configuration file of Proxmox VE (PVE::SectionConfig): a line {@code type: id} and lines that begin with a blank.
 *
 * @param type what it is about
 * @param id its name
 * @param options its options in their order
 */
public record Section(String type, String id, SequencedMap<String, String> options) {

    private static final Pattern HEADER = Pattern.compile("(\\S+):\\s*(\\S+)\\s*");
    private static final Pattern OPTION = Pattern.compile("\\s+(\\S+)(?:\\s+(.*\\S))?\\s*");

    public Section {
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    }

    /** Reads a file; lines that are neither are passed over. */
    public static List<Section> read(String text) {
        List<Section> sections = new ArrayList<>();
        Optional<Matcher> open = Optional.empty();
        var options = new LinkedHashMap<String, String>();
        for (String line : (text + "\n\n").split("\n", -1)) {
            Matcher header = HEADER.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (open.isEmpty()) {
                open = header.matches() ? Optional.of(header) : open;
            } else if (line.isEmpty()) {
                sections.add(new Section(open.get().group(1), open.get().group(2), options));
                options.clear();
                open = Optional.empty();
            } else if (option.matches()) {
                options.put(option.group(1), Optional.ofNullable(option.group(2)).orElse("1"));
            }
        }
        return sections;
    }

    /** The text of a file: a comment first, then what the type requires, then the rest, each sorted, as PVE::SectionConfig writes. */
    public static String write(List<Section> sections, List<String> required) {
        var text = new StringBuilder();
        for (Section section : sections) {
            text.append(section.type).append(": ").append(section.id).append('\n');
            section.options.entrySet().stream().sorted((one, other) -> order(one.getKey(), other.getKey(), required))
                    .forEach(option -> text.append('\t').append(option.getKey()).append(' ').append(option.getValue()).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    private static int order(String one, String other, List<String> required) {
        int byRank = Integer.compare(rank(one, required), rank(other, required));
        return byRank != 0 ? byRank : one.compareTo(other);
    }

    private static int rank(String option, List<String> required) {
        return option.equals("comment") ? 0 : required.contains(option) ? 1 : 2;
    }

    /** An option. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Whether a switch is on. */
    public boolean flag(String name) {
        return option(name).filter("1"::equals).isPresent();
    }

    /** An option that is a number, or what counts without it. */
    int number(String name, int otherwise) {
        return option(name).filter(value -> value.matches("\\d{1,9}")).map(Integer::parseInt).orElse(otherwise);
    }

    /** The same with an option set. */
    public Section with(String name, String value) {
        var more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new Section(type, id, more);
    }

    /** The same without an option. */
    public Section without(String name) {
        Map<String, String> less = new LinkedHashMap<>(options);
        less.remove(name);
        return new Section(type, id, new LinkedHashMap<>(less));
    }
}
