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
 * @param listed whether all its steps are among the headings, whatever else was not understood
 * @param headings the steps in order, those too whose id was not understood or stands there again, with an empty one
 * @param intro the blocks before the first step
 * @param values each use of a site value
 * @param pictures each picture by its file as written
 */
public record ParsedPage(String file, boolean whole, boolean listed, FrontMatter front, List<Node> intro, List<ParsedStep> headings,
        List<Use> values, List<Use> pictures) {

    /**
     * What stands in the front matter.
     *
     * @param requires each with its line
     * @param steps a sentence for each step, by its id
     */
    public record FrontMatter(Optional<String> id, Optional<String> title, Map<String, Integer> requires, OptionalInt minutes, int idLine,
            Map<String, Summary> steps) {
        /** Front matter that was not understood. */
        static final FrontMatter NONE = new FrontMatter(Optional.empty(), Optional.empty(), Map.of(), OptionalInt.empty(), 1, Map.of());
    }

    /** What a step is about, in a sentence that needs no page around it. */
    public record Summary(String text, int line) {
    }

    /**
     * A level-two section.
     *
     * @param entries what its checks block lists in order, those too whose id was not understood or stands there again
     * @param listed whether all its checks are among the entries
     * @param fenced whether all its blocks are closed, so that no action is lost in another one
     */
    public record ParsedStep(String id, String title, int line, List<Node> blocks, List<ParsedAction> actions, List<CheckEntry> entries,
            boolean listed, boolean fenced) {
        /** The checks that were understood. */
        public List<ParsedCheck> checks() {
            return entries.stream().flatMap(entry -> entry.check().stream()).toList();
        }
    }

    /**
     * An entry of a {@code checks} block.
     *
     * @param id empty where it was not understood, or stands on the page before
     */
    public record CheckEntry(String id, int line, Optional<ParsedCheck> check) {
    }

    /** A fenced block that is meant to be an action. */
    public record ParsedAction(FenceInfo info, String script, int line) {
        /** Whether attributes and commands are alike; what is wrong in itself is not held against the other as well. */
        public boolean sameAs(ParsedAction other) {
            return !info.right() || !other.info.right() || info.attributes().equals(other.info.attributes()) && script.equals(other.script);
        }
    }

    /**
     * A check.
     *
     * @param told whether its mistakes were understood
     */
    public record ParsedCheck(String id, int points, boolean bonus, int hintCost, CheckText words, int line,
            Map<String, Integer> mistakeLines, boolean told) {
        /** The names of its mistakes. */
        public Set<String> mistakes() {
            return mistakeLines.keySet();
        }
    }

    /** A site value or a picture by name, and the line it is used on. */
    public record Use(String name, int line) {
    }

    /** The steps that have an id of their own, in order. */
    public List<ParsedStep> steps() {
        return headings.stream().filter(step -> !step.id().isEmpty()).toList();
    }

    /** The checks of all steps, in order. */
    public List<ParsedCheck> checks() {
        return steps().stream().flatMap(step -> step.checks().stream()).toList();
    }

    /** The step of that id. */
    public Optional<ParsedStep> step(String id) {
        return headings.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
