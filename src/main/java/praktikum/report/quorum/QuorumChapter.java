package praktikum.report.quorum;

import java.util.Optional;
import praktikum.drill.quorum.QuorumTimeline;
import praktikum.report.Chapter;
import praktikum.report.ChapterSource;

/** The chapter on the quorum drill whose records a check took over. */
public final class QuorumChapter implements Chapter {

    @Override
    public String id() {
        return "quorum";
    }

    @Override
    public String step() {
        return "02-cluster/quorum-drill";
    }

    @Override
    public Optional<QuorumPart> content(ChapterSource source) {
        return source.drills().get(QuorumTimeline.class).filter(drill -> !drill.views().isEmpty())
                .map(drill -> new QuorumPartBuilder(drill, source.language()).part());
    }
}
