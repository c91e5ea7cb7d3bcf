import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes down what plugs in, so that whoever adds a drill, a chapter, a check class or a topic of the simulator adds a file and edits no
 * list: {@code java Plugins.java CLASSES TYPE …}. For each type, an interface or an annotation, {@code META-INF/services/TYPE} names the
 * concrete classes that directly implement it or carry it, in the order of their names, as {@link java.util.ServiceLoader} reads it.
 */
final class Plugins {

    public static void main(String[] args) throws IOException {
        var classes = Path.of(args[0]);
        List<ClassModel> compiled;
        try (var files = Files.walk(classes)) {
            compiled = files.filter(file -> file.toString().endsWith(".class") && !file.startsWith(classes.resolve("picocli"))).sorted()
                    .map(Plugins::parse).toList();
        }
        var services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
        for (var type : Arrays.asList(args).subList(1, args.length)) {
            var names = compiled.stream().filter(each -> plugsIn(each, type)).map(Plugins::name).sorted().toList();
            Files.write(services.resolve(type), names);
        }
    }

    private static boolean plugsIn(ClassModel type, String wanted) {
        return !type.flags().has(AccessFlag.ABSTRACT)
                && (type.interfaces().stream().anyMatch(each -> each.asInternalName().equals(wanted.replace('.', '/')))
                || type.findAttribute(Attributes.runtimeVisibleAnnotations()).stream().flatMap(found -> found.annotations().stream())
                        .map(Annotation::className).anyMatch(each -> each.equalsString("L" + wanted.replace('.', '/') + ";")));
    }

    private static String name(ClassModel type) {
        return type.thisClass().asInternalName().replace('/', '.');
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
