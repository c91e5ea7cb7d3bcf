package praktikum.check.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import praktikum.check.ChecksFor;

/** Finds the classes that hold checks. */
public final class CheckModules {

    /** Names of the kit's own check classes, one a line, written by the build: starting needs no search of the whole jar. */
    private static final String INDEX = "META-INF/services/" + ChecksFor.class.getName();

    private CheckModules() {
    }

    /** The checks that come with the kit. */
    public static List<CheckMethod> bundled() {
        try (var index = CheckModules.class.getClassLoader().getResourceAsStream(INDEX)) {
            var methods = new ArrayList<CheckMethod>();
            for (var name : new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                methods.addAll(CheckMethod.of(Class.forName(name)));
            }
            return methods;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(INDEX + " names a class that is not there", missing);
        }
    }

    /**
     * The checks in the jars of a course's own folder {@code checks}; none where it has no such folder. Their classes
     * stay loaded as long as the kit runs.
     *
     * @throws IOException when a jar cannot be read
     */
    public static List<CheckMethod> in(Path course) throws IOException {
        var folder = course.resolve("checks");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var jars = new TreeMap<Path, URL>();
        try (var entries = Files.newDirectoryStream(folder, "*.jar")) {
            for (var jar : entries) {
                jars.put(jar, jar.toUri().toURL());
            }
        }
        var loader = new URLClassLoader(jars.values().toArray(URL[]::new), CheckModules.class.getClassLoader());
        var methods = new ArrayList<CheckMethod>();
        for (var jar : jars.keySet()) {
            for (var name : classes(jar)) {
                try {
                    methods.addAll(CheckMethod.of(Class.forName(name, false, loader)));
                } catch (ClassNotFoundException | LinkageError unusable) {
                    throw new IOException(jar + ": the class " + name + " cannot be loaded: " + unusable, unusable);
                }
            }
        }
        return methods;
    }

    private static List<String> classes(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted().toList();
        }
    }
}
