package praktikum.cli;

import praktikum.course.PageValues;
import praktikum.grade.VerdictExplanation;
import praktikum.run.WorkFailed;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.text.Language;

/** A site inside a transcript: the text that its first record keeps. */
final class Sites {

    private Sites() {
    }

    /** What a transcript keeps of a site. */
    static String text(Site site) {
        return SiteFile.write(site, Language.ENGLISH);
    }

    /** The site that a transcript keeps. */
    static Site read(String run, String text) throws WorkFailed {
        return switch (SiteFile.parse(run, text)) {
            case SiteReading.Ready ready -> ready.site();
            case SiteReading.Wrong wrong -> throw WorkFailed.problems(wrong.findings());
        };
    }

    /** How verdicts on a site are told. */
    static VerdictExplanation telling(Site site) {
        return new VerdictExplanation(new PageValues(SiteValues.of(site)));
    }

    /** Whether a transcript is about the same machines: same cluster, same nodes at the same addresses. */
    static boolean same(String text, Site site) {
        return SiteFile.parse("site", text) instanceof SiteReading.Ready ready
                && ready.site().plan().cluster().equals(site.plan().cluster())
                && ready.site().nodes().stream().map(node -> node.name() + " " + node.address()).toList()
                        .equals(site.nodes().stream().map(node -> node.name() + " " + node.address()).toList());
    }
}
