package praktikum.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.drill.QuorumTimeline;
import praktikum.site.Site;
import praktikum.text.Message;

/** What one round hands to the checks it runs, and what it remembers of each. Lives in one launcher session. */
final class Round {

    private final Site site;
    private final Memory memory;
    private final Optional<QuorumTimeline> drill;
    private final Map<CheckKey, Probe> probes = new HashMap<>();

    Round(Site site, Memory memory, Optional<QuorumTimeline> drill) {
        this.site = site;
        this.memory = memory;
        this.drill = drill;
    }

    boolean supports(Class<?> type) {
        return type == Cluster.class || type == QuorumTimeline.class;
    }

    Object parameter(Class<?> type, CheckKey key) {
        var probe = probes.computeIfAbsent(key, fresh -> new Probe(fresh, memory));
        return type == Cluster.class ? new Cluster(site, probe)
                : drill.orElseThrow(() -> new Unmeasured(Message.of("check.no-drill")));
    }

    Optional<Probe> probe(CheckKey key) {
        return Optional.ofNullable(probes.get(key));
    }

    /** Before the next round: every check starts afresh. */
    void restart() {
        probes.clear();
    }
}
