package praktikum.course;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.text.Language;

/**
 * A Markdown page in every language.
 *
 * @param requires ids of the labs to be done before
 * @param minutes how long a student takes, about
 * @param weight what it counts in the course, beside the other labs
 */
public record Lab(String id, List<String> requires, int minutes, int weight, List<Step> steps, Map<Language, LabPage> pages) {

    public Lab {
        requires = List.copyOf(requires);
        steps = List.copyOf(steps);
        pages = Map.copyOf(pages);
    }

    /** The page in one language; a course that could be read has each. */
    public LabPage page(Language language) {
        return pages.get(language);
    }

    /** The step of that id. */
    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The rubrics of all steps, in order. */
    public List<Rubric> checks() {
        return steps.stream().flatMap(step -> step.checks().stream()).toList();
    }
}
