package praktikum.drill;

import java.util.List;
import java.util.Optional;
import praktikum.text.Language;

/** What a drill measured, computed from its records alone, so that a replay says the same. */
public interface Timeline {

    /** Whether the drill came so far that checks may judge by it, whatever it showed. */
    boolean complete();

    /** The figures in brief, line by line, for whoever ran the drill. */
    List<String> summary(Language language);

    /** The timeline of a drill's records; empty where no drill that is there knows them. */
    static Optional<Timeline> of(DrillRecords records) {
        return Drill.installed().stream().filter(drill -> records.step().map(drill.step()::equals).orElse(true))
                .<Timeline>flatMap(drill -> drill.timeline(records).stream()).findFirst();
    }
}
