package migration;

import static migration.Machines.judgeMigrated;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.verdict.Judgement;
import praktikum.fact.migration.DiskMirror;
import praktikum.fact.migration.MigrationLog;
import praktikum.fact.migration.Transfer;

/** Lab 07: what the log of the last migration tells, and what it does not. */
@ChecksFor("07-migration")
final class AnalysisChecks {

    @Check(value = "online", after = "06-guests/machine-there")
    void itMovedWhileItRan(Cluster cluster) {
        judgeMigrated(cluster, machine -> {
            var last = LastMigration.of(cluster, machine);
            var judged = judgeEnd(last);
            return judged.with("from", last.from()).with("to", last.to());
        });
    }

    private static Judgement judgeEnd(LastMigration last) {
        var log = last.log();
        if (!last.task().ok() || log.end() == MigrationLog.End.ABORTED || log.end() == MigrationLog.End.PROBLEMS) {
            return wrong("OK", last.task().status()).mistake("failed").with("why", log.failure().or(last.task()::status).orElse("–"));
        }
        if (log.end() == MigrationLog.End.NOT_TOLD) {
            throw cannotTell("check.migration.log-cut", last.from());
        }
        return log.online() ? right(last.from() + " → " + last.to() + last.task().status().map(status -> ", " + status).orElse(""))
                : wrong("online", "offline").mistake(last.betweenStopAndStart() ? "stop-start" : "offline");
    }

    @Check(value = "memory-only", after = "online", explainedBy = "06-guests/machine-disks")
    void nothingButMemoryWasMoved(Cluster cluster) {
        judgeMigrated(cluster, machine -> {
            var last = LastMigration.of(cluster, machine);
            var transfer = last.log().transfer();
            if (transfer == Transfer.NOT_TOLD) {
                throw cannotTell("check.migration.log-cut", last.from());
            }
            if (transfer == Transfer.MEMORY_ONLY) {
                return right(last.from() + " → " + last.to() + ", " + figures(last.log()));
            }
            var disks = last.log().mirrors().stream().map(DiskMirror::drive).collect(Collectors.joining(", "));
            return wrong(Transfer.MEMORY_ONLY, transfer).mistake(transfer == Transfer.DISK_REPLICATED ? "replicated" : "over-nbd")
                    .with("from", last.from()).with("to", last.to()).with("disk", disks.isEmpty() ? "–" : disks)
                    .with("storage", machine.storage());
        });
    }

    @Check(value = "downtime", after = "online")
    void itsPauseIsWithinItsLimit(Cluster cluster) {
        judgeMigrated(cluster, machine -> {
            var last = LastMigration.of(cluster, machine);
            var told = last.log().figures();
            if (told.downtime().isEmpty() || told.downtimeLimit().isEmpty()) {
                throw cannotTell("check.migration.no-downtime", last.from());
            }
            // What QEMU was allowed at last: where memory changes too fast, the limit is raised on the way.
            return told.downtime().get().compareTo(told.downtimeLimit().get().multipliedBy(2)) <= 0 ? right(figures(last.log()))
                    : wrong("≤ " + told.downtimeLimit().get().toMillis() + " ms", told.downtime().get().toMillis() + " ms")
                            .mistake("over-limit").with("from", last.from());
        });
    }

    /** The figures of a log: limit 100 ms, downtime 99 ms, 547.1 MiB, 78.2 MiB/s, 32 s. */
    private static String figures(MigrationLog log) {
        var told = log.figures();
        List<String> parts = new ArrayList<>();
        told.downtime().ifPresent(time -> parts.add("downtime " + time.toMillis() + " ms"
                + told.downtimeLimit().map(limit -> " / " + limit.toMillis() + " ms").orElse("")));
        told.transferred().ifPresent(size -> parts.add(size.text()));
        log.rate().ifPresent(rate -> parts.add(String.format(Locale.ROOT, "%.1f MiB/s", rate / (1 << 20))));
        told.duration().ifPresent(time -> parts.add(time.toSeconds() + " s"));
        return String.join(", ", parts);
    }
}
