package praktikum.fact.ha;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A service that the manager took from a fenced node, as the journals tell it.
 *
 * @param sid the service, such as {@code vm:100}
 * @param from the node that was fenced; empty where the service came back to it
 * @param to the node it was given to
 * @param unknown when the manager no longer saw the node
 * @param fence when it gave the node up, some 60 s later
 * @param acknowledged when it had the node's lock, which proves that the node is down
 * @param recovered when it gave the service to another node
 * @param starting when that node began to start it; needs the journal of that node, as the next two
 * @param started when it ran
 * @param task the task that started it
 */
public record Recovery(String sid, Optional<String> from, String to, Optional<Instant> unknown, Optional<Instant> fence,
        Optional<Instant> acknowledged, Instant recovered, Optional<Instant> starting, Optional<Instant> started, Optional<String> task) {

    static Recovery of(HaJournal journal, HaEvent event) {
        String sid = event.sid().orElse("");
        String target = event.target().orElse("");
        Predicate<HaEvent> before = one -> !one.at().isAfter(event.at());
        Predicate<HaEvent> there = one -> !one.at().isBefore(event.at()) && one.host().equals(target);
        String node = event.node().orElse(target);
        Optional<Instant> unknown = at(journal.last(HaStep.NODE_STATE, before.and(one -> one.node().filter(node::equals).isPresent()
                && one.from().filter("online"::equals).isPresent() && one.into("unknown"))));
        Optional<Instant> fence = at(journal.last(HaStep.SERVICE_STATE, before.and(one -> one.of(sid) && one.into("fence"))));
        Optional<Instant> acknowledged = at(journal.last(HaStep.FENCED, before.and(one -> one.node().filter(node::equals).isPresent())));
        Optional<HaEvent> starting = journal.first(HaStep.STARTING, there.and(one -> one.of(sid)));
        Optional<String> task = starting.flatMap(start -> journal.first(HaStep.TASK_STARTED, one -> one.host().equals(target)
                && !one.at().isBefore(start.at())
                && one.text().filter(text -> text.contains("start:" + sid.substring(3) + ":")).isPresent()))
                .flatMap(HaEvent::text);
        return new Recovery(sid, event.node(), target, unknown, fence, acknowledged, event.at(), at(starting),
                at(journal.first(HaStep.STARTED, there.and(one -> one.of(sid)))), task);
    }

    private static Optional<Instant> at(Optional<HaEvent> event) {
        return event.map(HaEvent::at);
    }

    /** From the moment the manager missed the node until the service ran again; empty where the journals do not tell one of them. */
    public Optional<Duration> took() {
        return unknown.flatMap(start -> started.map(end -> Duration.between(start, end)));
    }
}
