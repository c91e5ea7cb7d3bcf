package praktikum.check.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.check.Cluster;
import praktikum.check.Marker;
import praktikum.check.NfsServer;
import praktikum.check.ask.AnswerCache;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.Unmeasured;
import praktikum.check.verdict.CheckKey;
import praktikum.drill.Timeline;
import praktikum.drill.Timelines;
import praktikum.site.Site;
import praktikum.text.Message;

/** What one round hands to the checks it runs, and what it remembers of each. Lives in one launcher session. */
final class CheckRound {

    private final Site site;
    private final AnswerCache answers;
    private final Timelines drills;
    private final Optional<ChallengeRun> challenges;
    private final Map<CheckKey, CheckExecution> executions = new HashMap<>();

    CheckRound(Site site, AnswerCache answers, Timelines drills, Optional<ChallengeRun> challenges) {
        this.site = site;
        this.answers = answers;
        this.drills = drills;
        this.challenges = challenges;
    }

    /** What a check method is given for a parameter of a type. */
    Object parameter(Class<?> type, CheckKey key) {
        var execution = executions.computeIfAbsent(key, fresh -> new CheckExecution(fresh, answers));
        if (type == Cluster.class) {
            return new Cluster(site, execution);
        }
        if (type == NfsServer.class) {
            return new Cluster(site, execution).nfsServer().orElseThrow(() -> new Unmeasured(Message.of("check.no-nfs-server")));
        }
        if (Timeline.class.isAssignableFrom(type)) {
            return drills.get(type.asSubclass(Timeline.class)).orElseThrow(() -> new Unmeasured(Timelines.missing(type)));
        }
        if (type == Marker.class && challenges.isPresent()) {
            return challenges.get().marker();
        }
        throw new IllegalArgumentException("a check is given a Cluster, an NfsServer and a drill's timeline, and a challenge a Marker; "
                + "not a " + type.getName());
    }

    Optional<CheckExecution> execution(CheckKey key) {
        return Optional.ofNullable(executions.get(key));
    }

    /** Before the next round: every check starts afresh. */
    void restart() {
        executions.clear();
    }
}
