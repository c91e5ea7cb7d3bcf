package praktikum.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckModules;
import praktikum.course.read.Courses;

/** The index that spares the kit a search of its own jar says what a search would find. */
class CheckModulesTest {

    @Test
    void theIndexNamesEveryClassOfChecksAndNothingElse() throws IOException {
        var found = new ClassFileImporter().importUrl(CheckModules.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                .filter(type -> type.isAnnotatedWith(ChecksFor.class)).map(type -> type.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(found.isEmpty());
        try (var index = CheckModules.class.getClassLoader().getResourceAsStream("META-INF/services/" + ChecksFor.class.getName())) {
            assertEquals(List.copyOf(found), new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().sorted().toList());
        }
    }

    @Test
    void aCheckStandsInAClassThatSaysForWhichLab() {
        var lost = new ClassFileImporter().importUrl(CheckModules.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                .flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(Check.class))
                .filter(method -> !method.getOwner().isAnnotatedWith(ChecksFor.class)).map(Object::toString).toList();
        assertEquals(List.of(), lost);
    }

    @Test
    void everyCheckOfThePagesHasItsMethodAndTheOtherWayRound() {
        var course = Courses.bundled().course().orElseThrow();
        var pages = course.labs().stream().flatMap(lab -> lab.checks().stream().map(rubric -> lab.id() + "/" + rubric.id().check()))
                .collect(Collectors.toCollection(TreeSet::new));
        var methods = CheckModules.bundled().stream().map(CheckMethod::key).map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(pages, methods);
    }
}
