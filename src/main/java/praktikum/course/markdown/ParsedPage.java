package praktikum.course.markdown;

import com.vladsch.flexmark.util.ast.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import praktikum.course.CheckText;

/**
 * One page as it is written, before the two languages are compared.
 *
 * @param whole whether all of it was understood, so that what is missing is really missing
 * @param front what stands in the front matter
 * @param intro the blocks before the first step
 * @param values each use of a site value
 * @param pictures each picture by its file as written
 */
public record ParsedPage(String file, boolean whole, FrontMatter front, List<Node> intro, List<ParsedStep> steps, List<Use> values,
        List<Use> pictures) {

    /** @param requires each with its line */
    public record FrontMatter(Optional<String> id, Optional<String> title, Map<String, Integer> requires, OptionalInt minutes, int idLine) {
    }

    /** A level-two section. */
    public record ParsedStep(String id, String title, int line, List<Node> blocks, List<ParsedAction> actions, List<ParsedCheck> checks) {
    }

    /** A fenced block that is meant to be an action. */
    public record ParsedAction(FenceInfo info, String script, int line) {
        /** Whether attributes and commands are alike; what is wrong in itself is not held against the other as well. */
        public boolean sameAs(ParsedAction other) {
            return !info.right() || !other.info.right() || info.attributes().equals(other.info.attributes()) && script.equals(other.script);
        }
    }

    /** An entry of a {@code checks} block. */
    public record ParsedCheck(String id, int points, boolean bonus, int hintCost, CheckText words, int line,
            Map<String, Integer> mistakeLines) {
        /** The names of its mistakes. */
        public Set<String> mistakes() {
            return mistakeLines.keySet();
        }
    }

    /** A site value or a picture by name, and the line it is used on. */
    public record Use(String name, int line) {
    }

    /** The checks of all steps, in order. */
    public List<ParsedCheck> checks() {
        return steps.stream().flatMap(step -> step.checks().stream()).toList();
    }

    /** The step of that id. */
    public Optional<ParsedStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
