package praktikum.check.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.check.engine.CheckModules;
import praktikum.course.read.Courses;
import praktikum.text.Language;

/** Which mistakes a check names is read from its class file, however they get to where they are named. */
class NamedMistakesTest {

    private static final String CLASS = """
            package own;
            import static praktikum.check.Expect.*;
            import static praktikum.check.verdict.Judgement.*;
            import java.util.*;
            import praktikum.check.*;
            import praktikum.check.verdict.Judgement;
            @ChecksFor("01-a")
            final class OwnChecks {
                @Check("own")
                void own(Cluster cluster) {
                    %s
                }
                %s
            }
            """;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> ofTheKitsChecksEachIsKnown() {
        var pages = Courses.bundled().course().orElseThrow();
        return CheckModules.bundled().stream().map(check -> DynamicTest.dynamicTest(check.key().toString(), () -> {
            var rubric = pages.lab(check.key().lab()).orElseThrow().checks().stream()
                    .filter(each -> each.id().check().equals(check.key().check())).findFirst().orElseThrow();
            var named = NamedMistakes.of(check.method());
            var words = new TreeSet<>(rubric.words(Language.ENGLISH).mistakes().keySet());
            assertEquals(new NamedMistakes(words, true), named);
        }));
    }

    static List<Arguments> ways() {
        return List.of(
                // as the author's guide shows it
                way("judgeAll(cluster.nodes(), node -> wrong(1, 2).mistake(\"a\"));", "", true, "a"),
                way("expectAll(cluster.nodes(), n -> \"x\", n -> \"y\", mistake(\"a\", String::isEmpty), mistake(\"b\", \"z\"::equals));",
                        "",
                        true, "a", "b"),
                way("judgeAll(cluster.nodes(), this::judge);", "private Judgement judge(Node node) { return right(\"no key\"); }", true),
                // which of them, is chosen
                way("judge(cluster, () -> wrong(1, 2).mistake(cluster.nodes().isEmpty() ? \"a\" : "
                        + "cluster.nodes().size() > 1 ? \"b\" : \"c\"));",
                        "", true, "a", "b", "c"),
                way("judge(cluster, () -> wrong(1, 2).mistake(switch (cluster.nodes().size()) { case 0 -> \"a\"; case 7 -> \"b\"; "
                        + "default -> \"c\"; }));", "", true, "a", "b", "c"),
                way("var key = \"a\"; if (cluster.nodes().isEmpty()) { key = \"b\"; } var last = key; "
                        + "judge(cluster, () -> wrong(1, 2).mistake(last));", "", true, "a", "b"),
                // handed on and given back
                way("judge(cluster, () -> wrong(1, 2).mistake(which(cluster)));",
                        "private static String which(Cluster c) { if (c.nodes().isEmpty()) { return \"a\"; } "
                        + "return c.name() == null ? \"b\" : "
                        + "\"c\"; }", true, "a", "b", "c"),
                way("all(cluster, \"a\"); all(cluster, \"b\");",
                        "private void all(Cluster c, String key) { judgeAll(c.nodes(), node -> wrong(\"OK\", \"no\").mistake(key)); }",
                        true, "a", "b"),
                way("new Judge(\"a\", \"x\").of(cluster);",
                        "private record Judge(String key, String other) { "
                        + "void of(Cluster c) { judge(c, () -> wrong(other, 1L).mistake(key)); "
                        + "} }", true, "a"),
                way("judge(cluster, () -> wrong(1, 2).mistake(Kind.valueOf(cluster.name()).key));",
                        "private enum Kind { ONE(\"a\"), TWO(\"b\"); private final String key; Kind(String key) { this.key = key; } }",
                        true, "a", "b"),
                way("judge(cluster, () -> wrong(1, 2).mistake(KEY + later));",
                        "private static final String KEY = \"a-\"; private final String later = \"b\";", true, "a-b"),
                way("judge(cluster, () -> wrong(1, 2).mistake(\"a-\" + cluster.name()));", "", false),
                way("judge(cluster, () -> { try { return wrong(1, 2D).mistake(\"a\"); } catch (RuntimeException e) { long n = 1; "
                        + "for (var i = 0; i < 3; i++) { n += i; } return n > 2 ? wrong(1, n).mistake(\"b\") : right(n); } });", "", true,
                        "a", "b"),
                way("judge(cluster, () -> mine(3));",
                        "private Judgement mine(int n) { return n == 0 ? wrong(1, 2).mistake(\"a\") : mine(n - 1); "
                        + "}", true, "a"),
                // another class looks at what was judged, and judges anew
                way("judge(cluster, () -> Causes.explained(wrong(1, 2).mistake(\"a\")));",
                        "} final class Causes { private static final List<String> KNOWN = List.of(\"a\", \"z\"); "
                        + "static Judgement explained(Judgement j) { return j.mistake().filter(KNOWN::contains).isPresent() "
                        + "? wrong(1, 2).mistake(\"b\").with(\"c\", Optional.of(j).map(Judgement::mistake).get()) : j; }", true, "a", "b"),
                // not to be known from the code alone
                way("judge(cluster, () -> wrong(1, 2).mistake(cluster.name()));", "", false),
                way("judge(cluster, () -> wrong(1, 2).mistake(Map.of(1, \"a\").getOrDefault(2, \"b\")));", "", false),
                way("judge(cluster, () -> Optional.of(\"a\").map(wrong(1, 2)::mistake).get());", "", false));
    }

    private static Arguments way(String body, String more, boolean all, String... names) {
        return Arguments.of(body, more, all, Set.of(names));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatReachesAMistakeIsFound(String body, String more, boolean all, Set<String> names) throws Exception {
        try (var loader = compiled(CLASS.formatted(body, more))) {
            var check = loader.loadClass("own.OwnChecks").getDeclaredMethod("own", praktikum.check.Cluster.class);
            assertEquals(new NamedMistakes(names, all), NamedMistakes.of(check));
        }
    }

    @Test
    void whatIsNotReadMayNameAnything() throws Exception {
        try (var loader = compiled(CLASS.formatted("", ""))) {
            var check = loader.loadClass("own.OwnChecks").getDeclaredMethod("own", praktikum.check.Cluster.class);
            Files.write(folder.resolve("own/OwnChecks.class"), new byte[] {1, 2, 3});
            assertEquals(new NamedMistakes(Set.of(), false), NamedMistakes.of(check));
        }
    }

    private URLClassLoader compiled(String text) throws IOException {
        var source = Files.createDirectories(folder.resolve("own")).resolve("OwnChecks.java");
        Files.writeString(source, text);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp",
                System.getProperty("java.class.path"), "-d", folder.toString(), source.toString()));
        return new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }
}
