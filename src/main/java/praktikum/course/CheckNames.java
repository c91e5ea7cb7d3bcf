package praktikum.course;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the check that a short name means, as seen from a place in the course. */
public final class CheckNames {

    private final List<CheckId> all;

    /** The names among all checks of a course. */
    public CheckNames(Collection<CheckId> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The check of a name: {@code check} of the same step or lab, {@code step/check} of the same lab, {@code lab/check},
     * {@code lab/step/check}. A check's last part is unique within its lab.
     */
    public Optional<CheckId> find(String lab, String name) {
        var parts = name.split("/", -1);
        return switch (parts.length) {
            case 1 -> first(id -> id.lab().equals(lab) && id.check().equals(name));
            case 2 -> first(id -> id.lab().equals(lab) && id.step().equals(parts[0]) && id.check().equals(parts[1]))
                    .or(() -> first(id -> id.lab().equals(parts[0]) && id.check().equals(parts[1])));
            default -> first(id -> id.toString().equals(name));
        };
    }

    /** The checks of a lab. */
    public List<CheckId> of(String lab) {
        return all.stream().filter(id -> id.lab().equals(lab)).toList();
    }

    private Optional<CheckId> first(Predicate<CheckId> wanted) {
        return all.stream().filter(wanted).findFirst();
    }
}
