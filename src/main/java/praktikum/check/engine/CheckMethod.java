package praktikum.check.engine;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import praktikum.check.Challenge;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.verdict.CheckKey;

/**
 * A method that verifies a check.
 *
 * @param after what it builds on, in either way
 * @param explainedBy those of them that count only where they failed
 * @param challenge whether it writes something to prove it
 */
public record CheckMethod(CheckKey key, List<CheckKey> after, List<CheckKey> explainedBy, boolean challenge, Class<?> type, Method method) {

    /** The key that a method's annotations and its class's give. */
    static CheckKey key(Method method) {
        return new CheckKey(method.getDeclaringClass().getDeclaredAnnotation(ChecksFor.class).value(),
                method.getAnnotation(Check.class).value());
    }

    /** The check methods of a class marked with {@link ChecksFor}, none for any other class. */
    public static List<CheckMethod> of(Class<?> type) {
        var found = new ArrayList<CheckMethod>();
        var marked = type.getDeclaredAnnotation(ChecksFor.class);
        if (marked == null) {
            return found;
        }
        for (var method : AnnotationSupport.findAnnotatedMethods(type, Check.class, HierarchyTraversalMode.TOP_DOWN)) {
            var check = method.getAnnotation(Check.class);
            var key = new CheckKey(marked.value(), check.value());
            var explainedBy = keys(check.explainedBy(), marked.value());
            var after = Stream.concat(keys(check.after(), marked.value()).stream(), explainedBy.stream()).toList();
            found.add(new CheckMethod(key, after, explainedBy, method.isAnnotationPresent(Challenge.class), type, method));
        }
        return found;
    }

    private static List<CheckKey> keys(String[] texts, String lab) {
        return Stream.of(texts).map(text -> CheckKey.parse(text, lab)).toList();
    }
}
