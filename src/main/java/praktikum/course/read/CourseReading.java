package praktikum.course.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import praktikum.course.CheckNames;
import praktikum.course.Course;
import praktikum.course.lint.CourseLint;
import praktikum.course.lint.DeclaredCheck;
import praktikum.course.lint.MethodLint;
import praktikum.course.lint.SiteValueLint;
import praktikum.course.markdown.ParsedLab;
import praktikum.text.FileProblem;

/** What reading a course came to: the course, or everything that is wrong with it. */
public final class CourseReading {

    private final Optional<Course> head;
    private final List<ParsedLab> labs;
    private final CheckNames names;
    private final Predicate<String> unread;
    private final List<FileProblem> findings;

    /** @param unread whether there may be a lab of that id which was not read, and about which nothing more is said */
    CourseReading(Optional<Course> head, List<ParsedLab> labs, Predicate<String> unread, List<FileProblem> findings) {
        this.head = head;
        this.unread = unread;
        this.labs = List.copyOf(labs);
        this.names = new CheckNames(labs.stream().flatMap(lab -> lab.checkIds().stream()).toList());
        var all = new ArrayList<>(findings);
        all.addAll(new CourseLint(this.labs, names, unread).findings());
        this.findings = all.stream().distinct().sorted().toList();
    }

    /** The course; there is one where there are no {@link #findings}. */
    public Optional<Course> course() {
        return head.filter(course -> findings.isEmpty())
                .map(course -> new Course(course.id(), course.title(), labs.stream().map(lab -> lab.lab(names)).toList(), course.hash()));
    }

    /** Everything wrong with the pages by themselves, by file and line. */
    public List<FileProblem> findings() {
        return findings;
    }

    /**
     * Everything wrong with the course, by file and line: {@link #findings}, and what does not fit the rest of the kit.
     *
     * @param knowsValue whether a site has a value of that name
     * @param values the names there are, for sentences
     * @param methods all check methods
     */
    public List<FileProblem> lint(Predicate<String> knowsValue, List<String> values, Collection<DeclaredCheck> methods) {
        return lint(knowsValue, values, methods, List.of());
    }

    /**
     * As {@link #lint(Predicate, List, Collection)}, with methods that the pages may use but need not: the kit's own, where the
     * course is another one.
     */
    public List<FileProblem> lint(Predicate<String> knowsValue, List<String> values, Collection<DeclaredCheck> methods,
            Collection<DeclaredCheck> offered) {
        var all = new LinkedHashSet<>(findings);
        all.addAll(new SiteValueLint(labs, knowsValue, values).findings());
        var used = offered.stream().filter(method -> names.of(method.lab()).stream().anyMatch(id -> id.check().equals(method.check())));
        all.addAll(new MethodLint(labs, names, unread, Stream.concat(methods.stream(), used).toList()).findings());
        return all.stream().sorted().toList();
    }
}
