package praktikum.course;

import com.vladsch.flexmark.util.ast.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One page as it is written, before the two languages are compared.
 *
 * @param whole whether all of it was understood, so that what is missing is really missing
 * @param front what stands in the front matter
 * @param intro the blocks before the first step
 * @param values each use of a site value
 * @param pictures each picture by its file as written
 */
record RawPage(String file, boolean whole, Front front, List<Node> intro, List<RawStep> steps, List<Use> values,
        List<Use> pictures) {

    /** @param requires each with its line */
    record Front(Optional<String> id, Optional<String> title, Map<String, Integer> requires, OptionalInt minutes, int idLine) {
    }

    record RawStep(String id, String title, int line, List<Node> blocks, List<RawAction> actions, List<RawCheck> checks) {
    }

    record RawAction(FenceInfo info, String script, int line) {
        /** Whether attributes and commands are alike; what is wrong in itself is not held against the other as well. */
        boolean sameAs(RawAction other) {
            return !info.right() || !other.info.right() || info.attributes().equals(other.info.attributes()) && script.equals(other.script);
        }
    }

    record RawCheck(String id, int points, boolean bonus, int hintCost, Words words, int line, Map<String, Integer> mistakeLines) {
        Set<String> mistakes() {
            return mistakeLines.keySet();
        }
    }

    /** A site value or a picture by name, and the line it is used on. */
    record Use(String name, int line) {
    }

    List<RawCheck> checks() {
        return steps.stream().flatMap(step -> step.checks().stream()).toList();
    }

    Optional<RawStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
