package praktikum.course;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.text.Language;

/**
 * An ordered set of labs.
 *
 * @param title in every language
 * @param hash SHA-256 over {@code course.yaml} and all lab pages, 64 hexadecimal digits
 */
public record Course(String id, Map<Language, String> title, List<Lab> labs, String hash) {

    public Course {
        title = Map.copyOf(title);
        labs = List.copyOf(labs);
    }

    /** The lab of that id. */
    public Optional<Lab> lab(String id) {
        return labs.stream().filter(lab -> lab.id().equals(id)).findFirst();
    }

    /** The rubric of a check. */
    public Optional<Rubric> rubric(CheckId id) {
        return lab(id.lab()).flatMap(lab -> lab.step(id.step())).stream().flatMap(step -> step.checks().stream())
                .filter(rubric -> rubric.id().equals(id)).findFirst();
    }
}
