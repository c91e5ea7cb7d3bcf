package praktikum.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chapters and sections of a report: for the contents, the bookmarks and the headings alike. */
public final class Outline {

    private static final String[] ROMAN = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX"};

    private final List<ChapterHead> chapters;

    private Outline(List<ChapterHead> chapters) {
        this.chapters = List.copyOf(chapters);
    }

    /**
     * A chapter.
     *
     * @param label "Chapter 2", "BAB II", "Appendix A"
     * @param lab the lab it is about
     * @param part the topic it is about
     */
    public record ChapterHead(String id, String label, String title, List<SectionHead> sections, Optional<LabPart> lab,
            Optional<ChapterPart> part) {
        public ChapterHead {
            sections = List.copyOf(sections);
        }

        /** The section of that id, which must exist. */
        public SectionHead section(String id) {
            return sections.stream().filter(section -> section.id().equals(this.id + "-" + id)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no section " + id + " in " + this.id));
        }

        /** Whether there is a section of that id. */
        public boolean has(String id) {
            return sections.stream().anyMatch(section -> section.id().equals(this.id + "-" + id));
        }
    }

    /** A section, numbered within its chapter. */
    public record SectionHead(String id, String number, String title) {
    }

    static Outline of(ReportModel model, ReportText say) {
        var chapters = new ArrayList<ChapterHead>();
        var summary = new ArrayList<String>(List.of("points"));
        if (!model.checks("FAILED").isEmpty()) {
            summary.add("wrong");
        }
        if (!model.silences().isEmpty()) {
            summary.add("silent");
        }
        add(chapters, "summary", say.of("summary"), titled(say, "summary", summary), Optional.empty(), Optional.empty(), say);
        add(chapters, "observed", say.of("observed"), titled(say, "observed", List.of("topology", "differences", "addresses")),
                Optional.empty(), Optional.empty(), say);
        topics(chapters, model, Optional.empty(), say);
        for (var lab : model.labs()) {
            var sections = new ArrayList<String[]>();
            sections.add(new String[] {"task", say.of("lab.task")});
            lab.steps().forEach(step -> sections.add(new String[] {"step-" + step.id(), step.title()}));
            if (!lab.measured().isEmpty()) {
                sections.add(new String[] {"measured", say.of("lab.measured")});
            }
            add(chapters, "lab-" + lab.id(), lab.title(), sections, Optional.of(lab), Optional.empty(), say);
            topics(chapters, model, Optional.of(lab.id()), say);
        }
        chapters.add(new ChapterHead("evidence", say.of("appendix", "A"), say.of("evidence"),
                sections("evidence", "A", titled(say, "evidence", List.of("verify", "records"))), Optional.empty(), Optional.empty()));
        return new Outline(chapters);
    }

    private static void topics(List<ChapterHead> chapters, ReportModel model, Optional<String> after, ReportText say) {
        model.chapters().stream().filter(part -> part.after().equals(after))
                .forEach(part -> add(chapters, part.id(), say.of(part.id() + ".title"),
                titled(say, part.id(), part.content().sections()), Optional.empty(), Optional.of(part), say));
    }

    private static List<String[]> titled(ReportText say, String chapter, List<String> ids) {
        return ids.stream().map(id -> new String[] {id, say.of(chapter + "." + id)}).toList();
    }

    private static void add(List<ChapterHead> chapters, String id, String title, List<String[]> sections, Optional<LabPart> lab,
            Optional<ChapterPart> part, ReportText say) {
        var number = chapters.size() + 1;
        var label = say.tag().equals("id") && number <= ROMAN.length ? ROMAN[number - 1] : Integer.toString(number);
        chapters.add(new ChapterHead(id, say.of("chapter", label), title, sections(id, Integer.toString(number), sections), lab, part));
    }

    private static List<SectionHead> sections(String chapter, String number, List<String[]> sections) {
        var made = new ArrayList<SectionHead>();
        for (var section : sections) {
            made.add(new SectionHead(chapter + "-" + section[0], number + "." + (made.size() + 1), section[1]));
        }
        return made;
    }

    /** All chapters in order. */
    public List<ChapterHead> chapters() {
        return chapters;
    }

    /** The chapter of that id, which must exist. */
    public ChapterHead chapter(String id) {
        return chapters.stream().filter(chapter -> chapter.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no chapter " + id));
    }
}
