package praktikum.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.course.CheckId;
import praktikum.course.CheckText;
import praktikum.course.Course;
import praktikum.course.Lab;
import praktikum.course.Rubric;
import praktikum.course.Step;
import praktikum.text.Language;

/** A small course: {@code new Sheet("toy").check("a", 60, "loopback", "…").bonus("b", 10).course()}. */
final class Sheet {

    private final String lab;
    private final List<Rubric> rubrics = new ArrayList<>();

    Sheet(String lab) {
        this.lab = lab;
    }

    /** A regular check; mistakes as key, English sentence, key, English sentence … The Indonesian ones end with " (id)". */
    Sheet check(String id, int points, String... mistakes) {
        return rubric(id, points, false, mistakes);
    }

    Sheet bonus(String id, int points, String... mistakes) {
        return rubric(id, points, true, mistakes);
    }

    private Sheet rubric(String id, int points, boolean bonus, String... mistakes) {
        var words = new LinkedHashMap<Language, CheckText>();
        for (var language : Language.values()) {
            var sentences = new LinkedHashMap<String, String>();
            for (var i = 0; i < mistakes.length; i += 2) {
                sentences.put(mistakes[i], mistakes[i + 1] + (language == Language.INDONESIAN ? " (id)" : ""));
            }
            words.put(language, new CheckText(id + " in " + language.code(), Optional.empty(), sentences));
        }
        rubrics.add(new Rubric(new CheckId(lab, "only", id), points, bonus, 0, words, 1));
        return this;
    }

    Lab lab() {
        return new Lab(lab, List.of(), 10, 1, List.of(new Step("only", List.of(), rubrics, 1)), Map.of());
    }

    Course course() {
        return new Course("tiny", Map.of(Language.ENGLISH, "Tiny", Language.INDONESIAN, "Mungil"), List.of(lab()), "c0ffee");
    }
}
