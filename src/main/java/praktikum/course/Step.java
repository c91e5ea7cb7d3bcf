package praktikum.course;

import java.util.List;

/**
 * A level-two section of a lab page.
 *
 * @param line the line of its heading in the English page, from 1
 */
public record Step(String id, List<Action> actions, List<Rubric> checks, int line) {

    public Step {
        actions = List.copyOf(actions);
        checks = List.copyOf(checks);
    }
}
