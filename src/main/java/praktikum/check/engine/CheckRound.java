package praktikum.check.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.check.Cluster;
import praktikum.check.ask.AnswerCache;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.Unmeasured;
import praktikum.check.verdict.CheckKey;
import praktikum.drill.Timeline;
import praktikum.drill.Timelines;
import praktikum.site.Site;

/** What one round hands to the checks it runs, and what it remembers of each. Lives in one launcher session. */
final class CheckRound {

    private final Site site;
    private final AnswerCache memory;
    private final Timelines drills;
    private final Map<CheckKey, CheckExecution> probes = new HashMap<>();

    CheckRound(Site site, AnswerCache memory, Timelines drills) {
        this.site = site;
        this.memory = memory;
        this.drills = drills;
    }

    /** What a check method is given for a parameter of a type. */
    Object parameter(Class<?> type, CheckKey key) {
        var probe = probes.computeIfAbsent(key, fresh -> new CheckExecution(fresh, memory));
        if (type == Cluster.class) {
            return new Cluster(site, probe);
        }
        if (Timeline.class.isAssignableFrom(type)) {
            return drills.get(type.asSubclass(Timeline.class)).orElseThrow(() -> new Unmeasured(Timelines.missing(type)));
        }
        throw new IllegalArgumentException("a check is given a Cluster or a drill's timeline, not a " + type.getName());
    }

    Optional<CheckExecution> probe(CheckKey key) {
        return Optional.ofNullable(probes.get(key));
    }

    /** Before the next round: every check starts afresh. */
    void restart() {
        probes.clear();
    }
}
