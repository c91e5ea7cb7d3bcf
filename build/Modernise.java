import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * Copies the classes of a jar into a folder in the class-file format of Java 8: {@code java Modernise.java JAR PACKAGE FOLDER}.
 * picocli is compiled for Java 5, and what is older than Java 6 the JVM neither keeps in its class cache (JEP 483) nor verifies
 * quickly. It is most of what {@code praktikum --help} loads: this takes a third off every start.
 */
final class Modernise {

    public static void main(String[] args) throws IOException {
        var target = Path.of(args[2]);
        try (var jar = new JarFile(args[0])) {
            var resolver = ClassHierarchyResolver.ofResourceParsing(type -> {
                try {
                    var name = type.descriptorString();
                    var entry = jar.getEntry(name.substring(1, name.length() - 1) + ".class");
                    return entry == null ? null : jar.getInputStream(entry);
                } catch (IOException broken) {
                    throw new java.io.UncheckedIOException(broken);
                }
            }).orElse(ClassHierarchyResolver.defaultResolver());
            var classes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver),
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
            for (var entry
                    : jar.stream().filter(each -> each.getName().startsWith(args[1] + "/") && each.getName().endsWith(".class")).toList()) {
                var old = classes.parse(jar.getInputStream(entry).readAllBytes());
                var modern = classes.build(old.thisClass().asSymbol(), builder -> {
                    builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                    builder.transform(old, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                            .andThen(ClassTransform.dropping(element -> element instanceof ClassFileVersion)));
                });
                var file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, modern);
            }
        }
    }
}
