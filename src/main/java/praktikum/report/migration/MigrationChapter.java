package praktikum.report.migration;

import java.util.Optional;
import praktikum.drill.migration.MigrationTimeline;
import praktikum.report.Chapter;
import praktikum.report.ChapterSource;
import praktikum.site.plan.LimitsPlan;

/** The chapter on the migration drill whose records a check took over. */
public final class MigrationChapter implements Chapter {

    @Override
    public String id() {
        return "migration";
    }

    @Override
    public String step() {
        return "07-migration/migrate-drill";
    }

    @Override
    public Optional<MigrationPart> content(ChapterSource source) {
        var limit = source.site().plan().section(LimitsPlan.class).orElse(LimitsPlan.USUAL).interruption();
        return source.drills().get(MigrationTimeline.class).filter(drill -> !drill.rounds().isEmpty())
                .map(drill -> MigrationPart.of(drill, limit, source.language()));
    }
}
