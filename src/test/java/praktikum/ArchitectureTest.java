package praktikum;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.drill.Drill;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.report.Chapter;
import praktikum.text.Message;

/** Holds the one-way street of docs/architecture.md and the rules of style that a machine can see. */
class ArchitectureTest {

    /** Room → the rooms it may use; {@code text} and {@code net} are open to all and use nobody. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("net", Set.of()),
            Map.entry("course", Set.of()),
            Map.entry("site", Set.of()),
            Map.entry("host", Set.of("site")),
            Map.entry("fact", Set.of()),
            Map.entry("drill", Set.of("site", "host", "fact")),
            Map.entry("check", Set.of("course", "site", "host", "fact", "drill")),
            Map.entry("grade", Set.of("course", "check")),
            Map.entry("report", Set.of("course", "site", "host", "fact", "drill", "check", "grade")),
            Map.entry("sim", Set.of("site")),
            Map.entry("run", Set.of("course", "site", "host", "fact", "drill", "check", "grade", "report", "sim")),
            Map.entry("classroom", Set.of("course", "site", "host", "fact", "drill", "check", "grade", "report", "run")),
            Map.entry("web", Set.of("course", "site", "host", "fact", "drill", "check", "grade", "report", "run", "classroom")),
            // No host, no fact, no simulator: the command line reads options, calls run and prints.
            Map.entry("cli", Set.of("course", "site", "drill", "check", "grade", "report", "run", "classroom", "web")));

    private static final Set<String> OPEN_TO_ALL = Set.of("text", "net");

    private static final Set<String> CHECKS_MAY_USE = Set.of("check", "fact", "drill", "text", "net");

    // What was compiled from src/main/java, src/sim/java and checks, found through a class of it so that the build's layout does not matter
    // here; a build may have put picocli's classes beside it (build/Modernise.java).
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/picocli/"))
            .importUrl(Message.class.getProtectionDomain().getCodeSource().getLocation());

    private static final DescribedPredicate<JavaClass> A_CHECK = DescribedPredicate.describe(
            "class of a check module", type -> !isOurs(type) && !type.getPackageName().isEmpty());

    @Test
    void everyPackageOfTheEngineIsARoom() {
        var found = MAIN.stream().filter(ArchitectureTest::isOurs).map(ArchitectureTest::room)
                .collect(Collectors.toCollection(TreeSet::new));
        found.removeAll(MAY_USE.keySet());
        assertEquals(Set.of(), found, "packages of praktikum that no room of docs/architecture.md owns");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsBeforeIt(String room) {
        classes().that(areIn(room))
                .should(useOnlyRooms(MAY_USE.get(room), type -> room(type).equals(room) || OPEN_TO_ALL.contains(room(type))))
                .allowEmptyShould(true).check(MAIN);
    }

    static Stream<String> rooms() {
        return MAY_USE.keySet().stream().sorted();
    }

    @Test
    void aCheckUsesTheAuthorsApiAndNothingDeeper() {
        classes().that(A_CHECK).should(useOnlyRooms(CHECKS_MAY_USE, type -> false))
                .allowEmptyShould(true).check(MAIN);
    }

    @Test
    void theEngineKnowsNoCheckModule() {
        noClasses().that(resideInAPackage("praktikum..")).should().dependOnClassesThat(
                DescribedPredicate.describe("check modules", type -> MAIN.contain(type.getName()) && A_CHECK.test(type)))
                .check(MAIN);
    }

    @Test
    void noClassLiesOutsideAPackage() {
        classes().should().resideInAPackage("*..").check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fact", "drill", "check", "report", "run", "cli"})
    void thePackagesOfARoomFormNoCircle(String room) {
        slices().matching("praktikum.(**)").should().beFreeOfCycles().check(MAIN.that(areIn(room)));
    }

    @Test
    void nobodyNamesADrillButItsChecksAndItsChapter() {
        var drills = packagesOf(Drill.class);
        var chapters = packagesOf(Chapter.class);
        noClasses().that(not(A_CHECK)).and().resideOutsideOfPackages(drills).and().resideOutsideOfPackages(chapters)
                .should().dependOnClassesThat().resideInAnyPackage(drills).check(MAIN);
        noClasses().that().resideOutsideOfPackages(chapters).should().dependOnClassesThat().resideInAnyPackage(chapters).check(MAIN);
    }

    private static String[] packagesOf(Class<?> plugin) {
        var packages = MAIN.stream().filter(type -> type.isAssignableTo(plugin) && !type.isInterface()).map(JavaClass::getPackageName)
                .distinct().toArray(String[]::new);
        assertTrue(packages.length > 0, "nothing plugs in as a " + plugin.getSimpleName());
        return packages;
    }

    @Test
    void aCommandAndItsParserAreAQuestionBesideTheFact() {
        noClasses().that(not(areIn("fact"))).should().accessTargetWhere(DescribedPredicate.describe(
                "is a parser without its command, or makes a question", access -> access.getTarget() instanceof CodeUnitAccessTarget target
                        && areIn("fact").test(target.getOwner()) && (isParser(target) || makesQuestion(target)))).check(MAIN);
    }

    private static boolean isParser(CodeUnitAccessTarget target) {
        return target.getRawReturnType().isEquivalentTo(Reading.class)
                && target.resolveMember().filter(member -> member.getModifiers().contains(JavaModifier.STATIC)).isPresent();
    }

    private static boolean makesQuestion(CodeUnitAccessTarget target) {
        return target.getOwner().isEquivalentTo(Question.class)
                && (target.getName().equals("<init>") || target.getRawReturnType().isEquivalentTo(Question.class));
    }

    @Test
    void nothingIsSharedThatCanChange() {
        fields().that().areStatic().should(be("final and of a type that cannot change", field ->
                field.getModifiers().contains(JavaModifier.FINAL) && !canChange(field))).check(MAIN);
    }

    @Test
    void onlyTheCommandLineSpeaksOnStandardStreams() {
        noClasses().that().resideOutsideOfPackage("praktikum.cli..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS).check(MAIN);
    }

    @Test
    void nobodyUsesJavaUtilLogging() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(MAIN);
    }

    @Test
    void parsersDoNothingButParse() {
        noClasses().that(areIn("fact")).should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..")
                .orShould().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .allowEmptyShould(true).check(MAIN);
    }

    @Test
    void classesAreFinalOrMeantToBeExtended() {
        classes().should(beClosed()).check(MAIN);
    }

    @Test
    void noClassIsNamedForNothing() {
        noClasses().that().areTopLevelClasses().should().haveNameMatching(".*(Manager|Impl|Utils?|Helper)").check(MAIN);
    }

    @Test
    void theRulesSeeTheEngine() {
        assertTrue(MAIN.contain(Message.class) && !sources(Path.of("src/main/java")).isEmpty());
    }

    private static List<Path> sources(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals("praktikum") || type.getPackageName().startsWith("praktikum.");
    }

    private static String room(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > 1 ? parts[1] : "praktikum itself";
    }

    private static DescribedPredicate<JavaClass> areIn(String room) {
        return DescribedPredicate.describe("are in " + room, type -> isOurs(type) && room(type).equals(room));
    }

    private static ArchCondition<JavaClass> useOnlyRooms(Set<String> rooms, Predicate<JavaClass> orElse) {
        return new ArchCondition<>("use only " + new TreeSet<>(rooms)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().forEach(uses -> {
                    var used = uses.getTargetClass().getBaseComponentType();
                    if (isOurs(used) && !rooms.contains(room(used)) && !orElse.test(used)) {
                        events.add(SimpleConditionEvent.violated(type, uses.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaField> be(String what, Predicate<JavaField> test) {
        return ArchCondition.from(DescribedPredicate.describe("be " + what, test));
    }

    /** Whether the declared type of a field says that it can change; a private array is taken for the table it mostly is. */
    private static boolean canChange(JavaField field) {
        var type = field.getRawType();
        return type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                || !type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                || type.isAssignableTo(ConcurrentMap.class)
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(StringBuilder.class)
                || type.isAssignableTo(Random.class);
    }

    private static ArchCondition<JavaClass> beClosed() {
        return ArchCondition.from(DescribedPredicate.describe("be final, abstract, an interface, sealed or nested without a name", type ->
                type.getModifiers().contains(JavaModifier.FINAL)
                        || type.getModifiers().contains(JavaModifier.ABSTRACT)
                        || type.isInterface() || type.isEnum() || type.isAnonymousClass() || type.isLocalClass()
                        || type.getModifiers().contains(JavaModifier.SYNTHETIC)
                        || A_CHECK.test(type)
                        || type.reflect().isSealed()));
    }
}
