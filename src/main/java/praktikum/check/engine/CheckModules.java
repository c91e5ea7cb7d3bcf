package praktikum.check.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import praktikum.check.ChecksFor;

/** Finds the classes that hold checks. */
public final class CheckModules {

    /** Names of the kit's own check classes, one a line, written by the build: starting needs no search of the whole jar. */
    private static final String INDEX = "META-INF/services/" + ChecksFor.class.getName();

    private static final long LONGEST_JAR = 1 << 26;
    private static final long LONGEST_CLASS = 1 << 20;
    private static final int MOST_CLASSES = 1 << 14;

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
     * The jars in a course's own folder {@code checks}; none where it has no such folder.
     *
     * @throws IOException when one is too long, or no file of the course
     */
    public static List<Path> jars(Path course) throws IOException {
        var folder = course.resolve("checks");
        var jars = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder, "*.jar")) {
                entries.forEach(jars::add);
            }
        }
        for (var jar : jars) {
            if (!Files.isRegularFile(jar) || !jar.toRealPath().startsWith(course.toRealPath()) || Files.size(jar) > LONGEST_JAR) {
                throw new IOException(jar + " is no file of the course of at most " + LONGEST_JAR + " bytes");
            }
        }
        jars.sort(Comparator.naturalOrder());
        return jars;
    }

    /**
     * The checks in jars. To read what a class is marked with can run code of its jar already. Their classes stay loaded as long as the
     * kit runs.
     *
     * @throws IOException when a jar cannot be read
     */
    public static List<CheckMethod> in(List<Path> jars) throws IOException {
        var urls = new ArrayList<URL>();
        for (var jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        var loader = new URLClassLoader(urls.toArray(URL[]::new), CheckModules.class.getClassLoader());
        var methods = new ArrayList<CheckMethod>();
        for (var jar : jars) {
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
            var classes = file.stream()
                    .filter(entry -> entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")
                            && !entry.getName().endsWith("module-info.class")).toList();
            if (classes.size() > MOST_CLASSES || classes.stream().anyMatch(entry -> entry.getSize() > LONGEST_CLASS)) {
                throw new IOException(jar + " has more than " + MOST_CLASSES + " classes, or one of more than " + LONGEST_CLASS + " bytes");
            }
            return classes.stream().map(JarEntry::getName)
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted().toList();
        }
    }
}
