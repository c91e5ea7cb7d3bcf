package praktikum.fact.ha;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What the managers, the watchdog, corosync and the cluster's file system wrote into the journals, as a timeline. A node that was cut off
 * or lost its power may not have written its last seconds.
 *
 * @param events by their times
 */
public record HaJournal(List<HaEvent> events) {

    public HaJournal {
        events = events.stream().sorted(Comparator.comparing(HaEvent::at)).toList();
    }

    /** The journal of the asked node from a time on, by its clock. */
    public static Question<HaJournal> since(Instant start) {
        return Question.of(HaJournal::read, "journalctl", "-q", "--no-pager", "-o", "short-iso-precise", "-u", "pve-ha-crm", "-u",
                "pve-ha-lrm",
                "-u", "watchdog-mux", "-u", "corosync", "-u", "pve-cluster", "--since=@" + start.getEpochSecond());
    }

    /**
     * Reads {@code 2025-12-14T17:41:02.120000+07:00 pve1 pve-ha-crm[812]: node 'pve3': state changed from 'online' => 'unknown'}; other
     * lines of these daemons say nothing of importance.
     */
    public static Reading<HaJournal> read(Printed printed) {
        return Reading.of(printed, p -> new HaJournal(JournalReader.events(p.succeeded())));
    }

    /** The journals of several nodes as one; their clocks are compared elsewhere. */
    public static HaJournal merged(Collection<HaJournal> journals) {
        return new HaJournal(journals.stream().flatMap(journal -> journal.events.stream()).toList());
    }

    /** The events from a time on. */
    public HaJournal from(Instant start) {
        return new HaJournal(events.stream().filter(event -> !event.at().isBefore(start)).toList());
    }

    /** The events of a kind, in order. */
    public List<HaEvent> all(HaStep step) {
        return events.stream().filter(event -> event.step() == step).toList();
    }

    /** The first event of a kind that fits. */
    public Optional<HaEvent> first(HaStep step, Predicate<HaEvent> which) {
        return all(step).stream().filter(which).findFirst();
    }

    /** The last event of a kind that fits. */
    public Optional<HaEvent> last(HaStep step, Predicate<HaEvent> which) {
        return all(step).reversed().stream().filter(which).findFirst();
    }

    /** Each service that was taken from a fenced node, with what led to it and what came of it. */
    public List<Recovery> recoveries() {
        return all(HaStep.RECOVERED).stream().map(event -> Recovery.of(this, event)).toList();
    }
}
