package praktikum.report;

import praktikum.drill.Timelines;
import praktikum.host.evidence.Evidence;
import praktikum.site.Site;
import praktikum.text.Language;

/**
 * What a chapter may look at.
 *
 * @param evidence a check run's transcript
 * @param drills what was measured before it
 */
public record ChapterSource(Evidence evidence, Timelines drills, Site site, Language language) {

    /** The source of a transcript's chapters. */
    public static ChapterSource of(Evidence evidence, Site site, Language language) {
        return new ChapterSource(evidence, Timelines.copiedIn(evidence), site, language);
    }
}
