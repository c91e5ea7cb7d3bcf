package praktikum.drill;

import java.util.List;
import java.util.Optional;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.text.Message;

/**
 * The timelines that a check run judges by, at most one of each kind.
 *
 * @param all in the order in which they were taken over
 */
public record Timelines(List<Timeline> all) {

    /** Where no drill was taken over. */
    public static final Timelines NONE = new Timelines(List.of());

    public Timelines {
        all = List.copyOf(all);
    }

    /** Those of the drills whose records a check's transcript has taken over. */
    public static Timelines copiedIn(Evidence check) {
        return copied(check.copied());
    }

    /** Those of records taken over, cited by their numbers in the transcript that took them. */
    public static Timelines copied(List<Entry.Copied> records) {
        return new Timelines(DrillRecords.copied(records).stream().flatMap(drill -> Timeline.of(drill).stream()).toList());
    }

    /** The timeline of that type, where there is one. */
    public <T extends Timeline> Optional<T> get(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** What is to be said where there is none of that type. */
    public static Message missing(Class<?> type) {
        return Drill.installed().stream().filter(drill -> drill.measures() == type).map(Drill::missing).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no drill gives a " + type.getName()));
    }
}
