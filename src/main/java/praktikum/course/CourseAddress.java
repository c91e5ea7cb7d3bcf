package praktikum.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import praktikum.text.FileProblem;
import praktikum.text.Message;

/** What {@code LAB/STEP/CHECK} on the command line means: prefixes are enough where they fit one thing only. */
public sealed interface CourseAddress {

    /** A whole lab. */
    record OfLab(Lab lab) implements CourseAddress {
    }

    /** A step. */
    record OfStep(Lab lab, Step step) implements CourseAddress {
    }

    /** A check. */
    record OfCheck(Lab lab, Step step, Rubric check) implements CourseAddress {
    }

    /** Nothing, or more than one thing; the sentence lists what there is. */
    record Unclear(Message message) implements CourseAddress {
    }

    /** Finds what a text addresses: up to three names with slashes, each a prefix; a whole name goes before longer ones. */
    static CourseAddress resolve(Course course, String text) {
        var parts = List.of(text.strip().replaceAll("/+$", "").split("/", -1));
        if (parts.size() > 3 || parts.contains("")) {
            return new Unclear(Message.of("course.address-form", FileProblem.shown(text)));
        }
        List<CourseAddress> candidates = new ArrayList<>();
        for (var lab : fitting(course.labs(), Lab::id, parts, 0)) {
            if (parts.size() == 1) {
                candidates.add(new OfLab(lab));
            }
            for (var step : fitting(lab.steps(), Step::id, parts, 1)) {
                if (parts.size() == 2) {
                    candidates.add(new OfStep(lab, step));
                }
                fitting(step.checks(), check -> check.id().check(), parts, 2)
                        .forEach(check -> candidates.add(new OfCheck(lab, step, check)));
            }
        }
        return candidates.size() == 1 ? candidates.getFirst() : unclear(course, parts, text, candidates);
    }

    /** The full name: {@code lab}, {@code lab/step} or {@code lab/step/check}. */
    default String name() {
        return switch (this) {
            case OfLab(var lab) -> lab.id();
            case OfStep(var lab, var step) -> lab.id() + "/" + step.id();
            case OfCheck(var lab, var step, var check) -> check.id().toString();
            case Unclear(var message) -> "";
        };
    }

    private static CourseAddress unclear(Course course, List<String> parts, String text, List<CourseAddress> candidates) {
        if (!candidates.isEmpty()) {
            var names = join(candidates.stream().map(CourseAddress::name).toList());
            return new Unclear(Message.of("course.address-ambiguous", FileProblem.shown(text), names));
        }
        // The longest part of the address that fits tells what could have stood there.
        for (var length = parts.size() - 1; length > 0; length--) {
            var known = resolve(course, String.join("/", parts.subList(0, length)));
            var below = below(known);
            if (below.isPresent()) {
                return new Unclear(Message.of("course.address-unknown", FileProblem.shown(text), join(below.get())));
            } else if (known instanceof Unclear(var message) && message.key().equals("course.address-ambiguous")) {
                return known;
            }
        }
        return new Unclear(Message.of("course.address-unknown", FileProblem.shown(text),
                join(course.labs().stream().map(Lab::id).toList())));
    }

    private static Optional<List<String>> below(CourseAddress address) {
        return switch (address) {
            case OfLab(var lab) -> Optional.of(lab.steps().stream().map(step -> lab.id() + "/" + step.id()).toList());
            case OfStep(var lab, var step) -> Optional.of(step.checks().stream().map(check -> check.id().toString()).toList());
            default -> Optional.empty();
        };
    }

    private static <T> List<T> fitting(List<T> things, Function<T, String> name, List<String> parts, int index) {
        if (index >= parts.size()) {
            return List.of();
        }
        var exact = things.stream().filter(thing -> name.apply(thing).equals(parts.get(index))).toList();
        return exact.isEmpty() ? things.stream().filter(thing -> name.apply(thing).startsWith(parts.get(index))).toList() : exact;
    }

    private static String join(List<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", names);
    }
}
