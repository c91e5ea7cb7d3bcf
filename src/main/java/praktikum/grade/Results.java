package praktikum.grade;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Verdict;
import praktikum.course.Course;
import praktikum.grade.Grade.CheckGrade;
import praktikum.grade.Grade.LabGrade;
import praktikum.text.Language;
import praktikum.text.Message;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes {@code results.json}: the same verdicts give the same bytes, apart from the object {@code run}. */
public final class Results {

    /** The value of {@code schema} in every document. */
    public static final String SCHEMA = "praktikum-results";

    /** The value of {@code version}: raised when a reader would have to change. */
    public static final int VERSION = 1;

    // Written as a stream: a mapper of objects would take more of a short run than all its verdicts.
    // ASCII only, as the transcript: what machines said must not turn the writing of who reads the file, nor of his terminal.
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final ObjectWriteContext INDENTED = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    private Results() {
    }

    /**
     * When and how the verdicts came about.
     *
     * @param id the run's own name
     * @param kit the version of the kit that judged
     * @param status {@code complete} or {@code interrupted}
     */
    public record Run(String id, String kit, Instant started, Instant ended, String status) {
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
    public static String json(Run run, Course course, String cluster, Source source, Grade grade, VerdictExplanation telling) {
        var text = new StringWriter();
        try (var to = JSON.createGenerator(INDENTED, text)) {
            to.writeStartObject();
            to.writeStringProperty("schema", SCHEMA);
            to.writeNumberProperty("version", VERSION);
            to.writeObjectPropertyStart("run");
            to.writeStringProperty("id", run.id());
            to.writeStringProperty("kit", run.kit());
            to.writeStringProperty("started", run.started().toString());
            to.writeStringProperty("ended", run.ended().toString());
            to.writeEndObject();
            to.writeStringProperty("status", run.status());
            to.writeObjectPropertyStart("course");
            to.writeStringProperty("id", course.id());
            to.writeStringProperty("sha256", course.hash());
            to.writeEndObject();
            to.writeStringProperty("cluster", cluster);
            to.writeObjectPropertyStart("transcript");
            to.writeStringProperty("file", source.file());
            to.writeNumberProperty("records", source.records());
            to.writeStringProperty("sha256", source.sha256());
            to.writeEndObject();
            to.writeArrayPropertyStart("labs");
            grade.labs().forEach(lab -> lab(to, lab, telling));
            to.writeEndArray();
            to.writeEndObject();
        }
        return text + "\n";
    }

    private static void lab(JsonGenerator to, LabGrade grade, VerdictExplanation telling) {
        to.writeStartObject();
        to.writeStringProperty("lab", grade.lab().id());
        points(to, "points", grade.points());
        points(to, "bonus", grade.bonus());
        to.writeArrayPropertyStart("checks");
        grade.steps().forEach(step -> step.checks().forEach(check -> check(to, check, telling)));
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void check(JsonGenerator to, CheckGrade grade, VerdictExplanation telling) {
        var verdict = grade.verdict();
        to.writeStartObject();
        to.writeStringProperty("check", grade.rubric().id().toString());
        to.writeStringProperty("verdict", name(verdict));
        to.writeBooleanProperty("bonus", grade.rubric().bonus());
        if (grade.hinted()) {
            to.writeNumberProperty("hint-cost", grade.rubric().hintCost());
        }
        points(to, "points", grade.points());
        to.writeObjectPropertyStart("says");
        for (var language : Language.values()) {
            to.writeStringProperty(language.code(), grade.rubric().words(language).says());
        }
        to.writeEndObject();
        to.writeObjectPropertyStart("reasons");
        for (var language : Language.values()) {
            strings(to, language.code(), telling.reasons(grade, language));
        }
        to.writeEndObject();
        grade.cause().ifPresent(cause -> to.writeStringProperty("cause", cause.toString()));
        to.writeArrayPropertyStart("subjects");
        verdict.findings().forEach(finding -> subject(to, finding));
        to.writeEndArray();
        numbers(to, "evidence", verdict.evidence());
        to.writeEndObject();
    }

    private static void subject(JsonGenerator to, Finding finding) {
        to.writeStartObject();
        to.writeStringProperty("subject", finding.subject());
        to.writeStringProperty("outcome", finding.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        text(to, "expected", finding.expected());
        text(to, "found", finding.found());
        text(to, "mistake", finding.mistake());
        if (!finding.values().isEmpty()) {
            to.writeObjectPropertyStart("values");
            finding.values().forEach(to::writeStringProperty);
            to.writeEndObject();
        }
        finding.why().ifPresent(why -> {
            to.writeObjectPropertyStart("why");
            to.writeStringProperty("key", why.key());
            strings(to, "args", why.args());
            to.writeEndObject();
        });
        numbers(to, "evidence", finding.evidence());
        to.writeEndObject();
    }

    private static void text(JsonGenerator to, String name, Optional<String> value) {
        value.ifPresent(text -> to.writeStringProperty(name, text));
    }

    private static void strings(JsonGenerator to, String name, List<String> texts) {
        to.writeArrayPropertyStart(name);
        texts.forEach(to::writeString);
        to.writeEndArray();
    }

    private static void numbers(JsonGenerator to, String name, List<Integer> numbers) {
        to.writeArrayPropertyStart(name);
        numbers.forEach(to::writeNumber);
        to.writeEndArray();
    }

    private static void points(JsonGenerator to, String name, Points points) {
        to.writeObjectPropertyStart(name);
        to.writeNumberProperty("earned", number(points.earned()));
        to.writeNumberProperty("open", number(points.open()));
        to.writeNumberProperty("max", number(points.max()));
        to.writeEndObject();
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
