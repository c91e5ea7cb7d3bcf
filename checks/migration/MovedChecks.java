package migration;

import static migration.Machines.judgeMoved;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.verdict.Judgement;
import praktikum.drill.guest.Observation;
import praktikum.drill.migration.MigrationLeg;
import praktikum.drill.migration.MigrationTimeline;
import praktikum.fact.network.EchoTrace;
import praktikum.fact.task.Task;

/** Lab 07: what the drill has shown of a machine that moved while it ran. */
@ChecksFor("07-migration")
final class MovedChecks {

    @Check("moved")
    void itArrivedAndNothingStayedBehind(Cluster cluster, MigrationTimeline drill) {
        judgeMoved(cluster, drill, leg -> {
            if (!leg.after().node().equals(Optional.of(leg.to()))) {
                return wrong(leg.to(), leg.after().node()).mistake("stayed").with("why", why(leg));
            }
            if (leg.task().filter(task -> !task.running() && !task.ok()).isPresent()) {
                return wrong("OK", leg.task().flatMap(Task::status)).mistake("task-failed").with("why", why(leg));
            }
            var left = Optional.ofNullable(leg.after().processes().get(leg.from())).orElseThrow(() -> notSeen(leg, leg.from()));
            return left ? wrong("–", "kvm").mistake("process-left")
                    : right(leg.from() + " → " + leg.to() + leg.task().flatMap(Task::status).map(status -> ", " + status).orElse(""));
        });
    }

    /** Why it did not go well, in the words of the log. */
    private static String why(MigrationLeg leg) {
        return leg.log().flatMap(log -> log.log().failure()).or(() -> leg.task().flatMap(Task::status)).orElse("–");
    }

    @Check("never-stopped")
    void itNeverStopped(Cluster cluster, MigrationTimeline drill) {
        judgeMoved(cluster, drill, leg -> {
            var before = leg.before().boot().orElseThrow(() -> notSeen(leg, leg.from()));
            var after = leg.after().boot().orElseThrow(() -> notSeen(leg, leg.to()));
            if (!before.bootId().equals(after.bootId()) || after.uptime().compareTo(before.uptime()) < 0) {
                return wrong(before.bootId(), after.bootId()).mistake("restarted");
            }
            var marked = leg.before().memory().flatMap(marker -> marker).orElseThrow(() -> notSeen(leg, leg.from()));
            var kept = leg.after().memory().orElseThrow(() -> notSeen(leg, leg.to()));
            if (kept.isEmpty()) {
                return wrong(marked.text(), Optional.empty()).mistake("marker-lost");
            }
            if (!marked.inMemory()) {
                throw cannotTell("check.migration.not-in-memory", leg.from(), marked.fileSystem());
            }
            return kept.get().equals(marked) ? right(before.bootId())
                    : wrong(marked.text() + " " + marked.changed(), kept.get().text() + " " + kept.get().changed())
                            .mistake("marker-remade");
        });
    }

    @Check("same-address")
    void itKeptItsAddressAndItsCard(Cluster cluster, MigrationTimeline drill) {
        judgeMoved(cluster, drill, leg -> {
            if (leg.before().file().isEmpty() || leg.after().file().isEmpty() || leg.before().network().isEmpty()
                    || leg.after().network().isEmpty()) {
                throw notSeen(leg, leg.to());
            }
            if (!leg.before().macs().equals(leg.after().macs())) {
                return wrong(leg.before().macs(), leg.after().macs()).mistake("other-card");
            }
            var before = leg.before().addresses();
            return leg.after().addresses().equals(before) ? right(String.join(", ", before) + " " + String.join(", ", leg.after().macs()))
                    : wrong(before, leg.after().addresses()).mistake("other-address");
        });
    }

    @Check("interruption")
    void whatOthersNoticedIsShort(Cluster cluster, MigrationTimeline drill) {
        judgeMoved(cluster, drill, leg -> {
            leg.clockSet().ifPresent(host -> {
                throw cannotTell("check.migration.clock-set", host);
            });
            var seen = leg.observed().stream().filter(one -> one.silence().isPresent()).toList();
            var longest = seen.stream().max(Comparator.comparing(MovedChecks::length)).orElseThrow(() -> notSeen(leg, leg.to()));
            var silent = seen.stream().filter(one -> !one.answersInTheEnd()).findFirst();
            if (silent.isPresent()) {
                return wrong("–", silent.get().host()).mistake("silent").with("peer", silent.get().host());
            }
            return length(longest).compareTo(cluster.interruptionLimit()) > 0 ? tooLong(cluster, leg, longest)
                    : right(seen.stream().map(one -> one.host() + " " + seconds(length(one))).collect(Collectors.joining(", "))
                            + downtime(leg).map(time -> " (log: " + seconds(time) + ")").orElse(""));
        });
    }

    /** A silence that the log's own figure says nothing of is told with that figure. */
    private static Judgement tooLong(Cluster cluster, MigrationLeg leg, Observation longest) {
        var wrong = wrong("≤ " + seconds(cluster.interruptionLimit()), seconds(length(longest))).with("peer", longest.host());
        return downtime(leg).filter(time -> time.compareTo(cluster.interruptionLimit()) <= 0)
                .map(time -> wrong.mistake("not-the-downtime").with("downtime", time.toMillis() + " ms"))
                .orElseGet(() -> wrong.mistake("long"));
    }

    private static Optional<Duration> downtime(MigrationLeg leg) {
        return leg.log().flatMap(log -> log.log().figures().downtime());
    }

    private static Duration length(Observation seen) {
        return seen.silence().map(EchoTrace.Silence::length).orElse(Duration.ZERO);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static Error notSeen(MigrationLeg leg, String node) {
        return cannotTell("check.migration.not-seen-on", node, leg.after().trouble().stream().reduce((one, other) -> other).orElse("–"));
    }
}
