package praktikum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen in the sources alone: how long, how named, and whether a stranger is told what a type is. */
class SourceStyleTest {

    private static final List<Path> MAIN = Stream.of("src/main/java", "src/sim/java", "checks").map(Path::of).toList();
    private static final Path TESTS = Path.of("src/test/java");

    private static final Pattern PUBLIC = Pattern.compile("^ *public [^=;]*[({]");
    // The short constructor of a record has its text at the record.
    private static final Pattern SHORT_CONSTRUCTOR = Pattern.compile("^ *public \\w+ \\{");
    private static final Pattern TEST_NAME = Pattern.compile("^ +(?:public |static |final )*void (\\w+)\\(");

    @Test
    void noFileIsLongerThanAPersonReads() throws IOException {
        var tooLong = new TreeSet<String>();
        for (var file : sources(MAIN)) {
            var lines = Files.readAllLines(file).size();
            if (lines > 300) {
                tooLong.add(file + " has " + lines + " lines");
            }
        }
        assertEquals(Set.of(), tooLong, "files of more than 300 lines");
    }

    @Test
    void noLineIsWiderThanTwoPanesBesideEachOther() throws IOException {
        var tooWide = new TreeSet<String>();
        for (var file : sources(Stream.concat(MAIN.stream(), Stream.of(TESTS)).toList())) {
            var text = false;
            var number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                // What a machine printed stands in text blocks as it was printed.
                text ^= line.split("\"\"\"", -1).length % 2 == 0;
                if (line.length() > 140 && !text) {
                    tooWide.add(file + ":" + number);
                }
            }
        }
        assertEquals(Set.of(), tooWide, "lines of more than 140 columns");
    }

    @Test
    void aTestsNameIsASentenceThatCanBeRead() throws IOException {
        var tooLong = new TreeSet<String>();
        for (var file : sources(List.of(TESTS))) {
            for (var line : Files.readAllLines(file)) {
                var name = TEST_NAME.matcher(line);
                if (name.find() && name.group(1).length() > 60) {
                    tooLong.add(file.getFileName() + ": " + name.group(1));
                }
            }
        }
        assertEquals(Set.of(), tooLong, "test names of more than 60 characters");
    }

    @Test
    void everyPackageNamesItsFrontDoorAndItsRule() throws IOException {
        var silent = new TreeSet<Path>();
        for (var file : sources(MAIN)) {
            if (!file.startsWith("checks") && !Files.exists(file.resolveSibling("package-info.java"))) {
                silent.add(file.getParent());
            }
        }
        assertEquals(Set.of(), silent, "packages without package-info.java");
    }

    @Test
    void whatIsPublicIsExplained() throws IOException {
        var silent = new ArrayList<String>();
        for (var file : sources(MAIN)) {
            var lines = Files.readAllLines(file);
            for (var i = 1; i < lines.size(); i++) {
                if (PUBLIC.matcher(lines.get(i)).find() && !SHORT_CONSTRUCTOR.matcher(lines.get(i)).find() && !explained(lines, i)) {
                    silent.add(file + ":" + (i + 1) + lines.get(i));
                }
            }
        }
        assertEquals(List.of(), silent, "public types and methods without Javadoc");
    }

    private static boolean explained(List<String> lines, int declaration) {
        var above = declaration - 1;
        while (above >= 0 && lines.get(above).strip().startsWith("@")) {
            if (lines.get(above).contains("@Override")) {
                return true;
            }
            above--;
        }
        return above >= 0 && lines.get(above).strip().endsWith("*/");
    }

    @Test
    void theRulesSeeTheSources() throws IOException {
        assertFalse(sources(MAIN).isEmpty() || sources(List.of(TESTS)).isEmpty());
    }

    private static List<Path> sources(List<Path> roots) throws IOException {
        var all = new ArrayList<Path>();
        for (var root : roots) {
            if (Files.isDirectory(root)) {
                try (var files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
                }
            }
        }
        return all;
    }
}
