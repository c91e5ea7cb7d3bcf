package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.run.CourseSource;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.Virtualisation;

/** Checks in the jars of a course's own folder run as the kit's own do, though no class path knows them. */
class CourseModuleTest {

    private static final String SOURCE = """
            package mine;

            import praktikum.check.*;
            import praktikum.fact.node.HostName;

            @ChecksFor("00-mine")
            final class MyChecks {
                @Check("named")
                void named(Cluster cluster) {
                    Expect.expectAll(cluster.nodes(), Node::name, node -> node.ask(HostName.ASKED).shortName());
                }
            }
            """;

    @Test
    void aCheckOfACoursesOwnJarAsksAndJudges(@TempDir Path course) throws IOException {
        pack(course, "mine/MyChecks", SOURCE);
        var node = new PlannedNode("node1", InetAddress.ofLiteral("192.0.2.1"), List.of(),
                SshLogin.at("192.0.2.1"), Optional.empty());
        var site = new Site(List.of(node),
                new SshSettings("root", List.of(), false, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT),
                Plan.of(new ClusterPlan("mine"), new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("192.0.2.254"),
                        InetAddress.ofLiteral("192.0.2.254"), "lab.example", Optional.empty()),
                        Virtualisation.NESTED));
        var checks = CheckModules.in(CheckModules.jars(course));

        var verdicts = new CheckRun(site, Map.of("node1", new SaysItsName("node1")), checks, Timelines.NONE, RunListener.SILENT).run();

        assertEquals(List.of(new CheckKey("00-mine", "named")), List.copyOf(verdicts.keySet()));
        assertInstanceOf(Verdict.Passed.class, verdicts.get(new CheckKey("00-mine", "named")));
    }

    @Test
    void theExamplesOfTheAuthorsGuideCompile(@TempDir Path course) throws IOException {
        var examples = Files.readString(Path.of("docs/authors-guide.md")).split("```java\n");
        var method = examples[1].substring(0, examples[1].indexOf("```"));
        var module = examples[2].substring(0, examples[2].indexOf("```"));

        pack(course, "example/NodeChecks", """
                package example;

                import static praktikum.check.Expect.*;
                import static praktikum.check.verdict.Judgement.*;

                import java.net.InetAddress;
                import praktikum.check.*;

                """ + method);
        assertEquals(List.of("01-nodes/name-resolves"),
                CheckModules.in(CheckModules.jars(course)).stream().map(check -> check.key().toString()).toList());
        pack(course, "warmup/WarmupChecks", module);
        assertEquals(List.of("00-warmup/greeting"),
                CheckModules.in(CheckModules.jars(course)).stream().map(check -> check.key().toString()).toList());
    }

    @Test
    void itsCodeIsToldOfBeforeItRuns(@TempDir Path course) throws Exception {
        // What an annotation names is set up as soon as it is read: no method has been called then.
        pack(course, "mine/Early", """
                package mine;

                import praktikum.check.*;

                @ChecksFor("00-mine") @Marked(Trap.SPRUNG)
                final class Early {
                    @Check("named")
                    void named(Cluster cluster) {
                    }
                }

                enum Trap {
                    SPRUNG;
                    static {
                        System.setProperty("praktikum.test.sprung", "yes");
                    }
                }

                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                @interface Marked {
                    Trap value();
                }
                """);
        var heard = new ArrayList<String>();
        var source = new CourseSource(Optional.of(course), note -> heard.add(note.key() + " "
                + System.getProperty("praktikum.test.sprung", "no")));
        source.checks();
        source.checks();
        assertEquals(List.of("run.own-code no"), heard);
        assertEquals("yes", System.clearProperty("praktikum.test.sprung"));
    }

    @Test
    void whatIsNoJarOfTheCourseIsRefused(@TempDir Path folder) throws Exception {
        var course = Files.createDirectories(folder.resolve("course/checks")).getParent();
        var jar = course.resolve("checks/x.jar");
        Files.createDirectory(jar);
        assertThrows(IOException.class, () -> CheckModules.jars(course), "a folder");
        Files.delete(jar);
        Files.createSymbolicLink(jar, Files.createFile(folder.resolve("outside.jar")));
        assertThrows(IOException.class, () -> CheckModules.jars(course), "a link that leads out");
        Files.delete(jar);
        if (new ProcessBuilder("mkfifo", jar.toString()).start().waitFor() == 0) {
            assertThrows(IOException.class, () -> CheckModules.jars(course), "a pipe");
            Files.delete(jar);
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("mine/Bomb.class"));
            for (var i = 0; i < 64; i++) {
                out.write(new byte[1 << 16]);
            }
        }
        assertTrue(Files.size(jar) < 100_000);
        assertThrows(IOException.class, () -> CheckModules.in(CheckModules.jars(course)), "four megabytes of class in a few bytes");
        Files.writeString(jar, "PK no jar");
        assertThrows(IOException.class, () -> CheckModules.in(CheckModules.jars(course)), "no jar at all");
    }

    private static void pack(Path course, String name, String source) throws IOException {
        var file = Files.createDirectories(course.resolve("src").resolve(name).getParent()).resolve(Path.of(name).getFileName() + ".java");
        Files.writeString(file, source);
        var classes = Files.createDirectories(course.resolve("classes"));
        var compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(),
                "-cp", System.getProperty("java.class.path"), file.toString());
        assertEquals(0, compiled);
        var jar = Files.createDirectories(course.resolve("checks")).resolve("mine.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : entries(classes.resolve(name).getParent())) {
                out.putNextEntry(new JarEntry(classes.relativize(entry).toString()));
                Files.copy(entry, out);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private record SaysItsName(String name) implements WitnessedHost {

        @Override
        public WitnessedAnswer ask(Command command, String askedBy) {
            return new WitnessedAnswer(1,
                    new Output(0, (name + "\n").getBytes(StandardCharsets.UTF_8), new byte[0], false, Instant.EPOCH, Duration.ZERO));
        }
    }
}
