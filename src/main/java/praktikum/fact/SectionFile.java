package praktikum.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of sections under {@code /etc/pve} (PVE::SectionConfig): {@code vm: 100}, then options on lines that begin with a blank, then an
 * empty line.
 *
 * @param sections in the order written; of two with one name the later counts, in the place of the first
 * @param flaws lines that Proxmox VE passes over with a warning: options out of place or twice, and names that come again
 */
public record SectionFile(List<Section> sections, List<Flaw> flaws) {

    private static final Pattern HEADER = Pattern.compile("(\\S{1,60}):\\s*(\\S{1,100})\\s*");
    private static final Pattern OPTION = Pattern.compile("\\s+(\\S+)(?:\\s+(.*\\S))?\\s*");
    private static final int LONGEST_LINE = 10_000;

    /**
     * A section.
     *
     * @param type in lower case
     * @param name behind the colon
     * @param options as written; one without a value is empty
     */
    public record Section(String type, String name, Map<String, String> options) {

        public Section {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }

        /** An option as written; empty where it is not. */
        public Optional<String> find(String option) {
            return Optional.ofNullable(options.get(option));
        }

        /** Whether a yes-or-no option is on: written without a value, or as yes. */
        public boolean flag(String option, boolean standard) {
            return find(option).map(value -> value.isEmpty() || PropertyString.isYes(value)).orElse(standard);
        }

        /** A number from 0 on; {@code standard} where it is not written. */
        public int count(String option, int standard) throws NotUnderstood {
            Optional<String> value = find(option);
            return value.isPresent() ? TextLines.smallCount(value.get(), option) : standard;
        }
    }

    /**
     * A line that does not count.
     *
     * @param number from 1
     * @param text of the line
     */
    public record Flaw(int number, String text) {}

    public SectionFile {
        sections = List.copyOf(sections);
        flaws = List.copyOf(flaws);
    }

    /** Reads the text of such a file; {@code isName} says which names a section may have. */
    public static SectionFile of(String text, Predicate<String> isName) throws NotUnderstood {
        Reader reader = new Reader();
        for (String line : text.lines().toList()) {
            reader.line(line, isName);
        }
        reader.end();
        if (reader.sections.isEmpty() && !reader.flaws.isEmpty()) {
            throw new NotUnderstood("no section in it", reader.flaws.getFirst().text());
        }
        return new SectionFile(List.copyOf(reader.sections.values()), reader.flaws);
    }

    private static final class Reader {

        private final Map<String, Section> sections = new LinkedHashMap<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private final Map<String, String> options = new LinkedHashMap<>();
        private Optional<Matcher> open = Optional.empty();
        private int number;

        private void line(String line, Predicate<String> isName) throws NotUnderstood {
            number++;
            if (line.length() > LONGEST_LINE) {
                throw new NotUnderstood("too long a line for a file of sections", line);
            }
            if (line.stripLeading().startsWith("#")) {
                return;
            }
            Matcher header = HEADER.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (line.isEmpty()) {
                end();
            } else if (open.isEmpty() && header.matches() && isName.test(header.group(2))) {
                if (sections.containsKey(header.group(2))) {
                    flaws.add(new Flaw(number, line));
                }
                options.clear();
                open = Optional.of(header);
            } else if (open.isEmpty() || !option.matches()
                    || options.putIfAbsent(option.group(1), Optional.ofNullable(option.group(2)).orElse("")) != null) {
                flaws.add(new Flaw(number, line));
            }
        }

        private void end() {
            open.ifPresent(header -> sections.put(header.group(2),
                    new Section(header.group(1).toLowerCase(Locale.ROOT), header.group(2), options)));
            open = Optional.empty();
        }
    }
}
