package praktikum.run.author;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import praktikum.host.PrivateFile;
import praktikum.run.WorkFailed;
import praktikum.text.FileProblem;

/**
 * Compiles a course's own checks, {@code src/} to {@code checks/checks.jar}, with the compiler of the Java that runs the kit: a
 * {@code javac} on somebody's path may be older than the kit's classes.
 */
public final class CheckCompiler {

    private static final String JAR = "checks.jar";

    private CheckCompiler() {
    }

    /**
     * What came of it.
     *
     * @param jar where the classes are
     * @param classes how many
     * @param problems what does not compile; nothing was written where there are any
     */
    public record Compiled(Path jar, int classes, List<FileProblem> problems) {
        public Compiled {
            problems = List.copyOf(problems);
        }
    }

    /** Whether this Java has a compiler: a JDK has, a mere runtime has not. */
    public static boolean available() {
        return ModuleLayer.boot().findModule("jdk.compiler").isPresent();
    }

    /** Compiles all that stands below {@code src/} of a course; a jar of before is replaced when everything compiles. */
    public static Compiled compile(Path course) throws IOException, WorkFailed {
        var sources = sources(course.resolve("src"));
        if (sources.isEmpty()) {
            throw WorkFailed.because("run.author.no-sources", course.resolve("src"));
        }
        if (!available()) {
            throw WorkFailed.because("run.author.no-compiler", System.getProperty("java.home"));
        }
        PrivateFile.noLink(course.resolve("checks"));
        var folder = Files.createDirectories(course.resolve("checks"));
        var jar = folder.resolve(JAR);
        var compiled = Javac.compile(course, sources, classPath(folder, jar));
        if (compiled.problems().isEmpty()) {
            write(jar, compiled.classes());
        }
        return new Compiled(jar, compiled.classes().size(), compiled.problems());
    }

    // A link may lead anywhere: of a stranger's course only its own files are read.
    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted().toList();
        }
    }

    /** The kit itself, and what else lies in the course's folder of jars. */
    private static Collection<Path> classPath(Path folder, Path own) throws IOException {
        var path = new ArrayList<Path>(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty()).map(Path::of).toList());
        try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
            jars.forEach(jar -> path.addAll(jar.equals(own) ? List.of() : List.of(jar)));
        }
        return path;
    }

    /** The same classes give the same bytes, whenever they are written. */
    private static void write(Path jar, Map<String, byte[]> classes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new JarOutputStream(bytes)) {
            for (var each : classes.entrySet()) {
                var entry = new JarEntry(each.getKey().replace('.', '/') + ".class");
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                out.putNextEntry(entry);
                out.write(each.getValue());
            }
        }
        var fresh = jar.resolveSibling(JAR + ".new");
        Files.deleteIfExists(fresh);
        Files.write(fresh, bytes.toByteArray(), StandardOpenOption.CREATE_NEW);
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
