package praktikum.fact.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;
import praktikum.fact.network.InterfacesFile.Option;
import praktikum.fact.network.InterfacesFile.Stanza;

/** Reads the lines of {@code /etc/network/interfaces}: what belongs to a stanza ends at the next keyword. */
final class InterfacesReader {

    private static final Set<String> FAMILIES = Set.of("inet", "inet6");

    private final List<Stanza> stanzas = new ArrayList<>();
    private final Set<String> auto = new LinkedHashSet<>();
    private final List<String> sources = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private Optional<Stanza> open = Optional.empty();
    private boolean skipping;

    void read(String text) throws NotUnderstood {
        for (String line : logicalLines(text)) {
            read(TextLines.words(line), line);
        }
        close();
    }

    InterfacesFile file() {
        return new InterfacesFile(stanzas, auto, sources, directories);
    }

    private void read(List<String> words, String line) throws NotUnderstood {
        String keyword = words.getFirst();
        List<String> rest = words.subList(1, words.size());
        switch (keyword) {
            case "iface" -> {
                close();
                open = Optional.of(header(rest, line));
            }
            case "auto", "allow-auto", "allow-hotplug" -> {
                close();
                for (String name : rest) {
                    auto.add(single(name, line));
                }
            }
            case "source" -> {
                close();
                sources.addAll(rest);
            }
            case "source-directory" -> {
                close();
                directories.addAll(rest);
            }
            case "mapping", "template", "vlan" -> {
                close();
                skipping = true;
            }
            default -> {
                if (keyword.startsWith("allow-") || keyword.startsWith("no-auto") || keyword.equals("no-scripts")) {
                    close();
                } else if (open.isPresent()) {
                    options.add(new Option(keyword, line.substring(keyword.length()).strip()));
                } else if (!skipping) {
                    throw new NotUnderstood("a line outside of any stanza", line);
                }
            }
        }
    }

    private void close() {
        open.ifPresent(stanza -> stanzas.add(new Stanza(stanza.name(), stanza.family(), stanza.method(), options)));
        open = Optional.empty();
        options.clear();
        skipping = false;
    }

    private static Stanza header(List<String> words, String line) throws NotUnderstood {
        if (words.size() == 1) {
            return new Stanza(device(words.getFirst(), line), Optional.empty(), Optional.empty(), List.of());
        }
        if (words.size() != 3 || !FAMILIES.contains(words.get(1))) {
            throw new NotUnderstood("not 'iface NAME inet|inet6 METHOD'", line);
        }
        return new Stanza(device(words.getFirst(), line), Optional.of(words.get(1)), Optional.of(words.get(2)), List.of());
    }

    /** The interface that an alias such as {@code vmbr0:1} belongs to. */
    private static String device(String name, String line) throws NotUnderstood {
        return single(name, line).replaceFirst("(?<=.):.*", "");
    }

    private static String single(String name, String line) throws NotUnderstood {
        if (name.indexOf('[') >= 0 || name.indexOf('$') >= 0) {
            throw new NotUnderstood("a range or a variable as name of an interface", line);
        }
        return name;
    }

    /** Lines that say something, joined where a backslash ends one; a comment is a line of its own. */
    private static List<String> logicalLines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            if (joined.isEmpty() && (raw.isBlank() || raw.strip().startsWith("#"))) {
                continue;
            }
            boolean goesOn = raw.endsWith("\\");
            joined.append(goesOn ? raw.substring(0, raw.length() - 1) : raw);
            if (goesOn) {
                joined.append(' ');
            } else {
                add(lines, joined);
            }
        }
        add(lines, joined);
        return lines;
    }

    private static void add(List<String> lines, StringBuilder joined) {
        String line = joined.toString().strip();
        if (!line.isEmpty()) {
            lines.add(line);
        }
        joined.setLength(0);
    }
}
