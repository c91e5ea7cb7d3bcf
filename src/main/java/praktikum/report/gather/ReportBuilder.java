package praktikum.report.gather;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.Course;
import praktikum.course.PageValues;
import praktikum.grade.Grade;
import praktikum.host.evidence.Evidence;
import praktikum.report.Chapter;
import praktikum.report.ChapterPart;
import praktikum.report.ChapterSource;
import praktikum.report.LabPart;
import praktikum.report.ReportModel;
import praktikum.report.ReportModel.Silence;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/** Draws a report's content together from the rooms before it. It asks no machine: everything is in the evidence. */
public final class ReportBuilder {

    private ReportBuilder() {
    }

    /**
     * The content of a report.
     *
     * @param evidence a check run's transcript
     * @param file the transcript's file name, as readers are told it
     * @param grade what came of judging that transcript
     * @param zone where times are told in if the site plans no time zone
     */
    public static ReportModel report(Course course, Site site, Evidence evidence, String file, Grade grade, Language language,
            ZoneId zone) {
        var answers = new EvidenceAnswers(evidence);
        var machines = site.nodes().stream().map(node -> new ObservedNode(node, answers)).toList();
        var labParts = new LabChapters(language, new PageValues(SiteValues.of(site)), new MeasuredValues(machines, language));
        var labs = grade.labs().stream().map(labParts::lab).toList();
        var observed = new ObservedCluster(site, machines, language).observed();
        var chapters = chapters(course, ChapterSource.of(evidence, site, language), labs);
        var proof = new EvidenceAppendix(evidence, language, troublingQuestions(grade)).part(file,
                EvidenceAppendix.cited(labs, observed, chapters), EvidenceAppendix.troubling(labs));
        var cover = new ReportModel.Cover(course.title().get(language), site.plan().cluster(), evidence.opening().run(),
                evidence.opening().kit(), evidence.started(), passed(evidence),
                zone(site, zone));
        return new ReportModel(language, cover, LabChapters.mean(grade.labs()), labs, silences(grade, language), observed, chapters, proof);
    }

    /** How long the run took; no time where the clock was set back meanwhile, as older kits let it. */
    private static Duration passed(Evidence evidence) {
        var passed = Duration.between(evidence.started(), evidence.entries().getLast().time());
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    /** The chapters that have something to tell, each after its lab; where the report leaves that out, after the one before it. */
    private static List<ChapterPart> chapters(Course course, ChapterSource source, List<LabPart> labs) {
        var order = course.labs().stream()
                .flatMap(lab -> Stream.concat(Stream.of(lab.id()),
                        lab.steps().stream().map(step -> lab.id() + "/" + step.id()))).toList();
        return Chapter.installed().stream().sorted(Comparator.comparing(chapter -> place(order, chapter.step()))).flatMap(chapter -> {
            var after = labs.stream().map(LabPart::id).filter(lab -> place(order, lab) < place(order, chapter.step()))
                    .reduce((before, next) -> next);
            return chapter.content(source).stream().map(content -> new ChapterPart(chapter.id(), after, content));
        }).toList();
    }

    /** What was asked for all that is not as it should be, or could not be looked at. */
    private static Set<List<String>> troublingQuestions(Grade grade) {
        return grade.labs().stream().flatMap(lab -> lab.steps().stream()).flatMap(step -> step.checks().stream())
                .flatMap(check -> check.verdict().findings().stream()).filter(finding -> finding.outcome() != Outcome.PASSED)
                .flatMap(finding -> finding.asked().stream()).collect(Collectors.toSet());
    }

    private static int place(List<String> order, String address) {
        var place = order.indexOf(address);
        return place < 0 ? order.size() : place;
    }

    /** What could not be looked at: the first reason of each host, and how many more it has. */
    private static List<Silence> silences(Grade grade, Language language) {
        var whys = new LinkedHashMap<String, LinkedHashSet<String>>();
        grade.labs().stream().flatMap(lab -> lab.steps().stream()).flatMap(step -> step.checks().stream())
                .filter(check -> !(check.verdict() instanceof Verdict.Skipped)).flatMap(check -> check.verdict().findings().stream())
                .forEach(finding -> finding.why().ifPresent(why -> whys.computeIfAbsent(finding.subject(), host -> new LinkedHashSet<>())
                        .add(why.in(language))));
        return whys.entrySet().stream().map(host -> new Silence(host.getKey(), host.getValue().getFirst(), host.getValue().size() - 1))
                .toList();
    }

    private static ZoneId zone(Site site, ZoneId otherwise) {
        try {
            return site.plan().timeZone().map(ZoneId::of).orElse(otherwise);
        } catch (DateTimeException unknown) {
            return otherwise;
        }
    }
}
