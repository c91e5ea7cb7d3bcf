package praktikum.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import praktikum.check.Finding;
import praktikum.check.Verdict;
import praktikum.course.Course;
import praktikum.grade.Grade.CheckGrade;
import praktikum.grade.Grade.LabGrade;
import praktikum.text.Language;
import praktikum.text.Message;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code results.json}: the same verdicts give the same bytes, apart from the object {@code run}. */
public final class Results {

    /** The value of {@code schema} in every document. */
    public static final String SCHEMA = "praktikum-results";

    /** The value of {@code version}: raised when a reader would have to change. */
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Results() {
    }

    /**
     * When and how the verdicts came about.
     *
     * @param id the run's own name
     * @param status {@code complete} or {@code interrupted}
     */
    public record Run(String id, Instant started, Instant ended, String status) {
    }

    /**
     * The evidence the verdicts rest on.
     *
     * @param file the transcript's file name
     * @param records how many records it has
     * @param sha256 the hash of its last record, in which all others are chained
     */
    public record Source(String file, int records, String sha256) {
    }

    /** The document, as JSON with a final newline; its sentences stand in it in both languages. */
    public static String json(Run run, Course course, String cluster, Source source, Grade grade, Telling telling) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA).put("version", VERSION);
        root.putObject("run").put("id", run.id()).put("started", run.started().toString()).put("ended", run.ended().toString());
        root.put("status", run.status());
        root.putObject("course").put("id", course.id()).put("sha256", course.hash());
        root.put("cluster", cluster);
        root.putObject("transcript").put("file", source.file()).put("records", source.records()).put("sha256", source.sha256());
        var labs = root.putArray("labs");
        grade.labs().forEach(lab -> labs.add(lab(lab, telling)));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static ObjectNode lab(LabGrade grade, Telling telling) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("lab", grade.lab().id());
        points(node.putObject("points"), grade.points());
        points(node.putObject("bonus"), grade.bonus());
        var checks = node.putArray("checks");
        grade.steps().forEach(step -> step.checks().forEach(check -> checks.add(check(check, telling))));
        return node;
    }

    private static ObjectNode check(CheckGrade grade, Telling telling) {
        var node = JsonNodeFactory.instance.objectNode();
        var verdict = grade.verdict();
        node.put("check", grade.rubric().id().toString());
        node.put("verdict", name(verdict));
        node.put("bonus", grade.rubric().bonus());
        if (grade.hinted()) {
            node.put("hint-cost", grade.rubric().hintCost());
        }
        points(node.putObject("points"), grade.points());
        var says = node.putObject("says");
        var told = node.putObject("reasons");
        for (var language : Language.values()) {
            says.put(language.code(), grade.rubric().words(language).says());
            var reasons = told.putArray(language.code());
            telling.reasons(grade, language).forEach(reasons::add);
        }
        grade.cause().ifPresent(cause -> node.put("cause", cause.toString()));
        var subjects = node.putArray("subjects");
        verdict.findings().forEach(finding -> subjects.add(subject(finding)));
        numbers(node.putArray("evidence"), verdict.evidence());
        return node;
    }

    private static ObjectNode subject(Finding finding) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("subject", finding.subject()).put("outcome", finding.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        text(node, "expected", finding.expected());
        text(node, "found", finding.found());
        text(node, "mistake", finding.mistake());
        if (!finding.values().isEmpty()) {
            var values = node.putObject("values");
            finding.values().forEach(values::put);
        }
        finding.why().ifPresent(why -> why(node.putObject("why"), why));
        numbers(node.putArray("evidence"), finding.evidence());
        return node;
    }

    private static void why(ObjectNode node, Message why) {
        node.put("key", why.key());
        var args = node.putArray("args");
        why.args().forEach(args::add);
    }

    private static void text(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(text -> node.put(name, text));
    }

    private static void numbers(ArrayNode array, List<Integer> numbers) {
        numbers.forEach(array::add);
    }

    private static void points(ObjectNode node, Points points) {
        node.put("earned", number(points.earned())).put("open", number(points.open())).put("max", number(points.max()));
    }

    private static BigDecimal number(BigDecimal points) {
        var rounded = points.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    /** A verdict's name in documents: {@code passed}, {@code failed}, {@code not-measured} or {@code skipped}. */
    public static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "passed";
            case Verdict.Failed _ -> "failed";
            case Verdict.NotMeasured _ -> "not-measured";
            case Verdict.Skipped _ -> "skipped";
        };
    }
}
