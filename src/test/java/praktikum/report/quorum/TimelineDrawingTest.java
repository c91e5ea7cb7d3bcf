package praktikum.report.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.report.PlainText;
import praktikum.report.ReportText;
import praktikum.report.quorum.QuorumPart.Event;
import praktikum.report.quorum.QuorumPart.Lane;
import praktikum.report.quorum.QuorumPart.Span;
import praktikum.report.quorum.QuorumPart.State;
import praktikum.report.quorum.QuorumPart.Votes;
import praktikum.text.Language;

class TimelineDrawingTest {

    private final ReportText say = PlainText.in(Language.ENGLISH);

    private QuorumPart drill(long seconds, List<Event> events) {
        var length = Duration.ofSeconds(seconds);
        var half = length.dividedBy(2);
        return new QuorumPart(Instant.EPOCH, length, "", 3, 2,
                List.of(new Lane("node1", List.of(new Span(Duration.ZERO, half, State.QUORATE),
                new Span(half, length, State.NOT_QUORATE)))), List.of(new Votes(Duration.ZERO, length, 3)), List.of(), events, List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 59, 60, 601, 7200})
    void everyLengthFitsBetweenItsEnds(long seconds) {
        var drawing = TimelineDrawing.of(drill(seconds, List.of()), say);
        for (var stretch : drawing.rows().getFirst().stretches()) {
            assertTrue(stretch.x() >= drawing.left() && stretch.x() + stretch.width() <= drawing.right() + 0.1, stretch.toString());
        }
        assertTrue(!drawing.ticks().isEmpty() && drawing.ticks().size() <= 12, drawing.ticks().size() + " ticks");
        assertTrue(drawing.ticks().stream().allMatch(tick -> tick.x() <= drawing.right() + 0.1));
    }

    @Test
    void noNumberCoversAnother() {
        var events = IntStream.range(0, 40).mapToObj(i -> new Event(i + 1, Duration.ofMillis(i * 130L), "node1", "",
                Optional.<Integer>empty())).toList();
        var markers = TimelineDrawing.of(drill(60, events), say).markers();
        for (var one : markers) {
            for (var other : markers) {
                assertTrue(one.equals(other) || Math.hypot(one.x() - other.x(), one.y() - other.y()) >= 16, one + " and " + other);
            }
        }
        assertEquals(40, markers.size());
    }
}
