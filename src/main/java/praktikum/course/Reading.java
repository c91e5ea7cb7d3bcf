package praktikum.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import praktikum.text.FileProblem;

/** What reading a course came to: the course, or everything that is wrong with it. */
public final class Reading {

    private final Optional<Course> head;
    private final List<RawLab> labs;
    private final CheckNames names;
    private final Predicate<String> unread;
    private final List<FileProblem> findings;

    /** @param unread whether there may be a lab of that id which was not read, and about which nothing more is said */
    Reading(Optional<Course> head, List<RawLab> labs, Predicate<String> unread, List<FileProblem> findings) {
        this.head = head;
        this.unread = unread;
        this.labs = List.copyOf(labs);
        this.names = new CheckNames(labs.stream().flatMap(lab -> lab.checkIds().stream()).toList());
        var all = new ArrayList<>(findings);
        all.addAll(new Coherence(this.labs, names, unread).findings());
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
    public List<FileProblem> lint(Predicate<String> knowsValue, List<String> values, Collection<KnownCheck> methods) {
        return lint(knowsValue, values, methods, List.of());
    }

    /**
     * As {@link #lint(Predicate, List, Collection)}, with methods that the pages may use but need not: the kit's own, where the
     * course is another one.
     */
    public List<FileProblem> lint(Predicate<String> knowsValue, List<String> values, Collection<KnownCheck> methods, Collection<KnownCheck> offered) {
        var all = new LinkedHashSet<>(findings);
        all.addAll(new ValueUse(labs, knowsValue, values).findings());
        var used = offered.stream().filter(method -> names.of(method.lab()).stream().anyMatch(id -> id.check().equals(method.check())));
        all.addAll(new MethodMatch(labs, names, unread, Stream.concat(methods.stream(), used).toList()).findings());
        return all.stream().sorted().toList();
    }
}
