package praktikum.check.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.check.Cluster;
import praktikum.check.ask.AnswerCache;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.Unmeasured;
import praktikum.check.verdict.CheckKey;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.site.Site;
import praktikum.text.Message;

/** What one round hands to the checks it runs, and what it remembers of each. Lives in one launcher session. */
final class CheckRound {

    private final Site site;
    private final AnswerCache memory;
    private final Optional<QuorumTimeline> drill;
    private final Map<CheckKey, CheckExecution> probes = new HashMap<>();

    CheckRound(Site site, AnswerCache memory, Optional<QuorumTimeline> drill) {
        this.site = site;
        this.memory = memory;
        this.drill = drill;
    }

    /** What a check method is given for a parameter of a type. */
    Object parameter(Class<?> type, CheckKey key) {
        var probe = probes.computeIfAbsent(key, fresh -> new CheckExecution(fresh, memory));
        if (type == Cluster.class) {
            return new Cluster(site, probe);
        }
        if (type == QuorumTimeline.class) {
            return drill.orElseThrow(() -> new Unmeasured(Message.of("check.no-drill")));
        }
        throw new IllegalArgumentException("a check is given a Cluster or a QuorumTimeline, not a " + type.getName());
    }

    Optional<CheckExecution> probe(CheckKey key) {
        return Optional.ofNullable(probes.get(key));
    }

    /** Before the next round: every check starts afresh. */
    void restart() {
        probes.clear();
    }
}
