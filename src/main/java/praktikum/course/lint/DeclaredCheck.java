package praktikum.course.lint;

import java.util.List;
import java.util.Set;

/**
 * What lint has to know of a check's method.
 *
 * @param lab the lab its class is for
 * @param check the last part of the check's id
 * @param after what it builds on: {@code check} of the same lab, {@code lab/check}, {@code step/check} or {@code lab/step/check}
 * @param mistakes the mistakes it is known to name
 * @param all whether it can name no others
 * @param where class and method, for sentences
 */
public record DeclaredCheck(String lab, String check, List<String> after, Set<String> mistakes, boolean all, String where) {

    public DeclaredCheck {
        after = List.copyOf(after);
        mistakes = Set.copyOf(mistakes);
    }
}
