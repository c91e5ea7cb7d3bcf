package praktikum.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FileProblemTest {

    private static final Pattern KEY = Pattern.compile("\"((?:course|site|yaml|page)\\.[a-z][a-z0-9._-]*)\"(\\s*\\+)?");

    @Test
    void whatComesFromAFileIsShortAndHarmless() {
        var finding = FileProblem.of("a.yaml", 3, "course.id", "x\u001b[31m\u202e\n" + "y".repeat(500));
        assertEquals(1, finding.in(Language.ENGLISH).lines().count());
        assertTrue(finding.in(Language.ENGLISH).length() < 250);
        assertTrue(finding.in(Language.ENGLISH).startsWith("a.yaml:3: found \"x\uFFFD[31m\uFFFD\uFFFDyyy"));
    }

    @Test
    void everySentenceOfCoursesAndSitesIsThereAndIsUsed() throws IOException {
        var used = new TreeSet<String>();
        var starts = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/praktikum"))) {
            for (var file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(key -> (key.group(2) == null ? used : starts).add(key.group(1)));
            }
        }
        var there = new TreeSet<String>();
        List.of("course", "site", "site.limits", "site.storage", "site.nfs", "site.guests", "yaml", "page")
                .forEach(room -> there.addAll(ResourceBundle.getBundle("praktikum.text." + room).keySet()));
        var missing = new TreeSet<>(used);
        missing.removeIf(key -> there.contains(key) || there.stream().anyMatch(other -> other.startsWith(key + ".")));
        // Names of files and of what stands in them look like keys.
        missing.removeAll(Set.of("course.yaml", "site.yaml", "site.schema.json"));
        missing.removeIf(key -> key.startsWith("site.plan.") || key.equals("site.nfs.address"));
        assertEquals(Set.of(), missing, "asked for, but not there");
        // Kinds of values of a topic of the plan: their sentences are called as their definitions in the schema.
        var schema = Files.readString(Path.of("examples/site.schema.json"));
        there.removeIf(key -> schema.contains("#/$defs/" + key.replaceFirst("^site\\.", "") + "\""));
        there.removeIf(key -> used.contains(key) || used.contains(key.replaceFirst("-unnamed$", ""))
                || starts.stream().anyMatch(key::startsWith));
        assertEquals(Set.of(), there, "there, but never asked for");
    }
}
