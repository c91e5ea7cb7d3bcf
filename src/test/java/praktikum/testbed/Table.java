package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.course.read.Courses;
import tools.jackson.databind.JsonNode;

/** Holds the kit's verdicts on a tier to rows written beforehand. */
final class Table {

    private Table() {
    }

    /**
     * Every check of some labs has its row and says what stands there; what is open says which machine, and in both languages.
     *
     * @param labs their ids, and options of {@code praktikum check}
     */
    static void holds(Tier tier, Kit kit, List<Row> rows, String... labs) {
        var ids = new TreeSet<String>();
        Courses.bundled().course().orElseThrow().labs().stream().filter(lab -> List.of(labs).contains(lab.id()))
                .forEach(lab -> lab.checks().forEach(rubric -> ids.add(rubric.id().check())));
        assertEquals(ids, new TreeSet<>(rows.stream().map(Row::check).toList()), "a row for each check");
        var said = new TreeMap<String, JsonNode>();
        kit.check(labs).path("labs").forEach(lab -> lab.path("checks").forEach(check -> {
            var id = check.path("check").asString();
            said.put(id.substring(id.lastIndexOf('/') + 1), check);
        }));
        var wrong = new ArrayList<String>();
        var counts = new TreeMap<String, Integer>();
        for (var row : rows) {
            var found = said.containsKey(row.check()) ? Row.said(said.get(row.check())) : Row.LEFT_OUT;
            counts.merge(found.split(" ")[0], 1, Integer::sum);
            if (!found.equals(row.says())) {
                wrong.add(row.check() + ": " + row.says() + " (" + row.reason() + "), but the kit says: " + found);
            }
        }
        System.out.println("Verdicts on tier " + tier.word() + ", " + String.join(" ", labs) + ": " + counts);
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
        said.values().forEach(Table::sentences);
    }

    private static void sentences(JsonNode check) {
        for (var language : List.of("en", "id")) {
            var told = check.path("reasons").path(language).valueStream().map(JsonNode::asString).toList();
            assertTrue(told.stream().noneMatch(sentence -> sentence.isBlank() || sentence.contains("${")
                    || sentence.matches(".*\\{[0-9]}.*")), told::toString);
            if (check.path("verdict").asString().equals("not-measured")) {
                // Its own machine, or the one that it could not be judged against; what is the cluster's names none.
                check.path("subjects").valueStream().filter(subject -> !subject.path("why").path("args").isEmpty()).forEach(subject ->
                        assertTrue(told.stream().anyMatch(sentence ->
                                sentence.contains(subject.path("why").path("args").get(0).asString())), subject + " " + told));
            }
        }
    }
}
