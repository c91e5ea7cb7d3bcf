package praktikum.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sentences of the engine are the same set in both languages, and every one that code asks for is there. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/praktikum/text");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final Pattern ASKED =
            Pattern.compile("(?:Message\\.of|new\\s+Message|WorkFailed\\.because)\\(\\s*\"([^\"]+)\"\\s*(\\+?)");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertEquals(english().keySet(), indonesian().keySet());
    }

    @Test
    void bothLanguagesPutInTheSameValues() throws IOException {
        var indonesian = indonesian();
        var different = new TreeSet<String>();
        english().forEach((key, sentence) -> {
            if (indonesian.containsKey(key) && !places(sentence).equals(places(indonesian.get(key)))) {
                different.add(key);
            }
        });
        assertEquals(Set.of(), different, "keys whose sentences have different {0}, {1} …");
    }

    @Test
    void everySentenceThatCodeAsksForExists() throws IOException {
        var known = english().keySet();
        var missing = new TreeSet<String>();
        sources().forEach((file, source) -> ASKED.matcher(source).results().forEach(asked -> {
            var key = asked.group(1);
            // A literal that is added to is the beginning of several keys.
            var exists = asked.group(2).equals("+") ? known.stream().anyMatch(each -> each.startsWith(key)) : known.contains(key);
            if (!exists) {
                missing.add(key + " in " + file);
            }
        }));
        assertEquals(Set.of(), missing, "keys without a sentence");
    }

    @Test
    void noSentenceIsEmpty() throws IOException {
        for (var bundle : List.of(english(), indonesian())) {
            bundle.forEach((key, sentence) -> assertFalse(sentence.isBlank(), key));
        }
    }

    private static Map<String, String> english() throws IOException {
        return sentences(name -> !name.endsWith("_id.properties"));
    }

    private static Map<String, String> indonesian() throws IOException {
        return sentences(name -> name.endsWith("_id.properties"));
    }

    private static Map<String, String> sentences(Predicate<String> which) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(RESOURCES)) {
            for (var file : files.filter(each -> which.test(each.toString()) && Files.isRegularFile(each)).toList()) {
                var start = RESOURCES.relativize(file).toString().replace('\\', '/').replaceAll("(_id)?\\.properties$", "")
                        .replace('/', '.') + ".";
                bundle(file).forEach((key, sentence) -> {
                    assertTrue(key.startsWith(start), () -> key + " does not belong into " + file);
                    assertNull(all.put(key, sentence), () -> key + " stands in two files");
                });
            }
        }
        return all;
    }

    private static Map<Path, String> sources() throws IOException {
        var sources = new TreeMap<Path, String>();
        for (var root : List.of(Path.of("src/main/java"), Path.of("src/sim/java"), Path.of("checks"))) {
            if (Files.isDirectory(root)) {
                try (var walk = Files.walk(root)) {
                    for (var file : walk.filter(each -> each.toString().endsWith(".java")).toList()) {
                        sources.put(file, Files.readString(file));
                    }
                }
            }
        }
        return sources;
    }

    // Properties would let a later line silently win over an earlier one of the same key.
    private static Map<String, String> bundle(Path file) throws IOException {
        var sentences = new TreeMap<String, String>();
        var twice = new TreeSet<String>();
        var once = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (sentences.put((String) key, (String) value) != null) {
                    twice.add((String) key);
                }
                return super.put(key, value);
            }
        };
        try (var in = Files.newBufferedReader(file)) {
            once.load(in);
        }
        assertEquals(Set.of(), twice, "keys that " + file + " has twice");
        return sentences;
    }

    private static Set<Integer> places(String sentence) {
        return PLACE.matcher(sentence).results().map(place -> Integer.valueOf(place.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
