package praktikum.run.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import praktikum.text.FileProblem;

/** The compiler of the Java that runs the kit. A mere runtime cannot even load this class. */
final class Javac {

    // What the kit itself is compiled for: a newer Java must not leave a jar that its other readers cannot load.
    private static final String RELEASE = "25";

    private Javac() {
    }

    /** What came of it: classes by name, or problems. */
    record Result(Map<String, byte[]> classes, List<FileProblem> problems) {
    }

    /** Compiles sources; nothing of theirs is run, annotation processors neither. */
    static Result compile(Path course, Collection<Path> sources, Collection<Path> classPath) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new DiagnosticCollector<JavaFileObject>();
        try (var standard = compiler.getStandardFileManager(said, Locale.ENGLISH, StandardCharsets.UTF_8);
                var files = new ClassesInMemory(standard)) {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            compiler.getTask(null, files, said, List.of("--release", RELEASE, "-proc:none", "-parameters", "-implicit:none"), null,
                    standard.getJavaFileObjectsFromPaths(sources)).call();
            return new Result(files.classes(), said.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .map(each -> problem(course, each)).distinct().sorted().toList());
        }
    }

    private static FileProblem problem(Path course, Diagnostic<? extends JavaFileObject> said) {
        var file = said.getSource() == null ? course.toString() : said.getSource().getName();
        var sentence = said.getMessage(Locale.ENGLISH).lines().map(String::strip).collect(Collectors.joining("; "));
        return FileProblem.of(file, (int) Math.max(1, said.getLineNumber()), "run.author.not-java", sentence);
    }
}
