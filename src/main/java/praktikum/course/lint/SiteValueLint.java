package praktikum.course.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import praktikum.course.markdown.ParsedLab;
import praktikum.text.FileProblem;
import praktikum.text.Nearest;

/** Site values that pages use and no site has. */
public record SiteValueLint(List<ParsedLab> labs, Predicate<String> knows, List<String> names) {

    /** Each use of such a value. */
    public List<FileProblem> findings() {
        var findings = new ArrayList<FileProblem>();
        labs.stream().flatMap(lab -> Stream.of(lab.english(), lab.indonesian())).forEach(page -> page.values().stream()
                .filter(use -> !knows.test(use.name()))
                .forEach(use -> findings.add(FileProblem.of(page.file(), use.line(), "course.value", "${" + use.name() + "}",
                        Nearest.list(use.name(), names)))));
        return findings;
    }
}
